"""Enregistrer sous: the one place where Guichet writes outside its own folder, because asked to.

It stands until the file is written, or Échap: a name that will not do is seen where it is typed.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.css.query import NoMatches
from textual.widgets import Input

from counter_app.desk.text import cleaned
from counter_app.handout.giving import usual_folder
from counter_app.ui.screens.errand import send
from counter_app.ui.screens.once import Over
from counter_app.ui.widgets.prose import Words

_HINT = "Dans {}, sauf chemin entier.\nEn .pdf, ou en .txt : le texte seul."
_SAVING = "Enregistrement…"


class SaveScreen(Over[str]):
    """Gives the file's name as it stands. `proposed`: the name it would have; `save`: writes under
    a name, for a thread, gives the sentence that says so, raises NotWrittenError; `said`: is told
    that sentence, and how it ended if one did not wait.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "take", show=False, priority=True),
        Binding("escape,ctrl+f", "back", show=False, priority=True),
    ]
    CSS_PATH = "over.tcss"

    def __init__(
        self, proposed: str, save: Callable[[str], str], said: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._proposed, self._save, self._said = proposed, save, said
        self._busy = False

    def compose(self) -> ComposeResult:
        """The name, what its ending does, why it was not written."""
        with Container(classes="over"):
            yield Words("ENREGISTRER LE TALON SOUS", classes="heading")
            yield Input(self._proposed, compact=True, select_on_focus=False)
            yield Words("", classes="problem")
            yield Words(_HINT.format(usual_folder()), classes="hint")
            yield Words("Entrée : enregistrer   Échap : revenir", classes="keys")

    def on_mount(self) -> None:
        """The caret after the name."""
        self.query_one(Input).focus()

    @property
    def _typed(self) -> str:
        return cleaned(self.query_one(Input).value)

    def action_take(self) -> None:
        """There; one at a time."""
        if not self._busy:
            self._busy = True
            self._say(_SAVING)
            name = self._typed
            send(self.app, lambda: self._save(name), done=self._written, failed=self._refused)

    def _written(self, said: str) -> None:
        self._said(said)
        if self.on_top:
            self.dismiss(self._typed)
        else:
            self._refused(said)

    def _refused(self, said: str) -> None:
        self._busy = False
        self._say(said)
        if self not in self.app.screen_stack:
            self._said(said)

    def _say(self, words: str) -> None:
        # Left meanwhile, or taken down by the lock.
        with suppress(NoMatches):
            self.query_one(".problem", Words).update(words)

    def action_back(self) -> None:
        """Nothing more is written; the name is kept for another time."""
        self.dismiss(self._typed)
