"""A mairie with an empty data folder, and Claire at its desk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.visit import Visit
from tests.cheap import cheap
from tests.desk.mairie import Mairie


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def mairie(tmp_path: Path) -> Iterator[Mairie]:
    mairie = Mairie(tmp_path / "home")
    yield mairie
    mairie.close()


@pytest.fixture
def claire(mairie: Mairie) -> Counter:
    return mairie.window()


@pytest.fixture
def visit(claire: Counter) -> Visit:
    return claire.new()
