"""The data folder and its files: ours alone, or a group's on a shared PC; whatever the umask, and
never behind a link nor on a network.

A shared folder (2770, files 0660) is one that `share_folder` made: it holds a mark of its owner.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from pathlib import Path

from counter_app.settings import SHARED_MARK
from counter_app.store.place import network_of
from counter_app.store.problems import StoreProblem

_POSIX = os.name == "posix"
_OTHERS_WRITE = 0o022
_OURS, _OUR_FILES = 0o700, 0o600
SHARED, SHARED_FILES = 0o2770, 0o660


def prepare_folder(folder: Path) -> None:
    """Makes the folder, 0700. Raises StoreProblem when it is on a network, or when others than a
    shared folder's group could change what it holds.

    A folder that exists keeps its mode. Raises OSError when it cannot be made.
    """
    if network_of(folder):
        raise StoreProblem(
            "La base ne se garde pas sûrement sur un dossier réseau.",
            "Choisir un dossier de ce PC (COUNTER_APP_HOME), puis relancer.",
        )
    if not folder.exists():
        folder.mkdir(mode=_OURS, parents=True, exist_ok=True)
        folder.chmod(_OURS)
    if not _POSIX:
        return
    mode = stat.S_IMODE(folder.stat().st_mode)
    if is_shared(folder):
        if mode != SHARED:
            raise StoreProblem(
                "Le dossier partagé n’a plus les droits qu’il doit avoir.",
                f"Les remettre (chmod {SHARED:o} {folder}), puis relancer.",
            )
    elif mode & _OTHERS_WRITE:
        raise StoreProblem(
            "D’autres peuvent modifier le dossier de données\u00a0: rien n’y est écrit.",
            f"Réserver {folder} à cet utilisateur (chmod 700), puis relancer.",
        )


def prepare_subfolder(folder: Path) -> None:
    """Makes a folder of the data folder, open to the same people. Raises OSError."""
    if not folder.exists():
        mode = SHARED if is_shared(folder.parent) else _OURS
        folder.mkdir(mode=mode, exist_ok=True)
        folder.chmod(mode)


def is_shared(folder: Path) -> bool:
    """Whether a group shares the folder: it holds the mark, and its owner put it there."""
    try:
        mark = (folder / SHARED_MARK).lstat()
        return stat.S_ISREG(mark.st_mode) and mark.st_uid == folder.stat().st_uid
    except OSError:
        return False


def file_mode(file: Path) -> int:
    """The mode of a file of the data folder or of a folder in it: 0660 where shared, else 0600."""
    shared = is_shared(file.parent) or is_shared(file.parent.parent)
    return SHARED_FILES if shared else _OUR_FILES


def share_folder(folder: Path, group: str) -> None:
    """Makes a data folder that a group shares. Raises StoreProblem where there is one already, or
    no such group; OSError.
    """
    if network_of(folder):
        prepare_folder(folder)
    if folder.exists() and any(folder.iterdir()) and not is_shared(folder):
        raise StoreProblem(
            "Ce dossier n’est pas vide\u00a0: rien n’y est changé.",
            f"Choisir un autre dossier (COUNTER_APP_HOME) ou vider {folder}.",
        )
    folder.mkdir(mode=_OURS, parents=True, exist_ok=True)
    for each in (folder, folder / "locks", folder / "backups"):
        each.mkdir(exist_ok=True)
        try:
            shutil.chown(each, group=group)
        except LookupError as error:
            raise StoreProblem(
                f"Le groupe «\u00a0{group}\u00a0» n’existe pas sur ce PC.",
                "Le créer, y mettre les agents, puis recommencer.",
            ) from error
        each.chmod(SHARED)
    mark = os.open(folder / SHARED_MARK, os.O_WRONLY | os.O_CREAT, 0o640)
    os.close(mark)


def prepare_file(file: Path) -> None:
    """Makes the file, empty and closed to others, or narrows the one there. Raises StoreProblem.

    An existing file is never opened here: closing it would drop the locks SQLite holds on it.
    """
    mode = file_mode(file)
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        _narrow(file, mode)
        return
    try:
        file.chmod(mode)
    finally:
        os.close(descriptor)


def _narrow(file: Path, wanted: int) -> None:
    status = file.lstat()
    if not stat.S_ISREG(status.st_mode):
        raise StoreProblem(
            "Le fichier de la base n’est pas un vrai fichier\u00a0: rien n’y est écrit.",
            f"Mettre la base elle-même à la place de {file}, puis relancer.",
        )
    if not _POSIX or stat.S_IMODE(status.st_mode) == wanted:
        return
    with suppress(PermissionError):
        file.chmod(wanted)
        return
    # Another agent's file, of a shared folder: it is not ours to close.
    if stat.S_IMODE(status.st_mode) & ~wanted:
        raise StoreProblem(
            "D’autres peuvent lire la base de ce PC\u00a0: elle n’est pas ouverte.",
            f"Les en empêcher (chmod {wanted:o} {file}), puis relancer.",
        )
