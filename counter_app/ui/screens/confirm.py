"""What ends a visit or cannot be taken back is confirmed once: Entrée, or Échap to go back."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll

from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.prose import Words


class ConfirmScreen(Over[bool]):
    """`lines`: what to know or to do first. `verb`: what Entrée does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer(True)", show=False),
        Binding("escape,ctrl+f", "answer(False)", show=False),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, heading: str, lines: tuple[str, ...], hint: str, verb: str) -> None:
        super().__init__()
        self._heading, self._lines, self._hint, self._verb = heading, lines, hint, verb

    def compose(self) -> ComposeResult:
        """Heading, lines, keys."""
        with Container(classes="over"):
            yield Words(self._heading, classes="heading")
            with VerticalScroll():
                for line in self._lines:
                    yield Words(line)
                if self._hint:
                    yield Words(self._hint, classes="hint")
            keys = f"Entrée\u00a0: {self._verb}   Échap\u00a0: revenir"
            yield Words(keys, classes="keys")

    def action_answer(self, answer: bool) -> None:  # noqa: FBT001 an action's argument
        """Do it or go back."""
        self.dismiss(answer)
