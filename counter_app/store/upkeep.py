"""Guichet's own copies follow the database: what was wiped there is wiped in them, at any age."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from counter_app.store.backup import asides, dailies, inspect
from counter_app.store.copies import follow
from counter_app.store.journal import ENDS, SLOTS_GONE, WIPED
from counter_app.store.plain import NEWER, SCHEMA, opened, pragma
from counter_app.store.problems import DAMAGED, StoreProblem, fault_of
from counter_app.store.records import JournalLine


def follow_all(database: Path) -> int:
    """Wipes from all own copies what the live journal says went; how many rows that was. A damaged
    daily copy is removed. Raises StoreProblem: the live one cannot be read; or a copy cannot be
    wiped now, and all the others are.
    """
    lines = gone(database)
    removed, behind = 0, None
    for file in (*dailies(database), *asides(database)):
        try:
            removed += _follow(file, lines)
        except StoreProblem as problem:
            behind = problem
    if behind is not None:
        raise behind
    return removed


def gone(database: Path) -> tuple[JournalLine, ...]:
    """The lines of a journal that say what was wiped. Raises StoreProblem."""
    kinds = (*sorted(ENDS | SLOTS_GONE), WIPED)
    marks = ", ".join("?" * len(kinds))
    columns = "at, agent, kind, reference, dossier, detail"
    query = f"SELECT {columns} FROM journal WHERE kind IN ({marks})"  # noqa: S608 question marks
    with opened(database) as connection:
        rows = connection.execute(query, kinds).fetchall()
    return tuple(JournalLine(datetime.fromisoformat(at), *rest) for at, *rest in rows)


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
    except FileNotFoundError:
        # Its days were over meanwhile.
        return 0
    except StoreProblem:
        if not _is_lost(file):
            raise
        # What was put aside is a person's to look at.
        if "-" not in file.stem.removeprefix("guichet-")[10:]:
            with suppress(OSError):
                file.unlink()
        return 0
    with suppress(OSError):
        # Its date is the day it was taken, not the day it was wiped.
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    return removed


def _is_lost(file: Path) -> bool:
    """Whether a copy can neither be put back nor wiped; not one that is only in use, closed to this
    user, or of a later version.
    """
    try:
        inspect(file)
    except StoreProblem as problem:
        cause = problem.__cause__
        return problem.sentence != NEWER[0] and (cause is None or fault_of(cause) is DAMAGED)
    return False
