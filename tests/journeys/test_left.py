"""What was painted of a citizen goes from memory with the dossier that showed it."""

from __future__ import annotations

import gc

import pytest
from textual._styles_cache import StylesCache
from textual.widget import Widget

from counter_app.ui import rubbish
from tests.journeys.agent import Agent
from tests.journeys.desk import Desk
from tests.journeys.visits import at_connexion


def left_behind() -> int:
    """How many widgets are gone while what they painted is still in memory."""
    things = gc.get_objects()
    painted = {id(thing) for thing in things if type(thing) is StylesCache}
    alive = {id(thing._styles_cache) for thing in things if Widget in type(thing).__mro__}
    return len(painted - alive)


async def test_nothing_painted_outlives_its_dossier(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Un dossier quitté, une pause : aucune ligne de ses écrans ne reste en mémoire."""
    monkeypatch.setattr(gc, "freeze", lambda: None)
    if rubbish._let_go_of_paint in gc.callbacks:
        # Of a story before, which unlocked in this process.
        gc.callbacks.remove(rubbish._let_go_of_paint)
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("escape").sees("Guichet · Dossiers")
        gc.collect()
        assert left_behind(), "Textual lets it go by itself now: see rubbish"
        try:
            rubbish.settle()
            gc.collect(1)
            rubbish.tidy(idle=1.0)
        finally:
            gc.callbacks.remove(rubbish._let_go_of_paint)
        assert left_behind() == 0


@pytest.mark.parametrize(
    ("idle", "middle", "times"), [(0.1, 3, 0), (1.0, 0, 0), (1.0, 1, 1), (60.0, 9, 1)]
)
def test_looked_through_in_a_pause_and_only_for_something(
    monkeypatch: pytest.MonkeyPatch, idle: float, middle: int, times: int
) -> None:
    looked: list[int] = []
    monkeypatch.setattr(gc, "get_count", lambda: (5, 5, middle))
    monkeypatch.setattr(gc, "collect", lambda: looked.append(2))
    rubbish.tidy(idle)
    assert len(looked) == times
