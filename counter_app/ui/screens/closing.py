"""Clôture: the one action that confirms. The list of what must not be left behind."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

CHECKLIST = (
    "Se déconnecter d’ameli.",
    "Se déconnecter de la boîte mail.",
    "« Se souvenir de moi » : non coché.",
    "Rien d’oublié sur l’imprimante ni sur le comptoir.",
)


class ClosingScreen(ModalScreen[bool]):
    """Entrée closes, Échap goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", show=False),
        Binding("escape,ctrl+f", "answer(False)", show=False),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, reason: str, reminders: tuple[str, ...]) -> None:
        super().__init__()
        self._reason, self._reminders = reason, reminders

    def compose(self) -> ComposeResult:
        """Reason, list, keys."""
        with Container(classes="over"):
            yield Static(f"CLORE LE DOSSIER : {self._reason}", classes="heading", markup=False)
            with VerticalScroll():
                for line in CHECKLIST:
                    yield Static(f"○ {line}", markup=False)
                if self._reminders:
                    yield Static("À penser", classes="section", markup=False)
                for line in self._reminders:
                    yield Static(f"○ {line}", markup=False)
                yield Static(
                    "Le dossier sera effacé quand on le quittera ; d’ici là, ^Z annule.",
                    classes="hint",
                    markup=False,
                )
            yield Static("Entrée : clore   Échap : revenir", classes="keys", markup=False)

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001
        """Close or go back."""
        self.dismiss(answer)
