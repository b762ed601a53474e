"""One dossier open at this desk: every gesture an agent makes in it, judged and queued at once.

The screen calls these and paints what they return. Nothing here waits for a disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.checks.finding import IBAN_CHECKED, Proposal, State
from counter_app.checks.iban import mark
from counter_app.desk.ledger import Ledger
from counter_app.dossier import mandate, moves, waits, ways
from counter_app.dossier.dossier import Change, Dossier
from counter_app.dossier.facts import MANDATE, MANDATE_RUNS, Facts, Typist, Waiting, with_all_of
from counter_app.dossier.moves import Stamp
from counter_app.procedure.model import (
    By,
    Case,
    Choice,
    Exit,
    Field,
    Mark,
    Outcome,
    Procedure,
    Remedy,
    Step,
)
from counter_app.procedure.reasons import reasons

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class _Fixed:
    """The correction put in last, and the facts it made."""

    field: str
    proposals: tuple[Proposal, ...]
    at: int
    facts: Facts

    @property
    def following(self) -> int:
        """The proposal after it; the first again after the last."""
        return (self.at + 1) % len(self.proposals)

    def still(self, field: str, facts: Facts) -> bool:
        """Whether it is the last thing done, but for moving about."""
        return field == self.field and facts == replace(self.facts, place=facts.place)


def _useless(procedure: Procedure, facts: Facts, change: Change) -> tuple[str, ...]:
    """The answers that a mark just ticked makes useless."""
    marks = {key for key in change.ticks & facts.ticks.keys() if key.startswith("mark:")}
    if not marks:
        return ()
    items = [item for step in procedure.steps for item in step.item if isinstance(item, Mark)]
    return with_all_of(name for item in items if f"mark:{item.id}" in marks for name in item.wipe)


class Visit:
    """`read_only`: another window holds the dossier; gestures are then shown and not taken.

    `resumed_at`: when this opening resumed something begun before, None for a new dossier.
    `wiped`: something of it was wiped for good.
    """

    def __init__(
        self,
        dossier: Dossier,
        ledger: Ledger,
        agent: str,
        clock: Clock,
        procedures: Callable[[str], Procedure],
        *,
        read_only: bool = False,
        resumed: bool = False,
    ) -> None:
        self.dossier = dossier
        self.ledger = ledger
        self.agent = agent
        self.now = clock
        self.read_only = read_only
        self.resumed_at = clock() if resumed else None
        self.wiped = False
        self._procedures = procedures
        self._fixed: _Fixed | None = None
        self._mandate = mandate.mandate_days(dossier.facts)

    @property
    def facts(self) -> Facts:
        """All that is known of the visit."""
        return self.dossier.facts

    @property
    def step(self) -> Step:
        """The step the dossier stands at."""
        return self.dossier.procedure.step(self.facts.place.step)

    @property
    def untouched(self) -> bool:
        """Nothing typed, ticked, put aside nor closed: it leaves no trace."""
        facts = self.facts
        ticked = facts.ticks.keys() - {MANDATE_RUNS}
        return not (facts.answers or ticked or facts.waiting or facts.closing)

    def _stamp(self) -> Stamp:
        return Stamp(self.now(), self.agent)

    def _take(
        self,
        facts: Facts,
        step: str = "",
        procedure: Procedure | None = None,
        *,
        grows: bool = False,
    ) -> Change:
        if self.read_only:
            return Change()
        change = self.dossier.apply(facts, step=step, grows=grows, procedure=procedure)
        return self._keep(change)

    def _keep(self, change: Change) -> Change:
        useless = _useless(self.dossier.procedure, self.facts, change)
        gone = [name for name in useless if name in self.facts.answers]
        if useless:
            change = change.then(self.dossier.wipe(useless, "mark", self._stamp()))
        self._record(change)
        if gone:
            self.wiped = True
            self.note("wiped", " ".join(["mark", *useless]))
        return change

    def _record(self, change: Change) -> None:
        new = not self.ledger.stored
        if change and not (new and self.untouched):
            if new:
                # What was said before there was anything to keep goes with it now.
                answers, ticks = frozenset(self.facts.answers), frozenset(self.facts.ticks)
                change = change.then(Change(answers, ticks))
            kept, change = self._as_kept(change)
            self.ledger.record(
                change,
                kept,
                self.dossier.procedure,
                self.agent,
                self.now(),
                steps=self.dossier.history.drain(),
            )
            if new:
                self.note("created")
                if self.facts.typist == "agent":
                    self.note("typist", "agent")

    def _as_kept(self, change: Change) -> tuple[Facts, Change]:
        """What goes to the disk: of a whole IBAN the 7 alone, from the key that makes it whole.

        On screen it stays until the caret leaves it (`leave_field`).
        """
        text = self.facts.answers.get("iban", "") if "iban" in change.answers else ""
        checked = mark(text, self.dossier.findings["iban"]) if text else ""
        if not checked:
            return self.facts, change
        reduced = {"iban": self.dossier.findings["iban"].value, IBAN_CHECKED: checked}
        kept = replace(self.facts, answers={**self.facts.answers, **reduced})
        return kept, replace(change, answers=change.answers | {IBAN_CHECKED})

    def note(self, kind: str, detail: str = "") -> None:
        """A line in the journal, once the dossier is on disk."""
        if self.ledger.stored and not self.read_only:
            self.ledger.journal(kind, self.agent, self.now(), detail)

    # -- typing and moving -----------------------------------------------------------------

    def type(self, field: str, text: str, cursor: int, row: str) -> Change:
        """A field's whole text after a key, and where the caret stands."""
        facts = moves.answer(self.facts, field, text, cursor, row)
        return self._take(facts, f"type:{field}", grows=True)

    def stand(self, row: str, cursor: int) -> Change:
        """Another row or caret: part of where one was, not a step of undo."""
        return self._look(moves.go(self.facts, self.facts.place.step, row, cursor))

    def leave_field(self, field: str) -> Change:
        """The caret leaves a field: a whole IBAN is reduced to the 7 that ameli wants, everywhere.

        What was verified stays verified: a sealed mark says so (DESIGN « Keeping it »).
        """
        self.settle()
        text = self.facts.answers.get(field, "")
        checked = mark(text, self.dossier.findings[field]) if field == "iban" and text else ""
        if not checked or self.read_only:
            return Change()
        value = self.dossier.findings[field].value
        return self._keep(self.dossier.rewrite({field: value, IBAN_CHECKED: checked}))

    def settle(self) -> None:
        """A field was left: what is typed next undoes apart."""
        self.dossier.settle()

    def step_by(self, by: int) -> Change:
        """The next (1) or previous (-1) step, on its first field; stays at the ends."""
        ids = [step.id for step in self.dossier.procedure.steps]
        at = min(max(ids.index(self.facts.place.step) + by, 0), len(ids) - 1)
        if ids[at] == self.facts.place.step:
            return Change()
        return self._look(moves.enter_step(self.dossier.procedure, self.facts, ids[at]))

    def _look(self, facts: Facts) -> Change:
        """Go there; in a dossier that another window holds, only here and on no disk."""
        return self.dossier.apply(facts) if self.read_only else self._take(facts)

    def fix(self, field: str, row: str) -> tuple[Change, str] | None:
        """Put the first proposed correction in; called again, the next. None: nothing to put."""
        proposals, at = self.dossier.findings[field].proposals, 0
        if self._fixed and self._fixed.still(field, self.facts):
            proposals, at = self._fixed.proposals, self._fixed.following
            # All corrections of one text are one step: Ctrl+Z gives back what was typed.
            self.dossier.undo()
        if not proposals or self.read_only:
            return None
        facts = moves.answer(self.facts, field, proposals[at].text, len(proposals[at].text), row)
        change = self._take(facts, f"fix:{field}")
        self._fixed = _Fixed(field, proposals, at, self.facts)
        return change, proposals[at].change

    def undo(self) -> Change:
        """Back to before the last gesture."""
        return Change() if self.read_only else self._keep(self.dossier.undo())

    def redo(self) -> Change:
        """The gesture undone."""
        return Change() if self.read_only else self._keep(self.dossier.redo())

    # -- ticking and choosing --------------------------------------------------------------

    def toggle(self, row: str) -> Change:
        """A tick put or taken away."""
        return self._take(moves.toggle(self.facts, row, self._stamp()), f"tick:{row}")

    def all_pieces(self) -> Change:
        """Every piece in hand."""
        facts = self.facts
        for document in self.dossier.procedure.documents:
            key = f"piece:{document.id}"
            if key not in facts.ticks:
                facts = moves.set_tick(facts, key, "1", self._stamp())
        return self._take(facts, "pieces")

    def turn_choice(self, choice: Choice, by: int) -> Change:
        """The next (1) or previous (-1) option of a choice."""
        values = [option.value for option in choice.options]
        now = moves.chosen_options(self.facts).get(choice.id)
        now = now if now in values else choice.default
        value = values[(values.index(now) + by) % len(values)]
        key = f"choice:{choice.id}"
        return self._take(moves.set_tick(self.facts, key, value, self._stamp()), f"turn:{key}")

    def choose(self, step: Step, outcome: Outcome) -> Change:
        """What ameli answered. Whatever our verdicts say: ameli decides, the journal notes it."""
        against = "".join(f" !{name}" for name in self._not_right(step))
        facts = ways.choose_outcome(
            self.dossier.procedure, self.facts, step, outcome, self._stamp()
        )
        change = self._go(facts, outcome, f"outcome:{step.id}.{outcome.id}")
        self.note("outcome", f"{step.id}.{outcome.id}{against}")
        # What ameli had forgotten has been typed there again: the run of copies is the step's own.
        self.resumed_at = None
        return change

    def _not_right(self, step: Step) -> list[str]:
        """The fields of a step that ameli is told of against our own verdict."""
        asked = [item.field for item in step.item if isinstance(item, Field)]
        wrong = (State.INVALID, State.INCOMPLETE, State.INELIGIBLE)
        return [name for name in asked if self.dossier.findings[name].state in wrong]

    def _go(self, facts: Facts, way: Outcome | Case | Exit, step: str) -> Change:
        """Those facts; in another procedure where that way leads over to one."""
        if not way.procedure:
            return self._take(facts, step)
        procedure = self._procedures(way.procedure)
        change = self._take(ways.go_over(procedure, facts, way.keep), step, procedure)
        self.note("went_over", way.procedure)
        return change

    def try_remedy(self, row: str, remedy: Remedy) -> Change:
        """A remedy tried: ticked, so that the next one is the next to try."""
        facts = moves.set_tick(self.facts, row, remedy.id, self._stamp())
        return self._take(facts, f"remedy:{row}")

    def take_case(self, case: Case) -> Change:
        """The orientation answered: the case noted, or another procedure taken."""
        facts = moves.set_tick(self.facts, "case:", case.id, self._stamp())
        return self._go(facts, case, f"case:{case.id}")

    def take_exit(self, way: Exit) -> Change:
        """The wait's question answered: on, over to another procedure, ended, or still waiting."""
        facts = ways.take_exit(self.dossier.procedure, self.facts, way, self._stamp())
        change = self._go(facts, way, f"exit:{way.id}")
        self.note("exit", way.id)
        return change

    def turn_typist(self) -> Change:
        """The citizen types, or the agent with a mandate; the journal says which."""
        other: Typist = "agent" if self.facts.typist == "citizen" else "citizen"
        change = self._take(mandate.typed_by(self.facts, other, self._stamp()), "typist")
        self.note("typist", other)
        return change

    def type_mandate(self, text: str, cursor: int) -> Change:
        """The reference of the agent's mandate: sealed like a field's text, judged by nothing."""
        return self.type(MANDATE, text, cursor, "")

    def turn_mandate(self, by: int) -> Change:
        """The next (1) or the previous (-1) duration of the mandate."""
        return self._take(
            mandate.turn_mandate(self.facts, by, self._stamp()), "mandate", grows=True
        )

    def mandate_said(self) -> None:
        """The agent has left who types: the journal says for how long, if it is news."""
        self.settle()
        days = mandate.mandate_days(self.facts)
        if days and days != self._mandate and self.ledger.stored:
            self.note("mandate", str(days))
        self._mandate = days

    # -- stopping --------------------------------------------------------------------------

    def resume(self) -> Change:
        """The agent goes to the row: an interruption of ours ends here."""
        return self._take(waits.resume(self.facts))

    def interrupt(self, reason: str, due: date, note: str = "", detail: str = "") -> Change:
        """Put aside until a day, for a reason of the closed list."""
        facts = waits.interrupt(self.facts, self._put_aside(reason, due, detail), note)
        change = self._take(facts, "interrupt")
        self.note("interrupted", reason)
        return change

    def _put_aside(self, reason: str, due: date, detail: str) -> Waiting:
        now = self.now()
        until = datetime.combine(due, waits.DAY_ENDS, now.tzinfo)
        waiting = self.facts.waiting
        if waiting and waiting.origin and waiting.reason == reason:
            # The same wait goes on: its question stays, and a deadline is not ours to move.
            return waiting if waiting.expires else replace(waiting, due=until)
        known = reasons().get(reason)
        by: By = "citizen" if known and known.by == "citizen" else "desk"
        return Waiting(reason, by, now, until, detail=detail)

    def keep_nothing(self) -> None:
        """The citizen wants nothing kept: from now on the dossier is in memory only."""
        if not self.read_only:
            self.wiped = True
            self.note("not_kept")
            self.ledger.keep_nothing()

    def close(self, kind: str, step: Step | None, outcome: Outcome | None) -> Change:
        """The visit ends; it is wiped when the dossier is left."""
        facts = self.facts
        if step and outcome:
            facts = ways.choose_outcome(self.dossier.procedure, facts, step, outcome, self._stamp())
        return self._take(waits.close(facts, kind, self._stamp()), f"close:{kind}")
