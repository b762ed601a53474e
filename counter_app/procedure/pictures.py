"""Where a number is, or a button: drawings in text, their zones, the same in words.

`data/pictures/*.toml`: a file a picture, one or more drawings in it (a card has two generations and
two sides). A row names picture and zone, « carte:serie »; which of the drawings it is depends on
what was chosen. Knows nothing of a citizen nor of how a zone is lit.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from counter_app.reference.facts import CONFIDENCES, Origin
from counter_app.settings import data_folder

_BLANK = " \u00a0"


@dataclass(frozen=True, slots=True)
class Spot:
    """A piece of a line that lights up: `row` from 0, columns from `start` to before `end`."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Zone:
    """What is pointed at. `lit`: the drawing's own words; `words`: one or two sentences of French
    that say as much as the drawing.
    """

    lit: tuple[str, ...]
    spots: tuple[Spot, ...]
    words: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Drawing:
    """`lines`: all of one width, frame included. `when`: the options it is the drawing for."""

    title: str
    lines: tuple[str, ...]
    zones: Mapping[str, Zone]
    when: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A drawing and the zone of it to look at."""

    drawing: Drawing
    zone: Zone

    @property
    def words(self) -> str:
        """The zone in words, with « à confirmer » where the place is only deduced."""
        doubt = " Place à confirmer à l’écran." if self.zone.origin.to_confirm else ""
        return f"{self.zone.words}{doubt}"

    @property
    def told(self) -> str:
        """What the drawing is of, then the words: as much as who sees the drawing knows."""
        return f"{self.drawing.title}. {self.words}"


@cache
def pictures() -> Mapping[str, tuple[Drawing, ...]]:
    """The pictures of this installation by name, read once. Raises as `load` does."""
    return load(data_folder() / "pictures")


def names() -> tuple[str, ...]:
    """All that a row may name: « carte:serie », each once."""
    every = (
        f"{picture}:{zone}"
        for picture, drawings in pictures().items()
        for drawing in drawings
        for zone in drawing.zones
    )
    return tuple(dict.fromkeys(every))


def all_pointed(name: str) -> tuple[Pointed, ...]:
    """Every drawing that has the zone of that name; none for a name that nobody drew (a dossier may
    have begun under another version).
    """
    picture, _, zone = name.partition(":")
    drawings = pictures().get(picture, ())
    return tuple(Pointed(d, d.zones[zone]) for d in drawings if zone in d.zones)


def pointed(name: str, chosen: Mapping[str, str]) -> Pointed | None:
    """The drawing to show for that name, None when there is none.

    `chosen`: option by choice id; a choice that the procedure does not ask rules nothing out.
    """
    for found in all_pointed(name):
        if all(chosen.get(choice, value) == value for choice, value in found.drawing.when.items()):
            return found
    return None


def load(folder: Path) -> Mapping[str, tuple[Drawing, ...]]:
    """Read every picture of a folder.

    Raises ValueError naming file and zone: they ship with the application, nobody else draws.
    """
    read = {path.stem: _picture(path) for path in sorted(folder.glob("*.toml"))}
    return MappingProxyType(read)


def _picture(path: Path) -> tuple[Drawing, ...]:
    document = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return tuple(_drawing(document, table) for table in document["drawing"])
    except (KeyError, ValueError) as error:
        raise ValueError(f"{path.name}: {error}") from error


def _drawing(document: dict[str, Any], table: dict[str, Any]) -> Drawing:
    drawn = table["lines"].strip("\n").split("\n")
    width = max(map(len, drawn))
    lines = tuple(line.ljust(width) for line in drawn)
    zones = {name: _zone(lines, document | zone) for name, zone in table["zone"].items()}
    return Drawing(
        table["title"], lines, MappingProxyType(zones), MappingProxyType(table.get("when", {}))
    )


def _zone(lines: tuple[str, ...], table: dict[str, Any]) -> Zone:
    lit = tuple(table["light"])
    spots = tuple(_spots(lines, lit))
    if table["confidence"] not in CONFIDENCES:
        raise ValueError(f"confidence: {table['confidence']}")
    origin = Origin(table["source"], table["checked_on"], table["confidence"])
    return Zone(lit, spots, table["words"], origin)


def _spots(lines: tuple[str, ...], lit: Iterable[str]) -> Iterator[Spot]:
    """Where the words stand, a blank on both sides (the signs of the light go there), once."""
    for words in lit:
        found = [
            Spot(row, start, start + len(words))
            for row, line in enumerate(lines)
            for start in range(1, len(line) - len(words))
            if line.startswith(words, start)
            and line[start - 1] in _BLANK
            and line[start + len(words)] in _BLANK
        ]
        if len(found) != 1:
            raise ValueError(f"light: {words!r} stands {len(found)} times between blanks")
        yield found[0]
