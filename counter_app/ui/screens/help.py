"""Aide (F1): where the focused row's value is and what it is, then every key, from the registry."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from counter_app.ui.actions import actions_of
from counter_app.ui.keynames import key_name
from counter_app.ui.widgets.prose import Words

SIGNS = "○ vide   … incomplet   ✓ juste   ! douteux   ✗ à corriger   ⊘ pas de compte possible"


def keys_text(screen_name: str) -> Content:
    """All the keys of a screen, one action a line."""
    lines = []
    for action in actions_of(screen_name):
        keys = " ou ".join(key_name(key) for key in action.keys) or "^P"
        lines.append(Content.assemble((f"{keys:<16}", "bold"), action.help))
    return Content("\n").join(lines)


class HelpScreen(ModalScreen[None]):
    """`about`: what the focused row says of itself."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,f1,ctrl+g,ctrl+f", "back", show=False)
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, screen_name: str, about: str | Content) -> None:
        super().__init__()
        self._screen_name, self._about = screen_name, about

    def compose(self) -> ComposeResult:
        """The row, the signs, the keys."""
        with Container(classes="over -large"):
            with VerticalScroll():
                if self._about:
                    yield Words(self._about, classes="about")
                yield Words(keys_text(self._screen_name))
                yield Words(SIGNS, classes="hint")
            yield Words("Échap : revenir", classes="keys")

    def action_back(self) -> None:
        """Back to the work."""
        self.dismiss(None)
