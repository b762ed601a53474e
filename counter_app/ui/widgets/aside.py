"""Who else is à côté: the line of the dossier screen that says it, and whom F6 goes to."""

from __future__ import annotations

from counter_app.desk.board import Card
from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.visit import Visit
from counter_app.ui.widgets.lines import Line

_ROOM = 3
"""Dossiers named at most."""


class AsideLine(Line):
    """By reference only: the citizen in front reads this screen too."""

    def __init__(self, counter: Counter, visit: Visit) -> None:
        super().__init__(id="aside")
        self._counter, self._here = counter, visit.ledger.header.id

    def show(self) -> None:
        """Say who is there now."""
        others = [card for card in self._cards() if card.id != self._here]
        said = "  ·  ".join(
            f"{card.reference} {card.step} {card.status}" for card in others[:_ROOM]
        )
        self.say(f"À côté (F6)\u00a0: {said}" if said else "")

    def following(self) -> str:
        """The id of the next one, round and round in their fixed order; "" when there is none."""
        aside = [card.id for card in self._cards()]
        at = aside.index(self._here) if self._here in aside else -1
        others = (one for one in (*aside[at + 1 :], *aside[: at + 1]) if one != self._here)
        return next(others, "")

    def _cards(self) -> tuple[Card, ...]:
        """None while the list cannot be read."""
        try:
            return self._counter.board().aside()
        except DeskProblem:
            return ()
