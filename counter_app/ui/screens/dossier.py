"""Dossier: the checklist and what to type at the left, the live verdict at the right.

Holds no rule. Screens that open over this one (interruption, closing, help) only open because the
agent asked; leaving parks the dossier without a question.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from counter_app.desk.board import Card
from counter_app.desk.helping import help_words
from counter_app.desk.means import Means
from counter_app.desk.where import where
from counter_app.dossier.facts import SENSITIVE
from counter_app.procedure.model import Field
from counter_app.ui.actions import DOSSIER, Off, bindings_of
from counter_app.ui.faces import detail
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.gestures import RowGestures, WordGestures
from counter_app.ui.screens.jump import WORDS, JumpScreen, lettered
from counter_app.ui.screens.keeping import Keeping
from counter_app.ui.screens.standing import offs_of
from counter_app.ui.widgets.header import DossierHead
from counter_app.ui.widgets.picture import explained


class DossierScreen(RowGestures, WordGestures, Keeping):
    """One citizen's visit: what opens over it, and the ways out of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(DOSSIER)

    # -- over this screen --------------------------------------------------------------------

    def action_slip(self) -> None:
        """F9."""
        self.app.push_screen(self._slip())

    def action_jump(self) -> None:
        """Ctrl+S: the rows in sight and the steps."""
        steps = [step.id for step in self.visit.dossier.procedure.steps]
        rows, of_steps = lettered(self.sheet.rows.in_sight(), steps)

        async def jump(letter: str | None) -> None:
            self._letter({}, {})
            self.tell(self.copies.words)
            to = next((step for step, its in of_steps.items() if its == letter), "")
            if to:
                await self._go_to(to)
            self.sheet.focus_row(next((row for row, its in rows.items() if its == letter), ""))

        self._letter(rows, of_steps)
        self.tell(WORDS)
        # At once: the letter may come in the same burst.
        self.app.push_screen(JumpScreen(), jump)

    async def on_dossier_head_step_clicked(self, event: DossierHead.StepClicked) -> None:
        """The mouse needs no letter."""
        await self._go_to(event.step)

    async def _go_to(self, step: str) -> None:
        steps = [each.id for each in self.visit.dossier.procedure.steps]
        by = steps.index(step) - steps.index(self.visit.step.id)
        await self._follow(self.visit.step_by(by))

    def _letter(self, rows: Mapping[str, str], steps: Mapping[str, str]) -> None:
        self.sheet.rows.letter(rows)
        self.head.letters = steps
        self.head.refresh_lines()

    def about(self) -> str | Content:
        """Where the value of the row that has the focus is, what the row is, what a key will do."""
        row = self.sheet.row
        if row is None:
            return ""
        number = isinstance(row.element, Field) and row.element.field in SENSITIVE
        said = detail(self.visit.dossier, row, hidden=number or self.veil.hidden)
        found = where(self.visit.dossier, row)
        words = Content("\n".join(help_words(self.visit.dossier, row)))
        shown = [explained(found)] if found else []
        return Content("\n\n").join([*shown, said, *([words] if words else [])])

    # -- what is off, and what the palette finds -----------------------------------------------

    def offs(self) -> Mapping[Off, Callable[[], bool]]:
        """What of this dossier, of the others and of this PC can stand against an action."""
        found = offs_of(self.visit, lambda: self.sheet.row)
        retention, here = self.counter.retention, self.visit.ledger.header.id
        return {
            **found,
            Off.NO_CLIPBOARD: lambda: self._holder().means is Means.FORBIDDEN,
            Off.NOBODY_ELSE: lambda: not self.aside.following(),
            Off.PROLONGED: lambda: not retention.may_prolong(here),
        }

    def others(self) -> tuple[Card, ...]:
        """All but this one."""
        here = self.visit.ledger.header.id
        return tuple(card for card in self.counter.board().cards if card.id != here)

    def go_to(self, dossier: str) -> None:
        """There; this one stays à côté."""
        self._go(lambda: self.counter.open(dossier))

    # -- leaving -----------------------------------------------------------------------------

    @work
    async def action_new(self) -> None:
        """F3: this one stays à côté."""
        chosen = await self.ask(ChooseScreen(self.counter.offers()))
        if chosen is not None:
            self._go(lambda: self.counter.new(chosen))

    def action_aside(self) -> None:
        """F6: round the dossiers à côté, in their fixed order."""
        if following := self.aside.following():
            self.go_to(following)

    def taken_over(self, agent: str) -> None:
        """Another agent's phrase lifted the lock: from now on it is their work."""
        self.visit.pen.agent = agent
        self.head.refresh_lines()
