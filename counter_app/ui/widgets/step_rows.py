"""The rows of a step as widgets: made once, found by their key, painted as the answers change.

Passes what is typed to the visit; knows no rule of its own, nor where the focus goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from textual.content import Content
from textual.errors import NoWidget
from textual.widget import Widget

from counter_app.desk.sight import as_read
from counter_app.desk.told import veiled
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change, Dossier
from counter_app.dossier.facts import SENSITIVE
from counter_app.dossier.rows import Kind, Row, Sheet, sheet, verdict
from counter_app.procedure.model import Document, Field, Orientation
from counter_app.ui.clip.ranks import Rank
from counter_app.ui.faces import MUTED, face, verdict_text
from counter_app.ui.widgets.field import Completion, FieldInput
from counter_app.ui.widgets.prose import Words
from counter_app.ui.widgets.rows import FieldRow, RowLine

RowWidget = RowLine | FieldRow

_TITLES = {
    "pieces": "PIÈCES",
    "outcomes": "AMELI A RÉPONDU   (choisir coche tout le reste)",
}


def sheet_of(dossier: Dossier, *, cases_open: bool) -> Sheet:
    """The rows of the dossier's step now. `cases_open`: with the special cases under their row."""
    now = sheet(dossier.procedure, dossier.facts)
    if not cases_open:
        return now
    items: list[Row] = []
    for row in now.items:
        items.append(row)
        if row.kind is Kind.CASE and isinstance(row.element, Orientation):
            items += [
                Row(f"case:{case.id}", Kind.CASE, case.label, case) for case in row.element.case
            ]
    return Sheet(now.pieces, tuple(items), now.outcomes)


def _is_seen(widget: Widget) -> bool:
    try:
        return bool(widget.screen.find_widget(widget).visible_region)
    except NoWidget:
        return False


class StepRows:
    """`typed` is called in the frame of a letter, once its rows are painted; `placed` when the
    caret has moved in a row; `here` says the key of the row that has the focus. `hide`: dots for
    everything that names the citizen.
    """

    def __init__(
        self,
        visit: Visit,
        typed: Callable[[Change], None],
        placed: Callable[[Row, int], None],
        here: Callable[[], str],
    ) -> None:
        self.sheet = Sheet((), (), ())
        self.hide = False
        self._visit, self._typed, self._placed, self._here = visit, typed, placed, here
        self._widgets: dict[str, RowWidget] = {}
        self._ranks: Mapping[str, Rank] = {}
        self._marked = ""

    def widgets_of(self, part: str, rows: tuple[Row, ...]) -> list[Widget]:
        """Those of a part, made anew, under its title."""
        widgets = {row.key: self._make(row) for row in rows}
        self._widgets |= widgets
        title = _TITLES.get(part, "") if rows else ""
        head = [Words(title, classes="section")] if title else []
        return [*head, *widgets.values()]

    def drop(self, rows: Iterable[Row]) -> None:
        """These rows are taken down."""
        for row in rows:
            self._widgets.pop(row.key, None)

    def get(self, key: str) -> RowWidget | None:
        """The widget of a row; None when it is not there."""
        return self._widgets.get(key)

    @property
    def fields(self) -> Iterator[FieldRow]:
        """The rows with a field."""
        return (widget for widget in self._widgets.values() if isinstance(widget, FieldRow))

    def mark(self, key: str) -> None:
        """The ▸ stands before one row."""
        if before := self._widgets.get(self._marked):
            before.set_marked(False)
        self._marked = key
        if now := self._widgets.get(key):
            now.set_marked(True)

    def show_ranks(self, ranks: Mapping[str, Rank]) -> None:
        """By row, what stands beside its verdict; rows made later have theirs too."""
        self._ranks = ranks
        for widget in self.fields:
            widget.set_rank(ranks.get(widget.row.key))

    def in_sight(self) -> Iterator[str]:
        """The keys of the rows that can be stood on and are not scrolled away, top to bottom."""
        for row in self.sheet.rows:
            widget = self._widgets.get(row.key)
            if widget is not None and row.focusable and _is_seen(widget):
                yield row.key

    def letter(self, letters: Mapping[str, str]) -> None:
        """A letter before each of these rows, none before the others."""
        for key, widget in self._widgets.items():
            widget.set_letter(letters.get(key, ""))

    def paint(self, fields: Iterable[str] | None = None) -> None:
        """Paint the rows again: those of some fields only, or all."""
        only = None if fields is None else set(fields)
        dossier = self._visit.dossier
        for row in self.sheet.rows:
            widget = self._widgets.get(row.key)
            if isinstance(widget, FieldRow):
                if only is None or widget.input.field in only:
                    widget.input.shown = as_read(dossier, widget.input.field)
                    widget.set_verdict(self._verdict(row))
            elif widget is not None and (only is None or _read_on(row) in only):
                widget.set_face(face(dossier, row, self._visit.now()))

    def show_texts(self, change: Change) -> None:
        """Put what was changed elsewhere than by a key in its fields."""
        for row in self.fields:
            if row.input.field in change.answers:
                row.input.show(self._visit.dossier.facts.answers.get(row.input.field, ""))

    # -- one row -----------------------------------------------------------------------------

    def _make(self, row: Row) -> RowWidget:
        visit = self._visit
        if not isinstance(row.element, Field):
            return RowLine(row, face(visit.dossier, row, visit.now()))
        name = row.element.field
        field = FieldInput(
            name,
            visit.dossier.facts.answers.get(name, ""),
            typed=lambda text, cursor: self._type(name, row.key, text, cursor),
            moved=lambda cursor: self._placed(row, cursor),
            left=lambda: self._leave(name),
            settle=visit.settle,
            sensitive=name in SENSITIVE,
            completion=self._completion(name),
        )
        field.hide = self.hide
        field.disabled = visit.pen.read_only
        return FieldRow(row, field, self._verdict(row), self._ranks.get(row.key))

    def _completion(self, name: str) -> Completion | None:
        if name != "email":
            return None
        dossier = self._visit.dossier
        return Completion(lambda: tuple(p.text for p in dossier.findings[name].proposals))

    def _verdict(self, row: Row) -> Content:
        given = verdict(self._visit.dossier, row, self._visit.now())
        shown = veiled(given) if self.hide else given
        return Content.styled("│ ", MUTED) + verdict_text(shown)

    def _type(self, name: str, key: str, text: str, cursor: int) -> None:
        # Letters may reach a field after the focus has moved on: the place then stays where it is.
        here = key if self._here() == key else ""
        self._painted(self._visit.fields.type(name, text, cursor, here))

    def _leave(self, name: str) -> None:
        change = self._visit.fields.leave(name)
        if change:
            self.show_texts(change)
            self._painted(change)

    def _painted(self, change: Change) -> None:
        self.paint(change.findings or ())
        self._typed(change)


def _read_on(row: Row) -> str:
    """The field that is read on a piece, whose sign follows it; "" for any other row."""
    return row.element.gives if isinstance(row.element, Document) else ""
