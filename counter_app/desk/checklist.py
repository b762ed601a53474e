"""What is ticked, turned and tried in an open dossier: rows that stay where they are.

Leads nowhere: what ameli answers is `ways`. Holds no text of a field.
"""

from __future__ import annotations

from counter_app.desk.pen import Pen
from counter_app.dossier import moves
from counter_app.dossier.dossier import Change
from counter_app.procedure.model import Choice, Remedy


class Checklist:
    """The rows, by their keys (see `Tick`)."""

    def __init__(self, pen: Pen) -> None:
        self._pen = pen

    def toggle(self, row: str) -> Change:
        """A tick put or taken away."""
        return self._pen.take(moves.toggle(self._pen.facts, row, self._pen.stamp()), f"tick:{row}")

    def all_pieces(self) -> Change:
        """Every piece in hand."""
        facts = self._pen.facts
        for document in self._pen.dossier.procedure.documents:
            key = f"piece:{document.id}"
            if key not in facts.ticks:
                facts = moves.set_tick(facts, key, "1", self._pen.stamp())
        return self._pen.take(facts, "pieces")

    def turn(self, choice: Choice, by: int) -> Change:
        """The next (1) or previous (-1) option of a choice."""
        values = [option.value for option in choice.options]
        now = moves.chosen_options(self._pen.facts).get(choice.id)
        now = now if now in values else choice.default
        value = values[(values.index(now) + by) % len(values)]
        return self._set(f"choice:{choice.id}", value, f"turn:choice:{choice.id}")

    def try_remedy(self, row: str, remedy: Remedy) -> Change:
        """A remedy tried: ticked, so that the next one is the next to try."""
        return self._set(row, remedy.id, f"remedy:{row}")

    def _set(self, row: str, value: str, step: str) -> Change:
        return self._pen.take(moves.set_tick(self._pen.facts, row, value, self._pen.stamp()), step)
