"""The two paper sheets, sentence by sentence, checked off against the procedures.

An element quotes the sentences it stands for in `seed`; a quote alone is not enough: what the
screen shows of the elements that quote a sentence must hold its key words.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Step
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.walk import walk

SEEDS = Path(__file__).parent / "seeds"

SHEETS = {
    "ameli-1.3-cpam-loire": "000_f5cf2fcb7cbe8a88.txt",
    "ameli-saint-thomas": "001_c9d78410fcfcba62.txt",
}

FURNITURE = {"ACCES - MENU", "???", "suite", "1.3"}
"""What the scanned page carries besides its text: a menu's name, an icon, page marks."""

HEADINGS = {"Il vous faut", "À PENSER"}
"""Headings the screen draws itself, above the pieces and the reminders."""

SMALL = set(
    re.findall(
        r"\w+",
        """avec celui ceci cela dans depuis des donc elle encore est etre faut ils leur les mais
        meme notre nous par pas pour puis que qui sans ses son sont sur une vos votre vous doit
        doivent fait peut avez devez disposez alors dont tout suivantes suivante niveau""",
    )
)
"""Words that carry no instruction."""


def tidy(text: str) -> str:
    """A sentence without the marks of the scan and of typography."""
    text = text.replace("\u00a0", " ").replace("’", "'")
    text = re.sub(
        r"\\\s|\^\{\\bullet\}|[*$]|</?u>", lambda m: "°" if "bullet" in m[0] else "", text
    )
    text = re.sub(r"^(?:[->]|!!!|\d\.(?!\d))\s*", "", text.strip())
    return re.sub(r"\s+", " ", text).strip(" .:;")


def sentences(text: str) -> Iterator[str]:
    """The text cut at line ends and at full stops before a capital."""
    for line in text.splitlines():
        for piece in re.split(r"(?<=[.?])[*]*\s+[*]*(?=[A-ZÀ-Ý])", line):
            if sentence := tidy(piece):
                yield sentence


def words(text: str) -> set[str]:
    """The key words of a text: no accents, no plural, nothing small."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    found = re.findall(r"[a-z]{3,}|\d+", bare)
    return {re.sub(r"(?:es|s|x|e|er|ez)$", "", word)[:6] for word in found if word not in SMALL}


def shown(element: Sourced) -> str:
    """What the screen shows of an element: its own texts, not those of what it holds."""
    texts = [
        value
        for field in fields(element)
        if field.name not in ("seed", "source", "id", "text", "field", "reason", "on")
        and isinstance(value := getattr(element, field.name), str)
    ]
    if isinstance(element, Step):
        texts.append(f"étape n° {element.number}")
    return " ".join(texts)


def quotes(procedure: str) -> Iterator[tuple[str, Sourced]]:
    for _, element in walk(shipped()[procedure]):
        for sentence in sentences(element.seed):
            yield sentence, element


def whole(sheet: str) -> list[str]:
    return list(sentences((SEEDS / sheet).read_text(encoding="utf-8")))


CASES = [
    pytest.param(procedure, sentence, id=f"{procedure}: {sentence[:60]}")
    for procedure, sheet in SHEETS.items()
    for sentence in dict.fromkeys(whole(sheet))
    if sentence not in FURNITURE
]


def test_the_sheets_are_read_whole() -> None:
    assert [len(whole(sheet)) for sheet in SHEETS.values()] == [45, 29]


@pytest.mark.parametrize(("procedure", "sentence"), CASES)
def test_every_sentence_is_in_the_procedure(procedure: str, sentence: str) -> None:
    elements = [element for quote, element in quotes(procedure) if quote == sentence]
    assert elements, f"no element quotes: {sentence}"
    if sentence in HEADINGS:
        return
    wanted = words(sentence)
    found = words(" ".join(map(shown, elements)))
    assert len(wanted & found) >= 0.75 * len(wanted), sorted(wanted - found)


def test_what_a_sheet_says_twice_stands_in_both_steps() -> None:
    book = shipped()["ameli-1.3-cpam-loire"]
    said = whole(SHEETS[book.id])
    twice = {sentence for sentence in said if said.count(sentence) == 2}
    assert len(twice) == 2
    for step in ("connexion", "verification"):
        found = {quote for _, e in walk(book.step(step)) for quote in sentences(e.seed)}
        assert twice <= found, step


@pytest.mark.parametrize("procedure", sorted(shipped()))
def test_every_quote_is_real(procedure: str) -> None:
    sheets = [SHEETS[procedure]] if procedure in SHEETS else list(SHEETS.values())
    real = {sentence for sheet in sheets for sentence in whole(sheet)}
    assert [quote for quote, _ in quotes(procedure) if quote not in real] == []


@pytest.mark.parametrize("procedure", SHEETS)
def test_no_quote_stands_on_an_element_that_says_something_else(procedure: str) -> None:
    for sentence, element in quotes(procedure):
        if sentence not in HEADINGS:
            assert words(sentence) & words(shown(element)), (sentence, element)


@pytest.mark.parametrize(
    ("procedure", "said"),
    [
        ("ameli-1.3-cpam-loire", ["7 jours", "unique et personnelle", "au dos", "recto"]),
        ("ameli-1.3-cpam-loire", ["zéro papier", "Mettre à jour la carte Vitale"]),
        ("ameli-saint-thomas", ["zéro papier", "ne plus recevoir vos relevés", "CONTINUER"]),
        ("ameli-saint-thomas", ["verso", "recto", "Je choisis un code personnel"]),
    ],
)
def test_what_must_not_be_lost_is_shown(procedure: str, said: list[str]) -> None:
    texts = " ".join(shown(e) for _, e in walk(shipped()[procedure])).replace("*", "")
    assert [phrase for phrase in said if phrase not in texts.replace("\u00a0", " ")] == []


@pytest.mark.parametrize(
    ("procedure", "step", "clicks"),
    [
        (
            "ameli-1.3-cpam-loire",
            "acces",
            ["Confirmer", "COMPTE AMELI", "Je crée mon compte", "Je n’ai pas de code"],
        ),
        ("ameli-saint-thomas", "acces", ["Compte ameli - mon espace personnel", "créer un compte"]),
        ("ameli-saint-thomas", "zero_papier", ["J’accepte les conditions d’utilisation"]),
        ("ameli-saint-thomas", "activation", ["CONTINUER"]),
    ],
)
def test_buttons_are_named_as_on_the_sheets(procedure: str, step: str, clicks: list[str]) -> None:
    items = shipped()[procedure].step(step).item
    assert [click for item in items if (click := getattr(item, "click", ""))] == clicks
