"""One screen as a text: its signs, below them a letter a sign for how it looks, and what each
letter is in every look, theme by theme and without colours.

The look is changed in place: the screen was led to once.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from operator import contains
from string import ascii_letters, digits
from unittest.mock import patch

from rich.color import Color
from rich.style import Style
from textual._context import visible_screen_stack
from textual.filter import NoColor
from textual.widgets import Input

from counter_app.ui.app import GuichetApp
from counter_app.ui.screens.home_frame import HomeFrame
from tests.journeys.hands import Hands
from tests.journeys.reading import lines_of

NO_COLOUR = "sans couleur"
LOOKS = ("sombre", NO_COLOUR, "clair")
"""Of every screen. Each is another theme than the one before: only then is all painted anew."""

ALL_LOOKS = ("sombre", "terminal", "contraste", NO_COLOUR, "clair")

GROUND = "·"
"""How most of a screen looks."""

_LETTERS = ascii_letters + digits + "αβγδεζηθικλμνξοπρστυφχψω"
_BAR, _RULE = "  |  ", "═" * 16
_INK = ("reverse", "underline", "strike")
"""What shows on a space too; a colour of ink or a bold face does not."""

Cell = tuple[str, str]
"""A sign, and how it looks."""

Looks = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the texts a picture is made of. `looks`: of each letter, by the name of the look."""

    signs: str
    looks: dict[str, list[str]]


async def still(app: GuichetApp, hands: Hands) -> None:
    """Until nothing moves: the caret does not blink, what was typed is on disk or refused."""
    for field in (field for screen in app.screen_stack for field in screen.query(Input)):
        field.cursor_blink, field._cursor_visible = False, True
    await hands.until(lambda: not _saving(app), lambda: "never on disk")
    for below in app._background_screens:
        # Whether the search box below has its focus back yet is a matter of chance.
        if isinstance(below, HomeFrame):
            below.stand()


async def seen(app: GuichetApp, hands: Hands, looks: tuple[str, ...] = LOOKS) -> str:
    """The screen that stands, in some looks: once, or once more where the looks that leave colours
    to the terminal let nothing shine through from below.
    """
    await still(app, hands)
    # There and back again: the screen wears the first of them already.
    order = looks if app.theme == looks[0] else looks[::-1]
    pictures = {look: await painted(app, hands, look) for look in order}
    alike: dict[str, list[str]] = {}
    for look in looks:
        alike.setdefault(_signs(pictures[look]), []).append(look)
    return "\n".join(
        _written(signs, names, [pictures[name] for name in names]) for signs, names in alike.items()
    )


def _saving(app: GuichetApp) -> bool:
    """Whether a first line, here or below, still says « … »."""
    return any(lines_of(screen)[0].endswith(" …") for screen in app.screen_stack)


def _signs(picture: list[list[Cell]]) -> str:
    return "\n".join("".join(sign for sign, _ in row).rstrip() for row in picture)


async def painted(app: GuichetApp, hands: Hands, look: str) -> list[list[Cell]]:
    """Every cell in one look."""
    with _wearing(app, look):
        await hands.settle()
        return cells_of(app)


@contextmanager
def _wearing(app: GuichetApp, look: str) -> Iterator[None]:
    """As if the application had been started in that look."""
    if look != NO_COLOUR:
        app.theme = look
        yield
        return
    filters = [*app._filters]
    with patch.dict(os.environ, {"NO_COLOR": "1"}):
        app._filters.append(NoColor())
        app.no_color = True
        app._put_on()
        yield
    app.no_color = False
    app._filters[:] = filters


def cells_of(app: GuichetApp) -> list[list[Cell]]:
    """What a terminal would show now, sign by sign."""
    app.screen._on_timer_update()
    # What shines through from below is kept from the last time anybody looked, below or not.
    app.screen._styles_cache.clear()
    visible_screen_stack.set(app._background_screens)
    strips = app.screen._compositor.render_strips()
    return [[cell for part in strip for cell in _cells(part.text, part.style)] for strip in strips]


def _cells(text: str, style: Style | None) -> list[Cell]:
    written, blank = _looks(style or Style())
    return [(sign, blank if sign.isspace() else written) for sign in text]


@cache
def _looks(style: Style) -> tuple[str, str]:
    """« #e0e0e0 on #121212 bold », and how a space looks so: the ground alone, but for some."""
    faces = [name for name in ("bold", "dim", "italic", *_INK) if getattr(style, name)]
    ground = _colour(style.bgcolor)
    written = " ".join([_colour(style.color), "on", ground, *faces])
    return written, written if any(name in _INK for name in faces) else f"on {ground}"


def _colour(colour: Color | None) -> str:
    if colour is None or colour.is_default:
        return "default"
    return colour.triplet.hex if colour.triplet else colour.name


def _written(signs: str, names: list[str], pictures: list[list[list[Cell]]]) -> str:
    """The three parts, one under the other."""
    rows = [_along(list(zip(*lines, strict=True))) for lines in zip(*pictures, strict=True)]
    counted = Counter(look for row in rows for look in row)
    ground = counted.most_common(1)[0][0]
    others = [look for look in counted if look != ground]
    assert len(others) <= len(_LETTERS)
    letters = {**dict(zip(others, _LETTERS, strict=False)), ground: GROUND}
    looks = ["".join(letters[look] for look in row).rstrip(GROUND) for row in rows]
    legend = [f"{letter}  {_BAR.join(look)}" for look, letter in letters.items()]
    parts = [signs, "\n".join(looks), "\n".join([f"   {_BAR.join(names)}", *legend])]
    return f"\n{_RULE}\n".join(parts) + f"\n{_RULE}\n"


def parts_of(picture: str) -> list[Part]:
    """What `seen` has written, read again."""
    texts = picture.split(f"\n{_RULE}\n")
    return [
        _part(signs.strip("\n"), legend.splitlines())
        for signs, legend in zip(texts[0::3], texts[2::3], strict=False)
    ]


def _part(signs: str, legend: list[str]) -> Part:
    names, *looks = (line[3:].split(_BAR) for line in legend)
    return Part(signs, dict(zip(names, map(list, zip(*looks, strict=True)), strict=True)))


def _along(row: list[tuple[Cell, ...]]) -> list[Looks]:
    """Sign by sign, in all looks. A space between two signs that look alike looks as they do: a
    sentence stays one.
    """
    looks = [tuple(look for _, look in cells) for cells in row]
    whole = looks[:]
    for at, (before, here, after) in enumerate(zip(looks, looks[1:], looks[2:], strict=False), 1):
        if before == after and all(map(contains, before, here)):
            whole[at] = before
    return whole
