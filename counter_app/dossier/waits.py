"""Why a dossier stops and until when: a wait begun, looked at again, put aside, taken up, closed.

Pure functions over the facts, like `moves`. Knows days and deadlines; no field, and not where an
answer leads (`ways`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta

from counter_app.dossier.facts import NOTE, Closing, Facts, Waiting
from counter_app.dossier.moves import Stamp
from counter_app.procedure.model import Exit, Procedure, Wait

DAY_ENDS = time(22, 59)
"""When a deadline in days is over: no desk is open, and the hour that a clock change may add to it
or take from it leaves it on its own day.
"""


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


def offered(wait: Wait, facts: Facts) -> tuple[Exit, ...]:
    """The exits that stand: one that needs a mark once it is there, and then in the place of the
    others that lead on, which would redo what ameli keeps.
    """
    marked = [way for way in wait.exit if f"mark:{way.needs_mark}" in facts.ticks]
    others = [way for way in wait.exit if not (way.needs_mark or (marked and way.next))]
    return tuple(way for way in wait.exit if way in marked or way in others)


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


def look_again(procedure: Procedure, facts: Facts, stamp: Stamp) -> Facts:
    """Looked at and not yet there: looked at again as long after as the first time. A deadline
    does not move.
    """
    wait = wait_of(procedure, facts.waiting)
    if wait is None or facts.waiting is None or (due := _recall(wait, stamp)) is None:
        return facts
    return replace(facts, waiting=replace(facts.waiting, due=due))


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
