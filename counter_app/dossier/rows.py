"""A step laid out as rows: what stands left, its verdict right, in the order of the sheet.

Built from procedure and facts alone, so that the screen, the strip and a plain line mode show the
same rows. Holds no colour and no width.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.checks.finding import State
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import BROKEN, Facts
from counter_app.dossier.moves import chosen_options, item_key
from counter_app.dossier.waits import offered
from counter_app.procedure.model import (
    Choice,
    Do,
    Document,
    Field,
    Item,
    Mark,
    Note,
    Outcome,
    Procedure,
    Remedy,
    Step,
)
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.text import choices_of, visible

SIGNS = {
    State.EMPTY: "○",
    State.INCOMPLETE: "…",
    State.VALID: "✓",
    State.DOUBTFUL: "!",
    State.INVALID: "✗",
    State.INELIGIBLE: "⊘",
}
"""A verdict's sign; the words come from the finding, colour is third (UX « Verdicts »)."""

WIPED = "⌫"
"""The sign of an answer that went (UX « Verdicts »)."""


class Kind(StrEnum):
    """What a row is, which decides what Entrée and Espace do on it."""

    PIECE = "piece"
    CASE = "case"
    CHOICE = "choice"
    DO = "do"
    FIELD = "field"
    NOTE = "note"
    MARK = "mark"
    OUTCOME = "outcome"
    REMEDY = "remedy"


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key`: as in `Tick`. `label`: French, may hold **bold**. `choice`: the question with
    options on this row. `element`: the procedure's own object, for its hint and source.
    """

    key: str
    kind: Kind
    label: str
    element: Sourced | None = None
    choice: Choice | None = None

    @property
    def focusable(self) -> bool:
        """Whether the row can be stood on: ameli's own texts are, since they are read aloud and may
        be longer than the window; other notes are only passed by.
        """
        quoted = isinstance(self.element, Note) and self.element.kind == "quote"
        return self.kind is not Kind.NOTE or quoted


@dataclass(frozen=True, slots=True)
class Sheet:
    """A step's rows in their three parts, top to bottom."""

    pieces: tuple[Row, ...]
    items: tuple[Row, ...]
    outcomes: tuple[Row, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        """All of them, in order."""
        return self.pieces + self.items + self.outcomes


def sheet(procedure: Procedure, facts: Facts) -> Sheet:
    """The rows of the step the dossier stands at."""
    step = procedure.step(facts.place.step)
    items, outcomes = visible(procedure, step, chosen_options(facts))
    first = step.id == procedure.steps[0].id
    return Sheet(
        pieces=tuple(_piece(procedure, document) for document in procedure.documents),
        items=(
            *(_case_rows(procedure) if first else ()),
            *(_choice_row(choice) for choice in choices_of(procedure, step)),
            *(_item(step, item) for item in items),
        ),
        outcomes=tuple(row for outcome in outcomes for row in _outcome(facts, step, outcome)),
    )


def _piece(procedure: Procedure, document: Document) -> Row:
    choice = next((c for c in procedure.choices if c.id == document.choice), None)
    return Row(f"piece:{document.id}", Kind.PIECE, document.label, document, choice)


def _case_rows(procedure: Procedure) -> tuple[Row, ...]:
    asked = procedure.orientation
    return (Row("case:", Kind.CASE, asked.ask, asked),) if asked else ()


def _choice_row(choice: Choice) -> Row:
    return Row(f"choice:{choice.id}", Kind.CHOICE, choice.ask, choice, choice)


def _item(step: Step, item: Item) -> Row:
    key = item_key(step, item)
    match item:
        case Do():
            return Row(key, Kind.DO, item.do, item)
        case Field():
            return Row(key, Kind.FIELD, item.label, item)
        case Note():
            return Row(key, Kind.NOTE, item.note, item)
        case _:
            return Row(key, Kind.MARK, item.mark, item)


def _outcome(facts: Facts, step: Step, outcome: Outcome) -> tuple[Row, ...]:
    origin = f"{step.id}.{outcome.id}"
    row = Row(f"outcome:{origin}", Kind.OUTCOME, outcome.label, outcome)
    if tries(facts, origin) == 0:
        return (row,)
    return (row, *(_remedy(origin, remedy) for remedy in outcome.remedy))


def _remedy(origin: str, remedy: Remedy) -> Row:
    return Row(f"remedy:{origin}.{remedy.id}", Kind.REMEDY, remedy.do, remedy)


def tries(facts: Facts, origin: str) -> int:
    """How often that outcome was answered (`STEP.OUTCOME`)."""
    tick = facts.ticks.get(f"tries:{origin}")
    return int(tick.value) if tick else 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands at the right of a row: a sign and a few words."""

    state: State
    words: str
    wiped: bool = False

    @property
    def sign(self) -> str:
        """The state's sign; ⌫ for what stood there and is to be asked again."""
        return WIPED if self.wiped else SIGNS[self.state]


def verdict(dossier: Dossier, row: Row, clock: datetime) -> Verdict | None:
    """The verdict of a row at that moment (for its time zone); None where there is none to give."""
    match row.element:
        case Field() as field:
            return _field_verdict(dossier, field, clock)
        case Document() as document:
            return _piece_verdict(dossier, document)
        case Mark():
            return _mark_verdict(dossier, row, clock)
        case Do() | Remedy():
            done = dossier.tick(row.key) is not None
            return Verdict(State.VALID, "fait") if done else Verdict(State.EMPTY, "")
        case _:
            return None


def _field_verdict(dossier: Dossier, field: Field, clock: datetime) -> Verdict:
    finding = dossier.findings[field.field]
    gone = dossier.tick(f"wiped:{field.field}")
    if gone and finding.state is State.EMPTY:
        day = f"effacé le {gone.at.astimezone(clock.tzinfo):%d/%m}"
        why = {"unkept": "non conservé", BROKEN: "illisible"}.get(gone.value, day)
        return Verdict(State.EMPTY, f"{why}, à redemander", wiped=True)
    words = finding.message
    if not words and finding.state is State.EMPTY:
        words = field.type_as
    return Verdict(finding.state, words)


def _mark_verdict(dossier: Dossier, row: Row, clock: datetime) -> Verdict:
    tick = dossier.tick(row.key)
    if tick is None:
        return Verdict(State.EMPTY, "à cocher quand c’est arrivé")
    return Verdict(State.VALID, f"le {tick.at.astimezone(clock.tzinfo):%d/%m à %H:%M}")


def in_hand(dossier: Dossier, document: Document) -> bool:
    """Whether a piece is there: ticked, or what is read on it stands in its field and is right."""
    if dossier.tick(f"piece:{document.id}") is not None:
        return True
    return bool(document.gives) and dossier.findings[document.gives].state.usable


def _piece_verdict(dossier: Dossier, document: Document) -> Verdict:
    needed, there = dossier.procedure.step(document.needed), in_hand(dossier, document)
    if is_past(dossier, needed):
        return Verdict(State.VALID, "en main") if there else Verdict(State.EMPTY, "")
    if there:
        return Verdict(State.VALID, f"en main, servira à la {needed.number}")
    return Verdict(State.INCOMPLETE, f"pas encore en main\u00a0: bloque la {needed.number}")


def is_past(dossier: Dossier, step: Step) -> bool:
    """Whether the dossier stands at a later step."""
    ids = [each.id for each in dossier.procedure.steps]
    return ids.index(step.id) < ids.index(dossier.facts.place.step)


def done(dossier: Dossier, step: Step) -> bool:
    """Whether the step is behind: answered by an outcome that leads on, or by a wait that is over
    and led on.
    """
    tick = dossier.tick(f"outcome:{step.id}")
    chosen = next((o for o in step.outcome if tick and o.id == tick.value), None)
    if chosen is None:
        return False
    if chosen.wait:
        ahead = {way.next for way in offered(chosen.wait, dossier.facts)} & _after(dossier, step)
        return bool(ahead) and is_past(dossier, step)
    return bool(chosen.next or chosen.close)


def _after(dossier: Dossier, step: Step) -> set[str]:
    ids = [each.id for each in dossier.procedure.steps]
    return set(ids[ids.index(step.id) + 1 :])
