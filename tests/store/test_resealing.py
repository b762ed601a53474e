"""Sealed again, all or nothing, and only while nobody else has the database."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary

from counter_app.store.database import open_database
from counter_app.store.problems import StoreProblem
from counter_app.store.records import JournalLine
from counter_app.store.repository import Repository
from counter_app.store.resealing import SEALED, Bound, add_line, alone, reseal
from counter_app.store.tables import ALL

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Two sites' dossiers, each with an answer and a step of undo."""
    path = tmp_path / "guichet.sqlite3"
    open_database(path, "mairie").close()
    with closing(sqlite3.connect(path)) as connection, connection:
        for site, dossier in (("mairie", "d1"), ("annexe", "d2")):
            columns = [row[1:3] for row in connection.execute("PRAGMA table_info(dossier)")]
            values = {name: 0 if kind in ("INTEGER", "BOOLEAN") else "x" for name, kind in columns}
            values |= {"id": dossier, "site": site, "reference": dossier, "version": 3}
            marks = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO dossier VALUES ({marks})", [*values.values()])
            connection.execute("INSERT INTO answer VALUES (?, 'nir', 3, ?)", (dossier, b"old"))
            connection.execute(
                "INSERT INTO undo_step VALUES (?, 1, 'nir', 2, ?)", (dossier, b"old")
            )
            connection.execute("INSERT INTO undo_step VALUES (?, 2, '', 3, ?)", (dossier, b"old"))
    return path


def sealed(database: Path) -> set[bytes]:
    with closing(sqlite3.connect(database)) as connection:
        query = "SELECT sealed FROM answer UNION SELECT sealed FROM undo_step"
        return {blob for (blob,) in connection.execute(query)}


def test_every_value_of_every_site_is_recast_knowing_its_place(desk: Path) -> None:
    seen: list[Bound] = []

    def recast(bound: Bound, blob: bytes) -> bytes:
        assert blob == b"old"
        seen.append(bound)
        return f"{bound}".encode()

    with alone(desk) as connection:
        reseal(connection, recast)
    assert sealed(desk) == {f"{bound}".encode() for bound in seen}
    assert set(seen) == {
        *(Bound(s, d, "nir", 3) for s, d in (("mairie", "d1"), ("annexe", "d2"))),
        *(Bound(s, d, "nir", 2, 1) for s, d in (("mairie", "d1"), ("annexe", "d2"))),
        *(Bound(s, d, "", 3, 2) for s, d in (("mairie", "d1"), ("annexe", "d2"))),
    }


def test_no_column_that_may_hold_a_sealed_value_is_forgotten() -> None:
    blobs = {(t.name, c.name) for t in ALL for c in t.columns if isinstance(c.type, LargeBinary)}
    slots = {("key_slot", "salt"), ("key_slot", "wrapped")}
    assert blobs - slots == SEALED


def test_a_raise_in_the_middle_changes_nothing(desk: Path) -> None:
    left = iter(range(3))

    def recast(_bound: Bound, _blob: bytes) -> bytes:
        next(left)
        return b"new"

    with pytest.raises(StopIteration), alone(desk) as connection:
        reseal(connection, recast)
    assert sealed(desk) == {b"old"}


def test_a_window_that_reads_nothing_just_now_is_not_passed_over(desk: Path) -> None:
    window = open_database(desk, "mairie")
    Repository(window).references()
    with pytest.raises(StoreProblem, match="ouvert dans une autre fenêtre") as told, alone(desk):
        pass
    assert "Fermer les autres fenêtres" in told.value.way_on
    window.close()
    with alone(desk) as connection:
        reseal(connection, lambda _bound, _blob: b"new")
    assert sealed(desk) == {b"new"}


def test_nobody_comes_in_meanwhile(desk: Path) -> None:
    with (
        alone(desk),
        closing(sqlite3.connect(desk, timeout=0)) as other,
        pytest.raises(sqlite3.OperationalError, match="locked"),
    ):
        other.execute("SELECT * FROM key_slot")
    open_database(desk, "mairie").close()


def test_another_fault_is_told_as_what_it_is(desk: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem, match="ne s’ouvre pas"), alone(tmp_path / "rien.sqlite3"):
        pass
    desk.with_name(f"{desk.name}-wal").mkdir()
    with pytest.raises(StoreProblem, match="vrai fichier"), alone(desk):
        pass


def test_nothing_old_is_left_in_any_file(desk: Path) -> None:
    with alone(desk) as connection:
        connection.execute("UPDATE answer SET sealed=?", (b"an old sealed value" * 20,))
    with alone(desk) as connection:
        reseal(connection, lambda _bound, _blob: b"new")
    files = [file.read_bytes() for file in desk.parent.iterdir() if file.is_file()]
    assert not any(b"an old sealed value" in kept for kept in files)


def test_a_log_that_cannot_be_emptied_now_is_no_failure(desk: Path) -> None:
    """All is changed by then: told as a failure, the new recovery code would never be shown."""

    def no_checkpoint(action: int, name: str | None, *_rest: object) -> int:
        denied = action == sqlite3.SQLITE_PRAGMA and name == "wal_checkpoint"
        return sqlite3.SQLITE_DENY if denied else sqlite3.SQLITE_OK

    with alone(desk) as connection:
        reseal(connection, lambda _bound, _blob: b"new")
        connection.set_authorizer(no_checkpoint)
    assert sealed(desk) == {b"new"}


def test_the_journal_is_of_the_same_transaction(desk: Path) -> None:
    line = JournalLine(NOW, "Claire", "agent_removed", detail="id Karim")

    def cut_short() -> None:
        with alone(desk) as connection:
            add_line(connection, "mairie", line)
            raise KeyError

    with pytest.raises(KeyError):
        cut_short()
    database = open_database(desk, "mairie")
    assert Repository(database).journal() == ()
    database.close()
    with alone(desk) as connection:
        add_line(connection, "mairie", line)
    database = open_database(desk, "mairie")
    assert Repository(database).journal() == (line,)
    database.close()


def test_only_kinds_of_the_journal(desk: Path) -> None:
    with pytest.raises(ValueError, match="gossip"), alone(desk) as connection:
        add_line(connection, "mairie", JournalLine(NOW, "Claire", "gossip"))
