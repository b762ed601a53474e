"""Rows of the dossier screen: the left part, the divider and the verdict on the same lines.

A row without typed text is one widget that paints both sides itself: a step mounts a dozen rows,
and widgets are what a repaint costs.
"""

from __future__ import annotations

from types import MappingProxyType

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from counter_app.dossier.rows import Kind, Row
from counter_app.ui.clip.ranks import COPIED, LATER, NEXT, Rank
from counter_app.ui.faces import MUTED, Face
from counter_app.ui.widgets.field import FieldInput
from counter_app.ui.widgets.prose import folded, prose

SPLIT_WIDE, SPLIT_NARROW = 58, 46
"""Columns left of the divider; the same as in theme.tcss for the rows with a field."""

STRIP_BELOW, _WIDE_FROM = 80, 110

_SAID_BY_SIGN = (Kind.DO, Kind.REMEDY)
"""Their « fait » says no more than the ✓ before their words."""

_SIGNS = MappingProxyType({COPIED: " ✓", NEXT: " ›", LATER: "  "})
"""For « copié » and « suivant » where the words of a verdict leave no room for them."""

_DEEPEST = 8
"""The most columns that stand before the words of a row: those of a case."""

_LONGEST = 120
"""Columns of a line of words at most: longer ones no eye follows."""

_TALL_FROM = 36
"""Lines of the window from which each answer of ameli has a second one, for what it leads to."""


def split_at(width: int) -> int:
    """The left part's width for a row of that width; 0 in the strip, where verdicts go below."""
    if width < STRIP_BELOW - 4:
        return 0
    return SPLIT_WIDE if width >= _WIDE_FROM - 4 else SPLIT_NARROW


def field_room(width: int) -> tuple[int, int]:
    """The columns at which the field of a row of that width begins and ends; the same as in the
    styles.
    """
    split = split_at(width)
    if not split:
        return 22, width - 4
    return (26, split) if split == SPLIT_WIDE else (22, split)


class Marked(Widget):
    """A row with two columns before it: the ▸ where one stands, or the letter that jumps there."""

    _marked = False
    _letter = ""

    def set_marked(self, marked: bool) -> None:  # noqa: FBT001
        """Put the ▸ before it, or take it away."""
        self._marked = marked
        self.refresh()

    def set_letter(self, letter: str) -> None:
        """Put a letter there, or take it away."""
        self._letter = letter
        self.refresh()

    @property
    def marker(self) -> Content:
        """The two columns."""
        if self._letter:
            return Content.styled(self._letter.upper(), "bold reverse") + " "
        return Content.styled("▸ " if self._marked else "  ", "bold")


class RowLine(Marked, can_focus=True):
    """A row without typed text. Entrée, Espace and ← → are the screen's."""

    DEFAULT_CSS = """
    RowLine { height: auto; width: 1fr; }
    RowLine:focus { background: $panel; }
    """

    class Clicked(Message):
        """The mouse chose the row."""

        def __init__(self, row: Row) -> None:
            self.row = row
            super().__init__()

    def __init__(self, row: Row, face: Face) -> None:
        super().__init__(id=None, classes=f"-{row.kind}")
        self.row = row
        self.can_focus = row.focusable
        self._face = face

    def set_face(self, face: Face) -> None:
        """Paint another face; the layout moves only when the height does."""
        if face == self._face:
            return
        width = self.size.width
        before = len(self._lines(width)) if width else 0
        self._face = face
        self.refresh(layout=bool(width) and len(self._lines(width)) != before)

    @property
    def _shares_its_line(self) -> bool:
        """A piece, on a screen too narrow to give each its own line."""
        return self.row.kind is Kind.PIECE and self.app.size.width < _WIDE_FROM

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """What the row needs; only pieces on one line are asked."""
        if self._shares_its_line:
            return self._face.short.cell_length + 4
        return super().get_content_width(container, viewport)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as the longer side needs."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Both sides, joined line by line."""
        return Content("\n").join(self._lines(self.size.width))

    def on_click(self, event: events.Click) -> None:
        """A click chooses, as Entrée does."""
        if self.can_focus:
            event.stop()
            self.focus()
            self.post_message(self.Clicked(self.row))

    def _lines(self, width: int) -> list[Content]:
        marker = self.marker
        if self._shares_its_line:
            text = Content.assemble(marker, self._face.short)
            return [prose(text).truncate(max(width, 1), ellipsis=True)]
        split = split_at(width)
        if self.row.kind is Kind.OUTCOME and self._is_flat(width):
            text = Content.assemble(marker, self._face.short)
            return [prose(text).truncate(width, ellipsis=True)]
        if not split:
            return self._strip_lines(marker, max(width, 8))
        if self._stands_alone(split):
            return self._strip_lines(marker, width)
        left = self._left_lines(split - 3)
        right = folded(self._face.right, max(width - split - 3, 8)) if self._face.right else []
        lines = []
        for number in range(max(len(left), len(right), 1)):
            start = left[number] if number < len(left) else Content("")
            end = right[number] if number < len(right) else Content("")
            pad = " " * (split - 2 - start.cell_length)
            lines.append(
                Content.assemble(marker if number == 0 else "  ", start, pad, ("│ ", MUTED), end)
            )
        return lines

    def _is_flat(self, width: int) -> bool:
        """Whether there is no room for a second line: the panel says it too."""
        low = self.app.size.height < _TALL_FROM and width >= SPLIT_WIDE - 4
        return split_at(width) == SPLIT_NARROW or (low and not split_at(width))

    def _stands_alone(self, split: int) -> bool:
        """Whether it takes the whole width: nothing stands right of it, or, on a narrow screen,
        only the « fait » that its ✓ says already.
        """
        if not self._face.right:
            return self.row.kind in (Kind.NOTE, Kind.CHOICE) or split == SPLIT_NARROW
        return split == SPLIT_NARROW and self.row.kind in _SAID_BY_SIGN

    def _strip_lines(self, marker: Content, width: int) -> list[Content]:
        said = self.row.kind in _SAID_BY_SIGN
        wide_enough = self._face.right and width >= SPLIT_WIDE - 4 and not said
        right = folded(self._face.right, width - 4) if wide_enough else []
        return [
            *(
                Content.assemble(marker if number == 0 else "  ", line)
                for number, line in enumerate(self._left_lines(min(width, _LONGEST) - 2))
            ),
            *(Content("    ") + line for line in right),
        ]

    @property
    def _indent(self) -> int:
        """Columns of what stands before the words."""
        words = self._face.left.plain.find(self.row.label.replace("**", ""))
        return words if 0 < words <= _DEEPEST else 2

    def _left_lines(self, width: int) -> list[Content]:
        """The left side at that width; what goes on below stands under the words, not the sign."""
        first, *rest = folded(self._face.left, width)
        if not rest:
            return [first]
        indent = self._indent
        first, *rest = folded(self._face.left, width - indent)
        return [first, *(Content(" " * indent) + line for line in rest)]


class FieldRow(Marked):
    """Label, field, verdict. Label and verdict are painted by the row itself, the field lies over
    it: two widgets, not four. The verdict is painted in the frame of the letter that changed it.
    """

    def __init__(self, row: Row, field: FieldInput, verdict: Content, rank: Rank | None) -> None:
        """`rank`: what stands at its right edge while a run of F4 is under way."""
        super().__init__(field)
        self.row = row
        self.input = field
        self._rank = rank
        self._verdict = verdict

    def render(self) -> Content:
        """The label, the room of the field, the verdict, the rank."""
        width = self.size.width
        before, after = field_room(width)
        label = Content.assemble(self.marker, self.row.label).truncate(before - 1, ellipsis=True)
        rank = _rank_text(self._rank, width)
        room = max(width - after - rank.cell_length, 0)
        verdict = self._verdict.truncate(room, ellipsis=width >= STRIP_BELOW - 4)
        pad = " " * (room - verdict.cell_length) if rank else ""
        gap = " " * (after - label.cell_length)
        return prose(Content.assemble(label, gap, verdict, pad, rank))

    def on_click(self) -> None:
        """A click beside the field goes into it too."""
        self.input.focus()

    def set_verdict(self, verdict: Content) -> None:
        """Another verdict, without a layout: the row's height never changes."""
        self._verdict = verdict
        self.refresh()

    def set_rank(self, rank: Rank | None) -> None:
        """Another rank, without a layout."""
        if rank != self._rank:
            self._rank = rank
            self.refresh()


def _rank_text(rank: Rank | None, width: int) -> Content:
    """« 2 suivant », « 2 › » on a narrow screen, in the strip the number alone, reversed."""
    if rank is None:
        return Content("")
    follows = rank.said == NEXT
    if not split_at(width):
        return Content.styled(str(rank.number)[-1], "reverse" if follows else MUTED)
    if split_at(width) == SPLIT_NARROW:
        words = f" {rank.number}{_SIGNS[rank.said]}"
    else:
        words = f" {rank.number} {rank.said:<{len(NEXT)}}"
    return Content.styled(words, "bold" if follows else MUTED)
