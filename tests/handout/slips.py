"""Slips of the desk's tests: a mairie that has said its hours, and a PDF read back."""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
from PIL.Image import Image

from counter_app.desk.visit import Visit
from counter_app.handout.giving import pdf_of
from counter_app.handout.page import Look, page_of
from counter_app.handout.slip import Slip, slip_of
from counter_app.handout.text import as_text
from counter_app.settings import Mairie
from tests.desk.mairie import Mairie as Town

PLACE = Mairie(
    "Mairie de Saint-Thomas",
    "1 place de l’Église, 42600 Saint-Thomas",
    ("Lundi au vendredi : 8 h 30 – 12 h", "Samedi : 9 h – 12 h"),
)


def slip(town: Town, visit: Visit, place: Mairie = PLACE) -> Slip:
    return slip_of(visit, replace(town.settings, mairie=place))


def flat(text: str) -> str:
    """Any spaces and line ends as one space."""
    return " ".join(text.split())


def said(of: Slip, look: Look = Look.ORDINARY) -> list[str]:
    """The lines of the text, spaces made plain."""
    return [line.replace("\u00a0", " ") for line in as_text(page_of(of, look)).splitlines()]


def pages(pdf: bytes) -> list[str]:
    """The text of each page, as a reader takes it out."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [flat(page.get_textpage().get_text_bounded()) for page in document]


def pictures(pdf: bytes, dots_per_inch: int = 150) -> list[Image]:
    """Each page as it is printed."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dots_per_inch / 72).to_pil() for page in document]


def printed(of: Slip, look: Look = Look.ORDINARY) -> str:
    """All the text of the PDF."""
    return " ".join(pages(pdf_of(of, look)))
