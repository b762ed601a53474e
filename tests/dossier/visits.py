"""Visits in memory for the tests of this room: no disk, no key, a clock that stands still."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

from counter_app.dossier import moves, waits, ways
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Facts, Place
from counter_app.dossier.moves import Stamp
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Exit, Outcome, Procedure
from tests.people import TODAY, person

DESK_TIME = timezone(timedelta(hours=1))
NOW = datetime(2026, 11, 21, 14, 32, 7, tzinfo=DESK_TIME)
STAMP = Stamp(NOW, "Claire")
FICHE_1_3 = "ameli-1.3-cpam-loire"
FORGOTTEN = "ameli-mot-de-passe-oublie"
EVERY_PROCEDURE = (
    FICHE_1_3,
    "ameli-saint-thomas",
    "ameli-1.1-code-provisoire",
    "ameli-1.2-franceconnect",
    FORGOTTEN,
)


def later(**much: float) -> Stamp:
    return Stamp(NOW + timedelta(**much), "Karim")


def procedure(name: str = FICHE_1_3) -> Procedure:
    return shipped()[name]


def begun(sheet: Procedure, step: str = "") -> Facts:
    """A visit that stands on the first row of a step, nothing done yet."""
    facts = Facts(sheet.id, Place(sheet.steps[0].id))
    return moves.enter_step(sheet, facts, step or sheet.steps[0].id)


def dossier(sheet: Procedure, facts: Facts | None = None) -> Dossier:
    return Dossier(sheet, facts or begun(sheet), TODAY)


def filled(sheet: Procedure, number: int = 0) -> Facts:
    """All eight fields of an invented citizen, valid."""
    facts = begun(sheet)
    for name, text in person(number).values().items():
        if name != "card":
            facts = moves.answer(facts, name, text, len(text))
    return facts


def outcome(sheet: Procedure, step: str, wanted: str) -> Outcome:
    return next(o for o in sheet.step(step).outcome if o.id == wanted)


def answered(sheet: Procedure, facts: Facts, step: str, wanted: str, stamp: Stamp = STAMP) -> Facts:
    """What ameli answered in a step, that step being where the visit stands."""
    facts = moves.enter_step(sheet, facts, step)
    return ways.choose_outcome(sheet, facts, sheet.step(step), outcome(sheet, step, wanted), stamp)


def way_out(sheet: Procedure, facts: Facts, wanted: str) -> Exit:
    wait = waits.wait_of(sheet, facts.waiting)
    assert wait is not None
    return next(way for way in wait.exit if way.id == wanted)
