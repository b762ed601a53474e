"""Tout (Ctrl+P): every action of the screen by its name, from the registry; dossiers too."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from counter_app.desk.board import Board
from counter_app.desk.problem import DeskProblem
from counter_app.ui.screens.acting import Acting
from counter_app.ui.screens.entries import OfAction, OfDossier, ranked
from counter_app.ui.screens.once import Over
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.lines import Panel
from counter_app.ui.widgets.prose import Words, prose

_NOTHING = "Rien de ce nom : effacer, ou Échap pour revenir."
_FROM = 2
"""Signs typed before dossiers are looked for: names do not stand there unasked."""


class PaletteScreen(Over[None]):
    """Typing filters; Entrée does the action on the screen below, or goes to the dossier. `below`
    says what there is.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,ctrl+f", "back", show=False, priority=True),
        Binding("ctrl+p", "back", show=False, priority=True, id="palette"),
        Binding("f8", "mask", show=False, priority=True, id="mask"),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("enter", "run", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, below: Acting[Any]) -> None:
        super().__init__()
        self._below = below
        self._veil: Veil = getattr(below, "veil", Veil())
        self.actions = tuple(
            OfAction(action, below.why_not(action))
            for action in below.registry.of(below.part)
            if action.id not in ("palette", "enter")
        )
        self._board: Board | None = None
        self._found: tuple[OfAction | OfDossier, ...] = self.actions

    def compose(self) -> ComposeResult:
        """A search line over the list."""
        with Container(classes="over -large"):
            yield Input(placeholder="Chercher une action ou un dossier", compact=True)
            yield OptionList(classes="actions")
            yield Panel(id="entry")
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
        # A name may stand in the search line too.
        self.query_one(Input).password = self._veil.hidden
        self._found = ranked(self.actions, self._dossiers(text), text)
        options = self.query_one(OptionList)
        options.clear_options()
        if self._found:
            options.add_options(Option(prose(entry.line())) for entry in self._found)
            options.highlighted = 0
        else:
            options.add_option(Option(prose(_NOTHING), disabled=True))
            self._tell_chosen()

    def _dossiers(self, text: str) -> tuple[OfDossier, ...]:
        if len(text.strip()) < _FROM:
            return ()
        if self._board is None:
            # Once: a board is read from the disk.
            self._board = Board(())
            with suppress(DeskProblem):
                self._board = Board(self._below.others())
        return tuple(OfDossier(card, self._veil.hidden) for card in self._board.found(text))

    def on_option_list_option_highlighted(self) -> None:
        """Another line is chosen."""
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        """Its sentence, whole: the list cuts it at the window."""
        entry = self._chosen()
        self.query_one(Panel).say(Content(entry.said if entry else ""))

    def _chosen(self) -> OfAction | OfDossier | None:
        at = self.query_one(OptionList).highlighted
        return self._found[at] if self._found and at is not None else None

    def veiled(self) -> None:
        """What is hidden has changed."""
        self._show(self.query_one(Input).value)

    def action_mask(self) -> None:
        """F8, here too."""
        self._veil.asked = not self._veil.asked
        self.veiled()

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
        """Do it, or go there; what is off says why on the screen below."""
        entry = self._chosen()
        if entry is None:
            return
        self.dismiss(None)
        if isinstance(entry, OfDossier):
            self.app.call_later(self._below.go_to, entry.card.id)
        else:
            self.app.call_later(self._below.action_act, entry.action.id)

    def action_back(self) -> None:
        """Nothing."""
        self.dismiss(None)
