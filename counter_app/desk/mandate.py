"""Who types in an open dossier, and the mandate under which an agent does: line one of the screen.

Knows no field: the reference of a mandate is sealed like one, and judged by nothing.
"""

from __future__ import annotations

from counter_app.desk.pen import Pen
from counter_app.dossier import moves
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import MANDATE, Typist
from counter_app.dossier.mandate import mandate_days, turn_mandate, typed_by


class Mandate:
    """The journal says who types, and for how many days an agent may."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._noted = mandate_days(pen.facts)

    def turn_typist(self) -> Change:
        """The citizen types, or the agent with a mandate; the journal says which."""
        other: Typist = "agent" if self._pen.facts.typist == "citizen" else "citizen"
        change = self._pen.take(typed_by(self._pen.facts, other, self._pen.stamp()), "typist")
        self._pen.note("typist", other)
        return change

    def type(self, text: str, cursor: int) -> Change:
        """The reference of the agent's mandate, whole, and where the caret stands."""
        facts = moves.answer(self._pen.facts, MANDATE, text, cursor)
        return self._pen.take(facts, f"type:{MANDATE}", grows=True)

    def turn(self, by: int) -> Change:
        """The next (1) or the previous (-1) duration."""
        facts = turn_mandate(self._pen.facts, by, self._pen.stamp())
        return self._pen.take(facts, "mandate", grows=True)

    def said(self) -> None:
        """The agent has left who types: the journal says for how long, if it is news."""
        self._pen.dossier.settle()
        days = mandate_days(self._pen.facts)
        if days and days != self._noted and self._pen.ledger.stored:
            self._pen.note("mandate", str(days))
        self._noted = days
