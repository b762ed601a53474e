"""Small questions about a procedure that every screen asks. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import takewhile

from counter_app.procedure.model import (
    Choice,
    Exit,
    Item,
    ItemBase,
    Outcome,
    Procedure,
    Step,
    When,
)

_BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)


def runs(text: str) -> tuple[tuple[str, bool], ...]:
    """`**bold**` marks taken out: the pieces of a text in order, each with whether it is bold."""
    pieces = _BOLD.split(text)
    return tuple((piece, rank % 2 == 1) for rank, piece in enumerate(pieces) if piece)


def plain(text: str) -> str:
    """The text without its `**` marks."""
    return "".join(piece for piece, _ in runs(text))


def visible(
    procedure: Procedure, step: Step, choices: Mapping[str, str]
) -> tuple[tuple[Item, ...], tuple[Outcome, ...]]:
    """The rows and the outcomes of a step that the choices made let stand.

    `choices`: option value by choice id; a choice not made stands at its default.
    """
    made = {choice.id: choice.default for choice in procedure.choices} | dict(choices)
    return (
        tuple(item for item in step.item if _holds(item.when, made)),
        tuple(outcome for outcome in step.outcome if _holds(outcome.when, made)),
    )


def _holds(when: When | None, made: Mapping[str, str]) -> bool:
    return all(made.get(name) == value for name, value in (when or {}).items())


def choices_of(procedure: Procedure, step: Step) -> tuple[Choice, ...]:
    """The questions whose row stands in that step: those it is the first to test, but for those
    that stand on a piece's row.
    """
    elsewhere = {document.choice for document in procedure.documents}
    for earlier in takewhile(lambda other: other.id != step.id, procedure.steps):
        elsewhere |= _tested(earlier)
    asked = _tested(step) - elsewhere
    return tuple(choice for choice in procedure.choices if choice.id in asked)


def _tested(step: Step) -> set[str]:
    conditional: tuple[ItemBase | Outcome, ...] = (*step.item, *step.outcome)
    return {name for element in conditional for name in element.when or {}}


def way_on(procedure: Procedure, way: Outcome | Exit, others: Mapping[str, Procedure]) -> str:
    """Where an outcome or an exit leads, in a few words after an arrow: « → 3/4 », « → attendre,
    puis 1.1 », « → que tenter, dans l’ordre ». `others`: the procedures by id.
    """
    if way.next:
        step = procedure.step(way.next)
        return f"→ {step.number if step.counted else _lower(step.title)}"
    if way.procedure:
        return f"→ {_number(way.procedure, others)}"
    if way.close:
        return "→ fin"
    if isinstance(way, Exit):
        return "→ attendre encore"
    if way.wait is None:
        return "→ que tenter, dans l’ordre" if way.remedy else "→ réessayer"
    after = [_number(exit_.procedure, others) for exit_ in way.wait.exit if exit_.procedure]
    return f"→ attendre, puis {after[0]}" if after else "→ attendre"


def offered(procedure: Procedure) -> str:
    """As one is chosen from a list. With its length: two sheets can have one title."""
    steps = sum(step.counted for step in procedure.steps)
    return f"{procedure.number}  {procedure.title}, {steps}\u00a0étapes".strip()


def _lower(title: str) -> str:
    return title[:1].lower() + title[1:]


def _number(procedure_id: str, others: Mapping[str, Procedure]) -> str:
    target = others.get(procedure_id)
    return (target.number or target.title) if target else procedure_id
