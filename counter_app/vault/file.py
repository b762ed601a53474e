"""The database file as the vault sees it: one table, through plain `sqlite3`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from counter_app.settings import stray
from counter_app.vault.problems import VaultProblem

_BUSY_SECONDS = 5.0
_UNREACHABLE = "Le dossier de données ne s’ouvre pas\u00a0: prévenir l’informatique."
_LINK = "La base n’est pas un vrai fichier : prévenir l’informatique."
_PRAGMAS = (
    "PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON;"
    " PRAGMA temp_store=MEMORY;"
)


@contextmanager
def reading(database: Path) -> Iterator[sqlite3.Connection | None]:
    """A connection, or None while there is no file or no table yet: the first run.

    Raises VaultProblem when the file cannot be read as a database.
    """
    if _missing(database):
        yield None
        return
    with _connected(database) as connection:
        known = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'key_slot'")
        yield connection if known.fetchone() else None


@contextmanager
def writing(database: Path) -> Iterator[sqlite3.Connection]:
    """One transaction that holds the write lock from its start; closing undoes it on any raise.

    Raises VaultProblem.
    """
    with _connected(database) as connection:
        connection.execute("BEGIN IMMEDIATE")
        yield connection
        connection.execute("COMMIT")


def _missing(database: Path) -> bool:
    try:
        return not database.exists()
    except OSError as error:
        raise VaultProblem(_UNREACHABLE) from error


@contextmanager
def _connected(database: Path) -> Iterator[sqlite3.Connection]:
    # mode=rw: asking who the agents are must never create the file.
    address = database.absolute().as_uri() + "?mode=rw"
    try:
        if stray(database):
            raise VaultProblem(_LINK)
        with closing(
            sqlite3.connect(address, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        ) as connection:
            connection.executescript(_PRAGMAS)
            yield connection
    except sqlite3.Error as error:
        raise VaultProblem(_sentence(error)) from error
    except OSError as error:
        raise VaultProblem(_UNREACHABLE) from error


def _sentence(error: sqlite3.Error) -> str:
    primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return "La base de Guichet est abîmée\u00a0: prévenir l’informatique."
    if primary == sqlite3.SQLITE_FULL:
        return "Le disque est plein\u00a0: libérer de la place, puis réessayer."
    if primary == sqlite3.SQLITE_READONLY:
        return "Écriture interdite dans le dossier de données\u00a0: prévenir l’informatique."
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return "La base est occupée par une autre fenêtre\u00a0: réessayer."
    return _UNREACHABLE
