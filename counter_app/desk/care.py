"""Looking after the database: its copies, what to do when it is damaged, putting one back.

Needs no key and no open desk. `last_good`, `put_back` and `offer` serve a start that found the
database damaged; `back_up` and `choose` the command line; `Caretaker` an open desk.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Event, Thread

from counter_app.desk.problem import DeskProblem, disk_told, refuse_absent
from counter_app.desk.words import ago, local_now, plural
from counter_app.settings import Settings, home_folder, machine_folder
from counter_app.store import backup, restore
from counter_app.store.backup import Copy
from counter_app.store.folder import share_folder
from counter_app.store.plain import opened, recognise
from counter_app.store.problems import DAMAGED, StoreProblem

__all__ = [
    "Caretaker",
    "Copy",
    "back_up",
    "choose",
    "damaged",
    "last_good",
    "offer",
    "put_back",
    "share",
]

_HOURLY, _SOON = 3600.0, 120.0


def damaged(settings: Settings) -> bool:
    """Whether the database is not whole, or gone from beside its copies: not a newer one, nor one
    out of reach.
    """
    try:
        if settings.lost or not settings.database.exists():
            return settings.lost
        with opened(settings.database) as connection:
            recognise(connection, settings.database)
    except StoreProblem as problem:
        return problem.sentence == f"{DAMAGED.cause}."
    except OSError:
        # A folder closed to this user: Python's own `exists` raises there.
        return False
    return False


def last_good(settings: Settings) -> Copy | None:
    """The latest sound copy of Guichet's own; None when there is none."""
    return backup.last_good(settings.database)


def choose(file: Path) -> Copy:
    """A copy from elsewhere, checked whole. Raises DeskProblem: none, damaged, newer, not ours."""
    no_copy = f"{file} n’est pas une sauvegarde entière\u00a0: en choisir une autre."
    if not file.exists():
        raise DeskProblem(f"Il n’y a pas de fichier {file}\u00a0: revoir son nom.")
    if file.is_dir():
        raise DeskProblem(no_copy)
    try:
        # A person's own link is followed; Guichet's own files are never behind one.
        return backup.inspect(file.resolve())
    except StoreProblem as problem:
        if problem.sentence != f"{DAMAGED.cause}.":
            raise DeskProblem(str(problem)) from problem
        raise DeskProblem(no_copy) from problem


def offer(copy: Copy, now: datetime) -> str:
    """« Sauvegarde d’hier à 18:02, 4 dossiers. Ce qui a été saisi depuis serait perdu. »"""
    when = ago(copy.taken_at, now)
    return (
        f"Sauvegarde\u00a0: {when}, {plural(copy.dossiers, 'dossier ouvert', 'dossiers ouverts')}."
        " Ce qui a été saisi depuis serait perdu."
    )


def put_back(
    settings: Settings, copy: Copy, now: Callable[[], datetime] = local_now
) -> Path | None:
    """Put a copy in the database's place, and wipe from it what has passed its time before anyone
    unlocks; where the old one is kept, None if there was none.

    Raises DeskProblem, having changed nothing, when a window has the database.
    """
    from counter_app.desk.retention import purge_now

    with disk_told():
        aside = restore.put_back(settings.database, copy, settings.site, now())
    # It is in its place: what the purge cannot do now, unlocking will.
    with suppress(DeskProblem):
        purge_now(settings, now)
    return aside


def back_up(settings: Settings, target: Path) -> Copy:
    """One copy, in a file that must not exist. Raises DeskProblem, FileExistsError."""
    refuse_absent(settings, "Il n’y a pas encore de base ici\u00a0: rien à sauvegarder.")
    if not target.absolute().parent.is_dir():
        raise DeskProblem(f"{target.parent} n’est pas un dossier\u00a0: en donner un qui existe.")
    with disk_told():
        return backup.copy_to(settings.database, target)


def share(group: str) -> Path:
    """Make the data folder that all agents of this PC share, or COUNTER_APP_HOME if it is set; the
    folder. Only for a group of the system. Raises DeskProblem, OSError.
    """
    home = home_folder() if os.environ.get("COUNTER_APP_HOME") else machine_folder()
    if os.name != "posix":
        raise DeskProblem(
            "Sous Windows, donner à un groupe les droits d’un dossier, puis COUNTER_APP_HOME."
        )
    with disk_told():
        share_folder(home, group)
    return home


class Caretaker:
    """Takes the day's copy while a desk is open, in a thread that never holds the writer back.

    `problem`: why there is none, in a sentence; "" when all is well. `told`: called, on that
    thread, when it has become another.
    """

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime] = local_now,
        told: Callable[[], None] = lambda: None,
    ) -> None:
        self._database = settings.database
        self._clock, self._told = clock, told
        self._ended = Event()
        self.problem = ""
        self._thread = Thread(target=self._run, name="caretaker", daemon=True)
        self._thread.start()

    def stop(self, timeout: float = 2.0) -> None:
        """End the thread; a copy under way is waited for. Harmless when done twice."""
        self._ended.set()
        self._thread.join(timeout)

    def _run(self) -> None:
        while not self._ended.is_set():
            with suppress(OSError):
                self._round()
            self._ended.wait(_SOON if self.problem else _HOURLY)

    def _round(self) -> None:
        before, self.problem = self.problem, self._try()
        if self.problem != before and not self._ended.is_set():
            self._told()

    def _try(self) -> str:
        try:
            backup.daily(self._database, self._clock().date())
        except StoreProblem as problem:
            why = problem.sentence[:1].lower() + problem.sentence[1:]
            return f"Pas de sauvegarde aujourd’hui\u00a0: {why}"
        return ""
