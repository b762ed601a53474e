"""One window, one dossier: an operating-system lock of the living process, empty of any name.

When the process ends, however it ends, the system frees the lock; the file left behind means
nothing. Its name is the dossier's random id. Beside it, while an agent works in the dossier, stands
a note of the same name: one whose lock is free tells of a process that was cut off.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import UUID

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from counter_app.store.folder import create_file, file_mode, make_folder, prepare_subfolder
from counter_app.store.problems import StoreProblem, fault_of

_NOTE = ".open"


class Hold:
    """A dossier held by this window, until released or until the process ends."""

    __slots__ = ("_lock", "_note", "dossier_id")

    def __init__(self, lock: BaseFileLock, dossier_id: str) -> None:
        self._lock = lock
        self._note: Path | None = None
        self.dossier_id = dossier_id

    @classmethod
    def try_take(cls, locks_folder: Path, dossier_id: str) -> Hold | None:
        """The hold, or None when another window (of any process) has it; never waits.

        Raises ValueError when the id is no UUID, StoreProblem when the folder cannot hold locks.
        """
        name = f"{UUID(dossier_id)}.lock"
        try:
            make_folder(locks_folder.parent)
            prepare_subfolder(locks_folder)
            mode = file_mode(locks_folder / name)
            lock: BaseFileLock = FileLock(locks_folder / name, mode=mode, thread_local=False)
            lock.acquire(blocking=False)
        except Timeout:
            return None
        except OSError as error:
            raise StoreProblem.at_opening(fault_of(error), locks_folder) from error
        if isinstance(lock, SoftFileLock):
            # filelock's stand-in where the system has no lock: a dead window would hold for ever.
            lock.release()
            raise StoreProblem("Ce dossier de données ne convient pas\u00a0: le mettre sur ce PC.")
        return cls(lock, dossier_id)

    def note(self) -> None:
        """An agent works in it from now on: said beside the lock until `release`. A disk that will
        not have the note keeps nobody from working.
        """
        self._note = Path(self._lock.lock_file).with_suffix(_NOTE)
        with suppress(OSError):
            self._note.unlink(missing_ok=True)
            os.close(create_file(self._note, file_mode(self._note)))

    def release(self) -> None:
        """Lets another window take the dossier. Harmless when done twice."""
        if self._note is not None:
            # Before the lock: the next window's note is not ours to take away.
            with suppress(OSError):
                self._note.unlink(missing_ok=True)
            self._note = None
        self._lock.release()


def notes(locks_folder: Path) -> Mapping[str, int]:
    """The dossiers that somebody works in, or was cut off in: when that began (ns), by id."""
    found: dict[str, int] = {}
    with suppress(OSError):
        for file in locks_folder.glob(f"*{_NOTE}"):
            with suppress(OSError):
                found[file.stem] = file.stat().st_mtime_ns
    return found


def forget_note(locks_folder: Path, dossier_id: str) -> None:
    """Of a dossier that is no more."""
    with suppress(OSError):
        (locks_folder / f"{dossier_id}{_NOTE}").unlink(missing_ok=True)
