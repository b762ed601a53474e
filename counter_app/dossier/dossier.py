"""One citizen's visit in memory: its facts, the verdicts on them, and what a change changed.

A gesture (see `moves`) makes new `Facts`; `Dossier.apply` takes them, judges again what depends on
them, and says what differs: that is all the screen has to paint and the store has to write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from counter_app.checks import DEPENDS, judge
from counter_app.checks.finding import CARD, Context, Finding
from counter_app.dossier.facts import FIELDS, Facts, Tick
from counter_app.procedure.model import Procedure

_UNDO_STEPS = 200


@dataclass(frozen=True, slots=True)
class Change:
    """What a gesture changed.

    `answers`, `ticks`: keys whose row must be written or dropped. `header`: whether anything else
    (place, waiting…) differs. `findings`: the verdicts that are new, by field id.
    """

    answers: frozenset[str] = frozenset()
    ticks: frozenset[str] = frozenset()
    header: bool = False
    findings: Mapping[str, Finding] | None = None

    def __bool__(self) -> bool:
        return self.header or bool(self.answers or self.ticks)


def _differing(before: Mapping[str, object], after: Mapping[str, object]) -> frozenset[str]:
    if before is after:
        return frozenset()
    keys = before.keys() | after.keys()
    return frozenset(key for key in keys if before.get(key) != after.get(key))


def difference(before: Facts, after: Facts) -> Change:
    """What differs between two states of a visit (findings are not judged here)."""
    bare = replace(before, answers=after.answers, ticks=after.ticks)
    return Change(
        answers=_differing(before.answers, after.answers),
        ticks=_differing(before.ticks, after.ticks),
        header=bare != after,
    )


def _rewritten(facts: Facts, answers: Mapping[str, str]) -> Facts:
    """A state that held any of those answers holds them as given; the others are as they were."""
    if answers.keys().isdisjoint(facts.answers):
        return facts
    return replace(facts, answers={**facts.answers, **answers})


class Dossier:
    """The visit under way. `today`: the day at the desk. `elsewhere`: the e-mail addresses of the
    other open dossiers, since one address opens one account only.
    """

    def __init__(
        self,
        procedure: Procedure,
        facts: Facts,
        today: date,
        elsewhere: frozenset[str] = frozenset(),
    ) -> None:
        self.procedure = procedure
        self.facts = facts
        self.today = today
        self.elsewhere = elsewhere
        self._undo: list[tuple[Procedure, Facts]] = []
        self._redo: list[tuple[Procedure, Facts]] = []
        self._open_step = ""
        self.findings = {name: self._judged(name) for name in FIELDS}

    def _judged(self, name: str) -> Finding:
        values = dict(self.facts.answers)
        if card := self.facts.ticks.get(f"choice:{CARD}"):
            values[CARD] = card.value
        elsewhere = self.elsewhere if name == "email" else frozenset[str]()
        return judge(name, values.get(name, ""), Context(self.today, values, elsewhere))

    def _judge_again(self, change: Change) -> Change:
        touched = set(change.answers)
        touched |= {key.removeprefix("choice:") for key in change.ticks}
        stale = [
            name
            for name in FIELDS
            if name in touched or not touched.isdisjoint(DEPENDS.get(name, ()))
        ]
        fresh = {name: self._judged(name) for name in stale}
        self.findings.update(fresh)
        return replace(change, findings=fresh)

    def _move_to(self, procedure: Procedure, facts: Facts) -> Change:
        change = difference(self.facts, facts)
        self.procedure, self.facts = procedure, facts
        return self._judge_again(change)

    def apply(
        self,
        facts: Facts,
        *,
        step: str = "",
        grows: bool = False,
        procedure: Procedure | None = None,
    ) -> Change:
        """Take a new state. `step` names the undo step; "" is no step at all (moving about,
        resuming). `grows`: what follows under the same name joins it (keys typed in one field).
        """
        before = (self.procedure, self.facts)
        change = self._move_to(procedure or self.procedure, facts)
        if change and step:
            if step != self._open_step:
                self._undo = [*self._undo[1 - _UNDO_STEPS :], before]
            self._redo.clear()
            self._open_step = step if grows else ""
        return change

    def rewrite(self, answers: Mapping[str, str]) -> Change:
        """Put answers in place of what stands under any of their names, here and in every state
        undo could go back to: what was there is gone.
        """
        self._undo = [(p, _rewritten(f, answers)) for p, f in self._undo]
        self._redo = [(p, _rewritten(f, answers)) for p, f in self._redo]
        return self._move_to(self.procedure, _rewritten(self.facts, answers))

    def settle(self) -> None:
        """End the undo step that is being typed, so that the next key starts another."""
        self._open_step = ""

    @property
    def can_undo(self) -> bool:
        """Whether Ctrl+Z would do anything."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether Ctrl+Y would do anything."""
        return bool(self._redo)

    def undo(self) -> Change:
        """Back to before the last gesture; an empty change when there is none."""
        return self._travel(self._undo, self._redo)

    def redo(self) -> Change:
        """The gesture that undo took back; an empty change when there is none."""
        return self._travel(self._redo, self._undo)

    def _travel(
        self, source: list[tuple[Procedure, Facts]], target: list[tuple[Procedure, Facts]]
    ) -> Change:
        self.settle()
        if not source:
            return Change()
        target.append((self.procedure, self.facts))
        return self._move_to(*source.pop())

    def tick(self, key: str) -> Tick | None:
        """The clear fact of that row, if it stands."""
        return self.facts.ticks.get(key)
