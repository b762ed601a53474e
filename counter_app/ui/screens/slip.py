"""Talon: what the citizen takes home, shown, then printed, saved, or scanned from the screen."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.css.query import NoMatches

from counter_app.handout.giving import print_slip, save_slip, usual_name
from counter_app.handout.page import Look
from counter_app.handout.slip import Slip
from counter_app.ui.actions import SLIP, bindings_of
from counter_app.ui.screens.errand import send
from counter_app.ui.screens.once import Over
from counter_app.ui.screens.save import SaveScreen
from counter_app.ui.widgets.lines import Keys, Line
from counter_app.ui.widgets.paper import Paper
from counter_app.ui.widgets.prose import Words

_LOOKS: tuple[tuple[str, Look | None], ...] = (
    ("Courant", Look.ORDINARY),
    ("Gros caractères", Look.LARGE),
    ("Facile à lire", Look.EASY),
    ("QR", None),
)
_PRINTING = "Envoi à l’imprimante…"
_SENT = "Envoyé à l’imprimante. Si rien ne sort : ^S pour l’enregistrer."
_AGAIN = "Déjà envoyé. Entrée encore : un autre exemplaire."


class SlipScreen(Over[None]):
    """`home`: the data folder. What prints runs in a thread, and says how it ended."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(SLIP)
    CSS_PATH = "over.tcss"

    def __init__(self, slip: Slip, home: Path) -> None:
        super().__init__()
        self._slip, self._home = slip, home
        self._at = 0
        self._file = usual_name(slip)
        self._busy = False
        self._sent = False

    def compose(self) -> ComposeResult:
        """The presentations, the slip, what became of it, the keys."""
        with Container(classes="over -slip"):
            with Container(classes="looks"):
                for number, (words, _) in enumerate(_LOOKS):
                    yield Words(words, id=f"look-{number}")
            with VerticalScroll():
                yield Paper(self._slip)
            yield Line(id="said")
            yield Keys(SLIP)

    def on_mount(self) -> None:
        """The ordinary one; nothing where one has left already, by a second F9."""
        with suppress(NoMatches):
            self._show(0)

    # -- how it is presented -----------------------------------------------------------------

    @property
    def _look(self) -> Look:
        """What is printed or saved; the ordinary one while the QR code is shown."""
        return _LOOKS[self._at][1] or Look.ORDINARY

    def _show(self, at: int) -> None:
        self._at, self._sent = at % len(_LOOKS), False
        for number, (words, _) in enumerate(_LOOKS):
            tab, chosen = self.query_one(f"#look-{number}", Words), number == self._at
            tab.set_class(chosen, "-chosen")
            tab.update(f"{'▸' if chosen else ' '}{words}")
        look = _LOOKS[self._at][1]
        self.query_one(Paper).show(look)
        self.query_one(VerticalScroll).scroll_home(animate=False)
        self._say("" if look else f"Un téléphone ouvre {self._slip.link}")

    def action_next_look(self) -> None:
        """→."""
        self._show(self._at + 1)

    def action_previous_look(self) -> None:
        """←."""
        self._show(self._at - 1)

    def on_click(self, event: events.Click) -> None:
        """The mouse on a presentation."""
        name = event.widget.id if event.widget else None
        if name and name.startswith("look-"):
            self._show(int(name.removeprefix("look-")))

    # -- what becomes of it ------------------------------------------------------------------

    def action_print(self) -> None:
        """Entrée; a second one by mistake costs no paper."""
        if self._sent:
            self._sent = False
            self._say(_AGAIN)
            return
        slip, look, home = self._slip, self._look, self._home

        def job() -> str:
            print_slip(slip, look, home)
            return _SENT

        if not self._busy:
            self._busy = True
            self._say(_PRINTING)
            send(self.app, job, done=self._printed, failed=self._ended)

    def _printed(self, said: str) -> None:
        self._sent = True
        self._ended(said)

    def _ended(self, said: str) -> None:
        self._busy = False
        self._say(said)

    def action_save(self) -> None:
        """Ctrl+S: where, until it is written."""
        slip, look = self._slip, self._look
        saving = SaveScreen(self._file, lambda name: _saved(slip, look, name), self._say)
        self.app.push_screen(saving, self._named)

    def _named(self, name: str | None) -> None:
        self._file = name or self._file

    def _say(self, words: str) -> None:
        # The screen may have been left, or taken down by the lock.
        with suppress(NoMatches):
            self.query_one("#said", Line).say(words)

    def action_back(self) -> None:
        """Back to the dossier; what is under way goes on."""
        self.dismiss(None)


def _saved(slip: Slip, look: Look, name: str) -> str:
    return f"Enregistré : {save_slip(slip, look, name)}"
