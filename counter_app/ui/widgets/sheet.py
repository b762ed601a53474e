"""The body of the dossier screen: the step's rows, the focus among them, and the panel of detail.

Mounts one step at a time (the number of mounted fields is what a letter costs) and never rebuilds a
part whose rows are the same. Passes gestures to the visit; knows no rule of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.css.query import NoMatches
from textual.widget import Widget
from textual.widgets import Static

from counter_app.desk.sight import as_read
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import SENSITIVE
from counter_app.dossier.rows import Kind, Row, Sheet, sheet, verdict
from counter_app.procedure.model import Case, Field, Orientation
from counter_app.ui.faces import MUTED, detail, face, veiled, verdict_text
from counter_app.ui.widgets.field import Completion, FieldInput
from counter_app.ui.widgets.lines import Panel
from counter_app.ui.widgets.rows import STRIP_BELOW, FieldRow, RowLine

RowWidget = RowLine | FieldRow

_TITLES = {
    "pieces": "PIÈCES",
    "outcomes": "AMELI A RÉPONDU   (choisir coche tout le reste)",
}


class SheetView(Container):
    """`changed` is called in the same frame as any gesture made in a row."""

    def __init__(self, visit: Visit, changed: Callable[[Change], None]) -> None:
        super().__init__(classes="room")
        self.visit = visit
        self.cases_open = False
        self.hide = False
        self._changed = changed
        self._sheet = Sheet((), (), ())
        self._widgets: dict[str, RowWidget] = {}
        self._step = ""
        self._moving = False
        self._marked = ""

    def compose(self) -> ComposeResult:
        """Pieces and items above, outcomes and detail below; with their rows, which are mounted and
        styled once.
        """
        self._sheet = now = self._rows_now()
        self._step = self._step_now()
        yield Container(*self._part("pieces", now.pieces), id="pieces")
        yield Static(id="section", classes="section", markup=False)
        yield VerticalScroll(*self._part("items", now.items), id="items", can_focus=False)
        with Container(id="below"):
            yield VerticalScroll(
                *self._part("outcomes", now.outcomes), id="outcomes", can_focus=False
            )
            with VerticalScroll(id="panel", can_focus=False):
                yield Panel(id="detail")

    # -- rows ------------------------------------------------------------------------------

    def _rows_now(self) -> Sheet:
        dossier = self.visit.dossier
        now = sheet(dossier.procedure, dossier.facts)
        if not self.cases_open:
            return now
        items: list[Row] = []
        for row in now.items:
            items.append(row)
            if row.kind is Kind.CASE and isinstance(row.element, Orientation):
                items += [
                    Row(f"case:{case.id}", Kind.CASE, case.label, case) for case in row.element.case
                ]
        return Sheet(now.pieces, tuple(items), now.outcomes)

    async def load(self) -> None:
        """Mount what the dossier's step needs and put the focus where the agent stood."""
        before, now = self._sheet, self._rows_now()
        step = self._step_now()
        moved = self._step != step
        self._step = step
        self._sheet = now
        self._moving = True
        await self._load_part("pieces", before.pieces, now.pieces, anew=False)
        await self._load_part("items", before.items, now.items, anew=moved)
        await self._load_part("outcomes", before.outcomes, now.outcomes, anew=moved)
        self.repaint()
        self._title()
        self._moving = False
        self.focus_place()
        self.call_after_refresh(self._reveal)

    def _reveal(self) -> None:
        """Once all is laid out: the focused row in sight, above a remedy the refusal it is of."""
        row, focused = self.row, self.screen.focused
        if row is None or focused is None:
            return
        if row.kind is Kind.REMEDY:
            origin = row.key.removeprefix("remedy:").rpartition(".")[0]
            if refusal := self._widgets.get(f"outcome:{origin}"):
                refusal.scroll_visible(animate=False, top=True)
        focused.scroll_visible(animate=False)

    async def _load_part(
        self, part: str, before: tuple[Row, ...], now: tuple[Row, ...], *, anew: bool
    ) -> None:
        if before == now and not anew:
            return
        holder = self.query_one(f"#{part}")
        for row in before:
            self._widgets.pop(row.key, None)
        await holder.remove_children()
        await holder.mount_all(self._part(part, now))

    def _part(self, part: str, rows: tuple[Row, ...]) -> list[Widget]:
        """The widgets of a part, under its title."""
        widgets = {row.key: self._widget(row) for row in rows}
        self._widgets |= widgets
        title = _TITLES.get(part, "") if rows else ""
        head = [Static(title, classes="section", markup=False)] if title else []
        return [*head, *widgets.values()]

    def _step_now(self) -> str:
        dossier = self.visit.dossier
        return f"{dossier.procedure.id}.{dossier.facts.place.step}"

    def _widget(self, row: Row) -> RowWidget:
        visit = self.visit
        if not isinstance(row.element, Field):
            return RowLine(row, face(visit.dossier, row, visit.now()))
        name = row.element.field
        field = FieldInput(
            name,
            visit.dossier.facts.answers.get(name, ""),
            typed=lambda text, cursor: self._typed(row, text, cursor),
            moved=lambda cursor: self._placed(row, cursor),
            left=lambda: self._left(name),
            settle=visit.settle,
            sensitive=name in SENSITIVE,
            completion=self._completion(name),
        )
        field.hide = self.hide
        field.disabled = visit.pen.read_only
        return FieldRow(row, field, self._verdict(row))

    def _completion(self, name: str) -> Completion | None:
        if name != "email":
            return None
        dossier = self.visit.dossier
        return Completion(lambda: tuple(p.text for p in dossier.findings[name].proposals))

    def _title(self) -> None:
        step = self.visit.dossier.procedure.step(self.visit.dossier.facts.place.step)
        title = f"{step.number} {step.title}".upper()
        if any(row.kind is Kind.FIELD for row in self._sheet.items):
            strip = self.app.size.width < STRIP_BELOW
            title += " : À RECOPIER SUR AMELI" if strip else " : À SAISIR SUR AMELI"
        self.query_one("#section", Static).update(title)

    # -- paint -----------------------------------------------------------------------------

    def _verdict(self, row: Row) -> Content:
        given = verdict(self.visit.dossier, row, self.visit.now())
        shown = veiled(given) if self.hide else given
        return Content.styled("│ ", MUTED) + verdict_text(shown)

    def repaint(self, fields: Iterable[str] | None = None) -> None:
        """Paint the rows again: those of some fields only, or all."""
        only = None if fields is None else set(fields)
        for row in self._sheet.rows:
            widget = self._widgets.get(row.key)
            if isinstance(widget, FieldRow):
                if only is None or widget.input.field in only:
                    widget.input.shown = as_read(self.visit.dossier, widget.input.field)
                    widget.set_verdict(self._verdict(row))
            elif widget is not None and only is None:
                widget.set_face(face(self.visit.dossier, row, self.visit.now()))
        self._show_detail()

    async def follow(self, change: Change) -> None:
        """Show what a gesture made elsewhere changed (undo, correction, outcome)."""
        self._show_texts(change)
        await self.load()

    def _show_texts(self, change: Change) -> None:
        for widget in self.query(FieldInput):
            if widget.field in change.answers:
                widget.show(self.visit.dossier.facts.answers.get(widget.field, ""))

    def set_hide(self, hide: bool) -> None:  # noqa: FBT001
        """F8: dots for everything that names the citizen."""
        self.hide = hide
        for widget in self.query(FieldInput):
            widget.hide = hide
            widget.refresh()
        self.repaint()

    @property
    def _covered(self) -> bool:
        focused = self.screen.focused
        return isinstance(focused, FieldInput) and focused.covered

    def _show_detail(self) -> None:
        row = self.row
        text = Content("")
        if row is not None:
            field = row.element.field if isinstance(row.element, Field) else ""
            bare = field in SENSITIVE and not self._covered
            text = detail(self.visit.dossier, row, hidden=not bare and (self.hide or self._covered))
            if isinstance(row.element, Case) and row.element.say:
                text += Content(f"\n{row.element.say}")
        # A screen being taken down has no panel left to say it in.
        with suppress(NoMatches):
            self.query_one("#detail", Panel).say(text)

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

    def focus_row(self, key: str) -> bool:
        """Put the focus on a row; False when it is not there."""
        widget = self._widgets.get(key)
        if widget is None:
            return False
        target = widget.input if isinstance(widget, FieldRow) else widget
        if not target.focusable:
            return False
        self.screen.set_focus(target)
        return True

    def focus_field(self, field: str) -> bool:
        """Put the focus on a field; False when this step has it not."""
        for row in self._sheet.items:
            if isinstance(row.element, Field) and row.element.field == field:
                return self.focus_row(row.key)
        return False

    def select_text(self) -> None:
        """Select what stands in the focused field."""
        if isinstance(self.screen.focused, FieldInput):
            self.screen.focused.select_all()

    def focus_place(self) -> None:
        """Where the agent stood, with the caret; else the first row there is."""
        place = self.visit.dossier.facts.place
        widget = self._widgets.get(place.row)
        if isinstance(widget, FieldRow):
            widget.input.show(widget.input.value, place.cursor)
        if self.focus_row(place.row):
            return
        for row in (*self._sheet.items, *self._sheet.outcomes, *self._sheet.pieces):
            if row.focusable and self.focus_row(row.key):
                return

    def _mark(self, key: str) -> None:
        """The ▸ stands before one row. It stays there while another window has the keyboard: the
        agent who types into ameli sees where he is.
        """
        if before := self._widgets.get(self._marked):
            before.set_marked(False)
        self._marked = key
        if now := self._widgets.get(key):
            now.set_marked(True)

    def on_descendant_focus(self) -> None:
        """The ▸, the detail and the dossier's place follow the focus, in one frame: the header
        never says of another row than the marked one that it is saved.
        """
        row = self.row
        if row is not None:
            self._mark(row.key)
        if row is None or self._moving:
            return
        self._show_detail()
        widget = self._widgets.get(row.key)
        if row.key == next((r.key for r in self._sheet.items if r.focusable), ""):
            # What is written above the first row can only be seen from there.
            self.query_one("#items").scroll_home(animate=False)
        cursor = widget.input.cursor_position if isinstance(widget, FieldRow) else 0
        self._placed(row, cursor)

    # -- gestures --------------------------------------------------------------------------

    def _typed(self, row: Row, text: str, cursor: int) -> None:
        if not isinstance(row.element, Field):
            return
        # Letters may reach a field after the focus has moved on: the place then stays where it is.
        here = row.key if self.row is row else ""
        change = self.visit.fields.type(row.element.field, text, cursor, here)
        self.repaint(change.findings or ())
        self._changed(change)

    def _left(self, field: str) -> None:
        change = self.visit.fields.leave(field)
        if change:
            self._show_texts(change)
            self.repaint(change.findings or ())
            self._changed(change)

    def _placed(self, row: Row, cursor: int) -> None:
        if not row.key.startswith("case:") or row.key == "case:":
            self._changed(self.visit.stand(row.key, cursor))
