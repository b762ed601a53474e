"""Talon: what the citizen takes home, shown before it is given."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static


class SlipScreen(ModalScreen[None]):
    """The slip as text; Échap goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,f9,ctrl+f", "back", show=False)]
    CSS_PATH = "over.tcss"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text and the key that leaves."""
        with Container(classes="over"):
            with VerticalScroll():
                yield Static(self._text, markup=False)
            yield Static("Échap : revenir", classes="keys", markup=False)

    def action_back(self) -> None:
        """Back to the dossier."""
        self.dismiss(None)
