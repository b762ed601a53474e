"""The PDF: its words, its language, one page, and a code that a real decoder reads."""

from __future__ import annotations

import re

import pypdfium2
import pytest
import zxingcpp

from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from counter_app.handout.giving import pdf_of
from counter_app.handout.page import Look
from counter_app.handout.pdf import printable
from counter_app.settings import Mairie as Place
from tests.desk.mairie import Mairie, to_the_link
from tests.dossier.visits import EVERY_PROCEDURE
from tests.handout.slips import pages, pictures, printed, said, slip

LONGEST = "https://exemple.fr/abcdefghijklmnopqrstuvw"


@pytest.mark.parametrize("look", Look)
def test_it_has_every_word_of_the_text(mairie: Mairie, visit: Visit, look: Look) -> None:
    to_the_link(visit)
    made = slip(mairie, visit)
    bare = "".join(printed(made, look).split()).casefold()
    for line in said(made, look):
        assert "".join(line.lstrip("✓○ ").split()).casefold() in bare, line


def test_the_ordinary_one_is_one_page_in_every_procedure(mairie: Mairie) -> None:
    for name in EVERY_PROCEDURE:
        visit = mairie.window().new(name)
        for _ in visit.dossier.procedure.steps:
            assert len(pages(pdf_of(slip(mairie, visit), Look.ORDINARY))) == 1, name
            visit.step_by(1)


@pytest.mark.parametrize("look", Look)
def test_no_sentence_is_cut_by_the_end_of_a_page(mairie: Mairie, visit: Visit, look: Look) -> None:
    """Whatever the step, so that the page ends in another place each time."""
    for _ in visit.dossier.procedure.steps:
        made = slip(mairie, visit)
        sheets = ["".join(text.split()).casefold() for text in pages(pdf_of(made, look))]
        for line in said(made, look):
            bare = "".join(line.lstrip("✓○ ").split()).casefold()
            assert any(bare in sheet for sheet in sheets), line
        visit.step_by(1)


@pytest.mark.parametrize("look", Look)
def test_every_page_says_which_it_is(mairie: Mairie, visit: Visit, look: Look) -> None:
    made = slip(mairie, visit)
    found = pages(pdf_of(made, look))
    for number, text in enumerate(found, start=1):
        assert f"{shown(made.reference)} · page {number} sur {len(found)}" in text


@pytest.mark.parametrize(
    ("look", "least"), [(Look.ORDINARY, 12), (Look.EASY, 16), (Look.LARGE, 20)]
)
def test_nothing_is_smaller_than_it_says(
    mairie: Mairie, visit: Visit, look: Look, least: int
) -> None:
    """But for the foot of the page."""
    pdf = pdf_of(slip(mairie, visit), look)
    with pypdfium2.PdfDocument(pdf) as document:
        sizes = [
            round(item.get_font_size())
            for page in document
            for item in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_TEXT,))
            if item.get_bounds()[1] > 60
        ]
    assert min(sizes) == least
    assert max(sizes) == 40


def test_it_tells_its_language_and_title(mairie: Mairie, visit: Visit) -> None:
    made = slip(mairie, visit)
    pdf = pdf_of(made, Look.ORDINARY)
    assert re.search(rb"/Lang \(fr-FR\)", pdf)
    assert b"/DisplayDocTitle true" in pdf
    with pypdfium2.PdfDocument(pdf) as document:
        known = document.get_metadata_dict()
    assert known["Title"] == f"Votre compte ameli, référence {shown(made.reference)}"
    assert known["Author"] == "Mairie de Saint-Thomas"


def test_the_same_slip_gives_the_same_bytes(mairie: Mairie, visit: Visit) -> None:
    made = slip(mairie, visit)
    assert pdf_of(made, Look.EASY) == pdf_of(made, Look.EASY)


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("link", ["", LONGEST])
def test_a_phone_reads_its_code(mairie: Mairie, visit: Visit, look: Look, link: str) -> None:
    made = slip(mairie, visit, Place("Mairie", link=link))
    for resolution in (72, 150):
        found = zxingcpp.read_barcodes(pictures(pdf_of(made, look), resolution)[0])
        assert [code.text for code in found] == [link or "https://www.ameli.fr"]


def test_letters_that_the_fonts_lack_are_replaced() -> None:
    assert printable("Œuvre, l’Haÿ : « 5 € » – Māhina 日") == "Œuvre, l’Haÿ : « 5 € » – Mahina ?"


def test_a_mairie_of_other_letters_has_its_pdf(mairie: Mairie, visit: Visit) -> None:
    made = slip(mairie, visit, Place("Mairie de Māhina"))
    assert "Mairie de Mahina" in printed(made)
