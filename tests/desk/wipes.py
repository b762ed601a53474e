"""What stands on disk before a wipe, and that none of it does after; for tests."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import sleep

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS
from tests.desk.mairie import Mairie, types
from tests.people import person

CITIZEN = person(3)
TEXTS = {name: getattr(CITIZEN, name) for name in FIELDS}


def boxes(mairie: Mairie, *fields: str) -> list[bytes]:
    """The sealed values on disk, of those fields or of all: the beginning of each."""
    found: list[bytes] = []
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        for table in ("answer", "undo_step"):
            for field, sealed in connection.execute(f"SELECT field, sealed FROM {table}"):
                if field in fields or not fields:
                    found.append(sealed[:20])
    return found


def filled(visit: Visit) -> None:
    types(visit, **TEXTS)
    types(visit, nir="2")
    types(visit, nir=CITIZEN.nir)
    visit.fields.leave("iban")


def gone(mairie: Mairie, sealed: list[bytes]) -> None:
    assert sealed
    everything = mairie.everything()
    assert [box for box in sealed if box in everything] == []


@contextmanager
def reading(mairie: Mairie) -> Iterator[None]:
    """Another program reads the database, and does not let go of the log."""
    with closing(sqlite3.connect(mairie.settings.database, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM answer").fetchone()
        yield


def settles(counter: Counter, much: float = 5.0) -> None:
    """Wait until the log is empty."""
    assert counter.saving.flush(much)
    for _ in range(int(much * 100)):
        if not counter.retention.pending:
            return
        sleep(0.01)
    pytest.fail("still « effacement en attente »")
