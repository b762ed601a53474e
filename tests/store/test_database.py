"""A file that is ours opens; any other gets a sentence, a way on, and is left as it was."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Connection

from counter_app.store import database as module
from counter_app.store import plain
from counter_app.store.database import Database, open_database
from counter_app.store.problems import StoreProblem
from counter_app.store.repository import Repository
from counter_app.store.tables import SCHEMA

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")


def refused(path: Path) -> StoreProblem:
    with pytest.raises(StoreProblem) as problem:
        open_database(path, "mairie", busy_ms=20)
    assert len(problem.value.sentence) <= 70
    assert problem.value.way_on
    return problem.value


def pragma(connection: Connection, name: str) -> object:
    return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.fixture
def closed(path: Path) -> Path:
    open_database(path, "mairie").close()
    return path


def test_it_is_durable_strict_and_forgetful(database: Database) -> None:
    with database.reading() as reader, database.writer() as writer:
        for connection in (reader, writer):
            assert pragma(connection, "journal_mode") == "wal"
            assert pragma(connection, "synchronous") == 2
            assert pragma(connection, "foreign_keys") == 1
            assert pragma(connection, "secure_delete") == 1
            assert pragma(connection, "busy_timeout") == 20
            assert pragma(connection, "user_version") == SCHEMA


def test_opening_twice_finds_what_was_made(closed: Path) -> None:
    before = closed.read_bytes()
    open_database(closed, "mairie").close()
    assert closed.read_bytes() == before


@posix
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077, 0o777])
def test_nobody_else_reads_whatever_the_umask(path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        opened = open_database(path, "mairie")
        with opened.writer() as connection, connection.begin():
            connection.exec_driver_sql("DELETE FROM journal")
    finally:
        os.umask(old)
    modes = {p.name: stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()}
    opened.close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert modes == dict.fromkeys(
        ["guichet.sqlite3", "guichet.sqlite3-wal", "guichet.sqlite3-shm"], 0o600
    )


@posix
def test_a_file_open_to_others_is_narrowed(closed: Path) -> None:
    closed.chmod(0o644)
    open_database(closed, "mairie").close()
    assert stat.S_IMODE(closed.stat().st_mode) == 0o600


@posix
@pytest.mark.parametrize("mode", [0o770, 0o707, 0o777, 0o1777])
def test_a_folder_others_can_write_is_refused(path: Path, mode: int) -> None:
    path.parent.mkdir()
    path.parent.chmod(mode)
    assert "D’autres" in refused(path).sentence
    assert list(path.parent.iterdir()) == []


@posix
def test_a_link_in_place_of_the_file_is_refused(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "ailleurs"
    path.parent.mkdir(mode=0o700)
    path.symlink_to(target)
    assert "vrai fichier" in refused(path).sentence
    assert not target.exists()


@posix
def test_a_pipe_or_a_folder_in_place_of_the_file_is_refused(path: Path) -> None:
    path.mkdir(parents=True)
    path.parent.chmod(0o700)
    assert "vrai fichier" in refused(path).sentence
    path.rmdir()
    os.mkfifo(path)
    assert "vrai fichier" in refused(path).sentence


def test_a_newer_base_is_left_alone(closed: Path) -> None:
    with closing(sqlite3.connect(closed)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    before = closed.read_bytes()
    problem = refused(closed)
    assert "version plus récente" in problem.sentence
    assert "Installer" in problem.way_on
    assert closed.read_bytes() == before


def test_another_program_s_base_is_left_alone(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recettes (nom)")
    before = path.read_bytes()
    assert "pas une base de Guichet" in refused(path).sentence
    assert path.read_bytes() == before


def test_no_database_at_all_is_left_alone(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    path.write_bytes(b"Chere Claire, " * 500)
    assert "abîmée" in refused(path).sentence
    assert path.read_bytes() == b"Chere Claire, " * 500


@pytest.mark.parametrize("page", [1, 2, 5])
def test_a_damaged_page_is_found_at_opening(closed: Path, page: int) -> None:
    damaged = bytearray(closed.read_bytes())
    start = 100 if page == 1 else (page - 1) * 4096
    damaged[start : start + 200] = b"\xa5" * 200
    closed.write_bytes(damaged)
    problem = refused(closed)
    assert "abîmée" in problem.sentence
    assert str(closed) in problem.way_on
    assert closed.read_bytes() == damaged


def test_a_truncated_file_is_found_at_opening(closed: Path) -> None:
    closed.write_bytes(closed.read_bytes()[:9000])
    assert "abîmée" in refused(closed).sentence


def test_a_file_of_many_sites_is_not_read_whole(
    closed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    damaged = bytearray(closed.read_bytes())
    damaged[4 * 4096 : 4 * 4096 + 200] = b"\xa5" * 200
    closed.write_bytes(damaged)
    assert "abîmée" in refused(closed).sentence
    monkeypatch.setattr(module, "CHECKED_WHOLE", 4096)
    open_database(closed, "mairie").close()


def test_an_empty_file_is_a_first_run(path: Path) -> None:
    path.parent.mkdir(mode=0o700)
    path.touch()
    opened = open_database(path, "mairie")
    assert Repository(opened).headers() == ()
    opened.close()


def test_two_windows_may_create_it_at_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    create = module._create

    def late(database: Database) -> None:
        monkeypatch.setattr(module, "_create", create)
        open_database(path, "mairie").close()
        create(database)

    monkeypatch.setattr(module, "_create", late)
    opened = open_database(path, "mairie")
    assert Repository(opened).headers() == ()
    opened.close()


def read_only(path: Path, busy_ms: int) -> sqlite3.Connection:
    return sqlite3.connect(path.as_uri() + "?mode=ro", uri=True, isolation_level=None)


def test_a_read_only_folder_is_said_so(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Permissions do not bind root, who may run these tests: SQLite is told instead.
    monkeypatch.setattr(module, "connected", read_only)
    problem = refused(closed)
    assert problem.sentence == "Écriture interdite."
    assert "Permettre d’écrire" in problem.way_on


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "fichier").touch()
    assert "ne s’ouvre pas" in refused(tmp_path / "fichier" / "home" / "g.sqlite3").sentence


def test_a_folder_that_may_not_be_made_is_said_so(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_args: object, **_options: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    assert "Écriture interdite" in refused(path).sentence


def test_a_full_disk_is_said_so_and_leaves_a_first_run(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plain, "_PER_CONNECTION", "PRAGMA max_page_count=3;")
    assert "disque est plein" in refused(path).sentence
    monkeypatch.undo()
    open_database(path, "mairie").close()


def test_a_folder_without_wal_is_said_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class NoWal:
        """What SQLite answers where no shared memory can be had: the mode it kept."""

        def execute(self, _sql: str) -> NoWal:
            return self

        def fetchone(self) -> tuple[str]:
            return ("delete",)

    with pytest.raises(StoreProblem, match="dossier réseau"):
        module._make_ready(cast(sqlite3.Connection, NoWal()), SCHEMA)


def test_a_base_locked_by_another_window_is_said_so(closed: Path) -> None:
    with closing(sqlite3.connect(closed, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "occupée ailleurs" in refused(closed).sentence


def test_a_file_removed_or_replaced_is_noticed(database: Database, path: Path) -> None:
    assert database.in_place()
    aside = path.with_suffix(".aside")
    path.rename(aside)
    assert not database.in_place()
    path.write_bytes(aside.read_bytes())
    assert not database.in_place()


def test_reading_what_became_unreadable_is_said_so(path: Path, database: Database) -> None:
    database.close()
    path.unlink()
    with pytest.raises(StoreProblem, match="ne s’ouvre pas"):
        Repository(database).headers()
