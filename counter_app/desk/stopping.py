"""How a visit stops and goes on: put aside, taken up again, kept nowhere, closed.

Wipes nothing: a closed dossier is wiped when it is left (`counter`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from counter_app.desk.pen import Pen
from counter_app.dossier import waits, ways
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import Waiting
from counter_app.procedure.model import By, Outcome, Step
from counter_app.procedure.reasons import reasons


class Stopping:
    """Reasons are those of the closed list."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def resume(self) -> Change:
        """The agent goes to the row: an interruption of ours ends here."""
        return self._pen.take(waits.resume(self._pen.facts))

    def interrupt(self, reason: str, due: date, note: str = "", detail: str = "") -> Change:
        """Put aside until a day, for a reason."""
        facts = waits.interrupt(self._pen.facts, self._put_aside(reason, due, detail), note)
        change = self._pen.take(facts, "interrupt")
        self._pen.note("interrupted", reason)
        return change

    def _put_aside(self, reason: str, due: date, detail: str) -> Waiting:
        now = self._pen.now()
        until = datetime.combine(due, waits.DAY_ENDS, now.tzinfo)
        waiting = self._pen.facts.waiting
        if waiting and waiting.origin and waiting.reason == reason:
            # The same wait goes on: its question stays, and a deadline is not ours to move.
            return waiting if waiting.expires else replace(waiting, due=until)
        known = reasons().get(reason)
        by: By = "citizen" if known and known.by == "citizen" else "desk"
        return Waiting(reason, by, now, until, detail=detail)

    def keep_nothing(self) -> None:
        """The citizen wants nothing kept: from now on the dossier is in memory only."""
        if not self._pen.read_only:
            self._pen.wiped = True
            self._pen.note("not_kept")
            self._pen.ledger.keep_nothing()

    def close(self, kind: str, step: Step | None, outcome: Outcome | None) -> Change:
        """The visit ends; it is wiped when the dossier is left."""
        facts, stamp = self._pen.facts, self._pen.stamp()
        if step and outcome:
            facts = ways.choose_outcome(self._pen.dossier.procedure, facts, step, outcome, stamp)
        return self._pen.take(waits.close(facts, kind, stamp), f"close:{kind}")
