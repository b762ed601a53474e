"""From the list into a dossier, on to others, and back to the list."""

from __future__ import annotations

from textual.screen import Screen

from counter_app.desk.counter import Counter
from counter_app.desk.sight import needs_summary
from counter_app.desk.visit import Visit
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.screens.frame import Next
from counter_app.ui.screens.summary import SummaryScreen
from counter_app.ui.veil import Veil


class Round:
    """`last`: the id of the dossier one was in last. `back_to`: of the one that the lock closed, ""
    once one is back in it.
    """

    def __init__(self, home: Screen[None], counter: Counter, veil: Veil, back_to: str) -> None:
        self.last, self.back_to = "", back_to
        self._home, self._counter, self._veil = home, counter, veil

    async def go(self, make: Next) -> None:
        """Show dossier after dossier until the agent comes back to the list; in a worker. Raises
        DeskProblem when one does not open.
        """
        while make is not None:
            make = await self._show(make())

    async def _show(self, visit: Visit) -> Next:
        header = visit.ledger.header
        self.last = header.id
        # Locked and unlocked by the same agent: nothing has happened that needs telling.
        same = header.id == self.back_to and header.touched_by in ("", visit.pen.agent)
        self.back_to = ""
        if not same and needs_summary(visit) and not await self._summarised(visit):
            self._counter.leave(visit)
            return None
        return await self._home.app.push_screen_wait(
            DossierScreen(self._counter, visit, self._veil, shape=self._home.classes)
        )

    async def _summarised(self, visit: Visit) -> bool:
        """The summary first; False when the agent goes back to the list."""
        return await self._home.app.push_screen_wait(SummaryScreen(visit, self._veil))
