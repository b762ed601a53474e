"""Dossier: the checklist and what to type at the left, the live verdict at the right.

Holds no rule. Screens that open over this one (interruption, closing, help) only open because the
agent asked; leaving parks the dossier without a question.
"""

from __future__ import annotations

from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.content import Content

from counter_app.desk.where import where
from counter_app.dossier.facts import SENSITIVE
from counter_app.procedure.model import Field
from counter_app.ui.actions import DOSSIER, bindings_of
from counter_app.ui.faces import detail
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.gestures import RowGestures, WordGestures
from counter_app.ui.screens.keeping import Keeping
from counter_app.ui.widgets.picture import explained


class DossierScreen(RowGestures, WordGestures, Keeping):
    """One citizen's visit: what opens over it, and the ways out of it."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_of(DOSSIER)

    # -- over this screen --------------------------------------------------------------------

    def action_slip(self) -> None:
        """F9."""
        self.app.push_screen(self._slip())

    def about(self) -> str | Content:
        """Where the value of the row that has the focus is, then what the row is."""
        row = self.sheet.row
        if row is None:
            return ""
        number = isinstance(row.element, Field) and row.element.field in SENSITIVE
        said = detail(self.visit.dossier, row, hidden=number or self.veil.hidden)
        found = where(self.visit.dossier, row)
        return Content("\n\n").join([explained(found), said]) if found else said

    # -- leaving -----------------------------------------------------------------------------

    @work
    async def action_new(self) -> None:
        """F3: this one stays à côté."""
        chosen = await self.app.push_screen_wait(ChooseScreen(self.counter.offers()))
        if chosen is not None:
            self._go(lambda: self.counter.new(chosen))

    def action_aside(self) -> None:
        """F6: round the dossiers à côté, in their fixed order."""
        following = self.aside.following()
        if following:
            self._go(lambda: self.counter.open(following))
        else:
            self.tell("Aucun autre dossier à côté. F3 : nouveau.")

    def taken_over(self, agent: str) -> None:
        """Another agent's phrase lifted the lock: from now on it is their work."""
        self.visit.pen.agent = agent
        self.head.refresh_lines()
