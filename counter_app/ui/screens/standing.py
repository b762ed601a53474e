"""What an open dossier's row is to the keys, and why an action is off there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from counter_app.desk.sight import copyables
from counter_app.desk.visit import Visit
from counter_app.dossier.rows import Kind, Row
from counter_app.procedure.model import Field
from counter_app.ui.actions import Off, Part

_PARTS = {
    Kind.FIELD: Part.FIELD,
    Kind.PIECE: Part.TICK,
    Kind.DO: Part.TICK,
    Kind.MARK: Part.TICK,
    Kind.OUTCOME: Part.OUTCOME,
    Kind.REMEDY: Part.REMEDY,
    Kind.CASE: Part.CASE,
}


def parts_of(row: Row | None) -> frozenset[Part]:
    """What the keys can do on a row; nothing where there is none, or one only reads it."""
    if row is None:
        return frozenset()
    kind = {_PARTS[row.kind]} if row.kind in _PARTS else set()
    return frozenset(kind | ({Part.OPTIONS} if row.choice else set()))


def offs_of(visit: Visit, row: Callable[[], Row | None]) -> Mapping[Off, Callable[[], bool]]:
    """What of the visit can stand against an action. `row`: the one that has the focus."""
    dossier, pen, ledger = visit.dossier, visit.pen, visit.ledger

    def field() -> str:
        here = row()
        return here.element.field if here and isinstance(here.element, Field) else ""

    return {
        Off.READ_ONLY: lambda: pen.read_only,
        Off.NO_FIELD: lambda: not field(),
        Off.NO_PROPOSAL: lambda: not visit.fields.proposes(field()),
        Off.NOTHING_TO_COPY: lambda: not copyables(visit),
        Off.NOTHING_TO_UNDO: lambda: not dossier.can_undo,
        Off.NOTHING_TO_REDO: lambda: not dossier.can_redo,
        Off.CLOSED: lambda: visit.facts.closing is not None,
        Off.NOT_KEPT: lambda: ledger.in_memory,
        Off.NOT_ON_DISK: lambda: not ledger.stored,
    }
