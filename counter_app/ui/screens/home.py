"""Dossiers: the list, searched as one types; Entrée resumes the one that is chosen.

The search box has the focus, the last interrupted dossier is chosen: one key and one is back.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType

from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.ui.actions import HOME, bindings_of
from counter_app.ui.rubbish import QUIET, tidy
from counter_app.ui.screens.acting import Acting
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.frame import Next
from counter_app.ui.screens.round import Round
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.finder import Finder
from counter_app.ui.widgets.home_lines import HomeTitle, KeepingLine
from counter_app.ui.widgets.lines import Keys
from counter_app.ui.widgets.prose import Words

_DAILY = 3600
"""Seconds after which the list is read again: a window left open overnight does the purge of the
new day, and gives its notice.
"""


class HomeScreen(Acting[None]):
    """`back_to`: the dossier that the lock closed, opened at once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(HOME)
    CSS_PATH = "home.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#search"
    part = HOME

    def __init__(self, counter: Counter, veil: Veil | None = None, *, back_to: str = "") -> None:
        super().__init__()
        self.counter = counter
        self.veil = veil or Veil()
        self._round = Round(self, counter, self.veil, back_to)
        self._head = HomeTitle(counter)
        self._finder = Finder(self.veil)
        self._keeping = KeepingLine(counter)

    def compose(self) -> ComposeResult:
        """Title, search, list, glance, keys."""
        yield Words("Fenêtre trop petite : l’agrandir.\nTout est enregistré.", id="small")
        yield self._head
        yield self._finder
        yield self._keeping
        yield Keys(HOME)

    def on_mount(self) -> None:
        """Straight back to where the lock struck, if it did."""
        self.reload()
        self.set_interval(_DAILY, partial(self._if_here, self.reload))
        if back_to := self._round.back_to:
            self._begin(partial(self.counter.open, back_to))

    def _if_here(self, do: Callable[[], None]) -> None:
        if self.app.screen is self:
            do()

    def reload(self) -> None:
        """Read the board again, and choose the last interrupted dossier."""
        try:
            board = self.counter.board()
        except DeskProblem as problem:
            self.tell(str(problem))
            return
        self._finder.show(board, self._round.last or board.last)
        self._head.repaint()
        self._keeping.show(board.notice)
        self.set_timer(QUIET, partial(self._if_here, tidy))

    def on_resize(self) -> None:
        """Columns follow the width."""
        if self._finder.board.cards:
            self._finder.repaint()
            self._head.repaint()

    def stand(self) -> None:
        """The focus in the search box."""
        self._finder.stand()

    # -- what the application says -----------------------------------------------------------

    def saved(self) -> None:
        """The disk has said so."""
        self._keeping.repaint()

    def veiled(self) -> None:
        """What is hidden has changed."""
        self._finder.repaint()

    def taken_over(self, _agent: str) -> None:
        """Another agent's phrase lifted the lock."""
        self._head.repaint()

    def tell(self, text: str) -> None:
        """One sentence in the status line, until the next."""
        self._keeping.tell(text)

    # -- actions -----------------------------------------------------------------------------

    def action_next_row(self) -> None:
        """↓."""
        self._finder.move(1)

    def action_previous_row(self) -> None:
        """↑."""
        self._finder.move(-1)

    def action_enter(self) -> None:
        """Resume, or unfold."""
        if card := self._finder.take():
            self._begin(partial(self.counter.open, card.id))

    @work(exclusive=True)
    async def action_new(self) -> None:
        """F3."""
        chosen = await self.app.push_screen_wait(ChooseScreen(self.counter.offers()))
        if chosen is not None:
            self._begin(partial(self.counter.new, chosen))

    def action_aside(self) -> None:
        """F6: the first dossier à côté, then the next ones from inside."""
        aside = self._finder.board.aside()
        if aside:
            self._begin(partial(self.counter.open, aside[0].id))
        else:
            self.tell("Aucun dossier à côté. F3 : nouveau.")

    def action_home(self) -> None:
        """Échap: an empty search box."""
        self._finder.clear()
        self._finder.stand()

    def action_mask(self) -> None:
        """F8."""
        self.veil.asked = not self.veil.asked
        self.veiled()

    def action_confirm_date(self) -> None:
        """The computer's date is right, whatever the journal says."""
        try:
            self.counter.retention.confirm_date(self.counter.agent)
        except DeskProblem as problem:
            self.tell(str(problem))
        else:
            self.reload()

    @work
    async def _begin(self, make: Next) -> None:
        """Show dossier after dossier until the agent comes back here."""
        said = ""
        try:
            await self._round.go(make)
        except DeskProblem as problem:
            said = str(problem)
        self._finder.forget()
        self.reload()
        if said:
            self.tell(said)
