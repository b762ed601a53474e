"""Dossier: the checklist and what to type at the left, the live verdict at the right.

Holds no rule. Gestures go to the visit, what they changed comes back and is painted; screens that
open over this one (summary, interruption, closing) only open because the agent asked.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen
from textual.widgets import Static

from counter_app.desk.board import Card
from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.sight import reason_words, reminders
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.dossier.rows import Kind
from counter_app.handout.slip import slip
from counter_app.procedure.model import Case, Field, Outcome, Remedy
from counter_app.ui.actions import DOSSIER, bindings_of
from counter_app.ui.clipboard import CopyRun, Hands
from counter_app.ui.faces import detail
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.closing import ClosingScreen
from counter_app.ui.screens.help import HelpScreen
from counter_app.ui.screens.interrupt import InterruptScreen
from counter_app.ui.screens.palette import PaletteScreen
from counter_app.ui.screens.slip import SlipScreen
from counter_app.ui.widgets.header import DossierHead
from counter_app.ui.widgets.lines import Keys, Line
from counter_app.ui.widgets.rows import RowLine
from counter_app.ui.widgets.sheet import SheetView

TOO_SMALL = "Fenêtre trop petite : l’agrandir à 44 × 15.\nTout est enregistré."


Next = Callable[[], Visit] | None
"""What is opened after this dossier: another visit, or None for the list."""


class DossierScreen(Screen[Next]):
    """One citizen's visit; dismissed with what the agent goes to."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(DOSSIER)
    CSS_PATH = "dossier.tcss"
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, counter: Counter, visit: Visit, *, hide: bool = False) -> None:
        super().__init__()
        self.counter = counter
        self.visit = visit
        self.head = DossierHead(counter, visit)
        self.sheet = SheetView(visit, self._changed)
        self.sheet.hide = hide
        self.copies = CopyRun(self, visit, Hands(self.tell, self.sheet.focus_row, self._row_key))

    def compose(self) -> ComposeResult:
        """Head, body, status, keys."""
        yield Static(TOO_SMALL, id="small", markup=False)
        yield self.head
        yield self.sheet
        yield Line(id="aside")
        yield Line(id="status")
        yield Keys(DOSSIER)

    async def on_mount(self) -> None:
        """Back where one was."""
        self.head.hide = self.sheet.hide
        await self.sheet.load()
        self.head.refresh_lines()
        self._show_aside()

    def _show_aside(self) -> None:
        """Who else is à côté, by reference only: the citizen in front reads this screen too."""
        here = self.visit.ledger.header.id
        others = [card for card in self._others_aside() if card.id != here]
        said = "  ·  ".join(f"{card.reference} {card.step} {card.status}" for card in others[:3])
        self.query_one("#aside", Line).say(f"À côté (F6) : {said}" if said else "")

    def on_resize(self) -> None:
        """A window made tiny hides the rows, and the focus with them: give it back."""
        self.call_after_refresh(self._find_focus)

    def _find_focus(self) -> None:
        if self.focused is None:
            self.sheet.focus_place()

    def _row_key(self) -> str:
        row = self.sheet.row
        return row.key if row else ""

    # -- what comes back ---------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.head.refresh_saved(name_may_differ=bool(change.answers))

    def saved(self) -> None:
        """The disk has said so."""
        self.head.refresh_saved()

    async def _follow(self, change: Change) -> None:
        self.visit.settle()
        self.tell("")
        await self.sheet.follow(change)
        self.head.refresh_lines()

    async def _do(self, gesture: Callable[[], Change]) -> bool:
        """Make a gesture that may lead to a procedure that is not there; False if it could not."""
        try:
            change = gesture()
        except DeskProblem as problem:
            self.tell(str(problem))
            return False
        await self._follow(change)
        return True

    def _others_aside(self) -> tuple[Card, ...]:
        """The dossiers à côté, in their fixed order; none while the list cannot be read."""
        try:
            return self.counter.board().aside()
        except DeskProblem:
            return ()

    def tell(self, text: str) -> None:
        """One sentence in the status line, until the next."""
        self.query_one("#status", Line).say(text)

    def _may_write(self) -> bool:
        if self.visit.read_only:
            self.tell("Lecture seule : ce dossier est ouvert dans une autre fenêtre.")
        return not self.visit.read_only

    # -- moving ------------------------------------------------------------------------------

    def action_next_row(self) -> None:
        """The next row; nothing traps the focus."""
        self.tell(self.copies.words)
        self.focus_next()

    def action_previous_row(self) -> None:
        """The row before."""
        self.tell(self.copies.words)
        self.focus_previous()

    async def action_next_step(self) -> None:
        """The next step, on its first field."""
        await self._follow(self.visit.step_by(1))

    async def action_previous_step(self) -> None:
        """The step before, on its first field."""
        await self._follow(self.visit.step_by(-1))

    # -- rows --------------------------------------------------------------------------------

    async def on_row_line_clicked(self, event: RowLine.Clicked) -> None:
        """The mouse does what Entrée does."""
        event.stop()
        await self.action_enter()

    async def action_enter(self) -> None:
        """Field: next row. Tick or outcome: choose."""
        row = self.sheet.row
        if row is None:
            return
        if row.kind is Kind.FIELD:
            self.action_next_row()
        elif not self._may_write():
            return
        elif isinstance(row.element, Outcome):
            await self._outcome(row.element)
        elif isinstance(row.element, Remedy):
            await self._remedy(row.key, row.element)
        elif isinstance(row.element, Case):
            await self._case(row.element)
        elif row.kind is Kind.CASE:
            self.sheet.cases_open = not self.sheet.cases_open
            await self.sheet.load()
        elif row.kind is Kind.CHOICE:
            await self.action_next_option()
        else:
            if self.visit.dossier.tick(row.key) is None:
                await self._follow(self.visit.toggle(row.key))
            self.action_next_row()

    async def action_tick(self) -> None:
        """Espace: tick and stay."""
        row = self.sheet.row
        if row is None or not self._may_write():
            return
        if row.kind in (Kind.PIECE, Kind.DO, Kind.MARK):
            await self._follow(self.visit.toggle(row.key))
        elif row.kind is not Kind.FIELD:
            await self.action_enter()

    async def action_next_option(self) -> None:
        """→: the next option of the row."""
        await self._option(1)

    async def action_previous_option(self) -> None:
        """←: the option before."""
        await self._option(-1)

    async def _option(self, by: int) -> None:
        row = self.sheet.row
        if row is not None and row.choice is not None and self._may_write():
            await self._follow(self.visit.turn_choice(row.choice, by))

    async def action_all_pieces(self) -> None:
        """All the pieces in hand, in one gesture."""
        if self._may_write():
            await self._follow(self.visit.all_pieces())

    async def _outcome(self, outcome: Outcome) -> None:
        step = self.visit.step
        if outcome.close:
            self._ask_closing(outcome.close, outcome)
            return
        await self._do(lambda: self.visit.choose(step, outcome))

    async def _remedy(self, key: str, remedy: Remedy) -> None:
        change = self.visit.try_remedy(key, remedy)
        await self._follow(change)
        if remedy.outcome:
            self.sheet.focus_row(f"outcome:{self.visit.step.id}.{remedy.outcome}")
        elif remedy.field and self.sheet.focus_field(remedy.field):
            return
        elif remedy.reason:
            self.action_interrupt()

    async def _case(self, case: Case) -> None:
        self.sheet.cases_open = False
        if case.close:
            self._ask_closing(case.close, None)
            await self.sheet.load()
            return
        if await self._do(lambda: self.visit.take_case(case)) and case.say:
            self.tell(case.say)

    # -- words -------------------------------------------------------------------------------

    async def action_fix(self) -> None:
        """F2: the first correction; again: the next one."""
        row = self.sheet.row
        if row is None or not isinstance(row.element, Field) or not self._may_write():
            self.tell("F2 corrige le champ qui a le curseur.")
            return
        proposal = self.visit.fix(row.element.field, row.key)
        if proposal is None:
            self.tell("Pas de correction à proposer pour ce champ.")
            return
        change, said = proposal
        await self._follow(change)
        self.tell(f"Correction mise : {said}. ^Z rend ce qui était tapé.")

    async def action_undo(self) -> None:
        """Ctrl+Z."""
        if self._may_write():
            change = self.visit.undo()
            await self._follow(change)
            self.tell("Annulé." if change else "Rien à annuler.")

    async def action_redo(self) -> None:
        """Ctrl+Y."""
        if self._may_write():
            change = self.visit.redo()
            await self._follow(change)
            self.tell("Rétabli." if change else "Rien à rétablir.")

    def action_copy(self) -> None:
        """F4: the run of values in ameli's order."""
        self.copies.press()

    def window_focused(self) -> None:
        """The agent came back from ameli: the next value is there."""
        self.copies.advance()

    def action_mask(self) -> None:
        """F8."""
        self.head.hide = not self.head.hide
        self.sheet.set_hide(self.head.hide)
        self.head.refresh_lines()

    def action_typist(self) -> None:
        """Who types: the citizen, or the agent with a mandate."""
        if self._may_write():
            self.visit.turn_typist()
            self.head.refresh_lines()

    # -- over this screen --------------------------------------------------------------------

    def action_slip(self) -> None:
        """F9."""
        self.app.push_screen(SlipScreen(slip(self.visit, self.counter.settings.site)))

    def action_finish(self) -> None:
        """The closing list."""
        if self._may_write():
            self._ask_closing("done", None)

    @work
    async def _ask_closing(self, kind: str, outcome: Outcome | None) -> None:
        listed = reminders(self.visit.dossier.procedure)
        if await self.app.push_screen_wait(ClosingScreen(reason_words(kind), listed)):
            step = self.visit.step if outcome else None
            await self._follow(self.visit.close(kind, step, outcome))

    @work
    async def action_interrupt(self) -> None:
        """F7."""
        if not self._may_write():
            return
        said = await self.app.push_screen_wait(InterruptScreen(self.visit))
        if said is not None:
            self.visit.interrupt(said.reason, said.due, said.note, said.detail)
            self.action_home()

    def action_help(self) -> None:
        """F1."""
        row = self.sheet.row
        about = detail(self.visit.dossier, row, hidden=self.head.hide) if row else ""
        self.app.push_screen(HelpScreen(DOSSIER, about))

    def action_palette(self) -> None:
        """Ctrl+P."""
        self.app.push_screen(PaletteScreen(DOSSIER, self))

    # -- leaving -----------------------------------------------------------------------------

    def park(self) -> None:
        """Leave the dossier as it is; the clipboard keeps nothing of it."""
        self.copies.forget()
        self.counter.leave(self.visit)
        # A key or a focus still on its way must find nothing to write to.
        self.visit.read_only = True

    def _go(self, to: Next) -> None:
        self.park()
        self.dismiss(to)

    def action_home(self) -> None:
        """Échap: parked, no question."""
        self._go(None)

    @work
    async def action_new(self) -> None:
        """F3: this one stays à côté."""
        chosen = await self.app.push_screen_wait(ChooseScreen(self.counter.offers()))
        if chosen is not None:
            self._go(lambda: self.counter.new(chosen))

    def action_aside(self) -> None:
        """F6: round the dossiers à côté, in their fixed order."""
        here = self.visit.ledger.header.id
        aside = [card.id for card in self._others_aside()]
        others = [dossier for dossier in aside if dossier != here]
        if not others:
            self.tell("Aucun autre dossier à côté. F3 : nouveau.")
            return
        at = aside.index(here) if here in aside else -1
        following = [d for d in (*aside[at + 1 :], *aside[: at + 1]) if d != here]
        self._go(lambda: self.counter.open(following[0]))

    async def action_lock(self) -> None:
        """F12: and the passphrase brings back to this row."""
        back_to = self.visit.ledger.header.id if self.visit.ledger.stored else ""
        await self.app.run_action(f"lock_desk('{back_to}')")

    async def action_leave(self) -> None:
        """Ctrl+Q."""
        await self.app.run_action("leave")
