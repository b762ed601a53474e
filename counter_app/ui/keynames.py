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
    "insert": "Inser",
    # Terminals send the function keys with Maj as twelve more.
    **{f"f{number + 12}": f"Maj+F{number}" for number in range(1, 13)},
}


def key_name(key: str) -> str:
    """A key as written for the agent: « F4 », « ^P », « Échap »."""
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+").upper()
    return _NAMES.get(key, key.upper())
