"""A desk whose references, times and recovery code never change, empty or with six dossiers."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from counter_app.desk import counter, demo
from counter_app.dossier.reference import draw
from counter_app.settings import Settings
from tests.journeys.desk import Desk


@pytest.fixture(autouse=True)
def _always_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """References and the recovery code are drawn, but always the same ones; colours are on."""
    chance = Random(7)
    monkeypatch.setattr(counter, "draw", lambda taken: draw(taken, chance.randrange))
    monkeypatch.setattr(secrets, "choice", Random(7).choice)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Claire and Karim have their phrase; no dossier."""
    made = Desk.furnished(tmp_path / "home")
    yield made
    made.shut()


@pytest.fixture
def new_desk(tmp_path: Path) -> Desk:
    """Nobody has a phrase yet."""
    return Desk(Settings(tmp_path / "home"))


@pytest.fixture
def board(desk: Desk) -> Desk:
    """The six invented dossiers of the demonstration, on the story's clock."""
    now = desk.clock.moment
    window = desk.counter()
    for make, back in demo._VISITS:
        desk.clock.moment = now - back
        visit = window.new()
        make(visit)
        window.leave(visit)
    desk.clock.moment = now
    window.close()
    return desk
