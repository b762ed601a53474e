"""A database with empty slots, cheap to derive keys for, and a clock moved by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_app.store.database import open_database
from counter_app.vault.derivation import Cost
from counter_app.vault.slots import KeySlots

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PHRASE = "quatre mots sans rapport"


@dataclass
class Clock:
    """Monotonic seconds that only move when told."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "guichet #1?.sqlite3"
    open_database(path, "mairie").close()
    return path


@pytest.fixture
def started(database: Path, clock: Clock) -> Callable[[], KeySlots]:
    """Starts Guichet (again): what the process remembered is gone."""
    return lambda: KeySlots(database, clock=clock, cost=CHEAP)


@pytest.fixture
def slots(started: Callable[[], KeySlots]) -> KeySlots:
    return started()
