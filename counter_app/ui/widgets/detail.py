"""The panel of the focused row: what it says of itself, and where its value or its button is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from counter_app.desk.visit import Visit
from counter_app.desk.where import where
from counter_app.dossier.rows import Row
from counter_app.procedure.model import Case
from counter_app.ui.faces import detail
from counter_app.ui.widgets.lines import Panel
from counter_app.ui.widgets.picture import PictureView

_BESIDE_FROM = 98
"""Columns in which the drawing stands beside fifty of words."""

_KEY = "F1\u00a0: où est-ce\u00a0?"


class DetailPanel(VerticalScroll):
    """The text above, the drawing in what room is left, or beside where there is much; on a narrow
    screen only its key.
    """

    def __init__(self, visit: Visit) -> None:
        super().__init__(id="panel", can_focus=False)
        self._visit = visit
        self._text, self._picture = Panel(id="detail"), PictureView()
        self._row: Row | None = None
        self._hidden = False

    def compose(self) -> ComposeResult:
        """Both, whatever there is to show: nothing is mounted later."""
        yield self._text
        yield self._picture

    def tell(self, row: Row | None, *, hidden: bool) -> None:
        """Of another row, or the same again. `hidden`: nothing that names the citizen."""
        self._row, self._hidden = row, hidden
        text, found = Content(""), None
        if row is not None:
            found = where(self._visit.dossier, row)
            aside = _KEY if found and not self._picture.display else ""
            text = detail(self._visit.dossier, row, hidden=hidden, aside=aside)
            if isinstance(row.element, Case) and row.element.say:
                text += Content(f"\n{row.element.say}")
        self._text.say(text)
        self._picture.show(found)

    def on_resize(self) -> None:
        """The drawing may have its place now, or have it no more; or another one."""
        self.set_class(self.size.width >= _BESIDE_FROM, "-beside")
        self.tell(self._row, hidden=self._hidden)
