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

from counter_app.settings import SHARED_MARK, stray
from counter_app.store.hands import SHARED, is_shared, judge, judge_way
from counter_app.store.place import network_of
from counter_app.store.problems import StoreProblem

_POSIX = os.name == "posix"
_OURS, _OUR_FILES = 0o700, 0o600
_OPEN = 0o755
SHARED_FILES = 0o660


def refuse_place(folder: Path) -> None:
    """Before anything is made or typed. Raises StoreProblem when the folder is on a network, when
    it is another's, or when others than a shared folder's group could change it or put another in
    its place; OSError when it cannot be looked at.
    """
    if network_of(folder):
        raise StoreProblem(
            "La base ne se garde pas sûrement sur un dossier réseau.",
            "Choisir un dossier de ce PC (COUNTER_APP_HOME), puis relancer.",
        )
    (judge if folder.exists() else judge_way)(folder)


def prepare_folder(folder: Path) -> None:
    """Makes the folder, 0700, where `refuse_place` has nothing against it. Raises StoreProblem.

    A folder that exists keeps its mode. Raises OSError when it cannot be made.
    """
    refuse_place(folder)
    if not folder.exists():
        make_folder(folder)
        judge(folder)


def make_folder(folder: Path, mode: int = _OURS) -> None:
    """Makes the folder, and those above it that are missing, whatever the umask. Raises OSError."""
    for each in reversed((folder, *folder.parents)):
        if not each.exists():
            each.mkdir(mode=mode, exist_ok=True)
            each.chmod(mode)


def prepare_subfolder(folder: Path) -> None:
    """Makes a folder of the data folder, open to the same people, or narrows the one there. Raises
    StoreProblem where it is a link; OSError.
    """
    wanted = SHARED if is_shared(folder.parent) else _OURS
    try:
        status = folder.lstat()
    except FileNotFoundError:
        folder.mkdir(mode=wanted, exist_ok=True)
        folder.chmod(wanted)
        return
    if stat.S_ISLNK(status.st_mode):
        raise StoreProblem(
            f"«\u00a0{folder.name}\u00a0» est un lien\u00a0: rien n’y est écrit.",
            f"Mettre un vrai dossier à la place de {folder}, puis relancer.",
        )
    _narrow(folder, status, wanted)


def file_mode(file: Path) -> int:
    """The mode of a file of the data folder or of a folder in it: 0660 where shared, else 0600."""
    shared = is_shared(file.parent) or is_shared(file.parent.parent)
    return SHARED_FILES if shared else _OUR_FILES


def share_folder(folder: Path, group: str) -> None:
    """Makes a data folder that a group shares. Raises StoreProblem where there is one already, or
    no such group; OSError.
    """
    if network_of(folder):
        refuse_place(folder)
    judge_way(folder)
    if folder.exists() and any(folder.iterdir()) and not is_shared(folder):
        raise StoreProblem(
            "Ce dossier n’est pas vide\u00a0: rien n’y est changé.",
            f"Choisir un autre dossier (COUNTER_APP_HOME) ou vider {folder}.",
        )
    # Above it, others must be let through.
    make_folder(folder.parent, _OPEN)
    make_folder(folder)
    for each in (folder, folder / "locks", folder / "backups"):
        make_folder(each)
        try:
            shutil.chown(each, group=group)
        except LookupError as error:
            raise StoreProblem(
                f"Le groupe «\u00a0{group}\u00a0» n’existe pas sur ce PC.",
                "Le créer, y mettre les agents, puis recommencer.",
            ) from error
        each.chmod(SHARED)
    with suppress(FileExistsError):
        os.close(create_file(folder / SHARED_MARK, 0o640))


def create_file(file: Path, mode: int) -> int:
    """The descriptor of a new file, to write to, whatever the umask. Raises OSError,
    FileExistsError where anything stands there, be it a link that leads nowhere.
    """
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)
    try:
        file.chmod(mode)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def prepare_file(file: Path) -> None:
    """Makes the file, empty and closed to others, or narrows the one there. Raises StoreProblem.

    An existing file is never opened here: closing it would drop the locks SQLite holds on it.
    """
    mode = file_mode(file)
    try:
        os.close(create_file(file, mode))
    except FileExistsError:
        refuse_strays(file)
        _narrow(file, file.lstat(), mode)


def refuse_strays(database: Path) -> None:
    """Neither a SQLite file nor what SQLite keeps beside it is behind a link, nor a pipe. Raises
    StoreProblem, OSError.
    """
    if found := stray(database):
        raise StoreProblem(
            "Le fichier de la base n’est pas un vrai fichier\u00a0: rien n’y est écrit.",
            f"Mettre la base elle-même à la place de {found}, puis relancer.",
        )


def _narrow(path: Path, status: os.stat_result, wanted: int) -> None:
    if not _POSIX or stat.S_IMODE(status.st_mode) == wanted:
        return
    with suppress(PermissionError):
        path.chmod(wanted)
        return
    # Another agent's file, of a shared folder: it is not ours to close.
    if stat.S_IMODE(status.st_mode) & ~wanted:
        raise StoreProblem(
            "D’autres peuvent lire la base de ce PC\u00a0: elle n’est pas ouverte.",
            f"Les en empêcher (chmod {wanted:o} {path}), puis relancer.",
        )
