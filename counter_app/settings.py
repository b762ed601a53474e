"""Where files live and what a town configures.

Floor 0: imports nothing of the house. Must not know a database, a screen or a citizen.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path

APP = "counter-app"


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
    def cache(self) -> Path:
        """Folder of what can be rebuilt."""
        return self.home / "cache"


def home_folder() -> Path:
    """`COUNTER_APP_HOME`, else the platform's user-data folder."""
    if given := os.environ.get("COUNTER_APP_HOME"):
        return Path(given).expanduser().absolute()
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False)


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
