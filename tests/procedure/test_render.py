"""A whole procedure printed: nothing left out, 80 columns, no markup."""

import re
from dataclasses import fields

import pytest

from counter_app.procedure.loader import load, shipped
from counter_app.procedure.model import Document, Mark, Procedure
from counter_app.procedure.render import WIDTH, as_text
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.text import plain
from counter_app.procedure.walk import walk
from tests.procedure.samples import GOOD, spoilt

SHOWN = (
    "title",
    "purpose",
    "ask",
    "label",
    "do",
    "note",
    "mark",
    "hint",
    "say",
    "source",
    "type_as",
)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00a0", " ")).casefold()


@pytest.fixture(params=sorted(shipped()))
def book(request: pytest.FixtureRequest) -> Procedure:
    return shipped()[request.param]


def test_every_text_is_printed(book: Procedure) -> None:
    printed = flat(as_text(book))
    seen = 0
    for _, element in walk(book):
        for name in {field.name for field in fields(element)} & set(SHOWN):
            text = flat(plain(getattr(element, name)))
            assert text in printed, (element, name)
            seen += bool(text)
    assert seen > 50


def test_it_is_eighty_columns_without_markup(book: Procedure) -> None:
    lines = as_text(book).split("\n")
    assert max(map(len, lines)) <= WIDTH
    assert not any("**" in line or "{" in line or "}" in line for line in lines)
    assert lines[-1] == ""
    assert lines[-2]


def doubts(text: str) -> int:
    return flat(text).count("(à confirmer)")


def test_a_doubt_is_said_beside_its_row() -> None:
    sure = as_text(load(GOOD, "x"))
    doubted = as_text(load(spoilt('note = "Bon"', 'note = "Bon"\nconfidence = "weak"'), "x"))
    assert doubts(sure) == 0
    assert "NB Bon (à confirmer)" in doubted


def test_a_deduced_file_says_so_once() -> None:
    text = as_text(load(spoilt('confidence = "seed"', 'confidence = "inferred"'), "x"))
    assert "tout y est à confirmer" in text
    assert doubts(text) == 0


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("days = 7", "Délai\u00a0: 7 jours à partir de «\u00a0Fait\u00a0»."),
        ("minutes = 30", "Délai\u00a0: 30 minutes à partir de «\u00a0Fait\u00a0»."),
        ("recall = 7", "Rappel dans 7 jours."),
        ("recall = 0", "Rappel aujourd’hui."),
    ],
)
def test_delays_are_said(written: str, printed: str) -> None:
    assert printed in as_text(load(spoilt("days = 7", written), "x"))


def test_a_wait_without_a_day_says_none() -> None:
    text = as_text(load(spoilt('from = "fait"\ndays = 7\n', ""), "x"))
    assert "… Ouvert ?\n" in text


def test_what_the_application_does_is_said() -> None:
    text = spoilt('label = "Nom"', 'label = "Nom"\npaste = 2')
    text = text.replace('wipe = ["nir"]', 'wipe = ["last_name"]')
    text = text.replace('id = "cliquer"', 'id = "cliquer"\nsecret = true')
    printed = as_text(load(text, "x"))
    assert "À coller 2 fois." in printed
    assert "S’efface alors du dossier\u00a0: Nom." in printed
    assert "Jamais noté ici." in printed
    assert "S’efface" not in as_text(load(GOOD, "x"))


def test_a_bare_procedure_prints_no_empty_headings() -> None:
    bare = re.sub(r"\[orientation\].*?(?=\[\[step\]\])", "", GOOD, count=1, flags=re.DOTALL)
    bare = bare.replace('when = { way = "computer" }\n', "").replace(
        "checked_on = 2026-11-21\n", ""
    )
    bare = bare[: bare.index("[[reminder]]")]
    printed = as_text(load(bare, "x"))
    assert not re.search("IL VOUS FAUT|CAS PARTICULIER|À PENSER|vérifié", printed)
    assert "Source\u00a0: personne. Version 1." in printed


def test_a_row_that_wipes_nothing_asked_says_nothing_of_it() -> None:
    assert "S’efface" not in as_text(load(spoilt('wipe = ["nir"]', ""), "x"))


def test_a_piece_without_a_reason_to_wait_prints_no_sinon() -> None:
    absent = '[document.absent]\nreason = "document_missing"\nsay = "Revenez."\n'
    assert "Sinon" in as_text(load(GOOD, "x"))
    assert "Sinon" not in as_text(load(spoilt(absent, ""), "x"))


def test_every_kind_of_element_is_met() -> None:
    kinds: set[type[Sourced]] = {type(e) for b in shipped().values() for _, e in walk(b)}
    assert {Document, Mark} <= kinds
    assert len(kinds) == 17
