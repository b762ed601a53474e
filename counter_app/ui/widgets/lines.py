"""The single lines above and below the work: title, steps, banner, status, keys."""

from __future__ import annotations

from collections.abc import Collection
from typing import Self

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from counter_app.ui.actions import SHIPPED, Part, Registry
from counter_app.ui.keynames import key_name
from counter_app.ui.widgets.prose import Words, folded, prose

_BETWEEN = "  "


class Line(Words):
    """One line of text that never wraps: what does not fit is left out from the right."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; text-wrap: nowrap; text-overflow: ellipsis; }"

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


class Facts(Widget):
    """Facts one under the other: a label, and words that never run under it. `room`: columns of the
    labels.
    """

    DEFAULT_CSS = "Facts { height: auto; width: 1fr; }"

    def __init__(self, room: int, style: str, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._room, self._style = room, style
        self._heading = ""
        self._facts: tuple[tuple[str, str], ...] = ()

    def say(self, facts: tuple[tuple[str, str], ...], heading: str = "") -> Self:
        """Other facts, label and words; `heading` above them."""
        self._facts, self._heading = facts, heading
        return self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the words need."""
        return len(self._lines(width))

    def render(self) -> Content:
        """The heading, then the facts."""
        return prose(Content("\n").join(self._lines(self.size.width)))

    def _lines(self, width: int) -> list[Content]:
        lines = [Content.styled(self._heading, "bold")] if self._heading else []
        for label, words in self._facts:
            first, *rest = folded(Content(words), max(width - self._room, 8)) or [Content("")]
            lines.append(Content.styled(f"{label:<{self._room}}", self._style) + first)
            lines += [Content(" " * self._room) + line for line in rest]
        return lines


class Keys(Line):
    """The footer: the keys of what has the focus, from the registry, as many as fit."""

    DEFAULT_CSS = "Keys { background: $panel; color: $text-muted; }"

    def __init__(self, screen_name: str, parts: Collection[Part] = ()) -> None:
        super().__init__()
        self._screen_name, self._parts = screen_name, frozenset(parts)

    def stand(self, parts: frozenset[Part]) -> None:
        """The focus is on these parts now."""
        if parts != self._parts:
            self._parts = parts
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The mouse on a hint presses its key."""
        left = 0
        for key, words in self._hints():
            if left <= event.x < left + words.cell_length:
                event.stop()
                self.app.simulate_key(key)
            left += words.cell_length + len(_BETWEEN)

    def render(self) -> Content:
        """« F1 Aide   F2 Corriger … »."""
        return prose(Content(_BETWEEN).join(words for _, words in self._hints()))

    def _hints(self) -> list[tuple[str, Content]]:
        """Key and words; the last, the palette's, stays when others don't fit."""
        registry: Registry = getattr(self.app, "registry", SHIPPED)
        *hints, last = (
            (key, Content.assemble((key_name(key), "bold"), f" {words}"))
            for key, words in registry.hints(self._screen_name, self._parts)
        )
        width = max(self.size.width, 1)
        while hints and sum(w.cell_length + len(_BETWEEN) for _, w in (*hints, last)) > width:
            hints.pop()
        return [*hints, last]


def justified(left: Content, right: Content, width: int) -> Content:
    """Left and right on one line; the left gives way."""
    room = max(width - right.cell_length - 1, 0)
    left = left.truncate(room, ellipsis=True) if left.cell_length > room else left
    return Content.assemble(left, " " * max(width - left.cell_length - right.cell_length, 1), right)
