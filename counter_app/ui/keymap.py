"""The keys that a desk adds to an action (`[keys]` in `config.toml`).

The usual ones stay: the sentences on the screen name them, and so do colleagues. Only keys that
every desk's terminal sends, and that nothing else needs, are taken (UX « Keys », STYLE).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from counter_app.settings import Settings, SettingsProblem
from counter_app.ui.actions import ACTIONS, Action, Registry
from counter_app.ui.keynames import key_name

_KNOWN = re.compile(r"f([1-9]|1\d|2[0-4])|ctrl\+[a-z]|insert")

_TAKEN = {
    **dict.fromkeys(("f5", "f17"), "recharge la page d’ameli dans la fenêtre d’à côté"),
    **dict.fromkeys(("f11", "f23"), "est au terminal"),
    **dict.fromkeys(("ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j"), "est Tab, Entrée ou Effacer"),
    **dict.fromkeys((f"ctrl+{letter}" for letter in "adekuvwxc"), "sert dans les champs"),
}
"""Keys that no action may have, and why."""


def keyed(settings: Settings) -> Registry:
    """The registry with what `[keys]` adds. Raises SettingsProblem."""
    where = f"{settings.home / 'config.toml'}, [keys]\u00a0:"
    given = {name: tuple(map(_normal, keys)) for name, keys in settings.keys}
    for name, keys in given.items():
        if all(action.id != name for action in ACTIONS):
            raise SettingsProblem(f"{where} enlever {name}, inconnu ici.")
        for key in keys:
            if said := _refused(key):
                raise SettingsProblem(f"{where} {name}, {said}\u00a0: en choisir une autre.")
    registry = Registry(_with(action, given.get(action.id, ())) for action in ACTIONS)
    for key, names in _clashes(registry):
        said = f"{key_name(key)} ferait {names}"
        raise SettingsProblem(f"{where} {said}\u00a0: en choisir une autre.")
    return registry


def _normal(key: str) -> str:
    """As terminals name it: they send Shift+F1 to F12 as F13 to F24."""
    key = key.strip().lower().replace("maj+", "shift+")
    if found := re.fullmatch(r"shift\+f(\d{1,2})", key):
        return f"f{int(found[1]) + 12}"
    return key


def _refused(key: str) -> str:
    """Why a key is none, "" when it may be one."""
    if not _KNOWN.fullmatch(key):
        return f"«\u00a0{key}\u00a0» n’est pas une touche de tous les postes"
    return f"{key_name(key)} {_TAKEN[key]}" if key in _TAKEN else ""


def _with(action: Action, keys: tuple[str, ...]) -> Action:
    """The given ones first: the first is the one that is shown."""
    return replace(action, keys=tuple(dict.fromkeys((*keys, *action.keys)))) if keys else action


def _clashes(registry: Registry) -> Iterator[tuple[str, str]]:
    """Keys that would do two things on one screen: the key, and what it would do."""
    for screen in dict.fromkeys(screen for action in registry.actions for screen in action.screens):
        does: dict[str, Action] = {}
        for action in registry.of(screen):
            for key in action.keys:
                if key in does:
                    yield key, f"«\u00a0{does[key].words}\u00a0» et «\u00a0{action.words}\u00a0»"
                does[key] = action
