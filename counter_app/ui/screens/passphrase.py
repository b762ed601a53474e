"""Ma phrase: another passphrase for the agent who has unlocked, after the present one."""

from __future__ import annotations

from textual import work
from textual.widgets import Input

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening, strength, warm_strength
from counter_app.ui.screens.opening_forms import DIFFER
from counter_app.ui.screens.secrets import Line, SecretsScreen

_LINES = (
    Line("current", "Phrase actuelle"),
    Line("first", "Nouvelle phrase"),
    Line("second", "La même, encore"),
)


class PhraseScreen(SecretsScreen[str]):
    """One in which a phrase is chosen: `#first` and `#second`."""

    def on_mount(self) -> None:
        """The words it is judged by are read while one types something else."""
        self._warm()

    @work(thread=True)
    def _warm(self) -> None:
        warm_strength()

    def chooser(self) -> str:
        """The name of who will have the phrase."""
        raise NotImplementedError

    def on_input_changed(self, event: Input.Changed) -> None:
        """The strength, while it is typed."""
        if event.input.id == "first" and event.value:
            self.say(strength(event.value, self.chooser()))

    def trouble(self) -> str:
        """Two that differ."""
        return "" if self.text("first") == self.text("second") else DIFFER

    def ask_again(self, trouble: str) -> None:
        """Of two that differ, dots tell nobody which is wrong: both from the start."""
        if trouble == DIFFER:
            first, second = (self.query_one(f"#{name}", Input) for name in ("first", "second"))
            first.value = second.value = ""
            first.focus()
        super().ask_again(trouble)


class PassphraseScreen(PhraseScreen):
    """Gives what to say once it is changed."""

    def __init__(self, opening: Opening, counter: Counter) -> None:
        super().__init__(f"NOUVELLE PHRASE DE PASSE : {counter.agent}", _LINES, "changer")
        self._opening, self._counter = opening, counter

    def chooser(self) -> str:
        """Who has unlocked."""
        return self._counter.agent

    def deed(self) -> str:
        """Change it."""
        proof = self._opening.proof
        proof.change_passphrase(self._counter, self.text("current"), self.text("first"))
        return "Phrase de passe changée."
