"""The body of the dossier screen: the step's rows, the focus among them, and the panel of detail.

Mounts one step at a time (the number of mounted fields is what a letter costs) and never rebuilds a
part whose rows are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.widget import Widget

from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change, Dossier
from counter_app.dossier.facts import SENSITIVE
from counter_app.dossier.rows import Kind, Row
from counter_app.procedure.model import Field
from counter_app.ui.widgets.detail import DetailPanel
from counter_app.ui.widgets.field import FieldInput
from counter_app.ui.widgets.rows import FieldRow, RowLine
from counter_app.ui.widgets.section import SectionTitle
from counter_app.ui.widgets.step_rows import StepRows, sheet_of


class SheetView(Container):
    """`changed` is called in the same frame as any gesture made in a row."""

    def __init__(self, visit: Visit, changed: Callable[[Change], None], *, hide: bool) -> None:
        super().__init__(classes="room")
        self.visit = visit
        self.cases_open = False
        self._changed = changed
        self._rows = StepRows(visit, self._typed, self._placed, self.row_key)
        self._rows.hide = hide
        self._section = SectionTitle()
        self._detail = DetailPanel(visit)
        self._step = ""
        self._moving = False

    def compose(self) -> ComposeResult:
        """Pieces and items above, outcomes and detail below; with their rows, which are mounted and
        styled once.
        """
        rows = self._rows
        rows.sheet = now = sheet_of(self.visit.dossier, cases_open=self.cases_open)
        self._step = _step_of(self.visit.dossier)
        yield Container(*rows.widgets_of("pieces", now.pieces), id="pieces")
        yield self._section
        yield VerticalScroll(*rows.widgets_of("items", now.items), id="items", can_focus=False)
        with Container(id="below"):
            outcomes = rows.widgets_of("outcomes", now.outcomes)
            yield VerticalScroll(*outcomes, id="outcomes", can_focus=False)
            yield self._detail

    # -- rows ------------------------------------------------------------------------------

    async def load(self) -> None:
        """Mount what the dossier's step needs and put the focus where the agent stood."""
        dossier = self.visit.dossier
        before, now = self._rows.sheet, sheet_of(dossier, cases_open=self.cases_open)
        moved = self._step != _step_of(dossier)
        self._step = _step_of(dossier)
        self._rows.sheet = now
        self._moving = True
        await self._load_part("pieces", before.pieces, now.pieces, anew=False)
        await self._load_part("items", before.items, now.items, anew=moved)
        await self._load_part("outcomes", before.outcomes, now.outcomes, anew=moved)
        self._rows.paint()
        self._section.show(dossier, now.items)
        self._moving = False
        self.focus_place()
        # Now, not when the focus has told so: the first frame has the ▸ and what it says.
        self._rows.mark(self.row_key())
        self._show_detail()
        self.call_after_refresh(self._reveal)

    async def _load_part(
        self, part: str, before: tuple[Row, ...], now: tuple[Row, ...], *, anew: bool
    ) -> None:
        if before == now and not anew:
            return
        holder = self.query_one(f"#{part}")
        self._rows.drop(before)
        await holder.remove_children()
        await holder.mount_all(self._rows.widgets_of(part, now))

    def _reveal(self) -> None:
        """Once all is laid out: the focused row in sight, above a remedy the refusal it is of."""
        if not self.is_attached:
            # Left in the same burst of keys.
            return
        row, focused = self.row, self.screen.focused
        if row is None or focused is None:
            return
        if row.kind is Kind.REMEDY:
            origin = row.key.removeprefix("remedy:").rpartition(".")[0]
            if refusal := self._rows.get(f"outcome:{origin}"):
                refusal.scroll_visible(animate=False, top=True)
        focused.scroll_visible(animate=False)

    # -- paint -----------------------------------------------------------------------------

    def repaint(self, fields: Iterable[str] | None = None) -> None:
        """Paint the rows again, those of some fields only or all; and the detail."""
        self._rows.paint(fields)
        self._show_detail()

    async def follow(self, change: Change) -> None:
        """Show what a gesture made elsewhere changed (undo, correction, outcome)."""
        self._rows.show_texts(change)
        await self.load()

    def set_hide(self, hide: bool) -> None:  # noqa: FBT001
        """F8: dots for everything that names the citizen."""
        self._rows.hide = hide
        for row in self._rows.fields:
            row.input.hide = hide
            row.input.refresh()
        self.repaint()

    def _show_detail(self) -> None:
        row, focused = self.row, self.screen.focused
        covered = isinstance(focused, FieldInput) and focused.covered
        element = row.element if row else None
        number = isinstance(element, Field) and element.field in SENSITIVE
        # A number hides below what stands over the rows; the rest by F8 alone, which it says.
        self._detail.tell(row, hidden=covered if number else self._rows.hide)

    @property
    def rows(self) -> StepRows:
        """Those of the step, as widgets."""
        return self._rows

    # -- focus -----------------------------------------------------------------------------

    @property
    def row(self) -> Row | None:
        """The row that has the focus."""
        node = self.screen.focused
        while node is not None and node is not self:
            if isinstance(node, RowLine | FieldRow):
                return node.row
            parent = node.parent
            node = parent if isinstance(parent, Widget) else None
        return None

    def row_key(self) -> str:
        """Its key; "" when none has it."""
        row = self.row
        return row.key if row else ""

    def focus_row(self, key: str) -> bool:
        """Put the focus on a row; False when it is not there."""
        widget = self._rows.get(key)
        if widget is None:
            return False
        target = widget.input if isinstance(widget, FieldRow) else widget
        if not target.focusable:
            return False
        self.screen.set_focus(target)
        return True

    def focus_field(self, field: str) -> bool:
        """Put the focus on a field; False when this step has it not."""
        keys = (row.row.key for row in self._rows.fields if row.input.field == field)
        return any(map(self.focus_row, keys))

    def focus_answers(self) -> None:
        """Put the focus on the first of what ameli may have answered."""
        any(self.focus_row(row.key) for row in self._rows.sheet.outcomes)

    def select_text(self) -> None:
        """Select what stands in the focused field."""
        if isinstance(self.screen.focused, FieldInput):
            self.screen.focused.select_all()

    def focus_place(self) -> None:
        """Where the agent stood, with the caret; else the first row there is."""
        place, now = self.visit.dossier.facts.place, self._rows.sheet
        widget = self._rows.get(place.row)
        if isinstance(widget, FieldRow):
            widget.input.show(widget.input.value, place.cursor)
        if self.focus_row(place.row):
            return
        for row in (*now.items, *now.outcomes, *now.pieces):
            if row.focusable and self.focus_row(row.key):
                return

    def on_descendant_focus(self) -> None:
        """The ▸, the detail and the dossier's place follow the focus, in one frame: the header
        never says of another row than the marked one that it is saved. The ▸ stays while another
        window has the keyboard: the agent who types into ameli sees where he is.
        """
        row = self.row
        if row is not None:
            self._rows.mark(row.key)
        if row is None or self._moving:
            return
        self._show_detail()
        if row.key == next((r.key for r in self._rows.sheet.items if r.focusable), ""):
            # What is written above the first row can only be seen from there.
            self.query_one("#items").scroll_home(animate=False)
        widget = self._rows.get(row.key)
        cursor = widget.input.cursor_position if isinstance(widget, FieldRow) else 0
        self._placed(row, cursor)

    # -- gestures --------------------------------------------------------------------------

    def _typed(self, change: Change) -> None:
        self._show_detail()
        self._changed(change)

    def _placed(self, row: Row, cursor: int) -> None:
        if not row.key.startswith("case:") or row.key == "case:":
            self._changed(self.visit.stand(row.key, cursor))


def _step_of(dossier: Dossier) -> str:
    return f"{dossier.procedure.id}.{dossier.facts.place.step}"
