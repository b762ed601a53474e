"""Opening the tables: one read-only SQLite file built at first need, else the same in memory.

The file lives in the `cache` folder of the data folder, under a name that carries a hash of its
sources. It is written beside and moved into place, so that two builders never hurt each other. No
folder to write in, a damaged file: the tables are built in memory (0.2 s) and nobody notices.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from counter_app.reference.build import VERSION, fill, stamp
from counter_app.settings import Settings, data_folder, home_folder

STALE = 3600.0
"""Seconds after which another version's file, or one left by a killed builder, is removed."""

_FRUGAL = "PRAGMA cache_size=-128; PRAGMA temp_store=MEMORY"
"""A look-up reads a few pages, a build writes each once: two megabytes of them need not stay in
memory. What it sorts by never goes into the system's temporary folder."""

Row = tuple[str, ...]


class Tables:
    """The tables of the `sources` folder; `cache_folder`: where the built file may be kept.

    Usable from any thread. Opens nothing before the first question.
    """

    def __init__(self, sources: Path, cache_folder: Path) -> None:
        self._sources = sources
        self._cache = cache_folder
        self._lock = threading.Lock()
        self._db: sqlite3.Connection | None = None

    def rows(self, sql: str, parameters: Sequence[str] = ()) -> list[Row]:
        """All the rows. A file that turns out damaged while it is read is replaced by memory."""
        with self._lock:
            if self._db is None:
                self._db = opened(self._sources, self._cache)
            try:
                return self._db.execute(sql, parameters).fetchall()
            except sqlite3.DatabaseError:
                self._db.close()
                self._db = in_memory(self._sources)
                return self._db.execute(sql, parameters).fetchall()

    def first(self, sql: str, parameters: Sequence[str] = ()) -> Row | None:
        """The first row, None when there is none."""
        found = self.rows(sql, parameters)
        return found[0] if found else None

    def close(self) -> None:
        """Let the file go; the next question opens it again."""
        with self._lock:
            if self._db is not None:
                self._db.close()
                self._db = None


@cache
def shared() -> Tables:
    """The tables of this installation (cheap: the first question opens them)."""
    return Tables(data_folder() / "reference", Settings(home_folder()).cache)


def opened(sources: Path, cache_folder: Path) -> sqlite3.Connection:
    """A connection to the built file, built first if need be, or to the same tables in memory."""
    file = cache_folder / f"reference-{stamp(sources)}.sqlite3"
    with contextlib.suppress(sqlite3.Error):
        return read_only(file)
    try:
        build_file(file, sources)
        return read_only(file)
    except (OSError, sqlite3.Error):
        return in_memory(sources)


def read_only(file: Path) -> sqlite3.Connection:
    """Open a built file. Raises sqlite3.Error when it is missing, unfinished or damaged."""
    uri = f"{file.as_uri()}?mode=ro&immutable=1"
    db = sqlite3.connect(uri, uri=True, check_same_thread=False)
    try:
        db.executescript(_FRUGAL)
        finished = db.execute("PRAGMA user_version").fetchone() == (VERSION,)
        if not finished or db.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise sqlite3.DatabaseError(file.name)
    except sqlite3.Error:
        db.close()
        raise
    return db


def build_file(file: Path, sources: Path) -> None:
    """Write `file` whole or not at all, no more open than the data folder is.

    Raises OSError when there is no data folder (it is not ours to make) or it cannot be written,
    sqlite3.Error when the disk is full.
    """
    rights = file.parent.parent.stat().st_mode
    if not file.parent.is_dir():
        file.parent.mkdir(mode=0o700, exist_ok=True)
        file.parent.chmod(rights & 0o7777)
    _sweep(file.parent)
    handle, name = tempfile.mkstemp(prefix="reference-", suffix=".tmp", dir=file.parent)
    os.close(handle)
    draft = Path(name)
    try:
        # Whatever the umask.
        draft.chmod(0o600)
        with contextlib.closing(sqlite3.connect(draft)) as db:
            db.execute("PRAGMA journal_mode = OFF")
            db.executescript(_FRUGAL)
            fill(db, sources)
        draft.chmod(rights & 0o660)
        draft.replace(file)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def in_memory(sources: Path) -> sqlite3.Connection:
    """The same tables without a file."""
    db = sqlite3.connect(":memory:", check_same_thread=False)
    db.executescript(_FRUGAL)
    fill(db, sources)
    return db


def _sweep(folder: Path) -> None:
    """Remove what other versions and killed builders left."""
    before = time.time() - STALE
    for left in folder.glob("reference-*"):
        with contextlib.suppress(OSError):
            if left.stat().st_mtime < before:
                left.unlink()
