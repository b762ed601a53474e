"""Applies the revisions that a database lacks, in one transaction, after a copy of it was kept."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import Script, ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, StaticPool, create_engine

from counter_app.store.backup import aside_name, copy_to
from counter_app.store.folder import prepare_subfolder
from counter_app.store.plain import opened, sound
from counter_app.store.problems import BUSY, StoreProblem, fault_of

SCRIPTS = Path(__file__).resolve().parent
"""Where the revisions are: in the package, a wheel's too."""


def upgrade(database: Path, to: int, *, scripts: Path = SCRIPTS, keep: bool = True) -> Path | None:
    """Brings a database to schema `to`; gives the copy kept of it as it was, None where it was up
    to date or none was to be kept. Raises StoreProblem, having changed nothing.
    """
    with opened(database) as connection:
        if _version(connection) >= to:
            return None
        _alone(connection, database)
        kept = _kept(database, _version(connection)) if keep else None
        try:
            _upgrade(connection, to, scripts)
        except Exception as error:
            # Whatever a revision ran into: it was undone, and Guichet must say so.
            raise StoreProblem(
                "La base n’a pas pu être mise à jour\u00a0: rien n’y est changé.",
                "Remettre la version précédente de Guichet, prévenir l’informatique.",
            ) from error
    return kept


def _kept(database: Path, version: int) -> Path:
    kept = aside_name(database, datetime.now(UTC).astimezone(), f"schema{version}")
    prepare_subfolder(kept.parent)
    return copy_to(database, kept).path


def _upgrade(connection: sqlite3.Connection, to: int, scripts: Path) -> None:
    before = _version(connection)
    engine = create_engine("sqlite+pysqlite://", creator=lambda: connection, poolclass=StaticPool)
    # Off while a table is made again (sqlite.org/lang_altertable); in a transaction it cannot be.
    connection.execute("PRAGMA foreign_keys=OFF")
    with engine.connect() as wrapped:
        wrapped.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _apply(wrapped, _missing(scripts, before, to))
            wrapped.exec_driver_sql(f"PRAGMA user_version={to}")
            _check(connection)
        except BaseException:
            wrapped.exec_driver_sql("ROLLBACK")
            raise
        wrapped.exec_driver_sql("COMMIT")


def _apply(connection: Connection, revisions: list[Script]) -> None:
    context = MigrationContext.configure(connection)
    with Operations.context(context):
        for revision in revisions:
            revision.module.upgrade()


def _missing(scripts: Path, before: int, to: int) -> list[Script]:
    """The revisions after `before`, up to `to`, in order. Raises CommandError."""
    directory = ScriptDirectory(str(scripts))
    return [*directory.iterate_revisions(str(to), str(before))][::-1]


def _check(connection: sqlite3.Connection) -> None:
    if not sound(connection):
        raise CommandError("a reference or an index is broken")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


def _alone(connection: sqlite3.Connection, database: Path) -> None:
    """No other window may have the database: an older Guichet would write the old way."""
    try:
        # Leaving WAL mode needs the file for oneself.
        connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        if fault_of(error) is not BUSY:
            raise
        raise StoreProblem(
            "Guichet est ouvert dans une autre fenêtre\u00a0: la base attend sa mise à jour.",
            f"Fermer les autres fenêtres, puis relancer ({database}).",
        ) from error
