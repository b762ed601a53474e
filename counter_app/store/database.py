"""Opening the SQLite file: created, recognised, checked, or refused with a sentence and a way on.

WAL with `synchronous=FULL`: what is committed stands a power cut. `secure_delete`: what is deleted
is overwritten.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import SQLModel

from counter_app.store.folder import prepare_file, prepare_folder
from counter_app.store.plain import APPLICATION, NEWER, SCHEMA, connected, pragma
from counter_app.store.problems import DAMAGED, StoreProblem, fault_of
from counter_app.store.tables import ALL

CHECKED_WHOLE = 32 << 20
"""Bytes up to which a file is checked page by page when opened (5 ms a MiB; 1,000 open dossiers are
2 MiB); beyond, damage is found by the day's copy, which is checked whole, and by what reads it.
"""

_WRITES = "guichet_writes"


@dataclass(frozen=True, slots=True)
class Database:
    """An open database of one site. Its engine is for this room alone."""

    path: Path
    site: str
    engine: Engine
    identity: tuple[int, int]

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in one read transaction. Raises StoreProblem."""
        try:
            with self.engine.begin() as connection:
                yield connection
        except (DBAPIError, OSError) as error:
            raise StoreProblem.at_opening(fault_of(error), self.path) from error

    def writer(self) -> Connection:
        """The connection of the writing thread: each of its transactions holds the write lock."""
        return self.engine.connect().execution_options(**{_WRITES: True})

    def in_place(self) -> bool:
        """False once the file was removed or replaced: SQLite would go on writing to nothing."""
        try:
            return _identity(self.path) == self.identity
        except OSError:
            return False

    def close(self) -> None:
        """Closes the connections; the last one to close empties the write-ahead log."""
        self.engine.dispose()


def open_database(path: Path, site: str, *, busy_ms: int = 2000) -> Database:
    """The database at `path`, made if there is none. `busy_ms`: how long to wait for a lock.

    Raises StoreProblem, having changed nothing, when the file is damaged, newer, another
    program's, out of reach, or where others could change it.
    """
    try:
        prepare_folder(path.parent)
        prepare_file(path)
        fresh = _ready(path, busy_ms)
        database = Database(path, site, _engine(path, busy_ms), _identity(path))
        if fresh:
            _create(database)
    except (sqlite3.Error, DBAPIError, OSError) as error:
        raise StoreProblem.at_opening(fault_of(error), path) from error
    return database


def _engine(path: Path, busy_ms: int) -> Engine:
    engine = create_engine(
        "sqlite+pysqlite://", creator=lambda: connected(path, busy_ms), poolclass=QueuePool
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _identity(path: Path) -> tuple[int, int]:
    status = path.lstat()
    return status.st_dev, status.st_ino


def _ready(path: Path, busy_ms: int) -> bool:
    """Whether the tables are still to be made; an older schema is brought up to this one."""
    with closing(connected(path, busy_ms)) as connection:
        version = pragma(connection, "user_version")
        fresh = _recognise(connection, path, version)
        if fresh or version == SCHEMA:
            _make_ready(connection, version)
            return fresh
    from counter_app.store.migrations.upgrade import upgrade

    upgrade(path, SCHEMA)
    return _ready(path, busy_ms)


def _recognise(connection: sqlite3.Connection, path: Path, version: int) -> bool:
    """Whether the tables are still to be made. Raises StoreProblem for a file not to be touched."""
    if version > SCHEMA:
        raise StoreProblem(*NEWER)
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    fresh = version == 0 and objects == 0
    if not fresh and pragma(connection, "application_id") != APPLICATION:
        raise StoreProblem(
            "Ce fichier n’est pas une base de Guichet\u00a0: rien n’y est changé.",
            f"Déplacer {path}, puis relancer.",
        )
    if not (fresh or _sound(connection, path)):
        raise StoreProblem.at_opening(DAMAGED, path)
    return fresh


def _sound(connection: sqlite3.Connection, path: Path) -> bool:
    if path.stat().st_size > CHECKED_WHOLE:
        return True
    return bool(connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",))


def _make_ready(connection: sqlite3.Connection, version: int) -> None:
    (mode,) = connection.execute("PRAGMA journal_mode=WAL").fetchone()
    if mode != "wal":
        raise StoreProblem(
            "Ce dossier ne convient pas à la base\u00a0: sans doute un dossier réseau.",
            "Choisir un dossier de ce PC (COUNTER_APP_HOME), puis relancer.",
        )
    # A write, undone, tells now and not at the first letter typed that writing is forbidden.
    # The lock alone would not: SQLite grants BEGIN IMMEDIATE on a read-only file.
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(f"PRAGMA user_version={version}")
    connection.execute("ROLLBACK")


def _create(database: Database) -> None:
    with database.writer() as connection, connection.begin():
        if connection.exec_driver_sql("PRAGMA user_version").scalar_one():
            return
        SQLModel.metadata.create_all(connection, tables=list(ALL), checkfirst=False)
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
        connection.exec_driver_sql(f"PRAGMA user_version={SCHEMA}")
