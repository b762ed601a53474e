"""The single lines above and below the work: title, steps, banner, status, keys."""

from __future__ import annotations

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from counter_app.ui.actions import actions_of, key_name

_NO_BREAK, _HELD = "\u00a0", "\ue000"
"""Textual breaks a line at any white space; a sign of no meaning stands for the other kind."""


def folded(text: Content, width: int) -> list[Content]:
    """The text in lines of that many columns, broken at spaces but not at no-break ones."""
    held = Content(text.plain.replace(_NO_BREAK, _HELD), [*text.spans])
    lines = held.wrap(max(width, 1))
    return [Content(line.plain.replace(_HELD, _NO_BREAK), [*line.spans]) for line in lines]


class Line(Static):
    """One line of text that never wraps: what does not fit is left out from the right."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, text: str | Content = "", *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(text, id=id, markup=False)

    def say(self, text: str | Content) -> None:
        """Another text, without a layout."""
        self.update(text, layout=False)


class Panel(Widget):
    """A text of some lines. A layout costs more than all the rest of a letter: only a change of
    height asks for one.
    """

    DEFAULT_CSS = "Panel { height: auto; width: 1fr; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._said = Content("")

    def say(self, text: Content) -> None:
        """Another text."""
        if text.is_same(self._said):
            return
        width = self.size.width
        grown = not width or len(folded(text, width)) != len(folded(self._said, width))
        self._said = text
        self.refresh(layout=grown)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the text needs."""
        return len(folded(self._said, width))

    def render(self) -> Content:
        """The text, folded."""
        return Content("\n").join(folded(self._said, self.size.width))


class Keys(Line):
    """The footer: the keys of the screen, from the registry, as many as fit."""

    DEFAULT_CSS = "Keys { background: $panel; color: $text-muted; }"

    def __init__(self, screen_name: str) -> None:
        super().__init__()
        self._screen_name = screen_name

    def render(self) -> Content:
        """« F1 Aide   F2 Corriger … »; the palette's key stays when others don't fit."""
        parts = [
            Content.assemble((key_name(a.keys[0]), "bold"), f" {a.words}")
            for a in actions_of(self._screen_name)
            if a.footer
        ]
        width = max(self.size.width, 1)
        last, parts = parts[-1], parts[:-1]
        while parts and sum(p.cell_length + 2 for p in [*parts, last]) > width:
            parts.pop()
        return Content("  ").join([*parts, last])


def justified(left: Content, right: Content, width: int) -> Content:
    """Left and right on one line; the left gives way."""
    room = max(width - right.cell_length - 1, 0)
    left = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 1), right)
