"""A drawing with its zone lit: where the value is on the card, or the button on ameli's screen."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget

from counter_app.procedure.pictures import Pointed
from counter_app.ui.faces import MUTED
from counter_app.ui.widgets.prose import folded, prose

_LIT = "bold reverse"
_KEY = "F1\u00a0: le dessin"


def drawn(pointed: Pointed) -> list[Content]:
    """The drawing's lines. The zone is lit, and between ▸ and ◂ where there are no colours."""
    return [_line(pointed, row, line) for row, line in enumerate(pointed.drawing.lines)]


def _line(pointed: Pointed, row: int, line: str) -> Content:
    pieces, at = Content(""), 0
    for spot in (spot for spot in pointed.zone.spots if spot.row == row):
        pieces += Content.styled(line[at : spot.start - 1], MUTED)
        pieces += Content.styled(f"▸{line[spot.start : spot.end]}◂", _LIT)
        at = spot.end + 1
    return pieces + Content.styled(line[at:], MUTED)


def explained(pointed: Pointed) -> Content:
    """What the drawing is of, the drawing, and the same in words."""
    title = Content.styled(pointed.drawing.title, "bold")
    return Content("\n").join([title, *drawn(pointed), Content(pointed.words)])


class PictureView(Widget):
    """Takes the room that what stands above it leaves. Draws where the drawing fits, with its words
    where they fit too; else says the words and the key that shows the drawing. Asks for no layout.
    """

    DEFAULT_CSS = "PictureView { height: 1fr; min-height: 1; width: 1fr; }"

    def __init__(self) -> None:
        super().__init__()
        self._pointed: Pointed | None = None

    def show(self, pointed: Pointed | None) -> None:
        """Another drawing, or none."""
        if pointed != self._pointed:
            self._pointed = pointed
            self.refresh()

    def render(self) -> Content:
        """As much as there is room for."""
        found = self._pointed
        if found is None:
            return Content("")
        width, height = self.size
        drawing = drawn(found)
        if len(drawing) > height or drawing[0].cell_length > width:
            return self._in_words(found, width, height)
        title = Content.styled(found.drawing.title, "bold")
        whole = [title, *drawing, *folded(Content(found.words), width)]
        fitting = (lines for lines in ([Content(""), *whole], whole) if len(lines) <= height)
        return prose(Content("\n").join(next(fitting, drawing)))

    def _in_words(self, found: Pointed, width: int, height: int) -> Content:
        words = folded(Content(found.told), width)
        key = Content.styled(_KEY, MUTED)
        return prose(Content("\n").join([*(words if len(words) < height else []), key]))
