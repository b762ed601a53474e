"""What is typed into the fields of an open dossier, and the corrections put in.

Judges nothing: the verdicts are the dossier's. Knows no tick and no way on.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from counter_app.checks.finding import Proposal
from counter_app.desk.pen import Pen, reduced
from counter_app.dossier import moves
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import Facts


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


class Fields:
    """The fields, by their ids."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._fixed: _Fixed | None = None

    def type(self, field: str, text: str, cursor: int, row: str) -> Change:
        """A field's whole text after a key, and where the caret stands."""
        facts = moves.answer(self._pen.facts, field, text, cursor, row)
        return self._pen.take(facts, f"type:{field}", grows=True)

    def leave(self, field: str) -> Change:
        """The caret leaves a field: a whole IBAN is reduced to the 7 that ameli wants, everywhere.

        What was verified stays verified: a sealed mark says so (DESIGN « Keeping it »).
        """
        dossier = self._pen.dossier
        dossier.settle()
        less = reduced(dossier) if field == "iban" else {}
        if not less or self._pen.read_only:
            return Change()
        return self._pen.keep(dossier.rewrite(less))

    def proposes(self, field: str) -> bool:
        """Whether `fix` has a correction to put in, or the one after the last."""
        facts, findings = self._pen.facts, self._pen.dossier.findings
        again = self._fixed is not None and self._fixed.still(field, facts)
        return again or bool(findings[field].proposals)

    def fix(self, field: str, row: str) -> tuple[Change, str] | None:
        """Put the first proposed correction in; called again, the next. None: nothing to put."""
        dossier = self._pen.dossier
        proposals, at = dossier.findings[field].proposals, 0
        if self._fixed and self._fixed.still(field, dossier.facts):
            proposals, at = self._fixed.proposals, self._fixed.following
            # All corrections of one text are one step: Ctrl+Z gives back what was typed.
            dossier.undo()
        if not proposals or self._pen.read_only:
            return None
        text = proposals[at].text
        facts = moves.answer(dossier.facts, field, text, len(text), row)
        change = self._pen.take(facts, f"fix:{field}")
        self._fixed = _Fixed(field, proposals, at, dossier.facts)
        return change, proposals[at].change
