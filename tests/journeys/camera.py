"""The screen as a phone's camera sees it: every cell in its own colours, two dots high."""

from __future__ import annotations

from PIL import Image
from rich.color import Color
from rich.style import Style
from textual.app import App

_DOTS = 6
_INK = {"▀": (True, False), "▄": (False, True), "█": (True, True)}
Colour = tuple[int, int, int]


def photograph(app: App[None]) -> Image.Image:
    """The whole screen, other signs than the code's left out."""
    app.screen._on_timer_update()
    rows: list[list[Colour]] = []
    for strip in app.screen._compositor.render_strips():
        cells = [(sign, segment.style or Style()) for segment in strip for sign in segment.text]
        rows += [[_dot(sign, style, half) for sign, style in cells] for half in (0, 1)]
    image = Image.new("RGB", (max(map(len, rows)), len(rows)))
    for y, row in enumerate(rows):
        for x, colour in enumerate(row):
            image.putpixel((x, y), colour)
    return image.resize((image.width * _DOTS, image.height * _DOTS), Image.Resampling.NEAREST)


def _dot(sign: str, style: Style, half: int) -> Colour:
    inked = sign in _INK and _INK[sign][half]
    # Its own colours where a terminal is told none: light signs on a dark ground.
    return _rgb(style.color, 255) if inked != bool(style.reverse) else _rgb(style.bgcolor, 0)


def _rgb(colour: Color | None, unknown: int) -> Colour:
    if colour is None or colour.is_default:
        return unknown, unknown, unknown
    red, green, blue = colour.get_truecolor()
    return red, green, blue
