"""A database of one mairie, invented dossiers, and a recorder that remembers what it was told."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest

from counter_app.dossier.facts import Place, Tick
from counter_app.store.database import Database, open_database
from counter_app.store.header import Header
from counter_app.store.recorder import Recorder
from counter_app.store.records import ClosedVisit, JournalLine
from counter_app.store.repository import Repository

NOW = datetime(2026, 11, 21, 13, 32, 7, 123456, tzinfo=UTC)
TICK = Tick("oui", NOW, "Claire")
LINE = JournalLine(NOW, "Claire", "opened")
VISIT = ClosedVisit("2026-W47", "ameli-1.3-cpam-loire", "done", "<30")
PATIENCE = 10.0
"""Seconds a test waits at most for the writing thread on a busy machine."""


def dossier_id(number: int) -> str:
    return str(uuid.UUID(int=number))


def header(number: int = 1, **changes: Any) -> Header:
    plain = Header(
        id=dossier_id(number),
        site="mairie",
        reference=f"K7Q42{number}",
        procedure="ameli-1.3-cpam-loire",
        procedure_sha="0" * 64,
        place=Place("connexion", "field:nir", 7),
        typist="citizen",
        created_at=NOW,
        touched_at=NOW + timedelta(seconds=number),
        touched_by="Claire",
        version=1,
    )
    return replace(plain, **changes)


@dataclass
class Told:
    """What the recorder said, and a flag raised at each fault."""

    saved: list[int] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    faulted: Event = field(default_factory=Event)

    def on_fault(self, sentence: str) -> None:
        self.faults.append(sentence)
        self.faulted.set()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "guichet.sqlite3"


@pytest.fixture
def database(path: Path) -> Iterator[Database]:
    opened = open_database(path, "mairie", busy_ms=20)
    yield opened
    opened.close()


@pytest.fixture
def repository(database: Database) -> Repository:
    return Repository(database)


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def start(database: Database, told: Told) -> Iterator[Callable[[], Recorder]]:
    started: list[Recorder] = []

    def _start() -> Recorder:
        started.append(Recorder(database, told.saved.append, told.on_fault, pause=0.01))
        return started[-1]

    yield _start
    for recorder in started:
        recorder.stop(0.5)


@pytest.fixture
def recorder(start: Callable[[], Recorder]) -> Recorder:
    return start()


def bytes_on_disk(path: Path) -> bytes:
    """Everything in the database and its side files."""
    return b"".join(p.read_bytes() for p in sorted(path.parent.glob(path.name + "*")))
