"""What ameli forgot: before the account exists it keeps nothing of an interrupted inscription.

Which steps must be redone there after a resumption, and which values to copy again, in order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.checks.finding import State
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Facts
from counter_app.dossier.moves import chosen_options, item_key
from counter_app.procedure.model import Field, Procedure, Step
from counter_app.procedure.text import visible


@dataclass(frozen=True, slots=True)
class Copyable:
    """One value to paste into ameli. `text` is "" while `state` lets nothing be typed there."""

    row: str
    field: str
    label: str
    text: str
    state: State


def forgotten(facts: Facts, step: Step) -> bool:
    """Whether ameli keeps nothing of the step when the visit is interrupted."""
    if isinstance(step.replay, str):
        return f"mark:{step.replay.removeprefix('until:')}" not in facts.ticks
    return step.replay


def _remembered(facts: Facts, step: Step) -> bool:
    return isinstance(step.replay, str) and not forgotten(facts, step)


def steps_to_redo(procedure: Procedure, facts: Facts) -> tuple[Step, ...]:
    """The steps from the first that ameli forgot up to the one the dossier stands at; empty where
    ameli remembers: once the account exists, in the earlier steps too.
    """
    if any(_remembered(facts, step) for step in procedure.steps):
        return ()
    upto = [step.id for step in procedure.steps].index(facts.place.step)
    reached = procedure.steps[: upto + 1]
    if not forgotten(facts, reached[-1]):
        return ()
    return tuple(step for step in reached if forgotten(facts, step))


def values_of(dossier: Dossier, steps: tuple[Step, ...]) -> tuple[Copyable, ...]:
    """The values of those steps in ameli's order, each as often as ameli asks for it."""
    options = chosen_options(dossier.facts)
    values: list[Copyable] = []
    for step in steps:
        items, _ = visible(dossier.procedure, step, options)
        for item in items:
            if isinstance(item, Field):
                values += [_value(dossier, step, item)] * item.paste
    return tuple(values)


def asked_for(values: Sequence[Copyable], here: str, stood: str | None, following: int) -> int:
    """The place (from 0) of the value that one more copy gives; there is one at least. In ameli's
    order from the first one, and round again; where one has moved since, the value of that row.

    `here`: the row one stands on; `stood`: the row of the last copy, None before the first;
    `following`: the place after that copy's.
    """
    rows = [value.row for value in values]
    if stood is None:
        # All is typed, and one stands on the last field: in ameli's order all the same.
        return 0
    return rows.index(here) if here != stood and here in rows else following % len(rows)


def _value(dossier: Dossier, step: Step, item: Field) -> Copyable:
    finding = dossier.findings[item.field]
    text = finding.value if finding.state.usable else ""
    return Copyable(item_key(step, item), item.field, item.label, text, finding.state)
