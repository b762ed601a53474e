"""Tout (Ctrl+P): every action of the screen by its name, from the registry."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from counter_app.desk.text import folded
from counter_app.ui.actions import Action, actions_of
from counter_app.ui.keynames import key_name
from counter_app.ui.widgets.prose import Prose, Words, prose


class PaletteScreen(ModalScreen[None]):
    """Typing filters; Entrée does the action on the screen below."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+p,ctrl+f", "back", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "run", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, screen_name: str, below: Screen[Any]) -> None:
        super().__init__()
        self._actions = [a for a in actions_of(screen_name) if a.id not in ("palette", "enter")]
        self._below = below
        self._found: list[Action] = self._actions

    def compose(self) -> ComposeResult:
        """A search line over the list."""
        with Container(classes="over -large"):
            yield Input(placeholder="Chercher une action", compact=True)
            yield OptionList(classes="actions")
            yield Words("Entrée : faire   Échap : revenir", classes="keys")

    def on_mount(self) -> None:
        """The cursor in the search line, everything listed."""
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._show("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as one types."""
        self._show(event.value)

    def _show(self, text: str) -> None:
        wanted = folded(text)
        found = [a for a in self._actions if wanted in folded(f"{a.words} {a.help}")]
        # What an action is called before what its sentence happens to say.
        self._found = sorted(found, key=lambda a: _rank(a, wanted))
        options = self.query_one(OptionList)
        options.clear_options()
        if not self._found:
            options.add_option(
                Option(prose("Aucune action de ce nom : effacer pour tout voir."), disabled=True)
            )
            return
        options.add_options(Option(self._line(action)) for action in self._found)
        options.highlighted = 0

    @staticmethod
    def _line(action: Action) -> Prose:
        key = key_name(action.keys[0]) if action.keys else ""
        return prose(
            Content.assemble((f"{key:<9}", "bold"), f"{action.words:<21} ", (action.help, "dim"))
        )

    def action_move(self, by: int) -> None:
        """The line below or above."""
        options = self.query_one(OptionList)
        if self._found:
            options.highlighted = ((options.highlighted or 0) + by) % len(self._found)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse."""
        event.stop()
        self.action_run()

    def action_run(self) -> None:
        """Do it."""
        at = self.query_one(OptionList).highlighted
        if self._found and at is not None:
            action = self._found[at]
            self.dismiss(None)
            self.app.call_later(self._below.run_action, action.call)

    def action_back(self) -> None:
        """Nothing."""
        self.dismiss(None)


def _rank(action: Action, wanted: str) -> int:
    """How well a name answers: 0 a word begins so, 1 it is inside, 2 only the sentence has it."""
    words = [folded(word) for word in action.words.split()]
    if folded(action.words).startswith(wanted) or any(w.startswith(wanted) for w in words):
        return 0
    return 1 if wanted in folded(action.words) else 2
