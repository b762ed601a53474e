"""Every walk, where it begins, and the sizes at which its screens are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tests.journeys.desk import KARIM
from tests.snapshots.stage import Room, begun, board, crowd, damaged, new_desk
from tests.snapshots.walks import dossier, home, opening, procedures

ROOMS = {
    "first_run": Room(opening.first_run, new_desk, locked=True),
    "unlocking": Room(opening.unlocking, locked=True),
    "rescue": Room(opening.rescue, begun, locked=True),
    "damaged": Room(opening.damaged, damaged, locked=True),
    "curtain": Room(opening.curtain),
    "dossiers": Room(home.dossiers, board),
    "crowd": Room(home.crowd, crowd),
    "agents": Room(home.agents),
    "summary": Room(home.summary, board, name=KARIM),
    "beginning": Room(dossier.beginning),
    "refusals": Room(dossier.refusals),
    "to_the_end": Room(dossier.to_the_end),
    "weeks_later": Room(dossier.weeks_later),
    "not_kept": Room(dossier.not_kept),
    "no_printer": Room(dossier.no_printer),
    "saint_thomas": Room(procedures.saint_thomas),
    "provisional": Room(procedures.provisional),
    "franceconnect": Room(procedures.franceconnect),
    "forgotten": Room(procedures.forgotten),
}

TINY = Room(opening.tiny)
UNDER = replace(ROOMS["beginning"], panels="dessous")
BESIDE = replace(ROOMS["beginning"], panels="cote")
HOME_UNDER = replace(ROOMS["crowd"], panels="dessous")
HOME_BESIDE = replace(ROOMS["crowd"], panels="cote")

EVERY_ROOM = ("80x24", "120x40")

ELSEWHERE = {
    "48x30": ("beginning", "dossiers", "agents"),
    "120x30": ("refusals",),
    "160x45": ("refusals", "crowd"),
    "200x60": ("crowd",),
}
"""Sizes at which only some walks are taken."""


@dataclass(frozen=True, slots=True)
class View:
    """A walk at a size. `name`: of the folder its pictures are in; `usual`: in the looks that are
    asked of every screen.
    """

    name: str
    room: Room
    size: tuple[int, int]
    usual: bool


def _views() -> Iterator[View]:
    for size in EVERY_ROOM:
        for name, room in ROOMS.items():
            yield _view(f"{size}/{name}", room)
    for size, names in ELSEWHERE.items():
        for name in names:
            yield _view(f"{size}/{name}", ROOMS[name])
    yield _view("20x5/tiny", TINY)
    yield _view("120x40/beginning_under", UNDER)
    yield _view("80x24/beginning_beside", BESIDE)
    yield _view("120x40/crowd_under", HOME_UNDER)
    yield _view("80x24/crowd_beside", HOME_BESIDE)


def _view(name: str, room: Room) -> View:
    width, _, height = name.partition("/")[0].partition("x")
    usual = room in ROOMS.values() and f"{width}x{height}" in EVERY_ROOM
    return View(name, room, (int(width), int(height)), usual)


VIEWS = {view.name: view for view in _views()}
