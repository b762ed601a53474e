"""Guichet's own copies follow the database: what was wiped there is wiped in them, at any age."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from counter_app.store.backup import asides, dailies, inspect
from counter_app.store.copies import follow
from counter_app.store.journal import ENDS, SLOTS_GONE, WIPED
from counter_app.store.plain import SCHEMA, opened, pragma
from counter_app.store.problems import StoreProblem
from counter_app.store.records import JournalLine


def follow_all(database: Path) -> int:
    """Wipes from all own copies what the live journal says went; how many rows that was. A damaged
    daily copy is removed. Raises StoreProblem when the live one cannot be read.
    """
    lines = gone(database)
    return sum(_follow(file, lines) for file in (*dailies(database), *asides(database)))


def gone(database: Path) -> tuple[JournalLine, ...]:
    """The lines of a journal that say what was wiped. Raises StoreProblem."""
    kinds = (*sorted(ENDS | SLOTS_GONE), WIPED)
    marks = ", ".join("?" * len(kinds))
    columns = "at, agent, kind, reference, dossier, detail"
    query = f"SELECT {columns} FROM journal WHERE kind IN ({marks})"  # noqa: S608 question marks
    with opened(database) as connection:
        rows = connection.execute(query, kinds).fetchall()
    return tuple(JournalLine(datetime.fromisoformat(at), *rest) for at, *rest in rows)


def last_line(database: Path) -> int:
    """The number of the journal's last line: while it stays, nothing more was wiped. Raises
    StoreProblem.
    """
    with opened(database) as connection:
        (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()
    return int(last)


def brought_up(file: Path) -> None:
    """A copy of an earlier schema, made one of this schema. Raises StoreProblem."""
    with opened(file) as connection:
        version = pragma(connection, "user_version")
    if version < SCHEMA:
        from counter_app.store.migrations.upgrade import upgrade

        upgrade(file, SCHEMA, keep=False)


def _follow(file: Path, lines: tuple[JournalLine, ...]) -> int:
    try:
        status = file.stat()
        brought_up(file)
        removed = follow(file, lines)
        # Its date is the day it was taken, not the day it was wiped.
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    except (StoreProblem, OSError):
        _remove_if_damaged(file)
        return 0
    return removed


def _remove_if_damaged(file: Path) -> None:
    """It can neither be put back nor wiped. What was put aside is a person's to look at."""
    try:
        inspect(file)
    except StoreProblem:
        if "-" not in file.stem.removeprefix("guichet-")[10:]:
            with suppress(OSError):
                file.unlink()
