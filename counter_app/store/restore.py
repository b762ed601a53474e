"""A copy put back in the place of the database, which is kept aside.

What was wiped, and the agents who were removed, since the copy was taken do not come back: the
journals of the database it replaces and of the own copies say which. The journal itself only grows:
its lines since the copy are carried over.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from counter_app.store.backup import Copy, aside_name, asides, dailies, synced
from counter_app.store.copies import follow
from counter_app.store.folder import (
    prepare_file,
    prepare_folder,
    prepare_subfolder,
    refuse_strays,
)
from counter_app.store.hold import Hold
from counter_app.store.plain import connected, opened
from counter_app.store.problems import BUSY, StoreProblem, fault_of
from counter_app.store.upkeep import brought_up, gone

NOBODY = (
    "Aucun des agents d’aujourd’hui n’était dans cette sauvegarde\u00a0: rien n’est changé.",
    "En choisir une plus récente.",
)

TOO_OLD = (
    "Cette sauvegarde a plus d’un an\u00a0: tout y a passé sa durée de garde.",
    "En choisir une plus récente.",
)
_OLDEST = timedelta(days=365)
# As long as the journal is kept: beyond, nobody knows any more which agents have left since.

_COLUMNS = "at, site, agent, kind, reference, dossier, detail"
_LINES = f"SELECT {_COLUMNS} FROM journal ORDER BY seq"  # noqa: S608 our own names
_ADD = f"INSERT INTO journal ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 our own names

Line = tuple[str, ...]


def put_back(database: Path, copy: Copy, site: str, now: datetime) -> Path | None:
    """Puts the copy in the database's place; gives where the old one is kept, None if none was.

    `now`: aware. Raises StoreProblem, having changed nothing, when a window has the database.
    """
    prepare_folder(database.parent)
    refuse_strays(database)
    _refuse_if_open(database)
    part = database.with_name(f"{database.name}.part")
    try:
        part.unlink(missing_ok=True)
        prepare_file(part)
        with opened(copy.path) as source, closing(connected(part)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        brought_up(part)
        _refuse_if_too_old(part, now)
        _follow_others(part, (database, *dailies(database), *asides(database)), site, now)
        synced(part)
        aside = _swap(part, database, aside_name(database, now, "remplacee"))
    except (sqlite3.Error, OSError) as error:
        raise StoreProblem.at_opening(fault_of(error), database) from error
    finally:
        part.unlink(missing_ok=True)
    return aside


def _refuse_if_open(database: Path) -> None:
    """Another window, or one with a dossier open, would go on writing to the old file."""
    locks = database.parent / "locks"
    held = [lock for lock in locks.glob("*.lock") if not _free(locks, lock.stem)]
    if held or (database.exists() and not _alone(database)):
        raise StoreProblem(
            "Guichet est ouvert sur ce PC\u00a0: la base ne peut pas être remplacée.",
            "Fermer toutes ses fenêtres (Ctrl+Q), puis recommencer.",
        )


def _refuse_if_too_old(part: Path, now: datetime) -> None:
    with opened(part) as connection:
        last = connection.execute("SELECT at FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    if last and datetime.fromisoformat(last[0]) < now - _OLDEST:
        raise StoreProblem(*TOO_OLD)


def _free(locks: Path, dossier_id: str) -> bool:
    try:
        hold = Hold.try_take(locks, dossier_id)
    except ValueError:
        return True
    if hold is None:
        return False
    hold.release()
    return True


def _alone(database: Path) -> bool:
    """Leaving WAL mode needs the file for oneself, and empties the log into it; a damaged file
    nobody can use does not answer.
    """
    try:
        with opened(database, busy_ms=200) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except StoreProblem as problem:
        return fault_of(problem.__cause__ or problem) is not BUSY
    return True


def _follow_others(part: Path, witnesses: Iterable[Path], site: str, now: datetime) -> None:
    """Wipes from the copy what its witnesses and itself know went, and carries their journal over.
    Raises StoreProblem when nobody would be left to open it.
    """
    had = _people(part)
    follow(part, gone(part))
    for witness in witnesses:
        # One that cannot be read says nothing; another may.
        with suppress(StoreProblem):
            follow(part, gone(witness))
            _carry_over(part, _lines_of(witness))
    if had and not _people(part):
        raise StoreProblem(*NOBODY)
    with opened(part) as connection:
        connection.execute("BEGIN IMMEDIATE")
        at = now.astimezone(UTC).isoformat(timespec="microseconds")
        connection.execute(_ADD, (at, site, "", "restored", "", "", ""))
        connection.execute("COMMIT")
        connection.execute("PRAGMA journal_mode=DELETE")


def _people(file: Path) -> int:
    """How many agents' phrases open it."""
    with opened(file) as connection:
        (people,) = connection.execute(
            "SELECT count(*) FROM key_slot WHERE kind='agent'"
        ).fetchone()
    return int(people)


def _lines_of(file: Path) -> list[Line]:
    with opened(file) as connection:
        return connection.execute(_LINES).fetchall()


def _carry_over(part: Path, lines: Iterable[Line]) -> None:
    with opened(part) as connection:
        connection.execute("BEGIN IMMEDIATE")
        known = {tuple(line) for line in connection.execute(_LINES)}
        connection.executemany(_ADD, (line for line in lines if tuple(line) not in known))
        connection.execute("COMMIT")


def _swap(part: Path, database: Path, aside: Path) -> Path | None:
    """The database is never missing in between, and never meets the log of the other."""
    prepare_subfolder(aside.parent)
    there = database.exists()
    for tail in ("-wal", "-shm"):
        log = database.with_name(database.name + tail)
        if log.exists():
            log.replace(aside.with_name(aside.name + tail))
    if there:
        try:
            os.link(database, aside)
        except OSError:
            shutil.copy2(database, aside)
    part.replace(database)
    synced(database.parent)
    return aside if there else None
