from __future__ import annotations

import pytest

from counter_app.checks import State
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts

MESSAGES = {
    "Fixe": "Fixe : pas de sms, donner un mobile s’il y en a un",
    "Mobile": "Mobile : les codes par sms arriveront là",
    "Fixe ou mobile": "Un code par sms demande un mobile : en est-ce un ?",
}


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("06 12 34 56 78", "0612345678", "Mobile"),
        ("06.12.34.56.78", "0612345678", "Mobile"),
        ("+33 6 12 34 56 78", "0612345678", "Mobile"),
        ("+33 (0)6 12 34 56 78", "0612345678", "Mobile"),
        ("0033612345678", "0612345678", "Mobile"),
        ("0199001234", "0199001234", "Fixe"),
        ("0976123456", "0976123456", "Fixe (box)"),
        ("0692123456", "0692123456", "Mobile · La Réunion"),
        ("0693123456", "0693123456", "Mobile · La Réunion"),
        ("+262 692 12 34 56", "0692123456", "Mobile · La Réunion"),
        ("0262123456", "0262123456", "Fixe · La Réunion"),
        ("0269612345", "0269612345", "Fixe · Mayotte"),
        ("0639010203", "0639010203", "Mobile · Mayotte"),
        ("0690123456", "0690123456", "Mobile · Guadeloupe"),
        ("0590123456", "0590123456", "Fixe · Guadeloupe"),
        ("0694123456", "0694123456", "Mobile · Guyane française"),
        ("0594123456", "0594123456", "Fixe · Guyane française"),
        ("0696123456", "0696123456", "Mobile · Martinique"),
        ("0508411234", "0508411234", "Fixe · Saint-Pierre-et-Miquelon"),
        ("0263123456", "0263123456", "Fixe · La Réunion"),
        ("+262 269 61 23 45", "0269612345", "Fixe · Mayotte"),
        ("+262 639 01 02 03", "0639010203", "Mobile · Mayotte"),
        ("0691271234", "0691271234", "Mobile · Guadeloupe"),
        ("+590 690 27 12 34", "0690271234", "Mobile · Guadeloupe"),
        ("+594 694 12 34 56", "0694123456", "Mobile · Guyane française"),
        ("0697123456", "0697123456", "Mobile · Martinique"),
        ("+596 596 50 12 34", "0596501234", "Fixe · Martinique"),
        ("+508 55 12 34", "+508551234", "Mobile · Saint-Pierre-et-Miquelon"),
        ("+687 26 12 34", "+687261234", "Fixe · Nouvelle-Calédonie"),
        ("+689 87 12 34 56", "+68987123456", "Mobile · Polynésie française"),
        ("+681 82 12 34", "+681821234", "Mobile · Wallis-et-Futuna"),
        ("06/12-34.56 78", "0612345678", "Mobile"),
        ("+687 75 12 34", "+687751234", "Mobile · Nouvelle-Calédonie"),
        ("+213 551 23 45 67", "+213551234567", "Mobile · Algérie"),
        ("+32 2 555 12 12", "+3225551212", "Fixe · Belgique"),
        ("+1 202 555 0123", "+12025550123", "Fixe ou mobile · États-Unis"),
    ],
)
def test_a_personal_number_is_valid(text: str, value: str, words: str) -> None:
    found = judged("phone", text)
    assert (found.state, found.value, found.decoded) == (VALID, value, words)
    kind = words.partition(" ·")[0].removesuffix(" (box)")
    assert plain(found.message) == MESSAGES[kind]


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("0", INCOMPLETE, "Il manque 9 chiffres"),
        ("06 12 34 56 7", INCOMPLETE, "Il manque 1 chiffre"),
        ("06 12 34 56 789", INVALID, "1 chiffre de trop : un numéro français en a 10"),
        ("08", INVALID, "Les 08 sont des services : donner un numéro du citoyen"),
        ("+33 8", INVALID, "Les 08 sont des services : donner un numéro du citoyen"),
        ("+33 00", INVALID, "Un seul 0 au début : relire le numéro"),
        ("+33 001 2", INVALID, "Un seul 0 au début : relire le numéro"),
        ("3646", INVALID, "Un numéro français commence par 0, un étranger par + ou 00"),
        ("15", INVALID, "Un numéro français commence par 0, un étranger par + ou 00"),
        ("06 12 O", INVALID, "5e caractère : que des chiffres, et + devant"),
        ("06X", INVALID, "3e caractère : que des chiffres, et + devant"),
        ("06+", INVALID, "3e caractère : que des chiffres, et + devant"),
        ("()", INVALID, "1er caractère : que des chiffres, et + devant"),
        ("+", INCOMPLETE, "La suite du numéro"),
        ("00", INCOMPLETE, "La suite du numéro"),
        ("+3", INCOMPLETE, "La suite du numéro"),
        ("+33", INCOMPLETE, "Il manque 9 chiffres"),
        ("+32", INCOMPLETE, "La suite du numéro"),
        ("+3247", INCOMPLETE, "La suite du numéro"),
        ("+999", INVALID, "Aucun pays n’a cet indicatif : relire après le +"),
        ("+32 470 12 34 56 78 9", INVALID, "Trop de chiffres pour ce pays : relire le numéro"),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str) -> None:
    found = judged("phone", text)
    assert (found.state, plain(found.message), found.value) == (state, message, "")


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("06 39 98 00 12", "0639980012", "Mobile"),
        ("07 00 12 34 56", "0700123456", "Mobile"),
        ("+32 900 12 345", "+3290012345", "Numéro · Belgique"),
        ("+1 111 111 1111", "+11111111111", "Numéro"),
    ],
)
def test_an_unusual_number_is_a_doubt(text: str, value: str, words: str) -> None:
    found = judged("phone", text)
    assert (found.state, found.value) == (DOUBTFUL, value)
    assert plain(found.message) == "Numéro inhabituel : le relire avec le citoyen"
    assert found.decoded == words


@pytest.mark.parametrize(
    "text",
    [
        "0899123456",
        "+33 899 12 34 56",
        "0033 800 123 456",
        "3646",
        "118218",
        "112",
        "+1 900 555 0123",
    ],
)
def test_premium_and_short_numbers_are_never_valid(text: str) -> None:
    states = [judged("phone", text[:end]).state for end in range(1, len(text) + 1)]
    assert VALID not in states


def test_letters_that_look_like_digits_are_read_as_such() -> None:
    found = judged("phone", "O6 l2 34 56 78")
    assert (found.state, texts(found)) == (INVALID, ["06 12 34 56 78"])
    assert plain(found.proposals[0].change) == "1er : O → 0, 3e : L → 1"
    assert texts(judged("phone", "O8 12")) == []
    assert texts(judged("phone", "O6")) == ["06"]
    assert texts(judged("phone", "OL")) == []


def test_a_number_without_its_zero_or_plus_is_mended() -> None:
    assert texts(judged("phone", "612345678")) == ["06 12 34 56 78"]
    found = judged("phone", "33612345678")
    assert texts(found) == ["06 12 34 56 78"]
    assert found.proposals[0].change == "0 à la place de 33"
    assert texts(judged("phone", "336123456789")) == []
    assert texts(judged("phone", "21612345678")) == []
    assert plain(judged("phone", "612345678").proposals[0].change) == "0 devant"
    assert texts(judged("phone", "812345678")) == []
    assert texts(judged("phone", "61234567")) == []
