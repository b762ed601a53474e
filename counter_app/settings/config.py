"""`config.toml` of the data folder: what each of its tables may say, and the settings it makes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from counter_app.settings.folders import home_folder
from counter_app.settings.model import SCREEN, Mairie, Settings, SettingsProblem

_LONGEST_LINE, _LONGEST_LINK = 60, 42
"""Characters of a line of `[mairie]` that fits the slip, and of a link whose QR code (version 3,
level M) can be shown by 80 columns and 24 lines.
"""

_MOST_HOURS = 7
_LINK = re.compile(r"https://[\w.~:/?#@!$&'()*+,;=%-]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What a value must be, and how that is said."""

    fits: Callable[[object], bool]
    wanted: str


@dataclass(frozen=True, slots=True)
class _Table:
    """`example`: a line of it. `kinds`: what may stand in it, by name; `others`: by any other."""

    example: str
    kinds: Mapping[str, _Kind] = field(default_factory=dict)
    others: _Kind | None = None

    def read(self, where: str, name: str, written: object) -> dict[str, Any]:
        """The table as written. Raises SettingsProblem."""
        if not isinstance(written, dict):
            raise SettingsProblem(f"{where} écrire [{name}], et {self.example} dessous.")
        for key, value in written.items():
            kind = self.kinds.get(key, self.others)
            if kind is None:
                raise SettingsProblem(f"{where} enlever {key}, inconnu ici.")
            if not kind.fits(value):
                raise SettingsProblem(f"{where} {key} attend {kind.wanted}.")
        return written


def _whole(least: int, most: int, of: str = "") -> _Kind:
    def fits(value: object) -> bool:
        # True and False are whole numbers to Python.
        return type(value) is int and least <= value <= most

    return _Kind(fits, f"un nombre{of}, de {least} à {most}")


def _one_of(words: tuple[str, ...]) -> _Kind:
    return _Kind(lambda value: value in words, ", ".join(words))


def _is_line(value: object) -> bool:
    return isinstance(value, str) and value.isprintable() and 0 < len(value) <= _LONGEST_LINE


def _are_lines(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_HOURS and all(map(_is_line, value))


def _is_link(value: object) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST_LINK:
        return False
    return _LINK.fullmatch(value) is not None


def _are_keys(value: object) -> bool:
    return bool(_several(value)) and all(isinstance(key, str) for key in _several(value))


def _several(value: object) -> tuple[Any, ...]:
    """A value, or a list of them."""
    return tuple(value) if isinstance(value, list) else (value,)


_WIDTH = f"d’une ligne, {_LONGEST_LINE} caractères au plus"
_SWITCH = _Kind(lambda value: isinstance(value, bool), "true ou false")
_LINE = _Kind(_is_line, f"un texte {_WIDTH}")
_LINES = _Kind(_are_lines, f"une liste de {_MOST_HOURS} lignes au plus, chacune {_WIDTH}")
_ADDRESS = _Kind(_is_link, f"une adresse https:// de {_LONGEST_LINK} caractères au plus")
_KEYS = _Kind(_are_keys, 'une touche, comme "f10", ou une liste')

_TABLES = {
    "retention": _Table(
        "keep_days = 45",
        {
            "keep_days": _whole(1, 365, " de jours"),
            "sensitive_days": _whole(0, 365, " de jours"),
        },
    ),
    "clipboard": _Table("allow = false", {"allow": _SWITCH, "follow": _SWITCH}),
    # CNIL: a session is locked; it cannot be turned off.
    "lock": _Table("minutes = 5", {"minutes": _whole(1, 15)}),
    "mairie": _Table(
        'name = "…"', {"name": _LINE, "address": _LINE, "hours": _LINES, "link": _ADDRESS}
    ),
    "screen": _Table('theme = "clair"', {name: _one_of(words) for name, words in SCREEN.items()}),
    # Which actions there are, and which keys are free, the screen knows (`ui.keymap`).
    "keys": _Table('copy = "f10"', others=_KEYS),
}

_SETTINGS = {
    "allow": "clipboard",
    "follow": "clipboard_follows",
    "minutes": "lock_minutes",
}
"""Which setting each is, where it has not the same name."""


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
    written = _written(file)
    if unknown := next(iter(written.keys() - _TABLES), ""):
        raise SettingsProblem(f"{file}\u00a0: enlever {unknown}, inconnu ici.")
    given = {
        name: table.read(_where(file, name), name, written.get(name, {}))
        for name, table in _TABLES.items()
    }
    mairie, keys = given.pop("mairie"), given.pop("keys")
    named = {_SETTINGS.get(name, name): v for each in given.values() for name, v in each.items()}
    settings = replace(
        Settings(home),
        **named,
        mairie=Mairie(**{**mairie, "hours": tuple(mairie.get("hours", ()))}),
        keys=tuple((name, _several(value)) for name, value in keys.items()),
    )
    return _within(settings, named.get("sensitive_days"), _where(file, "retention"))


def _written(file: Path) -> dict[str, object]:
    import tomllib

    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SettingsProblem(f"{file} ne se lit pas\u00a0: en permettre la lecture.") from error
    except ValueError as error:
        raise SettingsProblem(f"{file} n’est pas du TOML en UTF-8\u00a0: le corriger.") from error


def _where(file: Path, table: str) -> str:
    return f"{file}, [{table}]\u00a0:"


def _within(settings: Settings, sensitive: int | None, where: str) -> Settings:
    """What is sensitive is never kept longer than the rest; the usual days follow a shorter one."""
    if sensitive is not None and sensitive > settings.keep_days:
        raise SettingsProblem(f"{where} sensitive_days ne peut pas dépasser keep_days.")
    days = min(settings.sensitive_days, settings.keep_days)
    return replace(settings, sensitive_days=days)
