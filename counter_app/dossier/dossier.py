"""One citizen's visit in memory: its facts, the verdicts on them, and what a change changed.

A gesture (see `moves`) makes new `Facts`; `Dossier.apply` takes them, judges again what depends on
them, and says what differs: that is all the screen has to paint and the store has to write.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date

from counter_app.checks import CAISSE, CARD, DEPENDS, REFUSED, judge
from counter_app.checks.finding import Context, Finding
from counter_app.dossier.facts import FIELDS, Facts, Tick, with_all_of
from counter_app.dossier.history import History, head_of, put_back, standing
from counter_app.dossier.moves import Stamp, set_tick
from counter_app.procedure.model import Outcome, Procedure

_DATA_REFUSED = "data_refused"


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

    def then(self, later: Change) -> Change:
        """Both changes as one."""
        return Change(
            self.answers | later.answers,
            self.ticks | later.ticks,
            self.header or later.header,
            {**(self.findings or {}), **(later.findings or {})},
        )


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
    other open dossiers, since one address opens one account only. `history`: what can be undone.
    """

    def __init__(
        self,
        procedure: Procedure,
        facts: Facts,
        today: date,
        elsewhere: frozenset[str] = frozenset(),
        history: History | None = None,
    ) -> None:
        self.procedure = procedure
        self.facts = facts
        self.today = today
        self.elsewhere = elsewhere
        self.history = history or History()
        self.findings = {name: self._judged(name) for name in FIELDS}

    def _judged(self, name: str) -> Finding:
        values = dict(self.facts.answers)
        if card := self._option(CARD):
            values[CARD] = card
        if self.procedure.departements:
            values[CAISSE] = " ".join(self.procedure.departements)
        if self._refused(name):
            values[REFUSED] = "1"
        elsewhere = self.elsewhere if name == "email" else frozenset[str]()
        return judge(name, values.get(name, ""), Context(self.today, values, elsewhere))

    def _refused(self, name: str) -> bool:
        """Whether ameli has refused the citizen's data, and nothing else was tried in that field
        yet: its hint then says what.
        """
        return any(
            f"tries:{step.id}.{outcome.id}" in self.facts.ticks
            and not self._tried(f"{step.id}.{outcome.id}", outcome, name)
            for step in self.procedure.steps
            for outcome in step.outcome
            if outcome.reason == _DATA_REFUSED
        )

    def _tried(self, origin: str, outcome: Outcome, name: str) -> bool:
        return any(
            remedy.field == name and f"remedy:{origin}.{remedy.id}" in self.facts.ticks
            for remedy in outcome.remedy
        )

    def _option(self, choice_id: str) -> str:
        """The option that stands: the one chosen, else the default that the row shows."""
        if tick := self.facts.ticks.get(f"choice:{choice_id}"):
            return tick.value
        asked = (c.default for c in self.procedure.choices if c.id == choice_id)
        return next(asked, "")

    def _judge_again(self, change: Change, also: set[str]) -> Change:
        touched = also | change.answers
        touched |= {key.removeprefix("choice:") for key in change.ticks}
        if any(key.startswith(("tries:", "remedy:")) for key in change.ticks):
            touched.add(REFUSED)
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
        # Another procedure may show another default (the card's): its fields are judged again.
        over = {CARD, CAISSE, REFUSED} if procedure is not self.procedure else set[str]()
        self.procedure, self.facts = procedure, facts
        return self._judge_again(change, over)

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
        before, sheet = self.facts, self.procedure
        change = self._move_to(procedure or sheet, facts)
        head = head_of(sheet, before) != head_of(self.procedure, facts)
        back = standing(sheet, before, change.answers, change.ticks, head=head)
        if back and step:
            self.history.add(step, back, grows=grows)
        return change

    def rewrite(self, answers: Mapping[str, str]) -> Change:
        """Put answers in place of what stands under any of their names: what was there is gone,
        from undo too.
        """
        self.history.reduce(answers.keys())
        return self._move_to(self.procedure, _rewritten(self.facts, answers))

    def wipe(self, fields: Collection[str], why: str, stamp: Stamp) -> Change:
        """Those answers go for good, out of undo too; each that stood leaves a `wiped:` tick."""
        gone = with_all_of(fields)
        before = self.facts.answers
        self.history.forget(gone)
        facts = replace(self.facts, answers={k: t for k, t in before.items() if k not in gone})
        for name in before.keys() & set(fields):
            facts = set_tick(facts, f"wiped:{name}", why, stamp)
        return self._move_to(self.procedure, facts)

    def settle(self) -> None:
        """End the undo step that is being typed, so that the next key starts another."""
        self.history.settle()

    @property
    def can_undo(self) -> bool:
        """Whether Ctrl+Z would do anything."""
        return bool(self.history.undo)

    @property
    def can_redo(self) -> bool:
        """Whether Ctrl+Y would do anything."""
        return bool(self.history.redo)

    def undo(self) -> Change:
        """Back to before the last gesture; an empty change when there is none."""
        return self._travel(redo=False)

    def redo(self) -> Change:
        """The gesture that undo took back; an empty change when there is none."""
        return self._travel(redo=True)

    def _travel(self, *, redo: bool) -> Change:
        back = self.history.turn(self.procedure, self.facts, redo=redo)
        if back is None:
            return Change()
        return self._move_to(*put_back(self.procedure, self.facts, back))

    def tick(self, key: str) -> Tick | None:
        """The clear fact of that row, if it stands."""
        return self.facts.ticks.get(key)
