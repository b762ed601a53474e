"""What a terminal is really sent: no colour where none is wanted, no clearing when resized."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]
COLOUR = re.compile(rb"\x1b\[(?:[\d;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;[\d;]*)?m")
CLEARED = (b"\x1b[2J", b"\x1b[3J", b"\x1bc")


def test_no_color_sends_no_colour_and_still_shows_where_one_is(home: Path, opens: Opens) -> None:
    window = begins(opens(home, NO_COLOR="1")).presses("MARTIN", "tab").sees("▸ N° de sécurité")
    assert COLOUR.findall(window.raw) == []
    assert b"\x1b[1" in window.raw


def test_nothing_is_cleared_while_the_window_is_drawn_larger_and_smaller(
    home: Path, opens: Opens
) -> None:
    window = begins(opens(home)).presses("MARTIN").sees("▸ Nom MARTIN")
    before = len(window.raw)
    for step in range(20):
        window.resizes(90 + 5 * (step % 7), 26 + step % 5)
    window.resizes(100, 30).sees("▸ Nom MARTIN").settles()
    assert len(window.raw) > before
    assert [window.raw[before:].count(sign) for sign in CLEARED] == [0, 0, 0]
