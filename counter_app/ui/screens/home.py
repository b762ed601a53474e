"""Dossiers: the list, searched as one types; Entrée resumes the one that is chosen.

The search box has the focus, the last interrupted dossier is chosen: one key and one is back.
"""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from counter_app.desk.board import Board, Card, Group
from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.sight import needs_summary
from counter_app.desk.visit import Visit
from counter_app.desk.words import DAYS, plural
from counter_app.ui.actions import HOME, bindings_of
from counter_app.ui.rubbish import QUIET, tidy
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.screens.frame import Next
from counter_app.ui.screens.help import HelpScreen
from counter_app.ui.screens.palette import PaletteScreen
from counter_app.ui.screens.summary import SummaryScreen
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.lines import Facts, Keys, Line, justified

_EMPTY = "Aucun dossier ouvert. F3 : nouveau dossier, à la première étape."
_NOT_FOUND = "Aucun dossier ne correspond. Effacer pour tout voir ; F3 : nouveau dossier."

_SHOWN = 200
"""Lines listed at most: beyond, one searches; each letter typed lists them anew."""


class HomeScreen(Screen[None]):
    """`back_to`: the dossier that the lock closed, opened at once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(HOME)
    CSS_PATH = "home.tcss"
    AUTO_FOCUS: ClassVar[str | None] = "#search"

    def __init__(self, counter: Counter, veil: Veil | None = None, *, back_to: str = "") -> None:
        super().__init__()
        self.counter = counter
        self.veil = veil or Veil()
        self._back_to = back_to
        self._board = Board(())
        self._shown: list[Card] = []
        self._unfolded = False
        self._last = ""
        self._marked = ""

    def compose(self) -> ComposeResult:
        """Title, search, list, glance, keys."""
        yield Static("Fenêtre trop petite : l’agrandir.\nTout est enregistré.", id="small")
        with Container(id="desk", classes="room"):
            yield Line(id="title")
            with Container(id="find"):
                yield Static("Chercher", classes="label", markup=False)
                yield Input(placeholder="nom, référence ou naissance", id="search", compact=True)
            with Container(id="both"):
                yield OptionList(id="list", markup=False)
                yield Facts(10, "dim", id="glance")
            yield Line(id="status")
        yield Keys(HOME)

    def on_mount(self) -> None:
        """Straight back to where the lock struck, if it did."""
        self.query_one(OptionList).can_focus = False
        self.reload()
        self.set_interval(3600, self._daily)
        if self._back_to:
            self._open(self._back_to)

    def _daily(self) -> None:
        """A window left open overnight: the purge of the new day, and its notice."""
        if self.app.screen is self:
            self.reload()

    def saved(self) -> None:
        """The disk has said so."""
        self._paint_status()

    def reload(self) -> None:
        """Read the board again, and choose the last interrupted dossier."""
        try:
            self._board = self.counter.board()
        except DeskProblem as problem:
            self.query_one("#status", Line).say(str(problem))
            return
        self._show(self._last or self._board.last)
        self._paint_title()
        self._paint_status()
        self.set_timer(QUIET, self._tidy)

    def _tidy(self) -> None:
        if self.app.screen is self:
            tidy()

    def _paint_title(self) -> None:
        now = self.counter.now()
        left = Content(" Guichet · Dossiers")
        width = self.app.size.width
        day = f"{DAYS[now.weekday()]} {now:%d/%m} " if width >= 70 else ""
        right = Content(f"{self.counter.agent}   {day}{now:%H:%M} ")
        self.query_one("#title", Line).say(justified(left, right, width))

    def _still_wiping(self) -> None:
        """A wipe is a matter of milliseconds: only one that lasts is worth a word."""
        if self.app.screen is self:
            self._paint_status(late=True)

    def _paint_status(self, *, late: bool = False) -> None:
        fault = self.counter.saving.fault
        retention = self.counter.retention
        keeper = self.counter.caretaker
        uncopied = f"! {keeper.problem}" if keeper and keeper.problem else ""
        # What is wrong comes first: the end of the line may not be seen.
        said = f"✗ non enregistré : {fault}" if fault else "✓ tout est enregistré"
        parts = [uncopied if uncopied and not fault else said]
        pending = retention.pending
        parts += [words for words in (self._board.notice, pending if late else "") if words]
        if pending:
            self.set_timer(1.0, self._still_wiping)
        if retention.doubt:
            parts = [f"! {retention.doubt}"]
        self.query_one("#status", Line).say(" " + "      ".join(parts))

    # -- list --------------------------------------------------------------------------------

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as one types."""
        event.stop()
        self._show("")

    def _show(self, chosen: str) -> None:
        search = self.query_one("#search", Input)
        search.password = self.veil.hidden
        text = search.value
        found = self._board.found(text)
        options = self.query_one(OptionList)
        options.clear_options()
        self._shown = []
        folded = left_out = 0
        group: Group | None = None
        for card in found:
            if card.group is not group and not text:
                group = card.group
                options.add_option(Option(self._heading(group), disabled=True))
            if card.group is Group.CITIZEN and not text and not self._unfolded:
                folded += 1
                continue
            if len(self._shown) >= _SHOWN and card.id != chosen:
                left_out += 1
                continue
            options.add_option(Option(self._line(card), id=card.id))
            self._shown.append(card)
        if folded:
            words = "1 dossier" if folded == 1 else f"{folded} dossiers"
            options.add_option(Option(f"    {words} · Entrée pour déplier", id="unfold"))
        if left_out:
            words = plural(left_out, "autre dossier", "autres dossiers")
            options.add_option(Option(f"    … et {words} : taper un nom", disabled=True))
        if not found:
            options.add_option(Option(_NOT_FOUND if text else _EMPTY, disabled=True))
        self._choose(chosen)

    def _choose(self, chosen: str) -> None:
        options = self.query_one(OptionList)
        if any(card.id == chosen for card in self._shown):
            options.highlighted = options.get_option_index(chosen)
        elif options.option_count:
            options.highlighted = None
            options.action_first()
        self._glance()

    def on_resize(self) -> None:
        """Columns follow the width; a window made tiny had hidden the focus."""
        self.call_after_refresh(self._find_focus)
        if self._board.cards:
            self._show(self._card.id if self._card else "")
            self._paint_title()

    def _find_focus(self) -> None:
        if self.focused is None:
            self.set_focus(self.query_one("#search"))

    @staticmethod
    def _heading(group: Group) -> Content:
        return Content.styled(str(group), "bold")

    def _line(self, card: Card, *, chosen: bool = False) -> Content:
        mark = ("▸" if chosen else " ") + ("!" if card.late else " ")
        who = "•••" if self.veil.hidden else card.who
        name = 27 if self.app.size.width >= 70 else 14
        return Content.assemble(
            (f"{mark}{card.reference}  ", "bold"),
            f"{who:<{name}.{name}} {card.step:<5}",
            card.status,
        )

    @property
    def _card(self) -> Card | None:
        option = self.query_one(OptionList).highlighted_option
        return next((c for c in self._shown if option is not None and c.id == option.id), None)

    def on_option_list_option_highlighted(self) -> None:
        """The glance and the ▸ follow."""
        self._mark()
        self._glance()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """The mouse."""
        event.stop()
        self.action_enter()

    def _mark(self) -> None:
        """The ▸ on the chosen line: a colour alone would not be seen everywhere."""
        options = self.query_one(OptionList)
        chosen = self._card
        for card in self._shown:
            if card is chosen or card.id == self._marked:
                options.replace_option_prompt(card.id, self._line(card, chosen=card is chosen))
        self._marked = chosen.id if chosen else ""

    def _glance(self) -> None:
        card = self._card
        glance = self.query_one("#glance", Facts)
        if card is None:
            glance.say(())
            return
        who = "•••" if self.veil.hidden else card.who
        glance.say(card.glance, f"{card.reference} · {who}")

    # -- actions -----------------------------------------------------------------------------

    def action_next_row(self) -> None:
        """↓."""
        self.query_one(OptionList).action_cursor_down()

    def action_previous_row(self) -> None:
        """↑."""
        self.query_one(OptionList).action_cursor_up()

    def action_enter(self) -> None:
        """Resume, or unfold."""
        option = self.query_one(OptionList).highlighted_option
        if option is not None and option.id == "unfold":
            self._unfolded = True
            self._show("")
        elif card := self._card:
            self._open(card.id)

    @work(exclusive=True)
    async def action_new(self) -> None:
        """F3."""
        chosen = await self.app.push_screen_wait(ChooseScreen(self.counter.offers()))
        if chosen is not None:
            self._begin(lambda: self.counter.new(chosen))

    def action_aside(self) -> None:
        """F6: the first dossier à côté, then the next ones from inside."""
        aside = self._board.aside()
        if aside:
            self._open(aside[0].id)
        else:
            self.query_one("#status", Line).say(" Aucun dossier à côté. F3 : nouveau.")

    def action_home(self) -> None:
        """Échap: an empty search box."""
        self.query_one("#search", Input).value = ""
        self.query_one("#search", Input).focus()
        self._unfolded = False

    def action_mask(self) -> None:
        """F8."""
        self.veil.asked = not self.veil.asked
        self.veiled()

    def veiled(self) -> None:
        """What is hidden has changed: a name may stand in the search box too."""
        card = self._card
        self._show(card.id if card else "")

    async def action_lock(self) -> None:
        """F12, from the palette."""
        await self.app.run_action("lock_desk")

    def taken_over(self, _agent: str) -> None:
        """Another agent's phrase lifted the lock."""
        self._paint_title()

    def action_confirm_date(self) -> None:
        """The computer's date is right, whatever the journal says."""
        try:
            self.counter.retention.confirm_date(self.counter.agent)
        except DeskProblem as problem:
            self.query_one("#status", Line).say(f" {problem}")
            return
        self.reload()

    async def action_passphrase(self) -> None:
        """Another passphrase for this agent."""
        await self.app.run_action("people('phrase')")

    def tell(self, text: str) -> None:
        """One sentence in the status line, until the next."""
        self.query_one("#status", Line).say(f" {text}")

    async def action_agents(self) -> None:
        """Who may unlock."""
        await self.app.run_action("people('list')")

    async def action_add_agent(self) -> None:
        """One more."""
        await self.app.run_action("people('add')")

    async def action_remove_agent(self) -> None:
        """One less."""
        await self.app.run_action("people('remove')")

    async def action_renew_code(self) -> None:
        """Another recovery code."""
        await self.app.run_action("people('code')")

    def action_help(self) -> None:
        """F1."""
        self.app.push_screen(HelpScreen(HOME, ""))

    def action_palette(self) -> None:
        """Ctrl+P."""
        self.app.push_screen(PaletteScreen(HOME, self))

    async def action_leave(self) -> None:
        """Ctrl+Q."""
        await self.app.run_action("leave")

    # -- opening -----------------------------------------------------------------------------

    def _open(self, dossier_id: str) -> None:
        self._begin(lambda: self.counter.open(dossier_id))

    @work
    async def _begin(self, make: Next) -> None:
        """Show dossier after dossier until the agent comes back here."""
        try:
            while make is not None:
                make = await self._show_dossier(make())
            self.reload()
        except DeskProblem as problem:
            self.reload()
            self.query_one("#status", Line).say(f" {problem}")

    async def _show_dossier(self, visit: Visit) -> Next:
        self._last = visit.ledger.header.id
        header = visit.ledger.header
        # Locked and unlocked by the same agent: nothing has happened that needs telling.
        same = header.id == self._back_to and header.touched_by in ("", visit.pen.agent)
        self._back_to = ""
        if not same and needs_summary(visit) and not await self._summarised(visit):
            self.counter.leave(visit)
            return None
        return await self.app.push_screen_wait(
            DossierScreen(self.counter, visit, self.veil, shape=self.classes)
        )

    async def _summarised(self, visit: Visit) -> bool:
        """The summary first; False when the agent goes back to the list."""
        return await self.app.push_screen_wait(SummaryScreen(visit, self.veil))
