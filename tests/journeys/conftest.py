"""The desk of each story: empty, with Claire and Karim, and references that never change."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from textual._compositor import Compositor

from counter_app.desk import counter
from counter_app.dossier.reference import draw
from counter_app.settings import Settings
from tests.journeys.agent import WIDE
from tests.journeys.desk import Desk


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A story told at three sizes is told at the first alone where time is short."""
    for item in items:
        call = getattr(item, "callspec", None)
        if call is not None and call.params.get("size", WIDE) != WIDE:
            item.add_marker(pytest.mark.slow)


@pytest.fixture(autouse=True)
def _no_terminal_to_draw_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half of a story's time would be frames for a terminal that is not there; the stories render
    the screen themselves whenever they look at it.
    """

    def nothing(compositor: Compositor, **_options: bool) -> None:
        compositor._dirty_regions.clear()

    monkeypatch.setattr(Compositor, "render_full_update", nothing)
    monkeypatch.setattr(Compositor, "render_partial_update", nothing)


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of a mairie with two agents and no dossier, made once."""
    return Desk.furnished(tmp_path_factory.mktemp("furnished") / "home").settings.home


@pytest.fixture
def desk(furnished: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A mairie with two agents and no dossier."""
    chance = Random(42)
    monkeypatch.setattr(counter, "draw", lambda taken: draw(taken, chance.randrange))
    made = Desk(Settings(Path(shutil.copytree(furnished, tmp_path / "home"))))
    yield made
    made.shut()
