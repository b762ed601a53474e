"""A slip as PDF, A4: what every office printer takes.

The core fonts hold all of French and nothing has to be shipped nor embedded; their encoding has no
✓ nor ○, so boxes are drawn. Black on white, nothing smaller than 12 points; 16 points at least for
easy-to-read (Unapei asks for 14), 20 for large print. Its language and title are told to screen
readers; fpdf2 does not tag text as headings and lists.
"""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, time

from fpdf import FPDF, ViewerPreferences
from fpdf.enums import Align, MethodReturnValue, XPos, YPos

from counter_app.handout.page import Line, Look, Page, Part, Sign
from counter_app.handout.qr import matrix
from counter_app.handout.slip import Slip

ENCODING = "windows-1252"
_POINTS = {Look.ORDINARY: 12, Look.EASY: 16, Look.LARGE: 20}
_MARGIN, _FOOT = 20.0, 20.0
_QR = 33.0
"""Millimetres a side: with 33 modules, 1 mm each, twice what a phone needs at arm's length."""

_MM = 25.4 / 72


def as_pdf(slip: Slip, page: Page) -> bytes:
    """The page as a PDF file; the same slip always gives the same bytes."""
    sheet = _Sheet(page)
    sheet.set_creation_date(datetime.combine(slip.day, time(), UTC))
    sheet.draw()
    return bytes(sheet.output())


def printable(text: str) -> str:
    """The text with what the fonts lack replaced by the nearest they have, or by « ? »."""
    return "".join(_nearest(sign) for sign in text)


def _nearest(sign: str) -> str:
    for near in (sign, unicodedata.normalize("NFKD", sign)[0]):
        try:
            near.encode(ENCODING)
        except UnicodeEncodeError:
            continue
        return near
    return "?"


class _Sheet(FPDF):
    """`_points`: the size of the running text; all else follows from it. Lengths in millimetres."""

    def __init__(self, page: Page) -> None:
        super().__init__(format="A4")
        self._page, self._points = page, _POINTS[page.look]
        self.core_fonts_encoding = ENCODING
        self.set_margins(_MARGIN, _MARGIN, _MARGIN)
        self.set_auto_page_break(auto=True, margin=_FOOT)
        self.set_lang("fr-FR")
        self.set_title(printable(f"{page.title}, référence {page.reference}"))
        self.set_author(printable(page.head[0]))
        self.viewer_preferences = ViewerPreferences(display_doc_title=True)

    def footer(self) -> None:
        """The reference again, should the sheets part."""
        self.set_y(-_FOOT + 6)
        self._font(12)
        words = f"{self._page.reference} · page {self.page_no()} sur {{nb}}"
        self.cell(w=0, text=printable(words), align=Align.R)

    def draw(self) -> None:
        """All of it, from top to bottom."""
        page, size = self._page, self._points
        self.add_page()
        name, *address = page.head
        self._write(name, size + 2, bold=True)
        for line in address:
            self._write(line, size)
        self._rule()
        self._write(page.title, size + 8, bold=True)
        self._write(page.under, size)
        self._reference()
        for part in page.parts:
            self._part(part)

    def _font(self, points: float, *, bold: bool = False) -> None:
        self.set_font("Helvetica", "B" if bold else "", points)

    def _write(
        self,
        text: str,
        points: float,
        *,
        bold: bool = False,
        left: float = 0,
        right: float = 0,
    ) -> None:
        """A paragraph, so far from both margins."""
        self._font(points, bold=bold)
        self.set_x(_MARGIN + left)
        self.multi_cell(
            w=self.epw - left - right,
            h=points * 1.35 * _MM,
            text=printable(text),
            align=Align.L,
            new_x=XPos.LMARGIN,
            new_y=YPos.NEXT,
        )

    def _rule(self) -> None:
        y = self.get_y() + 2
        self.line(_MARGIN, y, self.w - _MARGIN, y)
        self.set_y(y + 4)

    def _reference(self) -> None:
        """In a frame, as large as the page lets it be, beside the QR code."""
        page, size = self._page, self._points
        top = self.get_y() + 4
        self._code(top + 3)
        self.set_y(top + 3)
        aside = _QR + 5
        self._write("Votre référence", size, left=5, right=aside)
        self.set_char_spacing(3)
        self._write(page.reference, 40, bold=True, left=5, right=aside)
        self.set_char_spacing(0)
        self._write(page.caption, size, left=5, right=aside)
        self._write(page.square, size, left=5, right=aside)
        bottom = max(self.get_y(), top + 3 + _QR) + 3
        self.rect(_MARGIN, top, self.epw, bottom - top)
        self.set_y(bottom)

    def _code(self, top: float) -> None:
        code = matrix(self._page.link)
        side, left = _QR / len(code), self.w - _MARGIN - _QR - 2
        for row, modules in enumerate(code):
            for start, length in _runs(modules):
                self.rect(left + start * side, top + row * side, length * side, side, style="F")

    def _part(self, part: Part) -> None:
        """On one page; a longer one at least begins there with some of its lines."""
        height = self._points * 1.35 * _MM
        self._keep(height * 2 + min(sum(map(self._height, part.lines)), height * 10))
        self.set_y(self.get_y() + height * 0.5)
        self._write(part.heading, self._points + 2, bold=True)
        for line in part.lines:
            self._line(line)

    def _keep(self, height: float) -> None:
        if self.will_page_break(height):
            self.add_page()

    def _line(self, line: Line) -> None:
        self._keep(self._height(line))
        if line.sign:
            self._box(checked=line.sign is Sign.DONE)
        self._write(line.text, self._points, bold=line.strong, left=self._indent(line))

    def _indent(self, line: Line) -> float:
        return self._points * 1.6 * _MM if line.sign else 0

    def _height(self, line: Line) -> float:
        """What a line takes once it is folded."""
        size = self._points
        self._font(size, bold=line.strong)
        height = self.multi_cell(
            w=self.epw - self._indent(line),
            h=size * 1.35 * _MM,
            text=printable(line.text),
            align=Align.L,
            dry_run=True,
            output=MethodReturnValue.HEIGHT,
        )
        assert isinstance(height, float)  # noqa: S101 what was asked for
        return height

    def _box(self, *, checked: bool) -> None:
        side = self._points * 0.75 * _MM
        x, y = _MARGIN + 0.5, self.get_y() + self._points * 0.3 * _MM
        self.rect(x, y, side, side)
        if checked:
            self.set_line_width(0.6)
            self.line(x + side * 0.2, y + side * 0.5, x + side * 0.45, y + side * 0.8)
            self.line(x + side * 0.45, y + side * 0.8, x + side * 0.85, y + side * 0.15)
            self.set_line_width(0.2)


def _runs(modules: tuple[bool, ...]) -> list[tuple[int, int]]:
    """Where the dark modules that touch begin, and how many they are."""
    found: list[tuple[int, int]] = []
    for at, dark in enumerate(modules):
        if dark and found and sum(found[-1]) == at:
            found[-1] = (found[-1][0], found[-1][1] + 1)
        elif dark:
            found.append((at, 1))
    return found
