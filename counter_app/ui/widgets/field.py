"""The field: an Input that says each letter to its screen in the same frame, and masks itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from rich.segment import Segment
from textual import events
from textual.content import Content
from textual.strip import Strip
from textual.suggester import Suggester
from textual.widgets import Input
from textual.widgets.input import Selection

from counter_app.desk.text import LONGEST, cleaned


def dots(text: str) -> str:
    """A sensitive value as shown when it has not the focus: grouped dots and its last two signs."""
    signs = "".join(text.split())
    if len(signs) <= 2:
        return "•" * len(signs)
    masked = "•" * (len(signs) - 2)
    groups = [masked[start : start + 4] for start in range(0, len(masked), 4)]
    return f"{' '.join(groups)} {signs[-2:]}"


_AT_ONCE: Mapping[str, Callable[[Input], None]] = MappingProxyType(
    {
        "backspace": Input.action_delete_left,
        "delete": Input.action_delete_right,
        "left": Input.action_cursor_left,
        "right": Input.action_cursor_right,
        "home": Input.action_home,
        "end": Input.action_end,
    }
)


class Completion(Suggester):
    """What the finding proposes to go on with (a mail domain), shown after the caret; → takes it.

    So an address can be finished without typing its @, which some keyboards make hard.
    """

    def __init__(self, proposals: Callable[[], tuple[str, ...]]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._proposals = proposals

    async def get_suggestion(self, value: str) -> str | None:
        """The first proposal that begins with what is typed."""
        return next((text for text in self._proposals() if text.startswith(value)), None)


class FieldInput(Input):
    """`typed(text, cursor)` and `moved(cursor)` are called synchronously, before the repaint;
    `left()` when the focus goes; `settle()` before a paste, which one Ctrl+Z then takes back.

    `sensitive`: dots unless focused. `hide`: F8, everything is dots unless focused. `covered`: dots
    even then, until the next key in it: F8 holds, or something stands over the screen.
    """

    def __init__(
        self,
        field: str,
        text: str,
        *,
        typed: Callable[[str, int], None],
        moved: Callable[[int], None],
        left: Callable[[], None],
        settle: Callable[[], None],
        sensitive: bool,
        completion: Completion | None = None,
    ) -> None:
        self.field = field
        self.sensitive = sensitive
        self.hide = self.covered = False
        self.shown = ""
        self._known = text
        self._typed, self._moved, self._left, self._settle = typed, moved, left, settle
        super().__init__(
            value=text,
            suggester=completion,
            compact=True,
            select_on_focus=False,
            max_length=LONGEST,
            id=f"field-{field}",
        )

    @property
    def content_width(self) -> int:
        """Always that of the longest text: Input lays the whole screen out again at each letter
        that changes it, which costs more than all the rest of the letter.
        """
        return LONGEST + 1

    def update_node_styles(self, animate: bool = True) -> None:  # noqa: FBT001, FBT002 Textual's
        """Not before it is mounted: Input asks for it twice while it is made, and mounting does."""
        if self.parent is not None:
            super().update_node_styles(animate)

    def show(self, text: str, cursor: int | None = None) -> None:
        """Show a text that did not come from the keyboard (undo, correction, resumption)."""
        self._known = text
        self.value = text
        self.selection = Selection.cursor(len(text) if cursor is None else cursor)
        self._show_before_caret()

    def _show_before_caret(self) -> None:
        """Textual scrolls to the caret by the shortest way: what is before it would stay hidden."""
        most = max(self._cursor_offset + 1 - self.content_size.width, 0)
        if self.scroll_x > most:
            self.scroll_to(x=most, animate=False, force=True, immediate=True)

    def watch_value(self, value: str) -> None:
        """Each letter, judged and queued for the disk before it is painted."""
        if value != self._known:
            self._known = value
            self._typed(value, min(self.cursor_position, len(value)))

    def watch_selection(self, selection: Selection) -> None:
        """The caret's place is part of where one was. At the end of the text, nothing is after it:
        what is before it is what there is to see.
        """
        if selection.end == len(self.value):
            self._show_before_caret()
        if self.has_focus:
            self._moved(selection.end)

    def on_resize(self) -> None:
        """Without a width yet, the caret's place had scrolled the beginning of the text away."""
        self._show_before_caret()

    def on_focus(self, event: events.Focus) -> None:
        """Coming to a field shows it, but under F8 only its next key does: F4 moves the focus by
        itself, in front of the citizen. Coming back to its window alone shows nothing.
        """
        if not event.from_app_focus:
            self.cover(covered=self.hide)

    def cover(self, *, covered: bool) -> None:
        """Dots, or not, while it has the focus."""
        if covered != self.covered:
            self.covered = covered
            self.refresh()

    def on_blur(self) -> None:
        """The caret goes elsewhere."""
        self._left()

    def on_key(self, event: events.Key) -> None:
        """Keys of the caret at once: as bindings they would be overtaken by the letters typed
        after them in one burst.
        """
        self.cover(covered=False)
        action = _AT_ONCE.get(event.key)
        if action is not None:
            event.stop()
            event.prevent_default()
            action(self)

    def on_paste(self, event: events.Paste) -> None:
        """Keep what fits of a paste, as one clean line; never refuse it whole."""
        event.prevent_default()
        event.stop()
        room = LONGEST - len(self.value) + len(self.selected_text)
        text = cleaned(event.text)[: max(room, 0)]
        start, end = sorted(self.selection)
        self._settle()
        if text:
            self.replace(text, start, end)

    @property
    def masked(self) -> bool:
        """Whether dots stand for the value now."""
        seen = self.has_focus and not self.covered
        return bool(self.value) and not seen and (self.sensitive or self.hide)

    def _dots(self) -> str:
        return dots(self.value) if self.sensitive else "•" * 6

    def render_line(self, y: int) -> Strip:
        """Without the focus: dots, or the text as one reads it aloud, from its beginning."""
        if y or not self.value or (self.has_focus and not self.masked):
            return super().render_line(y)
        width = self.size.width
        shown = Content(self._dots() if self.masked else self.shown or self.value)
        text = shown.truncate(max(width, 1), ellipsis=True).plain
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(width, self.rich_style)
