"""Where files live: those of this installation, those of this PC, those that came with Guichet."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from counter_app.settings.model import NoHome

APP = "counter-app"
SHARED_MARK = ".partage"
"""The file that says a data folder is a group's, made by `counter-app init --shared`."""


def home_folder() -> Path:
    """`COUNTER_APP_HOME`, else the shared folder of this PC where there is one that this user may
    enter, else the platform's user-data folder. Raises NoHome.
    """
    if given := os.environ.get("COUNTER_APP_HOME"):
        return _given(given)
    shared = machine_folder()
    if os.access(shared / SHARED_MARK, os.F_OK):
        return shared
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


def _given(path: str) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError as error:
        raise NoHome(
            f"COUNTER_APP_HOME ({path})\u00a0: utilisateur inconnu, écrire le chemin entier."
        ) from error


def machine_folder() -> Path:
    """Where the data of all who use this PC live, once `init --shared` has made it."""
    if sys.platform.startswith("linux"):
        return Path("/var/lib") / APP
    else:  # noqa: RET505 a type checker reads one branch only
        from platformdirs import site_data_path

        return site_data_path(APP, appauthor=False)


@cache
def data_folder() -> Path:
    """`data/`: inside an installed wheel, beside the package in a checkout.

    Raises FileNotFoundError when neither is there.
    """
    here = Path(__file__).resolve().parents[1]
    for folder in (here / "data", here.parent / "data"):
        if (folder / "procedures").is_dir():
            return folder
    raise FileNotFoundError("data/procedures")


def stray(database: Path) -> Path | None:
    """Which of a SQLite file and of what SQLite keeps beside it is there, and is no plain file: a
    link, a pipe, a folder. Raises OSError when it cannot be looked at.
    """
    for tail in ("", "-wal", "-shm", "-journal"):
        file = database.with_name(f"{database.name}{tail}")
        with suppress(FileNotFoundError):
            if not stat.S_ISREG(file.lstat().st_mode):
                return file
    return None
