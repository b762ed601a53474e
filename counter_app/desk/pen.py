"""The pen of an open dossier: takes what a gesture made of it, and has the ledger write it.

Knows who writes and whether they may; nothing of rows, ways and reasons. Nothing here waits for a
disk.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from counter_app.checks.finding import IBAN_CHECKED
from counter_app.checks.iban import mark
from counter_app.desk.ledger import Ledger
from counter_app.dossier.dossier import Change, Dossier
from counter_app.dossier.facts import MANDATE_RUNS, Facts, with_all_of
from counter_app.dossier.moves import Stamp
from counter_app.procedure.model import Mark, Procedure

Clock = Callable[[], datetime]


def reduced(dossier: Dossier) -> Mapping[str, str]:
    """Of a whole IBAN the 7 that ameli wants, and the mark that it was verified; else nothing."""
    text, finding = dossier.facts.answers.get("iban", ""), dossier.findings["iban"]
    checked = mark(text, finding) if text else ""
    return {"iban": finding.value, IBAN_CHECKED: checked} if checked else {}


def _useless(procedure: Procedure, facts: Facts) -> tuple[str, ...]:
    """The answers that the marks of the procedure which stand make useless."""
    items = [item for step in procedure.steps for item in step.item if isinstance(item, Mark)]
    marked = [item for item in items if f"mark:{item.id}" in facts.ticks]
    return with_all_of(name for item in marked for name in item.wipe)


@dataclass(slots=True)
class Pen:
    """`agent`: who holds it, `now`: their clock. `read_only`: another window holds the dossier;
    gestures are then shown and not taken. `wiped`: something of it was wiped for good.
    """

    dossier: Dossier
    ledger: Ledger
    agent: str
    now: Clock
    read_only: bool = False
    wiped: bool = False

    @property
    def facts(self) -> Facts:
        """All that is known of the visit."""
        return self.dossier.facts

    @property
    def untouched(self) -> bool:
        """Nothing typed, ticked, put aside nor closed: it leaves no trace."""
        facts = self.facts
        ticked = facts.ticks.keys() - {MANDATE_RUNS}
        return not (facts.answers or ticked or facts.waiting or facts.closing)

    def stamp(self) -> Stamp:
        """Who does it, now."""
        return Stamp(self.now(), self.agent)

    def take(
        self,
        facts: Facts,
        step: str = "",
        procedure: Procedure | None = None,
        *,
        grows: bool = False,
    ) -> Change:
        """Those facts instead, and on the disk; `step`, `grows` and `procedure` as in
        `Dossier.apply`. Nothing of it in a dossier that another window holds.
        """
        if self.read_only:
            return Change()
        # A dossier may stay open over midnight, and a birthday begin there.
        self.dossier.today = self.now().date()
        change = self.dossier.apply(facts, step=step, grows=grows, procedure=procedure)
        return self.keep(change)

    def look(self, facts: Facts) -> Change:
        """Go there; in a dossier that another window holds, only here and on no disk."""
        return self.dossier.apply(facts) if self.read_only else self.take(facts)

    def forget_useless(self) -> None:
        """As the dossier is left: what a mark made useless goes for good. Not before, as for a
        closing: the mark may have been ticked by a key too many, which Ctrl+Z takes back.
        """
        useless = _useless(self.dossier.procedure, self.facts)
        if any(name in self.facts.answers for name in useless):
            self.keep(self.dossier.wipe(useless, "mark", self.stamp()))
            self.wiped = True
            self.note("wiped", " ".join(["mark", *useless]))

    def keep(self, change: Change) -> Change:
        """What has changed in the dossier goes to the disk."""
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
                self.note("created", self.dossier.procedure.id)
                if self.facts.typist == "agent":
                    self.note("typist", "agent")
        return change

    def _as_kept(self, change: Change) -> tuple[Facts, Change]:
        """What goes to the disk: of a whole IBAN the 7 alone, from the key that makes it whole.

        On screen it stays until the caret leaves it (`Fields.leave`).
        """
        less = reduced(self.dossier) if "iban" in change.answers else {}
        if not less:
            return self.facts, change
        kept = replace(self.facts, answers={**self.facts.answers, **less})
        return kept, replace(change, answers=change.answers.union(less))

    def note(self, kind: str, detail: str = "") -> None:
        """A line in the journal, once the dossier is on disk."""
        if self.ledger.stored and not self.read_only:
            self.ledger.journal(kind, self.agent, self.now(), detail)
