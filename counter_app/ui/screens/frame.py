"""The frame of the dossier screen: what it is made of, and what comes back from a gesture.

Knows the visit and its widgets; which key does what is `gestures` and `dossier`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult

from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.ui.actions import DOSSIER, Off, Part
from counter_app.ui.clip.copying import CopyingApp
from counter_app.ui.clip.holder import Holder
from counter_app.ui.clip.run import CopyRun, Hands
from counter_app.ui.screens.acting import Acting
from counter_app.ui.screens.standing import parts_of
from counter_app.ui.veil import Veil
from counter_app.ui.widgets.aside import AsideLine
from counter_app.ui.widgets.field import FieldInput
from counter_app.ui.widgets.header import DossierHead
from counter_app.ui.widgets.lines import Keys, Line
from counter_app.ui.widgets.prose import Words
from counter_app.ui.widgets.sheet import SheetView

TOO_SMALL = "Fenêtre trop petite : l’agrandir à 44 × 15.\nTout est enregistré."

Next = Callable[[], Visit] | None
"""What is opened after this dossier: another visit, or None for the list."""


class DossierFrame(Acting[Next]):
    """One citizen's visit, painted; dismissed with what the agent goes to."""

    CSS_PATH = "dossier.tcss"
    AUTO_FOCUS: ClassVar[str | None] = ""
    part = DOSSIER

    def __init__(
        self,
        counter: Counter,
        visit: Visit,
        veil: Veil | None = None,
        *,
        shape: Iterable[str] = (),
    ) -> None:
        """`shape`: the classes of the window's size, so that nothing is styled twice."""
        super().__init__(classes=" ".join(shape))
        self._painted = False
        self.veil = veil or Veil()
        self.counter = counter
        self.visit = visit
        self.head = DossierHead(counter, visit)
        self.aside = AsideLine(counter, visit)
        self.sheet = SheetView(visit, self._changed, hide=self.veil.hidden)
        sheet = self.sheet
        hands = Hands(
            self.tell,
            sheet.focus_row,
            sheet.focus_answers,
            sheet.row_key,
            self._is_away,
            sheet.rows.show_ranks,
            lambda: self.size.width,
        )
        self.copies = CopyRun(self._holder, visit, hands)

    def compose(self) -> ComposeResult:
        """Head, body, status, keys."""
        yield Words(TOO_SMALL, id="small")
        yield self.head
        yield self.sheet
        yield self.aside
        yield Line(id="status")
        yield Keys(DOSSIER)

    async def on_mount(self) -> None:
        """Back where one was."""
        self.head.hide = self.veil.hidden
        await self.sheet.load()
        self.head.refresh_lines()
        # Not what the agent waits for: once the row is on the screen.
        self.call_after_refresh(self.aside.show)

    def stand(self) -> None:
        """The row where one was."""
        self.sheet.focus_place()

    def on_descendant_focus(self) -> None:
        """Other keys matter there."""
        self.follow_focus()

    def parts(self) -> frozenset[Part]:
        """What the row that has the focus is."""
        if self.head.asking:
            return frozenset({Part.TYPIST})
        return parts_of(self.sheet.row)

    # -- hiding --------------------------------------------------------------------------------

    def veiled(self) -> None:
        """What is hidden has changed: the row one stands on is hidden too, until its next key."""
        self.head.hide = self.veil.hidden
        self._cover_fields(covered=self.veil.hidden)
        self.sheet.set_hide(self.veil.hidden)
        self.head.refresh_lines()
        if self.veil.hidden:
            self.tell(self.copies.words)

    def _cover_fields(self, *, covered: bool) -> None:
        # That of line one too.
        for field in self.query(FieldInput):
            field.cover(covered=covered)

    async def _ask_typist(self) -> None:
        """The focus goes to line one: the panel has nothing more to say of the row."""
        await self.head.ask_typist()
        self.sheet.repaint(())

    def on_screen_suspend(self) -> None:
        """Something stands over the rows, and is what one looks at now; or is seen through."""
        if getattr(self.app.screen, "SEES_BELOW", False):
            return
        self._cover_fields(covered=True)
        self.sheet.repaint(())

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """The rows again. The first time they were styled while they were mounted: Textual would
        style each once more before it paints the row one waits for.
        """
        event.refresh_styles = self._painted
        self._painted = True
        if self.sheet.is_mounted:
            self._cover_fields(covered=self.veil.away)
            self.sheet.repaint(())

    def _copying(self) -> CopyingApp:
        app = self.app
        assert isinstance(app, CopyingApp)  # noqa: S101 this screen has no other application
        return app

    def _holder(self) -> Holder:
        """The one clipboard of the application."""
        return self._copying().clip

    def _is_away(self) -> bool:
        return self._copying().away

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

    def tell(self, text: str) -> None:
        """One sentence in the status line, until the next."""
        self.query_one("#status", Line).say(text)

    def _may_write(self) -> bool:
        if self.visit.pen.read_only:
            self.tell(Off.READ_ONLY)
        return not self.visit.pen.read_only
