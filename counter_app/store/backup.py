"""Copies of the database: one a day while Guichet runs, seven kept; or one anywhere, when asked.

SQLite's online backup in one step: in WAL mode it reads, and never holds the writer back. A copy is
one closed file, not in WAL mode, checked before it takes its name, so that a half-written one never
has a copy's name. What was wiped since is wiped in them too: see `upkeep`.
"""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from counter_app.store.folder import file_mode, prepare_subfolder
from counter_app.store.plain import connected, opened, recognise
from counter_app.store.problems import StoreProblem, fault_of

KEPT = 7
_NAME = re.compile(r"guichet-(\d{4}-\d\d-\d\d)\.sqlite3")
_ASIDE = re.compile(r"guichet-(\d{4}-\d\d-\d\d)-\d{6}-[a-z0-9]+\.sqlite3")
_PART = ".part"
_STALE_SECONDS = 3600


@dataclass(frozen=True, slots=True)
class Copy:
    """A sound copy. `taken_at`: aware, UTC; `dossiers`: how many were open in it; `schema`."""

    path: Path
    taken_at: datetime
    dossiers: int
    schema: int


def folder_of(database: Path) -> Path:
    """Where the own copies of a database are."""
    return database.parent / "backups"


def inspect(file: Path, source: Path | None = None) -> Copy:
    """What a copy holds. `source`: what it was made from a moment ago, which is then what is wrong.
    Raises StoreProblem: not there, not ours, damaged, newer.
    """
    taken = _taken_at(file)
    with opened(file) as connection:
        schema = recognise(connection, source or file)
        (dossiers,) = connection.execute(
            "SELECT count(*) FROM dossier WHERE closing_kind IS NULL"
        ).fetchone()
    return Copy(file, taken, dossiers, schema)


def copy_to(database: Path, target: Path) -> Copy:
    """One consistent copy, in a file that must not exist. Raises StoreProblem, FileExistsError."""
    try:
        os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise
    except OSError as error:
        raise StoreProblem.at_opening(fault_of(error), target) from error
    try:
        return _write(database, target)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


def daily(database: Path, today: date, *, again: bool = False) -> Copy | None:
    """Today's copy, unless there is one; then only the last seven are kept. `again`: another in its
    place. Raises StoreProblem.
    """
    target = folder_of(database) / f"guichet-{today:%Y-%m-%d}.sqlite3"
    try:
        prepare_subfolder(target.parent)
        _sweep(target.parent)
        copy = None if target in dailies(database) and not again else _write(database, target)
        _prune(target.parent)
    except OSError as error:
        raise StoreProblem.at_opening(fault_of(error), target) from error
    return copy


def dailies(database: Path) -> tuple[Path, ...]:
    """The daily copies, the last first."""
    return _named(folder_of(database), _NAME)


def asides(database: Path) -> tuple[Path, ...]:
    """The databases put aside by a restoration or a migration, the last first."""
    return _named(folder_of(database), _ASIDE)


def aside_name(database: Path, now: datetime, why: str) -> Path:
    """The name under which a database is put aside. `why`: one word, letters and digits."""
    return folder_of(database) / f"guichet-{now:%Y-%m-%d-%H%M%S}-{why}.sqlite3"


def last_good(database: Path) -> Copy | None:
    """The latest sound copy; None when there is none."""
    for file in dailies(database):
        with suppress(StoreProblem):
            return inspect(file)
    return None


def _write(database: Path, target: Path) -> Copy:
    """The copy, complete and on disk before it has its name."""
    descriptor, name = tempfile.mkstemp(suffix=_PART, prefix=target.name, dir=target.parent)
    os.close(descriptor)
    part = Path(name)
    try:
        _set_mode(part, 0o600)
        with opened(database) as source, closing(connected(part)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
        found = inspect(part, database)
        _set_mode(part, file_mode(target))
        synced(part)
        part.replace(target)
        synced(target.parent)
    except (sqlite3.Error, OSError) as error:
        raise StoreProblem.at_opening(fault_of(error), target) from error
    finally:
        part.unlink(missing_ok=True)
    return replace(found, path=target)


def _set_mode(part: Path, mode: int) -> None:
    """Whatever the umask; a stick may have no modes."""
    with suppress(OSError):
        part.chmod(mode)


def synced(path: Path) -> None:
    """A file, or the names of a folder, on the disk itself; where the system can."""
    if os.name != "posix" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDONLY if os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _taken_at(file: Path) -> datetime:
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError as error:
        raise StoreProblem.at_opening(fault_of(error), file) from error


def _named(folder: Path, name: re.Pattern[str]) -> tuple[Path, ...]:
    """Never behind a link: what is wiped from a copy is wiped here."""
    try:
        named = [file for file in folder.iterdir() if name.fullmatch(file.name)]
        files = [file for file in named if stat.S_ISREG(file.lstat().st_mode)]
    except OSError:
        return ()
    return tuple(sorted(files, key=lambda file: file.name, reverse=True))


def _prune(folder: Path) -> None:
    """Seven daily copies; what was put aside goes once seven are younger than it."""
    listed = _named(folder, _NAME)
    for file in listed[KEPT:]:
        file.unlink()
    if len(listed) >= KEPT:
        for file in _named(folder, _ASIDE):
            if file.name < listed[KEPT - 1].name:
                file.unlink()
                (folder / f"{file.name}-wal").unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Half-written copies of a process that was killed may hold what was wiped since."""
    for file in folder.glob(f"*{_PART}*"):
        with suppress(OSError):
            if time.time() - file.stat().st_mtime > _STALE_SECONDS:
                file.unlink()
