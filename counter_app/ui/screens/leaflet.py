"""Something to read, over the work: a journal, a list of names."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.widget import Widget

from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.lines import Facts
from counter_app.ui.widgets.prose import Words


class LeafletScreen(Over[None]):
    """A text, or facts under one another, each a label and its words; Échap goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,ctrl+f", "back", show=False)]
    CSS_PATH = "over.tcss"

    def __init__(self, said: str | tuple[tuple[str, str], ...]) -> None:
        super().__init__()
        self._said = said

    def compose(self) -> ComposeResult:
        """What is read, and the key that leaves."""
        with Container(classes="over"):
            with VerticalScroll():
                yield self._body()
            yield Words("Échap : revenir", classes="keys")

    def _body(self) -> Widget:
        if isinstance(self._said, str):
            return Words(self._said)
        room = max(len(label) for label, _ in self._said) + 2
        return Facts(room, "$text-muted").say(self._said)

    def action_back(self) -> None:
        """Back to the work."""
        self.dismiss(None)
