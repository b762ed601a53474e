"""One of a short list: F3's procedures, the reasons to prolong. The usual one comes first."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.prose import Words, prose

NEW = "NOUVEAU DOSSIER : QUELLE PROCÉDURE ?"


class ChooseScreen(Over[str | None]):
    """`offers`: id and words, the usual one first. Gives the id, or None to go back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("f3,ctrl+n", "take", show=False, priority=True, id="new"),
        Binding("escape,ctrl+f", "back", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(
        self, offers: tuple[tuple[str, str], ...], heading: str = NEW, verb: str = "commencer"
    ) -> None:
        super().__init__()
        self._offers, self._heading, self._verb = offers, heading, verb

    def compose(self) -> ComposeResult:
        """The list and its keys."""
        with Container(classes="over"):
            yield Words(self._heading, classes="heading")
            yield OptionList(*(Option(prose(words)) for _, words in self._offers))
            keys = f"Entrée : {self._verb}   Échap : revenir"
            yield Words(keys, classes="keys")

    def on_mount(self) -> None:
        """The usual one is chosen."""
        options = self.query_one(OptionList)
        options.highlighted = 0
        self.set_focus(options)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse."""
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Begin."""
        self.dismiss(self._offers[self.query_one(OptionList).highlighted or 0][0])

    def action_back(self) -> None:
        """Nothing begins."""
        self.dismiss(None)
