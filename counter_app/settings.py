"""Where files live and what a town configures.

Floor 0: imports nothing of the house. Must not know a database, a screen or a citizen.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

APP = "counter-app"
SHARED_MARK = ".partage"
"""The file that says a data folder is a group's, made by `counter-app init --shared`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`home`: the data folder of this installation. `site`: the mairie, a column on every row."""

    home: Path
    site: str = "mairie"
    desk: str = ""
    usual_procedure: str = "ameli-1.3-cpam-loire"
    keep_days: int = 45
    sensitive_days: int = 15

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return self.home / "guichet.sqlite3"

    @property
    def locks(self) -> Path:
        """Folder of the operating-system locks, one file an open dossier."""
        return self.home / "locks"

    @property
    def backups(self) -> Path:
        """Folder of Guichet's own copies of the database."""
        return self.home / "backups"

    @property
    def cache(self) -> Path:
        """Folder of what can be rebuilt."""
        return self.home / "cache"


def home_folder() -> Path:
    """`COUNTER_APP_HOME`, else the shared folder of this PC where there is one that this user may
    enter, else the platform's user-data folder.
    """
    if given := os.environ.get("COUNTER_APP_HOME"):
        return Path(given).expanduser().absolute()
    shared = machine_folder()
    if os.access(shared / SHARED_MARK, os.F_OK):
        return shared
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


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
    here = Path(__file__).resolve().parent
    for folder in (here / "data", here.parent / "data"):
        if (folder / "procedures").is_dir():
            return folder
    raise FileNotFoundError("data/procedures")
