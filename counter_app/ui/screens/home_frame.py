"""The frame of Dossiers: what it is made of, and how it stays as things are.

The search box has the focus, the last interrupted dossier is chosen: one key and one is back.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult

from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.ui.actions import HOME, Part
from counter_app.ui.screens.frame import Next
from counter_app.ui.screens.fresh import Fresh
from counter_app.ui.screens.kept import Kept
from counter_app.ui.screens.round import Round
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.finder import Finder
from counter_app.ui.widgets.home_lines import HomeTitle, KeepingLine
from counter_app.ui.widgets.lines import Keys
from counter_app.ui.widgets.prose import Words


class HomeFrame(Kept[None]):
    """`back_to`: the dossier that the lock closed, opened at once."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#search"
    part = HOME

    def __init__(self, counter: Counter, veil: Veil | None = None, *, back_to: str = "") -> None:
        super().__init__()
        self.counter = counter
        self.veil = veil or Veil()
        self._round = Round(self, counter, self.veil, back_to)
        self._head = HomeTitle(counter)
        self.finder = Finder(self.veil)
        self._keeping = KeepingLine(counter)
        self._fresh = Fresh(counter)

    def compose(self) -> ComposeResult:
        """Title, search, list, glance, keys."""
        yield Words("Fenêtre trop petite : l’agrandir.\nTout est enregistré.", id="small")
        yield self._head
        yield self.finder
        yield self._keeping
        yield Keys(HOME)

    def on_mount(self) -> None:
        """Straight back to where the lock struck, if it did."""
        self.reload()
        self.set_interval(Fresh.EVERY, partial(self._if_here, self._renew))
        if back_to := self._round.back_to:
            self.go_to(back_to)

    def _if_here(self, do: Callable[[], None]) -> None:
        if self.app.screen is self:
            do()

    def reload(self) -> None:
        """Read the board again, and choose the last interrupted dossier."""
        try:
            board = self._fresh.read()
        except DeskProblem as problem:
            self.tell(str(problem))
            return
        last = self._round.last or board.last
        newcomer = not board.cards and self.counter.is_newcomer()
        self.finder.show(board, last, newcomer=newcomer)
        self._head.repaint()
        self._keeping.show(board.notice)
        self.follow_focus()

    def _renew(self) -> None:
        """What other windows wrote, and the time that passed; without moving what is looked at."""
        try:
            board = self._fresh.read_if_moved()
        except DeskProblem as problem:
            self.tell(str(problem))
            return
        if board is not None:
            self.finder.renew(board)
            self._head.repaint()
            self._keeping.renew(board.notice)
            self.follow_focus()

    def on_resize(self) -> None:
        """Columns follow the width."""
        if self.finder.board.cards:
            self.finder.repaint()
            self._head.repaint()

    def stand(self) -> None:
        """The focus in the search box."""
        self.finder.stand()

    def parts(self) -> frozenset[Part]:
        """The chosen line."""
        return self.finder.parts()

    def on_option_list_option_highlighted(self) -> None:
        """Another line is chosen."""
        self.follow_focus()

    # -- what the application says -----------------------------------------------------------

    def saved(self) -> None:
        """The disk has said so."""
        self._keeping.repaint()

    def veiled(self) -> None:
        """What is hidden has changed."""
        self.finder.repaint()

    def taken_over(self, _agent: str) -> None:
        """Another agent's phrase lifted the lock."""
        self._head.repaint()

    def tell(self, text: str) -> None:
        """One sentence in the status line, until the next."""
        self._keeping.tell(text)

    # -- into a dossier ------------------------------------------------------------------------

    def go_to(self, dossier: str) -> None:
        """There, and on to others until the agent comes back here."""

        async def resumed() -> Next:
            return partial(self.counter.open, dossier)

        self.begin(resumed)

    def begin(self, ask: Callable[[], Awaitable[Next]]) -> None:
        """Show what is asked for, and dossier after dossier until the agent comes back here. One at
        a time: a second Entrée, or click, that comes before the first dossier is on the screen
        would open it twice.
        """
        if not self.under_way:
            self.under_way = True
            self._go(ask)

    @work
    async def _go(self, ask: Callable[[], Awaitable[Next]]) -> None:
        said = ""
        try:
            if (make := await ask()) is None:
                return
            await self._round.go(make)
        except DeskProblem as problem:
            said = str(problem)
        finally:
            self.under_way = False
        self.finder.forget()
        self.reload()
        if said:
            self.tell(said)
