"""What a town configures, as the rest of Guichet is given it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Mairie:
    """What a slip says of this place, each a line as it is printed. `hours`: one line a day or so.
    `link`: where its QR code leads, "" for ameli's own address.
    """

    name: str = ""
    address: str = ""
    hours: tuple[str, ...] = ()
    link: str = ""


THEMES = ("sombre", "clair", "contraste", "terminal")
PANELS = ("auto", "cote", "dessous")
"""The detail beside the list, under it, or where the width of the window has it."""

SCREEN = {"theme": THEMES, "panels": PANELS}
"""What may stand in `[screen]`."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`home`: the data folder of this installation. `site`: the mairie, a column on every row.
    `clipboard`: whether a value may be copied at all; `clipboard_follows`: whether the next value
    comes as soon as the desktop tells that the one before was pasted, or only with the focus.
    `keys`: more keys by action, as written.
    `theme`, `panels`: how the screen looks, until the agent says otherwise.
    """

    home: Path
    site: str = "mairie"
    usual_procedure: str = "ameli-1.3-cpam-loire"
    keep_days: int = 45
    sensitive_days: int = 15
    clipboard: bool = True
    clipboard_follows: bool = True
    lock_minutes: int = 5
    mairie: Mairie = Mairie()
    keys: tuple[tuple[str, tuple[str, ...]], ...] = ()
    theme: str = "sombre"
    panels: str = "auto"

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
    def lost(self) -> bool:
        """Whether there are copies of a database that is not there any more, or is empty."""
        there = self.database.exists() and self.database.stat().st_size > 0
        return not there and any(self.backups.glob("guichet-*"))

    @property
    def cache(self) -> Path:
        """Folder of what can be rebuilt."""
        return self.home / "cache"


class SettingsProblem(ValueError):  # noqa: N818 - told as a sentence, by whoever asked
    """`config.toml` cannot be followed; the message is one French sentence saying what to write."""


class NoHome(SettingsProblem):
    """`COUNTER_APP_HOME` names no folder at all."""
