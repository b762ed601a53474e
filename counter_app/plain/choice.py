"""Whether this terminal can only be spoken to line by line; nothing is written to it to know."""

from __future__ import annotations

import sys
from collections.abc import Mapping

_DRAWING = ("xterm", "screen", "tmux", "linux", "vt", "rxvt", "konsole", "alacritty", "foot")
"""Beginnings of what every drawing terminal on a desk calls itself; others are looked up."""


def only_lines(environment: Mapping[str, str], platform: str = sys.platform) -> bool:
    """TERM says so, or the system's description of it has no way to move the cursor. Where there is
    none, it is given the benefit of the doubt.
    """
    kind = environment.get("TERM", "")
    if platform == "win32":
        return kind == "dumb"
    if kind in ("", "dumb", "unknown"):
        return True
    return not kind.startswith(_DRAWING) and not _moves_the_cursor(kind)


def _moves_the_cursor(kind: str) -> bool:
    try:
        import curses
    except ImportError:
        return True
    try:
        curses.setupterm(kind, fd=1)
    except curses.error:
        return True
    return bool(curses.tigetstr("cup"))
