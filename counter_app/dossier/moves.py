"""What an agent's gestures do to the facts: pure functions, old facts in, new facts out.

Here what is typed, ticked and gone to; where an answer leads is `ways`, why a dossier stops is
`waits`, who types is `mandate`. Each takes a `Stamp` (who, when) where it leaves a trace. None
judges and none refuses: ameli decides, a ✗ never prevents choosing « Acceptées » (UX « Dossier »).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.dossier.facts import Facts, Place, Tick
from counter_app.procedure.model import Do, Field, Item, Mark, Procedure, Step
from counter_app.procedure.text import visible


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who does it, and when: aware, in the desk's own time zone (deadlines end with its day)."""

    now: datetime
    by: str


def chosen_options(facts: Facts) -> dict[str, str]:
    """The options chosen so far, by choice id."""
    prefix = "choice:"
    return {
        key.removeprefix(prefix): tick.value
        for key, tick in facts.ticks.items()
        if key.startswith(prefix)
    }


def answer(facts: Facts, field: str, text: str, cursor: int, row: str = "") -> Facts:
    """The text of a field, "" to empty it; with its row, where the caret stands after it."""
    answers = {key: value for key, value in facts.answers.items() if key != field}
    if text:
        answers[field] = text
    place = replace(facts.place, cursor=cursor, row=row) if row else facts.place
    return replace(facts, answers=answers, place=place)


def set_tick(facts: Facts, key: str, value: str, stamp: Stamp) -> Facts:
    """A row ticked, or given that value."""
    return replace(facts, ticks={**facts.ticks, key: Tick(value, stamp.now, stamp.by)})


def drop_ticks(facts: Facts, keys: Iterable[str]) -> Facts:
    """Rows unticked; those that were not ticked are passed over."""
    gone = set(keys)
    return replace(facts, ticks={key: t for key, t in facts.ticks.items() if key not in gone})


def toggle(facts: Facts, key: str, stamp: Stamp) -> Facts:
    """A tick put where there was none, and taken away where there was one."""
    return drop_ticks(facts, [key]) if key in facts.ticks else set_tick(facts, key, "1", stamp)


def go(facts: Facts, step: str, row: str = "", cursor: int = 0) -> Facts:
    """Another place; nothing else."""
    return replace(facts, place=Place(step, row, cursor))


def item_key(step: Step, item: Item) -> str:
    """The row key of an item: a mark's is its own, since deadlines count from it anywhere."""
    return f"mark:{item.id}" if isinstance(item, Mark) else f"item:{step.id}.{item.id}"


def first_row(procedure: Procedure, facts: Facts, step: Step) -> str:
    """The row a step opens on: its first field, else its first thing to do that is not done."""
    items, outcomes = visible(procedure, step, chosen_options(facts))
    for item in items:
        if isinstance(item, Field):
            return item_key(step, item)
    for item in items:
        if isinstance(item, Do | Mark) and item_key(step, item) not in facts.ticks:
            return item_key(step, item)
    return f"outcome:{step.id}.{outcomes[0].id}" if outcomes else ""


def enter_step(procedure: Procedure, facts: Facts, step_id: str) -> Facts:
    """The first row of a step. Raises KeyError for a step the procedure has not."""
    step = procedure.step(step_id)
    return go(facts, step.id, first_row(procedure, facts, step))
