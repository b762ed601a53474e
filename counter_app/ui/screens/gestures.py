"""What the keys do inside a dossier: moving, ticking, choosing, correcting, copying.

Gestures go to the visit; what they changed is painted by the frame. Holds no rule.
"""

from __future__ import annotations

from counter_app.dossier.rows import Kind
from counter_app.procedure.model import Case, Field, Outcome, Remedy
from counter_app.ui.screens.frame import DossierFrame
from counter_app.ui.screens.stopping import Stopping
from counter_app.ui.widgets.rows import RowLine


class RowGestures(Stopping):
    """Entrée, Espace, ← →, ↑ ↓, pages: the rows of the sheet."""

    # -- moving ------------------------------------------------------------------------------

    def action_next_row(self) -> None:
        """The next row; nothing traps the focus."""
        self.tell(self.copies.words)
        self.focus_next()

    async def action_previous_row(self) -> None:
        """The row before; above the first one is line one."""
        self.tell(self.copies.words)
        stays = self.head.asking or self.visit.pen.read_only
        if self.focused is self.focus_chain[0] and not stays:
            await self._ask_typist()
        else:
            self.focus_previous()

    async def action_next_step(self) -> None:
        """The next step, on its first field; in the last one, what ameli answered."""
        change = self.visit.step_by(1)
        await self._follow(change)
        if not change:
            self.sheet.focus_answers()

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
            self.sheet.focus_place()
        elif row.kind in (Kind.FIELD, Kind.NOTE):
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
                await self._follow(self.visit.checklist.toggle(row.key))
            self.action_next_row()

    async def action_tick(self) -> None:
        """Espace: tick and stay."""
        row = self.sheet.row
        if row is None or not self._may_write():
            return
        if row.kind in (Kind.PIECE, Kind.DO, Kind.MARK):
            await self._follow(self.visit.checklist.toggle(row.key))
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
            await self._follow(self.visit.checklist.turn(row.choice, by))

    async def action_all_pieces(self) -> None:
        """All the pieces in hand, in one gesture."""
        await self._follow(self.visit.checklist.all_pieces())

    async def _outcome(self, outcome: Outcome) -> None:
        step = self.visit.step
        if outcome.close:
            self._ask_closing(outcome.close, outcome)
            return
        await self._do(lambda: self.visit.ways.choose(step, outcome))

    async def _remedy(self, key: str, remedy: Remedy) -> None:
        change = self.visit.checklist.try_remedy(key, remedy)
        await self._follow(change)
        if remedy.outcome:
            self.sheet.focus_row(f"outcome:{self.visit.step.id}.{remedy.outcome}")
        elif remedy.field and self.sheet.focus_field(remedy.field):
            # What ameli refused stands there: the first key of what is tried next replaces it.
            self.sheet.select_text()
        elif remedy.reason:
            self.action_interrupt()
        else:
            self.action_next_row()

    async def _case(self, case: Case) -> None:
        self.sheet.cases_open = False
        if case.close:
            self._ask_closing(case.close, None)
            await self.sheet.load()
            return
        if await self._do(lambda: self.visit.ways.take_case(case)) and case.say:
            self.tell(case.say)


class WordGestures(DossierFrame):
    """F2, Ctrl+Z, Ctrl+Y, F4, F8: what was typed, given back, copied or hidden."""

    async def action_fix(self) -> None:
        """F2: the first correction; again: the next one."""
        row = self.sheet.row
        if row is None or not isinstance(row.element, Field):
            return
        if proposal := self.visit.fields.fix(row.element.field, row.key):
            change, said = proposal
            await self._follow(change)
            what = "" if self.veil.hidden else f" : {said}"
            self.tell(f"Correction mise{what}. ^Z rend ce qui était tapé.")

    async def action_undo(self) -> None:
        """Ctrl+Z."""
        await self._follow(self.visit.undo())
        self.tell("Annulé.")

    async def action_redo(self) -> None:
        """Ctrl+Y."""
        await self._follow(self.visit.redo())
        self.tell("Rétabli.")

    def action_copy(self) -> None:
        """F4: the run of values in ameli's order."""
        self.copies.press()

    def window_focused(self) -> None:
        """The agent came back from ameli: the next value is there."""
        self.copies.advance()

    def action_mask(self) -> None:
        """F8."""
        self.veil.asked = not self.veil.asked
        self.veiled()

    async def action_typist(self) -> None:
        """Who types: a field of line one."""
        await self._ask_typist()
