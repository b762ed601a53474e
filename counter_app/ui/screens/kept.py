"""What can be done with a dossier that is open, or only chosen in the list: its journal, keeping it
longer, erasing it.
"""

from __future__ import annotations

from textual import work

from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import ERASING
from counter_app.desk.retention import PROLONGATIONS
from counter_app.ui.screens.acting import Acting, Result
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.confirm import ConfirmScreen
from counter_app.ui.screens.leaflet import LeafletScreen

_NO_LINE = "Rien encore dans le journal de ce dossier. Il s’écrit au premier geste."


class Kept(Acting[Result]):
    """The dossier that is open, or chosen in the list. `kept`: its id and reference, as shown."""

    counter: Counter

    def kept(self) -> tuple[str, str]:
        """Which one."""
        raise NotImplementedError

    async def erased(self, dossier: str) -> None:
        """It was confirmed: wipe it."""
        raise NotImplementedError

    def action_journal(self) -> None:
        """Who did what, when; never a value."""
        try:
            entries = self.counter.journal(self.kept()[0])
        except DeskProblem as problem:
            self.tell(str(problem))
            return
        lines = tuple((f"{each.at:%d/%m/%Y %H:%M}  {each.agent}", each.said) for each in entries)
        self.app.push_screen(LeafletScreen(lines or _NO_LINE))

    @work
    async def action_erase(self) -> None:
        """All of it goes at once, and for good."""
        dossier, reference = self.kept()
        screen = ConfirmScreen(f"EFFACER LE DOSSIER {reference}", ERASING, "", "effacer")
        if await self.ask(screen):
            try:
                await self.erased(dossier)
            except DeskProblem as problem:
                self.tell(str(problem))

    @work
    async def action_prolong(self) -> None:
        """Kept as long again, once, with a reason."""
        dossier, reference = self.kept()
        heading = f"PROLONGER {reference}\u00a0: POURQUOI\u00a0?"
        offers = tuple(PROLONGATIONS.items())
        reason = await self.ask(ChooseScreen(offers, heading, "prolonger"))
        if reason is None:
            return
        try:
            self.counter.retention.prolong(dossier, reason, self.counter.agent)
        except DeskProblem as problem:
            self.tell(str(problem))
        else:
            self.prolonged(f"{reference} est prolongé.")

    def prolonged(self, said: str) -> None:
        """It is kept longer."""
        self.tell(said)
