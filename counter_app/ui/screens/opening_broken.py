"""Ouverture when the database does not open: why, and the last good copy where there is one.

Whether it is damaged, and which copy is good, takes reading whole files: in a thread, once the
sentence is on the screen. What breaks there ends Guichet as any error does: nothing is open yet.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.css.query import NoMatches
from textual.message import Message

from counter_app.desk.opening import Opening
from counter_app.ui.actions import DAMAGED
from counter_app.ui.screens.opening_forms import Form, Restored, WayIn
from counter_app.ui.widgets.prose import Words

if TYPE_CHECKING:
    from counter_app.desk.care import Copy

_LOOKING = "Vérification de la base et de ses sauvegardes…"
_AGAIN = "Entrée : essayer encore"
_FOUND = """{offer}

F2 : remettre cette copie"""
_HEADING = "REMETTRE LA SAUVEGARDE"
_ASIDE = "La base abîmée est gardée de côté, pour l’informatique."
_NONE = """Aucune sauvegarde entière sur ce PC.
S’il y en a une ailleurs : quitter (Ctrl+Q), puis lancer
counter-app restore FICHIER. Sinon, prévenir l’informatique,
et ne rien effacer dans {home}."""


class BrokenForm(Form):
    """`sentence`: why it does not open. Asks for nothing; Entrée looks again."""

    class Found(Message):
        """A copy that can be put back: another action applies."""

    def __init__(self, opening: Opening, sentence: str) -> None:
        super().__init__(opening, sentence)
        self._copy: Copy | None = None
        self._offer = ""

    def compose(self) -> ComposeResult:
        """The sentence, then what can be done."""
        yield self.words()
        yield Words(_LOOKING, id="offer")

    def on_mount(self) -> None:
        """Look once this is painted."""
        self.call_after_refresh(self._look)

    @work(thread=True)
    def _look(self) -> None:
        from counter_app.desk import care

        settings = self.opening.settings
        damaged = care.damaged(settings)
        copy = care.last_good(settings) if damaged else None
        offer = care.offer(copy, self.opening.now()) if copy else ""
        none = _NONE.format(home=settings.home) if damaged else _AGAIN
        self.app.call_from_thread(self._tell, copy, offer, none)

    def _tell(self, copy: Copy | None, offer: str, none: str) -> None:
        self._copy, self._offer = copy, offer
        # Where another form has come since, it looks itself.
        with suppress(NoMatches):
            self.query_one("#offer", Words).update(_FOUND.format(offer=offer) if copy else none)
        if copy:
            self.screen_name = DAMAGED
            self.post_message(self.Found())

    async def confirmed(self) -> WayIn | None:
        """Putting the copy back, once the agent has agreed; None otherwise."""
        from counter_app.ui.screens.confirm import ConfirmScreen

        if (copy := self._copy) is None:
            return None
        lines = (self._offer,) if self.opening.settings.lost else (self._offer, _ASIDE)
        agreed = await self.app.push_screen_wait(ConfirmScreen(_HEADING, lines, "", "remettre"))
        return (lambda: self._put_back(copy)) if agreed else None

    def _put_back(self, copy: Copy) -> Restored:
        from counter_app.desk import care

        aside = care.put_back(self.opening.settings, copy, self.opening.now)
        kept = f" La base abîmée est gardée : {aside}" if aside else ""
        return Restored(f"Copie remise.{kept}")
