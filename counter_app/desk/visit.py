"""One dossier open at this desk: every gesture an agent makes in it, judged and queued at once.

The screen calls these and paints what they return. Here where the agent stands and the way back;
each other kind of gesture has its own place. Nothing waits for a disk.
"""

from __future__ import annotations

from collections.abc import Callable

from counter_app.desk.checklist import Checklist
from counter_app.desk.fields import Fields
from counter_app.desk.mandate import Mandate
from counter_app.desk.pen import Pen
from counter_app.desk.stopping import Stopping
from counter_app.desk.ways import Ways
from counter_app.dossier import moves
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import Facts
from counter_app.procedure.model import Procedure, Step


class Visit:
    """`pen`: who writes in it. `dossier`, `ledger`: what it holds, and what of it is on disk."""

    def __init__(
        self, pen: Pen, procedures: Callable[[str], Procedure], *, resumed: bool = False
    ) -> None:
        self.pen = pen
        self.dossier, self.ledger, self.now = pen.dossier, pen.ledger, pen.now
        self.fields = Fields(pen)
        self.checklist = Checklist(pen)
        self.ways = Ways(pen, procedures, pen.now() if resumed else None)
        self.mandate = Mandate(pen)
        self.stopping = Stopping(pen)

    @property
    def facts(self) -> Facts:
        """All that is known of the visit."""
        return self.dossier.facts

    @property
    def step(self) -> Step:
        """The step the dossier stands at."""
        return self.dossier.procedure.step(self.facts.place.step)

    def stand(self, row: str, cursor: int) -> Change:
        """Another row or caret: part of where one was, not a step of undo."""
        return self.pen.look(moves.go(self.facts, self.facts.place.step, row, cursor))

    def step_by(self, by: int) -> Change:
        """The next (1) or previous (-1) step, on its first field; stays at the ends."""
        ids = [step.id for step in self.dossier.procedure.steps]
        at = min(max(ids.index(self.facts.place.step) + by, 0), len(ids) - 1)
        if ids[at] == self.facts.place.step:
            return Change()
        return self.pen.look(moves.enter_step(self.dossier.procedure, self.facts, ids[at]))

    def settle(self) -> None:
        """A field was left: what is typed next undoes apart."""
        self.dossier.settle()

    def undo(self) -> Change:
        """Back to before the last gesture."""
        return Change() if self.pen.read_only else self.pen.keep(self.dossier.undo())

    def redo(self) -> Change:
        """The gesture undone."""
        return Change() if self.pen.read_only else self.pen.keep(self.dossier.redo())
