"""How long the open dossier is kept, and what of it: erased, or kept nowhere."""

from __future__ import annotations

from textual import work

from counter_app.desk.promises import NOT_KEEPING
from counter_app.dossier.reference import shown
from counter_app.ui.screens.confirm import ConfirmScreen
from counter_app.ui.screens.frame import Next
from counter_app.ui.screens.kept import Kept
from counter_app.ui.screens.stopping import Stopping


class Keeping(Kept[Next], Stopping):
    """All from the palette: none of these is an everyday gesture."""

    def kept(self) -> tuple[str, str]:
        """The one that is open."""
        header = self.visit.ledger.header
        return header.id, shown(header.reference)

    async def erased(self, _dossier: str) -> None:
        """Nothing of it is left to come back to."""
        self.copies.forget()
        self.counter.erase(self.visit)
        self.dismiss(None)

    @work
    async def action_keep_nothing(self) -> None:
        """The citizen wants nothing kept."""
        screen = ConfirmScreen("NE RIEN CONSERVER", NOT_KEEPING, "", "ne rien conserver")
        if await self.ask(screen):
            self.visit.stopping.keep_nothing()
            self.head.refresh_lines()
