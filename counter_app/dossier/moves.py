"""What an agent's gestures do to the facts: pure functions, old facts in, new facts out.

Each takes a `Stamp` (who, when) where it leaves a trace. None judges and none refuses: ameli
decides, a ✗ never prevents choosing « Acceptées » (UX « Dossier »).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from counter_app.dossier.facts import (
    FIELDS,
    MANDATE,
    MANDATE_DAYS,
    MANDATE_RUNS,
    NOTE,
    Closing,
    Facts,
    Place,
    Tick,
    Typist,
    Waiting,
)
from counter_app.procedure.model import (
    Do,
    Exit,
    Field,
    Item,
    Keep,
    Mark,
    Outcome,
    Procedure,
    Step,
    Wait,
)
from counter_app.procedure.text import visible

DAY_ENDS = time(22, 59)
"""When a deadline in days is over: no desk is open, and the hour that a clock change may add to it
or take from it leaves it on its own day.
"""


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


def _lead_on(procedure: Procedure, facts: Facts, step_id: str) -> Facts:
    """The step an answer leads to. Going back to an earlier one means doing it again: what was
    ticked from there on is to be ticked again, and the marks of that step to be dated again, or a
    second link would expire with the first.
    """
    ids = [step.id for step in procedure.steps]
    if ids.index(step_id) < ids.index(facts.place.step):
        again = procedure.steps[ids.index(step_id) :]
        keys = {f"outcome:{step.id}" for step in again}
        keys |= {item_key(s, item) for s in again for item in s.item if not isinstance(item, Mark)}
        keys |= {f"mark:{item.id}" for item in again[0].item if isinstance(item, Mark)}
        facts = drop_ticks(facts, keys)
    return enter_step(procedure, facts, step_id)


def ticked_rest(
    procedure: Procedure, facts: Facts, step: Step, outcome: Outcome, stamp: Stamp
) -> Facts:
    """What was left to do in the step, ticked: an outcome says that it was done. A mark only when
    the outcome cannot have happened without it.
    """
    items, _ = visible(procedure, step, chosen_options(facts))
    forward = bool(outcome.next) or outcome.close == "done"
    new: dict[str, Tick] = {}
    for item in items:
        key = item_key(step, item)
        implied = isinstance(item, Do) or (
            isinstance(item, Mark) and (forward or outcome.needs_mark == item.id)
        )
        if implied and key not in facts.ticks:
            new[key] = Tick("1", stamp.now, stamp.by)
    return replace(facts, ticks={**facts.ticks, **new})


def choose_outcome(
    procedure: Procedure, facts: Facts, step: Step, outcome: Outcome, stamp: Stamp
) -> Facts:
    """What ameli answered, and where that leads inside this procedure: the next step, a refusal
    counted, a wait begun. Going over and closing are `go_over` and `close`, which ask first.
    """
    origin = f"{step.id}.{outcome.id}"
    facts = ticked_rest(procedure, facts, step, outcome, stamp)
    facts = set_tick(facts, f"outcome:{step.id}", outcome.id, stamp)
    facts = replace(facts, waiting=None)
    if outcome.next:
        return _lead_on(procedure, facts, outcome.next)
    if outcome.retry:
        return _refused(facts, outcome, origin, stamp)
    if outcome.wait:
        return replace(facts, waiting=begin_wait(facts, outcome.wait, origin, stamp))
    return facts


def _refused(facts: Facts, outcome: Outcome, origin: str, stamp: Stamp) -> Facts:
    key = f"tries:{origin}"
    tries = int(facts.ticks[key].value) if key in facts.ticks else 0
    facts = set_tick(facts, key, str(tries + 1), stamp)
    place = facts.place
    for remedy in outcome.remedy:
        row = f"remedy:{origin}.{remedy.id}"
        if row not in facts.ticks:
            place = Place(place.step, row)
            break
    waiting = Waiting(outcome.reason, "desk", stamp.now) if outcome.reason else None
    return replace(facts, place=place, waiting=waiting)


def end_of_day(moment: datetime, days: int) -> datetime:
    """The end of the day that comes `days` after: a deadline in days ends with its day."""
    return datetime.combine(moment.date() + timedelta(days=days), DAY_ENDS, moment.tzinfo)


def begin_wait(facts: Facts, wait: Wait, origin: str, stamp: Stamp) -> Waiting:
    """The wait of an outcome: its deadline counted from its mark, or the day to look again.

    A wait that would begin expired is for a link sent anew: it counts from now.
    """
    start = stamp.now
    if wait.start != "now" and (mark := facts.ticks.get(f"mark:{wait.start}")):
        start = mark.at.astimezone(stamp.now.tzinfo)
    due = _deadline(wait, start)
    if due is not None and due <= stamp.now:
        due = _deadline(wait, stamp.now)
    if due is not None:
        return Waiting(wait.reason, wait.by, stamp.now, due, expires=True, origin=origin)
    return Waiting(wait.reason, wait.by, stamp.now, _recall(wait, stamp), origin=origin)


def _deadline(wait: Wait, start: datetime) -> datetime | None:
    if wait.days is not None:
        return end_of_day(start, wait.days)
    return None if wait.minutes is None else start + timedelta(minutes=wait.minutes)


def _recall(wait: Wait, stamp: Stamp) -> datetime | None:
    return None if wait.recall is None else end_of_day(stamp.now, wait.recall)


def wait_of(procedure: Procedure, waiting: Waiting | None) -> Wait | None:
    """The wait whose question is asked on opening, if the dossier waits for one."""
    if waiting is None or not waiting.origin:
        return None
    step_id, _, outcome_id = waiting.origin.partition(".")
    for step in procedure.steps:
        for outcome in step.outcome:
            if step.id == step_id and outcome.id == outcome_id:
                return outcome.wait
    return None


def take_exit(procedure: Procedure, facts: Facts, way: Exit, stamp: Stamp) -> Facts:
    """The wait's question answered: on in this procedure, closed, or the wait goes on. Going over
    to another procedure is `go_over`.
    """
    if way.wait == "same":
        return _still_waiting(procedure, facts, stamp)
    if way.close:
        return close(facts, way.close, stamp)
    facts = replace(facts, waiting=None)
    return _lead_on(procedure, facts, way.next) if way.next else facts


def _still_waiting(procedure: Procedure, facts: Facts, stamp: Stamp) -> Facts:
    """Looked at and not yet there: looked at again as long after as the first time. A deadline
    does not move.
    """
    wait = wait_of(procedure, facts.waiting)
    if wait is None or facts.waiting is None or (due := _recall(wait, stamp)) is None:
        return facts
    return replace(facts, waiting=replace(facts.waiting, due=due))


def go_over(target: Procedure, facts: Facts, keep: Keep) -> Facts:
    """Another procedure with the answers already given. Pieces, marks and choices stay: they are
    the citizen's, not the sheet's; the old sheet's ticks go, since its steps do.
    """
    left = set() if keep == "all" else set(FIELDS) - set(keep)
    answers = {key: text for key, text in facts.answers.items() if key not in left}
    offered = {f"choice:{c.id}": {o.value for o in c.options} for c in target.choices}
    ticks = {
        key: tick
        for key, tick in facts.ticks.items()
        if key.startswith(("piece:", "mark:", "choice:", "wiped:", "prolonged:", MANDATE_RUNS))
        and tick.value in offered.get(key, {tick.value})
    }
    facts = replace(
        facts, procedure=target.id, answers=answers, ticks=ticks, waiting=None, closing=None
    )
    return enter_step(target, facts, target.steps[0].id)


def typed_by(facts: Facts, typist: Typist, stamp: Stamp) -> Facts:
    """Who types from now on: an agent's mandate runs for a day until more is said; a citizen needs
    none, and what was said of one goes.
    """
    if typist == "agent":
        return replace(set_tick(facts, MANDATE_RUNS, str(MANDATE_DAYS[0]), stamp), typist=typist)
    answers = {key: text for key, text in facts.answers.items() if key != MANDATE}
    return replace(drop_ticks(facts, [MANDATE_RUNS]), answers=answers, typist=typist)


def mandate_days(facts: Facts) -> int:
    """For how many days the mandate runs; 0 while the citizen types."""
    tick = facts.ticks.get(MANDATE_RUNS)
    return int(tick.value) if tick else 0


def turn_mandate(facts: Facts, by: int, stamp: Stamp) -> Facts:
    """Another duration, counted from now; the first again after the last."""
    days = mandate_days(facts)
    at = MANDATE_DAYS.index(days) + by if days in MANDATE_DAYS else 0
    return set_tick(facts, MANDATE_RUNS, str(MANDATE_DAYS[at % len(MANDATE_DAYS)]), stamp)


def mandate_over(facts: Facts, now: datetime) -> bool:
    """Whether the mandate no longer covers what is typed at that moment (aware)."""
    tick = facts.ticks.get(MANDATE_RUNS)
    return tick is not None and now >= tick.at + timedelta(days=int(tick.value))


def interrupt(facts: Facts, waiting: Waiting, note: str = "") -> Facts:
    """Put aside, with the agent's reason; the note is an answer, so that it is sealed like one."""
    answers: Mapping[str, str] = facts.answers
    if note:
        answers = {**answers, NOTE: note}
    return replace(facts, waiting=waiting, answers=answers)


def resume(facts: Facts) -> Facts:
    """Taken up again: an interruption ends; a wait with a question goes on until it is answered."""
    if facts.waiting is None or facts.waiting.origin or facts.waiting.due is None:
        return facts
    return replace(facts, waiting=None)


def close(facts: Facts, kind: str, stamp: Stamp) -> Facts:
    """The visit has ended. It is wiped when the dossier is left, not before."""
    return replace(facts, closing=Closing(kind, stamp.now), waiting=None)
