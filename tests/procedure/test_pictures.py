"""Where each number is: every field with a document is drawn, in signs that any console shows."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.procedure.linter import lint
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Do, Field, ItemBase, Procedure
from counter_app.procedure.pictures import (
    Drawing,
    Pointed,
    all_pointed,
    load,
    names,
    pictures,
    pointed,
)
from counter_app.procedure.text import plain
from counter_app.procedure.walk import walk
from tests.procedure.samples import spoilt
from tests.procedure.test_seeds import SEEDS, SHEETS, tidy

ON_A_DOCUMENT = {"last_name", "nir", "birth_date", "iban", "vitale_serial"}
WIDEST, HIGHEST = 38, 9
FRAME = set("─│┌┐└┘├┤")
NUMBERS = re.compile(r"\d[\d ]{5,}\d")
SPECIMENS = {"2 69 05 49 588 157 80", "8025000002", "0000000000 0", "00000000"}
"""The number of the Cnam's example cards, the prefix all cards with a photo share, noughts."""
PUBLISHED_IBAN = "FR7630006000011234567890189"

DRAWINGS = [
    pytest.param(drawing, id=drawing.title)
    for drawings in pictures().values()
    for drawing in drawings
]
BOTH = tuple(SHEETS)


@pytest.fixture(params=sorted(shipped()))
def book(request: pytest.FixtureRequest) -> Procedure:
    return shipped()[request.param]


def items(book: Procedure) -> Iterator[ItemBase]:
    return (item for step in book.steps for item in step.item)


# -- what is drawn ---------------------------------------------------------------------------


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_drawing_fits_the_panel_of_a_wide_screen_and_the_help_of_a_narrow_one(
    drawing: Drawing,
) -> None:
    assert 3 <= len(drawing.lines) <= HIGHEST
    assert {len(line) for line in drawing.lines} <= set(range(20, WIDEST + 1))
    assert len({len(line) for line in drawing.lines}) == 1


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_only_signs_that_any_console_has_and_of_one_column(drawing: Drawing) -> None:
    for sign in "".join(drawing.lines):
        latin = sign.isascii() or "LATIN" in unicodedata.name(sign)
        assert sign in FRAME or latin or sign in "\u00a0’«»°•", sign
        assert unicodedata.east_asian_width(sign) not in "WF", sign


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_zone_is_inside_the_frame_between_blanks(drawing: Drawing) -> None:
    assert drawing.zones
    for zone in drawing.zones.values():
        assert len(zone.spots) == len(zone.lit) > 0
        for spot, words in zip(zone.spots, zone.lit, strict=True):
            line = drawing.lines[spot.row]
            assert line[spot.start : spot.end] == words
            assert line[spot.start - 1] + line[spot.end] in ("  ", "  \u00a0"), words


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_each_zone_is_said_in_a_sentence_or_two(drawing: Drawing) -> None:
    for zone in drawing.zones.values():
        assert zone.words[0].isupper() or zone.words[0] == "«"
        assert zone.words.endswith(".")
        assert 20 < len(zone.words) <= 110, zone.words
        assert not re.search(r"'|[^\u00a0 ][;!?»]|« | [:;!?»]|[^\u00a0]:", zone.words), zone.words
        assert zone.origin.source
        assert zone.origin.checked_on.year >= 2026


def test_every_zone_is_shown_by_some_procedure() -> None:
    shown = {
        getattr(element, "picture", "") for book in shipped().values() for _, element in walk(book)
    }
    assert set(names()) == shown - {""}


def test_no_number_is_a_person_s() -> None:
    found = {
        number.strip()
        for drawings in pictures().values()
        for drawing in drawings
        for line in drawing.lines
        for number in NUMBERS.findall(line)
    }
    assert found >= SPECIMENS
    assert [n for n in found - SPECIMENS if "".join(n.split()) not in PUBLISHED_IBAN] == []


# -- who shows what --------------------------------------------------------------------------


def test_every_field_read_on_a_document_is_drawn(book: Procedure) -> None:
    fields = [item for item in items(book) if isinstance(item, Field)]
    missing = [f.id for f in fields if f.field in ON_A_DOCUMENT and not all_pointed(f.picture)]
    assert missing == []


@pytest.mark.parametrize("procedure", BOTH)
def test_every_field_of_the_two_sheets_is_drawn(procedure: str) -> None:
    fields = [item for item in items(shipped()[procedure]) if isinstance(item, Field)]
    assert [f.id for f in fields if not all_pointed(f.picture)] == []


def test_every_button_is_drawn_with_its_very_words(book: Procedure) -> None:
    clicks = [item for item in items(book) if isinstance(item, Do) and item.click]
    for item in clicks:
        assert [" ".join(found.zone.lit) for found in all_pointed(item.picture)] == [item.click]


@pytest.mark.parametrize("procedure", BOTH)
def test_a_button_is_named_as_on_the_paper(procedure: str) -> None:
    paper = tidy(" ".join((SEEDS / SHEETS[procedure]).read_text(encoding="utf-8").split()))
    clicks = [item for item in items(shipped()[procedure]) if isinstance(item, Do) and item.click]
    lit = [" ".join(f.zone.lit) for item in clicks for f in all_pointed(item.picture)]
    assert len(lit) >= 4
    assert [words for words in lit if words.replace("’", "'") not in paper] == []


@pytest.mark.parametrize("card", ["photo", "no_photo"])
def test_each_card_shows_every_zone_that_the_other_does(card: str) -> None:
    for name in ("carte:serie", "carte:numero", "carte:nom", "carte:naissance"):
        found = pointed(name, {"card": card})
        assert found is not None
        assert found.drawing.when == {"card": card}


def title(found: Pointed | None) -> str:
    return found.drawing.title if found else ""


def test_the_serial_number_is_on_the_front_of_one_card_and_the_back_of_the_other() -> None:
    assert title(pointed("carte:serie", {"card": "photo"})) == "Carte Vitale avec photo, au recto"
    assert title(pointed("carte:serie", {"card": "no_photo"})) == "Carte Vitale sans photo, au dos"
    assert title(pointed("carte:serie", {})) == "Carte Vitale avec photo, au recto"
    assert title(pointed("carte:numero", {"card": "no_photo"})).endswith("sans photo, au recto")


def test_the_last_digit_is_drawn_apart() -> None:
    (lit,) = all_pointed("carte:serie")[0].zone.lit
    assert [len(part) for part in lit.split()] == [10, 1]


def test_what_nobody_drew_shows_nothing() -> None:
    for name in ("", "carte", "carte:", "carte:rien", "rien:serie", "carte-numero"):
        assert all_pointed(name) == ()
        assert pointed(name, {}) is None
    assert pointed("carte:serie", {"card": "autre"}) is None


def test_a_place_that_is_only_deduced_is_to_confirm() -> None:
    said = {name: all_pointed(name)[0] for name in names()}
    assert said["ameli:confirmer"].words.endswith(" Place à confirmer à l’écran.")
    for sure in ("carte:serie", "rib:fin", "ameli:creer_un_compte"):
        assert "confirmer" not in said[sure].words
    assert said["rib:fin"].told.startswith("RIB, du compte où la CPAM rembourse. Fin de la ligne")


# -- what an author is told ------------------------------------------------------------------


def told(text: str) -> list[tuple[int, str]]:
    found = lint(text, "essai.toml", ("essai", "ailleurs"))
    return [(problem.line, problem.message.replace("\u00a0", " ")) for problem in found]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_an_unknown_picture_is_told_with_the_nearest_one() -> None:
    text = spoilt('label = "Nom"\n', 'label = "Nom"\npicture = "carte:nome"\n')
    message = "picture = « carte:nome » : aucun dessin de ce nom, écrire « carte:nom » ?"
    assert told(text) == [(line_of(text, "picture ="), message)]


def test_an_unknown_picture_of_a_piece_is_told_too() -> None:
    text = spoilt('needed = "un"\n', 'needed = "un"\npicture = "zzz"\n')
    ((line, message),) = told(text)
    assert line == line_of(text, "picture =")
    assert message.startswith("picture = « zzz » : aucun dessin de ce nom, écrire l’un de : ameli:")


def test_a_button_that_is_not_the_drawn_one_is_told() -> None:
    do = 'do = "**Cliquer** pour la {caisse}"\n'
    text = spoilt(do, f'{do}click = "Valider"\npicture = "ameli:confirmer"\n')
    message = "click = « Valider » : le dessin montre « Confirmer »"
    assert told(text) == [(line_of(text, "click ="), message)]
    good = spoilt(do, f'{do}click = "Confirmer"\npicture = "ameli:confirmer"\n')
    assert told(good) == []


# -- the files -------------------------------------------------------------------------------

FILE = """\
source = "personne"
checked_on = 2026-11-21
confidence = "seed"
[[drawing]]
title = "Essai"
lines = '''
┌──────────┐
│ un  deux │
  un
'''
[drawing.zone.deux]
light = ["deux"]
words = "Le deux."
"""


def test_lines_are_made_of_one_width_and_a_zone_says_its_own_origin(tmp_path: Path) -> None:
    more = '[drawing.zone.encore]\nlight = ["deux"]\nwords = "W."\nconfidence = "weak"\n'
    (tmp_path / "essai.toml").write_text(FILE + more, "utf-8")
    ((drawing,),) = load(tmp_path).values()
    assert drawing.lines == ("┌──────────┐", "│ un  deux │", "  un        ")
    assert drawing.when == {}
    assert [zone.origin.confidence for zone in drawing.zones.values()] == ["seed", "weak"]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ('["deux"]', '["un"]', "stands 2 times"),
        ('["deux"]', '["trois"]', "stands 0 times"),
        ('["deux"]', '["eux"]', "stands 0 times"),
        ('"seed"', '"sûr"', "confidence: sûr"),
        ('words = "Le deux."\n', "", "words"),
        ('title = "Essai"\n', "", "title"),
    ],
)
def test_a_bad_drawing_is_refused_by_name(
    tmp_path: Path, old: str, new: str, complaint: str
) -> None:
    (tmp_path / "essai.toml").write_text(FILE.replace(old, new), "utf-8")
    with pytest.raises(ValueError, match=rf"essai\.toml: .*{complaint}"):
        load(tmp_path)


def test_plain_words_hold_no_marks() -> None:
    for name in names():
        for found in all_pointed(name):
            assert plain(found.told) == found.told
