"""A database file through plain `sqlite3`, as backup, restoration and doctor open it: whole files,
of which nothing is known yet. Imports no SQLAlchemy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from counter_app.store.folder import refuse_strays
from counter_app.store.problems import DAMAGED, StoreProblem, fault_of

APPLICATION = 0x47756963
"""`PRAGMA application_id`: « Guic », so that another program's file is not taken for ours."""

SCHEMA = 1
"""`PRAGMA user_version` of what this version of Guichet makes; migrations lead up to it."""

NEWER = (
    "Cette base vient d’une version plus récente\u00a0: rien n’y est changé.",
    "Installer la dernière version de Guichet, puis relancer.",
)


_PER_CONNECTION = (
    "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON;"
    # Never a temporary file: it would be in the system's folder.
    " PRAGMA temp_store=MEMORY;"
)


def connected(file: Path, busy_ms: int = 2000) -> sqlite3.Connection:
    """A connection to a file that exists, autocommit. `busy_ms`: how long to wait for a lock.

    Raises StoreProblem where a link stands in its place or beside it, OSError, sqlite3.Error.
    """
    refuse_strays(file)
    # mode=rw: a file removed meanwhile must be missed, not silently made again, empty; a read-only
    # one is read all the same.
    connection = sqlite3.connect(
        file.absolute().as_uri() + "?mode=rw",
        uri=True,
        timeout=busy_ms / 1000,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        connection.executescript(_PER_CONNECTION)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def opened(file: Path, *, busy_ms: int = 2000) -> Iterator[sqlite3.Connection]:
    """The same, closed at the end; whatever goes wrong is a StoreProblem."""
    try:
        with closing(connected(file, busy_ms)) as connection:
            yield connection
    except (sqlite3.Error, OSError) as error:
        raise StoreProblem.at_opening(fault_of(error), file) from error


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The number a PRAGMA answers."""
    (value,) = connection.execute(f"PRAGMA {name}").fetchone()
    return int(value)


def newer(file: Path) -> bool:
    """Whether a later version of Guichet made it; False for one that is missing or unreadable."""
    if not file.exists():
        return False
    try:
        with opened(file) as connection:
            return pragma(connection, "user_version") > SCHEMA
    except StoreProblem:
        return False


def recognise(connection: sqlite3.Connection, file: Path) -> int:
    """The schema of a whole and sound database of ours. Raises StoreProblem, sqlite3.Error."""
    version = pragma(connection, "user_version")
    if version > SCHEMA:
        raise StoreProblem(*NEWER)
    if version == 0 or pragma(connection, "application_id") != APPLICATION:
        raise StoreProblem(
            "Ce fichier n’est pas une base de Guichet\u00a0: rien n’y est changé.",
            f"En choisir un autre que {file}.",
        )
    if not sound(connection):
        raise StoreProblem.at_opening(DAMAGED, file)
    return version


def sound(connection: sqlite3.Connection) -> bool:
    """Whether every page, index and reference is right. Raises sqlite3.Error."""
    whole = connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
    return whole and connection.execute("PRAGMA foreign_key_check").fetchone() is None
