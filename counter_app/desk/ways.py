"""What ameli answered in an open dossier, and where that leads: on, over to another procedure, out.

Judges nothing and refuses nothing: whatever our verdicts say, ameli decides.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter_app.checks.finding import State
from counter_app.desk.pen import Pen
from counter_app.dossier import moves, ways
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import Facts
from counter_app.procedure.model import Case, Exit, Field, Outcome, Procedure, Step

_WRONG = (State.INVALID, State.INCOMPLETE, State.INELIGIBLE)


class Ways:
    """`procedures`: gives one by its id, or raises DeskProblem.

    `resumed_at`: when this opening resumed something begun before, None for a new dossier, and once
    ameli has answered since.
    """

    def __init__(
        self, pen: Pen, procedures: Callable[[str], Procedure], resumed_at: datetime | None
    ) -> None:
        self._pen = pen
        self._procedures = procedures
        self.resumed_at = resumed_at

    def choose(self, step: Step, outcome: Outcome) -> Change:
        """What ameli answered. The journal notes it, and what we held against it."""
        against = "".join(f" !{name}" for name in self._not_right(step))
        pen = self._pen
        facts = ways.choose_outcome(pen.dossier.procedure, pen.facts, step, outcome, pen.stamp())
        change = self._go(facts, outcome, f"outcome:{step.id}.{outcome.id}")
        pen.note("outcome", f"{step.id}.{outcome.id}{against}")
        self._note_over(outcome)
        # What ameli had forgotten has been typed there again: the run of copies is the step's own.
        self.resumed_at = None
        return change

    def _not_right(self, step: Step) -> list[str]:
        """The fields of a step that ameli is told of against our own verdict."""
        asked = [item.field for item in step.item if isinstance(item, Field)]
        return [name for name in asked if self._pen.dossier.findings[name].state in _WRONG]

    def take_case(self, case: Case) -> Change:
        """The orientation answered: the case noted, or another procedure taken."""
        facts = moves.set_tick(self._pen.facts, "case:", case.id, self._pen.stamp())
        change = self._go(facts, case, f"case:{case.id}")
        self._note_over(case)
        return change

    def take_exit(self, way: Exit) -> Change:
        """The wait's question answered: on, over to another procedure, ended, or still waiting."""
        pen = self._pen
        facts = ways.take_exit(pen.dossier.procedure, pen.facts, way, pen.stamp())
        change = self._go(facts, way, f"exit:{way.id}")
        pen.note("exit", way.id)
        self._note_over(way)
        return change

    def _go(self, facts: Facts, way: Outcome | Case | Exit, step: str) -> Change:
        """Those facts; in another procedure where that way leads over to one."""
        if not way.procedure:
            return self._pen.take(facts, step)
        procedure = self._procedures(way.procedure)
        return self._pen.take(ways.go_over(procedure, facts, way.keep), step, procedure)

    def _note_over(self, way: Outcome | Case | Exit) -> None:
        """After the answer that led there: what follows is said of the other procedure."""
        if way.procedure:
            self._pen.note("went_over", way.procedure)
