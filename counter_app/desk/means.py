"""Which way a copied value goes: this desk's own clipboard, or the terminal's (OSC 52)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

_FAR = ("SSH_CONNECTION", "SSH_TTY")


class Means(StrEnum):
    """`DESKTOP` can be read back, so what is said of it is known; the other two can only hope."""

    DESKTOP = "desktop"
    TERMINAL = "terminal"
    BOTH = "both"
    FORBIDDEN = "forbidden"


def is_far(environment: Mapping[str, str]) -> bool:
    """Whether the agent sits at another computer (SSH)."""
    return any(environment.get(name) for name in _FAR)


def means_for(environment: Mapping[str, str], platform: str, *, allowed: bool) -> Means:
    """What to copy by. Over SSH the desk's clipboard is at the other end, whatever DISPLAY says;
    without a display, or under Wayland alone, only the terminal can. `platform`: `sys.platform`.
    """
    if not allowed:
        return Means.FORBIDDEN
    if is_far(environment):
        return Means.TERMINAL
    if platform in ("win32", "darwin"):
        return Means.DESKTOP
    if not environment.get("DISPLAY"):
        return Means.TERMINAL
    return Means.BOTH if environment.get("WAYLAND_DISPLAY") else Means.DESKTOP
