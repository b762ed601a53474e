"""Enregistrer sous: the one place where Guichet writes outside its own folder, because asked to."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input

from counter_app.desk.text import cleaned
from counter_app.handout.giving import usual_folder
from counter_app.ui.widgets.prose import Words

_HINT = "Dans {}, sauf chemin entier.\nEn .pdf, ou en .txt : le texte seul."


class SaveScreen(ModalScreen[str | None]):
    """Gives the file's name as typed, None to go back. `proposed`: the name it would have."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "take", show=False, priority=True),
        Binding("escape,ctrl+f", "back", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, proposed: str) -> None:
        super().__init__()
        self._proposed = proposed

    def compose(self) -> ComposeResult:
        """The name, and what its ending does."""
        with Container(classes="over"):
            yield Words("ENREGISTRER LE TALON SOUS", classes="heading")
            yield Input(self._proposed, compact=True, select_on_focus=False)
            yield Words(_HINT.format(usual_folder()), classes="hint")
            yield Words("Entrée : enregistrer   Échap : revenir", classes="keys")

    def on_mount(self) -> None:
        """The caret after the name."""
        self.query_one(Input).focus()

    def action_take(self) -> None:
        """There."""
        self.dismiss(cleaned(self.query_one(Input).value))

    def action_back(self) -> None:
        """Nothing is written."""
        self.dismiss(None)
