"""Ma phrase: another passphrase for the agent who has unlocked, typed twice."""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening, weakness
from counter_app.desk.problem import DeskProblem


class PassphraseScreen(ModalScreen[None]):
    """Entrée: the next line, then the change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go", show=False, priority=True),
        Binding("escape,ctrl+f", "back", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(self, opening: Opening, counter: Counter) -> None:
        super().__init__()
        self._opening, self._counter = opening, counter

    def compose(self) -> ComposeResult:
        """Two lines and what is wrong with them."""
        with Container(classes="over"):
            yield Static(
                f"NOUVELLE PHRASE DE PASSE : {self._counter.agent}", classes="heading", markup=False
            )
            for name, label in (("first", "Nouvelle phrase"), ("second", "La même, encore")):
                with Container(classes="line"):
                    yield Static(label, classes="label", markup=False)
                    yield Input(id=name, password=True, compact=True, select_on_focus=False)
            yield Static("", classes="problem", markup=False)
            yield Static("Entrée : changer   Échap : revenir", classes="keys", markup=False)

    def on_input_changed(self, event: Input.Changed) -> None:
        """The strength, while it is typed."""
        if event.input.id == "first" and event.value:
            self._say(weakness(event.value, self._counter.agent) or "✓ phrase assez longue")

    def _say(self, words: str) -> None:
        self.query_one(".problem", Static).update(words)

    def action_go(self) -> None:
        """Next line, or change."""
        first, second = self.query_one("#first", Input), self.query_one("#second", Input)
        if self.focused is first:
            self.set_focus(second)
        elif first.value != second.value:
            self._say("Les deux phrases diffèrent : les taper de nouveau.")
        else:
            self._change(first.value)

    @work(thread=True)
    def _change(self, phrase: str) -> None:
        try:
            self._opening.change_passphrase(self._counter, phrase)
        except DeskProblem as problem:
            self.app.call_from_thread(self._say, str(problem))
        else:
            self.app.call_from_thread(self._done)

    def _done(self) -> None:
        self.dismiss(None)
        self.app.notify("Phrase de passe changée.", markup=False, timeout=4)

    def action_back(self) -> None:
        """Nothing changes."""
        self.dismiss(None)
