"""The slip as it will be given, or the QR code, drawn in the terminal's own signs."""

from __future__ import annotations

from textual.color import Color
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from counter_app.handout.page import Look, page_of
from counter_app.handout.qr import half_blocks, matrix
from counter_app.handout.slip import Slip
from counter_app.handout.text import as_text
from counter_app.ui.themes import colourless

_BLACK_ON_WHITE = Style(background=Color(255, 255, 255), foreground=Color(0, 0, 0))
"""Whatever the theme: not every phone reads a light code on a dark ground."""

_REVERSED = Style(reverse=True)
"""The same on most terminals, where none of our colours is wanted."""

_NARROWEST, _WIDEST = 24, 64


class Paper(Widget):
    """`look`: how the slip is presented, None for the QR code alone."""

    DEFAULT_CSS = "Paper { height: auto; width: 1fr; }"

    def __init__(self, slip: Slip) -> None:
        super().__init__()
        self._slip = slip
        self._look: Look | None = Look.ORDINARY

    def show(self, look: Look | None) -> None:
        """Another presentation."""
        self._look = look
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as it needs."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._lines(self.size.width))

    def _lines(self, width: int) -> list[Content]:
        if self._look is None:
            code = half_blocks(matrix(self._slip.link))
            style = _REVERSED if colourless() else _BLACK_ON_WHITE
            return [Content.styled(line, style) for line in code]
        text = as_text(page_of(self._slip, self._look), min(max(width, _NARROWEST), _WIDEST))
        return [Content(line) for line in text.splitlines()]
