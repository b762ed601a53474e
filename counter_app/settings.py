"""Where files live and what a town configures.

Floor 0: imports nothing of the house. Must not know a database, a screen or a citizen.
"""

from __future__ import annotations

import os
import re
import stat
import sys
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

APP = "counter-app"
SHARED_MARK = ".partage"
"""The file that says a data folder is a group's, made by `counter-app init --shared`."""


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
    desk: str = ""
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


class SettingsProblem(ValueError):  # noqa: N818 - told as a sentence, by whoever asked
    """`config.toml` cannot be followed; the message is one French sentence saying what to write."""


class NoHome(SettingsProblem):
    """`COUNTER_APP_HOME` names no folder at all."""


_DAYS = {"keep_days": (1, 365), "sensitive_days": (0, 365)}
"""The days a town may choose in `[retention]`, the least and the most."""


_CLIPBOARD = {"allow": "clipboard", "follow": "clipboard_follows"}
"""The switches of `[clipboard]`, and which setting each one is."""

_LONGEST_LOCK = 15

_LONGEST_LINE, _LONGEST_LINK = 60, 42
"""Characters of a line of `[mairie]` that fits the slip, and of a link whose QR code (version 3,
level M) can be shown by 80 columns and 24 lines.
"""

_LINE = f"d’une ligne, {_LONGEST_LINE} caractères au plus"
_MOST_HOURS = 7

_LINK = re.compile(r"https://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)


def configured() -> Settings:
    """What every window and every command goes by. Raises SettingsProblem."""
    return read_settings(home_folder())


def read_settings(home: Path) -> Settings:
    """What is configured in `config.toml` of the data folder; without that file, the usual.

    Raises SettingsProblem.
    """
    file = home / "config.toml"
    if not file.is_file():
        return Settings(home)
    import tomllib

    try:
        written = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsProblem(f"{file} ne se lit pas\u00a0: en permettre la lecture.") from error
    except ValueError as error:
        raise SettingsProblem(f"{file} n’est pas du TOML en UTF-8\u00a0: le corriger.") from error
    settings = _with_retention(Settings(home), file, written.get("retention", {}))
    settings = _with_clipboard(settings, file, written.get("clipboard", {}))
    settings = _with_lock(settings, file, written.get("lock", {}))
    settings = _with_mairie(settings, file, written.get("mairie", {}))
    settings = _with_screen(settings, file, written.get("screen", {}))
    return _with_keys(settings, file, written.get("keys", {}))


def _with_keys(usual: Settings, file: Path, table: object) -> Settings:
    """`[keys] action = "f10"`, or several in a list; which there are, and are free, the screen
    knows (`ui.keymap`).
    """
    where = f"{file}, [keys]\u00a0:"
    if not isinstance(table, dict):
        raise SettingsProblem(f'{where} écrire [keys], et copy = "f10" dessous.')
    given: list[tuple[str, tuple[str, ...]]] = []
    for name, value in table.items():
        keys = value if isinstance(value, list) else [value]
        if not keys or not all(isinstance(key, str) for key in keys):
            raise SettingsProblem(f'{where} {name} attend une touche, comme "f10", ou une liste.')
        given.append((name, tuple(keys)))
    return replace(usual, keys=tuple(given))


def _with_lock(usual: Settings, file: Path, table: object) -> Settings:
    """`[lock] minutes`: 1 to 15 (CNIL: a session is locked; it cannot be turned off)."""
    where = f"{file}, [lock]\u00a0:"
    if not isinstance(table, dict):
        raise SettingsProblem(f"{where} écrire [lock], et minutes = 5 dessous.")
    for name in table.keys() - {"minutes"}:
        raise SettingsProblem(f"{where} enlever {name}, inconnu ici.")
    minutes = table.get("minutes", usual.lock_minutes)
    if type(minutes) is not int or not 1 <= minutes <= _LONGEST_LOCK:
        raise SettingsProblem(f"{where} minutes attend un nombre, de 1 à {_LONGEST_LOCK}.")
    return replace(usual, lock_minutes=minutes)


def _with_retention(usual: Settings, file: Path, table: object) -> Settings:
    where = f"{file}, [retention]\u00a0:"
    if not isinstance(table, dict):
        raise SettingsProblem(f"{where} écrire [retention], et keep_days = 45 dessous.")
    for name, value in table.items():
        if name not in _DAYS:
            raise SettingsProblem(f"{where} enlever {name}, inconnu ici.")
        least, most = _DAYS[name]
        if type(value) is not int or not least <= value <= most:
            raise SettingsProblem(f"{where} {name} attend un nombre de jours, de {least} à {most}.")
    keep = table.get("keep_days", usual.keep_days)
    sensitive = table.get("sensitive_days", min(usual.sensitive_days, keep))
    if sensitive > keep:
        raise SettingsProblem(f"{where} sensitive_days ne peut pas dépasser keep_days.")
    return replace(usual, keep_days=keep, sensitive_days=sensitive)


def _with_clipboard(usual: Settings, file: Path, table: object) -> Settings:
    where = f"{file}, [clipboard]\u00a0:"
    if not isinstance(table, dict):
        raise SettingsProblem(f"{where} écrire [clipboard], et allow = false dessous.")
    for name, value in table.items():
        if name not in _CLIPBOARD:
            raise SettingsProblem(f"{where} enlever {name}, inconnu ici.")
        if not isinstance(value, bool):
            raise SettingsProblem(f"{where} {name} attend true ou false.")
    return replace(usual, **{_CLIPBOARD[name]: value for name, value in table.items()})


def _with_screen(usual: Settings, file: Path, table: object) -> Settings:
    where = f"{file}, [screen]\u00a0:"
    if not isinstance(table, dict):
        raise SettingsProblem(f'{where} écrire [screen], et theme = "clair" dessous.')
    for name, value in table.items():
        if name not in SCREEN:
            raise SettingsProblem(f"{where} enlever {name}, inconnu ici.")
        if value not in SCREEN[name]:
            raise SettingsProblem(f"{where} {name} attend {', '.join(SCREEN[name])}.")
    return replace(usual, **table)


def _with_mairie(usual: Settings, file: Path, table: object) -> Settings:
    where = f"{file}, [mairie]\u00a0:"
    if not isinstance(table, dict):
        raise SettingsProblem(f'{where} écrire [mairie], et name = "…" dessous.')
    for name, value in table.items():
        if name not in _OF_THE_MAIRIE:
            raise SettingsProblem(f"{where} enlever {name}, inconnu ici.")
        fits, wanted = _OF_THE_MAIRIE[name]
        if not fits(value):
            raise SettingsProblem(f"{where} {name} attend {wanted}.")
    given = {**table, "hours": tuple(table.get("hours", ()))}
    return replace(usual, mairie=replace(usual.mairie, **given))


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LONGEST_LINE


def _are_lines(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_HOURS and all(map(_is_line, value))


def _is_link(value: object) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_LINK:
        return False
    return _LINK.fullmatch(value) is not None


_OF_THE_MAIRIE = {
    "name": (_is_line, f"un texte {_LINE}"),
    "address": (_is_line, f"un texte {_LINE}"),
    "hours": (_are_lines, f"une liste de {_MOST_HOURS} lignes au plus, chacune {_LINE}"),
    "link": (_is_link, f"une adresse https:// de {_LONGEST_LINK} caractères au plus"),
}
"""What may stand in `[mairie]`: what it must be, and how that is said."""


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
    here = Path(__file__).resolve().parent
    for folder in (here / "data", here.parent / "data"):
        if (folder / "procedures").is_dir():
            return folder
    raise FileNotFoundError("data/procedures")
