"""Where the pictures are taken: a desk whose references, times and recovery code never change."""

from __future__ import annotations

import os
import secrets
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from random import Random
from unittest.mock import patch

from textual._compositor import Compositor

from counter_app.desk import counter, demo
from counter_app.dossier.reference import draw
from counter_app.settings import Settings
from counter_app.ui.screens import save
from tests.journeys.agent import Agent
from tests.journeys.damage import copied, spoiled
from tests.journeys.desk import CLAIRE, PHRASE, Desk

Walk = Callable[[Agent], AsyncIterator[str]]
"""Leads through screens; gives the name of each when it stands."""

CODE = "E6HW3-4R5FT-3Q834-JJ494-RJ3T5-9WWT2"
"""The recovery code that is drawn here."""

_MANY = 5
"""Times the six invented dossiers, for a list that does not fit."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a walk begins. `desk`: how the mairie is found; `locked`: at Ouverture; `panels`: where
    the town has them.
    """

    walk: Walk
    desk: Callable[[Path], Desk] = Desk.furnished
    name: str = CLAIRE
    locked: bool = False
    panels: str = "auto"


def new_desk(home: Path) -> Desk:
    """Nobody has a phrase yet."""
    return Desk(Settings(home))


def begun(home: Path) -> Desk:
    """Claire alone has a phrase, and the code."""
    desk = new_desk(home)
    first = desk.opening().begin(CLAIRE, PHRASE)
    assert first.recovery_code == CODE
    assert first.counter.close()
    return desk


def board(home: Path, times: int = 1) -> Desk:
    """The invented dossiers of the demonstration, on the story's clock."""
    desk = Desk.furnished(home)
    now = desk.clock.moment
    window = desk.counter()
    visits = [each for each in demo._VISITS for _ in range(times)]
    for number, (make, back) in enumerate(visits):
        desk.clock.moment = now - back + timedelta(seconds=number)
        visit = window.new()
        make(visit)
        window.leave(visit)
    desk.clock.moment = now
    window.close()
    return desk


def crowd(home: Path) -> Desk:
    """More dossiers than a list shows."""
    return board(home, _MANY)


def damaged(home: Path) -> Desk:
    """The database cannot be read; a copy can."""
    desk = board(home)
    copied(desk)
    spoiled(desk, 0)
    return desk


@contextmanager
def _always_the_same(home: Path) -> Iterator[None]:
    """What is drawn is always the same, colours are on, documents are nobody's; and no frame is
    painted for a terminal that is not there.
    """
    chance = Random(7)

    def nothing(compositor: Compositor, **_options: bool) -> None:
        compositor._dirty_regions.clear()

    with (
        patch.object(counter, "draw", lambda taken: draw(taken, chance.randrange)),
        patch.object(secrets, "choice", Random(7).choice),
        patch.object(save, "usual_folder", lambda: Path("Documents")),
        patch.object(Compositor, "render_full_update", nothing),
        patch.object(Compositor, "render_partial_update", nothing),
        patch.dict(os.environ, {"COLORTERM": "truecolor", "COUNTER_APP_HOME": str(home)}),
    ):
        os.environ.pop("NO_COLOR", None)
        yield


@asynccontextmanager
async def standing(room: Room, size: tuple[int, int]) -> AsyncIterator[Agent]:
    """The agent of a walk at a desk of its own, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder, _always_the_same(Path(folder)):
        desk = room.desk(Path(folder) / "home")
        desk.settings = replace(desk.settings, panels=room.panels)
        async with Agent(desk, size, name=room.name, locked=room.locked) as agent:
            yield agent
        desk.shut()
