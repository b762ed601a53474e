"""Where an answer leads: on, back, over to another procedure, round again after a refusal.

Pure functions over the facts, like `moves`. Knows the ways a procedure offers; not what is right in
a field, and not why or until when a dossier waits (`waits`).
"""

from __future__ import annotations

from dataclasses import replace

from counter_app.dossier.facts import FIELDS, MANDATE_RUNS, Facts, Place, Tick, Waiting
from counter_app.dossier.moves import (
    Stamp,
    chosen_options,
    drop_ticks,
    enter_step,
    item_key,
    set_tick,
)
from counter_app.dossier.waits import begin_wait, close, look_again
from counter_app.procedure.model import Do, Exit, Keep, Mark, Outcome, Procedure, Step, Wait
from counter_app.procedure.text import visible


def choose_outcome(
    procedure: Procedure, facts: Facts, step: Step, outcome: Outcome, stamp: Stamp
) -> Facts:
    """What ameli answered, and where that leads inside this procedure: the next step, a refusal
    counted, a wait begun. Going over and closing are `go_over` and `close`, which ask first.
    """
    origin = f"{step.id}.{outcome.id}"
    if outcome.wait and _waits_so(facts, outcome.wait, origin, stamp):
        return facts
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


def _waits_so(facts: Facts, wait: Wait, origin: str, stamp: Stamp) -> bool:
    """Whether that very wait stands: chosen once more, it is nothing for Ctrl+Z to take back."""
    stands, again = facts.waiting, begin_wait(facts, wait, origin, stamp)
    return stands is not None and (stands.origin, stands.due) == (again.origin, again.due)


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


def take_exit(procedure: Procedure, facts: Facts, way: Exit, stamp: Stamp) -> Facts:
    """The wait's question answered: on in this procedure, closed, or the wait goes on. Going over
    to another procedure is `go_over`.
    """
    if way.wait == "same":
        return look_again(procedure, facts, stamp)
    if way.close:
        return close(facts, way.close, stamp)
    facts = replace(facts, waiting=None)
    return _lead_on(procedure, facts, way.next) if way.next else facts


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
