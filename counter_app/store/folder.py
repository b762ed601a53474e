"""The data folder and its file: ours alone, whatever the umask, and never behind a link."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from counter_app.store.problems import StoreProblem

_POSIX = os.name == "posix"
_OTHERS_WRITE = 0o022


def prepare_folder(folder: Path) -> None:
    """Makes the folder, 0700. Raises StoreProblem when others could change what it holds.

    A folder that exists keeps its mode. Raises OSError when it cannot be made.
    """
    if not folder.exists():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
    if _POSIX and folder.stat().st_mode & _OTHERS_WRITE:
        raise StoreProblem(
            "D’autres peuvent modifier le dossier de données\u00a0: rien n’y est écrit.",
            f"Réserver {folder} à cet utilisateur (chmod 700), puis relancer.",
        )


def prepare_file(file: Path) -> None:
    """Makes the file, empty and 0600, or narrows the one that is there. Raises StoreProblem.

    An existing file is never opened here: closing it would drop the locks SQLite holds on it.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        _narrow(file)
        return
    try:
        file.chmod(0o600)
    finally:
        os.close(descriptor)


def _narrow(file: Path) -> None:
    mode = file.lstat().st_mode
    if not stat.S_ISREG(mode):
        raise StoreProblem(
            "Le fichier de la base n’est pas un vrai fichier\u00a0: rien n’y est écrit.",
            f"Mettre la base elle-même à la place de {file}, puis relancer.",
        )
    if _POSIX and stat.S_IMODE(mode) != 0o600:
        file.chmod(0o600)
