"""The screen as a person reads it: lines of text, and sentences that wrapped, rejoined."""

from __future__ import annotations

import re

from textual.app import App
from textual.screen import Screen

_BADLY_SET = re.compile(r"[\w)»’…] [:;!?»]|« |[^\W\d_]'[a-zà-ÿ]|\.\.\.|\w[;!?](?: |$)")
"""What may stand on no screen: a space that breaks before a sign, or none; a typewriter’s sign. A
name in capitals stands as it was typed.
"""

_DIVIDERS = re.compile(r"[│┃|]")


def lines_of(screen: Screen[object]) -> list[str]:
    """The screen, top to bottom."""
    screen._on_timer_update()
    return [strip.text.rstrip() for strip in screen._compositor.render_strips()]


def flat(text: str) -> str:
    """Any run of spaces, the non-breaking ones included, as one space."""
    return " ".join(text.split())


def badly_set(line: str) -> bool:
    """Whether a painted or printed line breaks a rule of French typography."""
    return bool(_BADLY_SET.search(line))


def picture(app: App[None]) -> str:
    """What stands on the screen now, for the message of a failure."""
    return "\n".join(lines_of(app.screen))


def prose(lines: list[str]) -> str:
    """Each line, then each side of the divider as running text: a wrapped sentence is found too."""
    parts = [_DIVIDERS.split(line, maxsplit=1) for line in lines]
    left = flat(" ".join(part[0] for part in parts))
    right = flat(" ".join(part[1] if len(part) > 1 else "" for part in parts))
    whole = flat(" ".join(lines))
    return "\n".join([*(flat(line) for line in lines), left, right, whole])
