"""What can be told of a data folder without a key, and without changing anything in it."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.store.folder import file_mode
from counter_app.store.hands import SHARED, is_shared, judge, judge_way
from counter_app.store.journal import UNREADABLE
from counter_app.store.place import network_of
from counter_app.store.plain import opened, recognise
from counter_app.store.problems import StoreProblem


@dataclass(frozen=True, slots=True)
class Health:
    """`schema`: 0 while there is no database; `problem`: why it cannot be used, "" when it can;
    `remedy`: what to do. `unreadable`: open dossiers in which an agent met a broken seal.
    `hands` and `back`: the same of the folder, when others could change it or put another in its
    place.
    `loose`: what others may read or change, that they should not. `links`: what is elsewhere in
    truth; `doubled`: files that have another name somewhere (hard links). `free`: bytes, None when
    not known. `last_line`: when the journal was last written, aware.
    """

    schema: int = 0
    problem: str = ""
    remedy: str = ""
    agents: int = 0
    dossiers: int = 0
    unreadable: int = 0
    last_line: datetime | None = None
    hands: str = ""
    back: str = ""
    loose: tuple[Path, ...] = ()
    links: tuple[Path, ...] = ()
    doubled: tuple[Path, ...] = ()
    network: str = ""
    shared: bool = False
    writable: bool = True
    free: int | None = None


def health_of(database: Path) -> Health:
    """All of it. Never raises."""
    folder = database.parent
    schema, problem, remedy = 0, "", ""
    agents, dossiers, last, unreadable = 0, 0, "", 0
    if database.exists():
        try:
            with opened(database) as connection:
                schema = recognise(connection, database)
                found = connection.execute(_COUNTS, {"unreadable": UNREADABLE}).fetchone()
                agents, dossiers, last, unreadable = found
        except StoreProblem as told:
            problem, remedy = told.sentence, told.way_on
    hands, back = _hands(folder)
    inside = _inside(folder)
    return Health(
        schema=schema,
        problem=problem,
        remedy=remedy,
        agents=agents,
        dossiers=dossiers,
        unreadable=unreadable,
        last_line=datetime.fromisoformat(last) if last else None,
        hands=hands,
        back=back,
        loose=tuple(_loose(folder, inside)),
        links=tuple(each for each, status in inside if stat.S_ISLNK(status.st_mode)),
        doubled=tuple(each for each, status in inside if _doubled(status)),
        network=network_of(folder),
        shared=is_shared(folder),
        writable=os.access(_existing(folder), os.W_OK | os.X_OK),
        free=_free(folder),
    )


_COUNTS = """
SELECT (SELECT count(*) FROM key_slot WHERE kind = 'agent'),
       (SELECT count(*) FROM dossier WHERE closing_kind IS NULL),
       (SELECT at FROM journal ORDER BY seq DESC LIMIT 1),
       (SELECT count(DISTINCT dossier) FROM journal
        WHERE kind = :unreadable AND dossier IN (SELECT id FROM dossier))
"""


def _hands(folder: Path) -> tuple[str, str]:
    """Why the folder is not safe from others, and what to do; twice "" when it is."""
    try:
        if folder.exists():
            judge(folder)
        else:
            judge_way(folder)
    except StoreProblem as told:
        return told.sentence, told.way_on
    except OSError:
        # What cannot be looked at is said by what cannot be read or written.
        return "", ""
    return "", ""


def _inside(folder: Path) -> list[tuple[Path, os.stat_result]]:
    """All that is in it, but what is public (`cache`) and the town's own `config.toml`."""
    found = []
    for each in sorted(folder.rglob("*")):
        if folder / "cache" not in each.parents and each != folder / "config.toml":
            with suppress(OSError):
                found.append((each, each.lstat()))
    return found


def _doubled(status: os.stat_result) -> bool:
    return stat.S_ISREG(status.st_mode) and status.st_nlink > 1


def _loose(folder: Path, inside: list[tuple[Path, os.stat_result]]) -> Iterator[Path]:
    """Folders and files with more rights than they should."""
    if os.name != "posix" or not folder.exists():
        return
    for each, status in ((folder, folder.stat()), *inside):
        allowed = _folder_mode(folder) if stat.S_ISDIR(status.st_mode) else file_mode(each)
        if stat.S_IMODE(status.st_mode) & 0o777 & ~allowed and not stat.S_ISLNK(status.st_mode):
            yield each


def _folder_mode(folder: Path) -> int:
    # Nothing is written by others into our own: that they may list it tells them nothing.
    return SHARED if is_shared(folder) else 0o755


def _existing(folder: Path) -> Path:
    """The folder, or the nearest above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)


def _free(folder: Path) -> int | None:
    try:
        return shutil.disk_usage(_existing(folder)).free
    except OSError:
        return None
