"""How long a dossier is kept, and what of it: its journal, erasing, prolonging, keeping nothing."""

from __future__ import annotations

from textual import work

from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import ERASING, NOT_KEEPING
from counter_app.desk.retention import PROLONGATIONS
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.confirm import ConfirmScreen
from counter_app.ui.screens.leaflet import LeafletScreen
from counter_app.ui.screens.stopping import Stopping


class Keeping(Stopping):
    """All from the palette: none of these is an everyday gesture."""

    def action_journal(self) -> None:
        """Who did what, when; never a value."""
        try:
            entries = self.counter.journal(self.visit.ledger.header.id)
        except DeskProblem as problem:
            self.tell(str(problem))
            return
        lines = "\n".join(str(entry) for entry in entries)
        self.app.push_screen(LeafletScreen(lines or "Rien encore dans le journal de ce dossier."))

    @work
    async def action_erase(self) -> None:
        """All of it goes at once, and for good."""
        screen = ConfirmScreen("EFFACER CE DOSSIER", ERASING, "", "effacer")
        if self._may_write() and await self.app.push_screen_wait(screen):
            self.copies.forget()
            self.counter.erase(self.visit)
            self.dismiss(None)

    @work
    async def action_prolong(self) -> None:
        """Kept as long again, once, with a reason."""
        heading = "PROLONGER LE DOSSIER\u00a0: POURQUOI\u00a0?"
        reason = await self.app.push_screen_wait(
            ChooseScreen(tuple(PROLONGATIONS.items()), heading, "prolonger")
        )
        if reason is None:
            return
        try:
            header = self.visit.ledger.header
            self.counter.retention.prolong(header.id, reason, self.counter.agent)
        except DeskProblem as problem:
            self.tell(str(problem))
        else:
            self.tell("Dossier prolongé.")

    @work
    async def action_keep_nothing(self) -> None:
        """The citizen wants nothing kept."""
        screen = ConfirmScreen("NE RIEN CONSERVER", NOT_KEEPING, "", "ne rien conserver")
        if self._may_write() and await self.app.push_screen_wait(screen):
            self.visit.stopping.keep_nothing()
            self.head.refresh_lines()
