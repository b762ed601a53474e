"""How a visit stops: put aside with its reason, closed after its list, or simply left."""

from __future__ import annotations

from textual import work

from counter_app.desk.interruption import endings
from counter_app.desk.sight import reason_words, reminders
from counter_app.handout.slip import slip_of
from counter_app.procedure.model import Outcome
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.closing import ClosingScreen
from counter_app.ui.screens.frame import DossierFrame, Next
from counter_app.ui.screens.interrupt import InterruptScreen
from counter_app.ui.screens.slip import SlipScreen

ENDING = "CLORE LE DOSSIER\u00a0: POURQUOI\u00a0?"


class Stopping(DossierFrame):
    """Closing is the one action that confirms; leaving asks nothing."""

    @work
    async def action_finish(self) -> None:
        """Why, then the closing list."""
        ends = ChooseScreen(endings(self.visit.dossier), ENDING, "continuer")
        reason = await self.ask(ends)
        if reason is not None:
            self._ask_closing(reason, None)

    @work
    async def _ask_closing(self, kind: str, outcome: Outcome | None) -> None:
        listed = reminders(self.visit.dossier.procedure)
        if await self.ask(ClosingScreen(reason_words(kind), listed)):
            step = self.visit.step if outcome else None
            await self._follow(self.visit.stopping.close(kind, step, outcome))

    @work
    async def action_interrupt(self) -> None:
        """F7."""
        said = await self.ask(InterruptScreen(self.visit, self.veil))
        if said is not None:
            self.visit.stopping.interrupt(said.reason, said.due, said.note, said.detail)
            if said.slip:
                await self.ask(self._slip())
            self.action_home()

    def _slip(self) -> SlipScreen:
        """What the citizen takes home, as the visit stands."""
        settings = self.counter.settings
        return SlipScreen(slip_of(self.visit, settings), settings.home)

    def park(self) -> None:
        """Leave the dossier as it is; the clipboard keeps nothing of it."""
        self.copies.forget()
        self.counter.leave(self.visit)
        # A key or a focus still on its way must find nothing to write to.
        self.visit.pen.read_only = True

    def _go(self, to: Next) -> None:
        if self.on_top:
            self.park()
            self.dismiss(to)

    def action_home(self) -> None:
        """Échap: parked, no question."""
        self._go(None)
