"""Dossiers: the list, searched as one types; Entrée resumes the one that is chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import BindingType

from counter_app.desk.board import Card
from counter_app.desk.problem import DeskProblem
from counter_app.ui.actions import DOSSIER, HOME, Off, Part, bindings_of
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.frame import Next
from counter_app.ui.screens.home_frame import HomeFrame
from counter_app.ui.screens.tour import walk

_ABOUT = """LA LISTE DES DOSSIERS
À côté, maintenant : commencés il y a peu ; F6 passe de l’un à l’autre.
À faire au guichet : un rappel ou une pièce manque ; « ! » : la date est passée.
Chez le citoyen : il a un lien à ouvrir ou un courrier à recevoir.
Taper un nom, une référence ou une date de naissance cherche ; Échap efface."""

_INSIDE = ("copy", "undo", "redo", "interrupt", "slip")
"""What an agent may press here too early: Guichet says where it is done."""


class HomeScreen(HomeFrame):
    """What its keys do."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(HOME)

    # -- what is off, and the chosen dossier -----------------------------------------------------

    def offs(self) -> Mapping[Off, Callable[[], bool]]:
        """What of the list, the chosen dossier, the agents and this PC can stand against it."""
        counter, (chosen, _) = self.counter, self.kept()
        return {
            Off.NO_DOSSIER: lambda: self.parts() == {Part.NOBODY},
            Off.NOT_CHOSEN: lambda: not chosen,
            Off.NOBODY_ASIDE: lambda: not self.finder.board.aside(),
            Off.NOT_ON_DISK: lambda: chosen in counter.parking.unkept,
            Off.PROLONGED: lambda: not counter.retention.may_prolong(chosen),
            Off.BELIEVED: lambda: not counter.retention.doubt,
            Off.TRIAL: lambda: bool(getattr(self.app, "demo", False)),
            Off.ALONE: lambda: bool(getattr(self.app, "alone", False)),
        }

    def about(self) -> str:
        """What stands in the list."""
        return _ABOUT

    def kept(self) -> tuple[str, str]:
        """The chosen one; nothing where none is."""
        card = self.finder.card
        return (card.id, card.reference) if card else ("", "")

    async def erased(self, dossier: str) -> None:
        """It goes from the list."""
        self.counter.erase_parked(dossier)
        self.reload()
        self.tell("Dossier effacé.")

    def prolonged(self, said: str) -> None:
        """What goes soon is no longer said of it."""
        self.reload()
        self.tell(said)

    def others(self) -> tuple[Card, ...]:
        """Those of the list."""
        return self.finder.board.cards

    def on_key(self, event: events.Key) -> None:
        """A key that is for a dossier is not silent."""
        how = "Entrée\u00a0: reprendre" if self.finder.card else "F3\u00a0: nouveau"
        for action in self.registry.of(DOSSIER):
            if action.id in _INSIDE and event.key in action.keys:
                self.tell(f"{action.words}\u00a0: dans un dossier. {how}.")

    # -- actions -----------------------------------------------------------------------------

    def action_next_row(self) -> None:
        """↓."""
        self.finder.move(1)

    def action_previous_row(self) -> None:
        """↑."""
        self.finder.move(-1)

    def action_enter(self) -> None:
        """Resume, or unfold."""
        if card := self.finder.take():
            self.go_to(card.id)

    def action_new(self) -> None:
        """F3."""
        self.begin(self._chosen)

    async def _chosen(self) -> Next:
        chosen = await self.ask(ChooseScreen(self.counter.offers()))
        return None if chosen is None else partial(self.counter.new, chosen)

    def action_aside(self) -> None:
        """F6: the first dossier à côté, then the next ones from inside."""
        self.go_to(self.finder.board.aside()[0].id)

    def action_home(self) -> None:
        """Échap: an empty search box."""
        self.finder.clear()
        self.finder.stand()

    def action_mask(self) -> None:
        """F8."""
        self.veil.asked = not self.veil.asked
        self.veiled()

    def action_confirm_date(self) -> None:
        """The computer's date is right, whatever the journal says."""
        try:
            self.counter.retention.confirm_date(self.counter.agent)
        except DeskProblem as problem:
            self.tell(str(problem))
        else:
            self.reload()

    def action_tour(self) -> None:
        """F2: a walk through both screens, on an invented dossier."""
        self.begin(self._toured)

    async def _toured(self) -> Next:
        await walk(self, self.counter)
        self.counter.has_toured()
        self.reload()
        return None
