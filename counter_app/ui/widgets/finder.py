"""Finding a dossier: the search box, what it finds, and a glance at the one that is chosen."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input, OptionList

from counter_app.desk.board import Board, Card
from counter_app.ui.actions import Part
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.cards import CardList
from counter_app.ui.widgets.lines import Facts
from counter_app.ui.widgets.prose import Words


class Finder(Container):
    """`board`: what is searched."""

    def __init__(self, veil: Veil) -> None:
        super().__init__(classes="room")
        self.board = Board(())
        self._veil = veil
        self._search = Input(placeholder="nom, référence ou naissance", id="search", compact=True)
        self._cards = CardList(veil)
        self._glance = Facts(10, "$muted", id="glance")

    def compose(self) -> ComposeResult:
        """The search box above; list and glance under or beside each other."""
        with Container(id="find"):
            yield Words("Chercher", classes="label")
            yield self._search
        with Container(id="both"):
            yield self._cards
            yield self._glance

    def show(self, board: Board, chosen: str, *, newcomer: bool = False) -> None:
        """Another board, that dossier chosen. `newcomer`: whether to offer the tour."""
        self.board, self._cards.newcomer = board, newcomer
        self._list(chosen)

    def renew(self, board: Board) -> None:
        """What another window, or the time, has made of it; one stays where one was."""
        if board != self.board:
            self.board = board
            self._list(self._cards.chosen)

    def repaint(self) -> None:
        """The same again: what is hidden, or the width, has changed."""
        self._list(self._cards.chosen)

    @property
    def card(self) -> Card | None:
        """The chosen dossier, if one is."""
        return self._cards.card

    def parts(self) -> frozenset[Part]:
        """What the chosen line is to the keys."""
        if self._cards.folds:
            return frozenset({Part.FOLD})
        return frozenset({Part.CARD if self._cards.card else Part.NOBODY})

    def stand(self) -> None:
        """The focus in the search box."""
        self._search.focus()

    def clear(self) -> None:
        """All of it again, folded as at first."""
        self._search.value = ""
        self._cards.unfolded = False

    def forget(self) -> None:
        """Whoever was searched for was found: their name does not stay in the box."""
        with self._search.prevent(Input.Changed):
            self._search.value = ""

    def move(self, by: int) -> None:
        """The line below (1) or above (-1)."""
        if by > 0:
            self._cards.action_cursor_down()
        else:
            self._cards.action_cursor_up()

    def take(self) -> Card | None:
        """The chosen dossier; None when there is none, or when there was something to unfold."""
        if self._cards.folds:
            self._cards.unfolded = True
            self._list("")
            return None
        return self._cards.card

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as one types."""
        event.stop()
        self._list("")

    def on_option_list_option_highlighted(self) -> None:
        """The glance follows."""
        self._look()

    async def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse does what Entrée does."""
        event.stop()
        await self.screen.run_action("act('enter')")

    def _list(self, chosen: str) -> None:
        # A name may stand in the search box too.
        self._search.password = self._veil.hidden
        text = self._search.value
        self._cards.show(self.board.found(text), chosen, searched=bool(text))
        self._look()

    def _look(self) -> None:
        card = self._cards.card
        if card is None:
            self._glance.say(())
            return
        who = "•••" if self._veil.hidden else card.who
        self._glance.say(card.glance, f"{card.reference} · {who}")
