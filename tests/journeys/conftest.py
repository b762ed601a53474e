"""The desk of each story: empty, with Claire and Karim, and references that never change."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from counter_app.desk import counter
from counter_app.dossier.reference import draw
from tests.journeys.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A mairie with two agents and no dossier."""
    chance = Random(42)
    monkeypatch.setattr(counter, "draw", lambda taken: draw(taken, chance.randrange))
    made = Desk.furnished(tmp_path / "home")
    yield made
    made.shut()
