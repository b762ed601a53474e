"""A text to read, over the work: a journal, a list of names."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.screen import ModalScreen

from counter_app.ui.widgets.prose import Words


class LeafletScreen(ModalScreen[None]):
    """The text; Échap goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,ctrl+f", "back", show=False)]
    CSS_PATH = "over.tcss"

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The text and the key that leaves."""
        with Container(classes="over"):
            with VerticalScroll():
                yield Words(self._text)
            yield Words("Échap : revenir", classes="keys")

    def action_back(self) -> None:
        """Back to the work."""
        self.dismiss(None)
