"""One window, one dossier: an operating-system lock of the living process, empty of any name.

When the process ends, however it ends, the system frees the lock; the file left behind means
nothing. Its name is the dossier's random id.
"""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from counter_app.store.folder import file_mode, prepare_subfolder
from counter_app.store.problems import StoreProblem, fault_of


class Hold:
    """A dossier held by this window, until released or until the process ends."""

    __slots__ = ("_lock", "dossier_id")

    def __init__(self, lock: BaseFileLock, dossier_id: str) -> None:
        self._lock = lock
        self.dossier_id = dossier_id

    @classmethod
    def try_take(cls, locks_folder: Path, dossier_id: str) -> Hold | None:
        """The hold, or None when another window (of any process) has it; never waits.

        Raises ValueError when the id is no UUID, StoreProblem when the folder cannot hold locks.
        """
        name = f"{UUID(dossier_id)}.lock"
        try:
            locks_folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
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

    def release(self) -> None:
        """Lets another window take the dossier. Harmless when done twice."""
        self._lock.release()
