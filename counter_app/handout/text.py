"""A slip as plain text: the preview, a ticket printer's paper, or a file."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from counter_app.handout.page import Line, Page

WIDTH = 48
"""Columns of the slip: a ticket printer's, and a line one reads at a glance."""


def as_text(page: Page, width: int = WIDTH) -> str:
    """The page in lines of `width` columns at most, 24 or more."""
    return "\n".join(line.rstrip() for line in _lines(page, width))


def _lines(page: Page, width: int) -> Iterator[str]:
    name, *address = page.head
    for text in (name.upper(), *address, "", page.title.upper(), page.under):
        yield from wrap(text, width) or [""]
    yield from ("", "VOTRE RÉFÉRENCE", f"  {' '.join(page.reference)}")
    yield from wrap(page.caption, width)
    for part in page.parts:
        yield from ("", *wrap(part.heading.upper(), width))
        for line in part.lines:
            yield from _line(line, width)


def _line(line: Line, width: int) -> list[str]:
    before = f"{line.sign} " if line.sign else ""
    return wrap(f"{before}{line.text}", width, subsequent_indent="  " if before else "")
