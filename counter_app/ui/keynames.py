"""Keys as written for the agent."""

from __future__ import annotations

_NAMES = {
    "escape": "Échap",
    "enter": "Entrée",
    "space": "Espace",
    "tab": "Tab",
    "shift+tab": "Maj+Tab",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pagedown": "PgSuiv",
    "pageup": "PgPréc",
}


def key_name(key: str) -> str:
    """A key as written for the agent: « F4 », « ^P », « Échap »."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return _NAMES.get(key, key.upper())
