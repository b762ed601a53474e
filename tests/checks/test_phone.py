from __future__ import annotations

import pytest

from counter_app.checks import State
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts


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
        ("+687 75 12 34", "+687751234", "Mobile · Nouvelle-Calédonie"),
        ("+213 551 23 45 67", "+213551234567", "Mobile · Algérie"),
        ("+32 2 555 12 12", "+3225551212", "Fixe · Belgique"),
        ("+1 202 555 0123", "+12025550123", "Fixe ou mobile · États-Unis"),
    ],
)
def test_a_personal_number_is_valid(text: str, value: str, words: str) -> None:
    found = judged("phone", text)
    assert (found.state, found.value, found.decoded) == (VALID, value, words)
    wanted = "Fixe : pas de sms" if words.startswith("Fixe") else "Mobile : les codes par sms"
    assert plain(found.message).startswith(wanted)


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("0", INCOMPLETE, "Il manque 9 chiffres"),
        ("06 12 34 56 7", INCOMPLETE, "Il manque 1 chiffre"),
        ("06 12 34 56 789", INVALID, "1 chiffre de trop : un numéro français en a 10"),
        ("08", INVALID, "Les 08 sont des services : donner un numéro du citoyen"),
        ("+33 8", INVALID, "Les 08 sont des services : donner un numéro du citoyen"),
        ("+33 00", INVALID, "Un seul 0 au début : relire le numéro"),
        ("3646", INVALID, "Un numéro français commence par 0, un étranger par + ou 00"),
        ("15", INVALID, "Un numéro français commence par 0, un étranger par + ou 00"),
        ("06 12 O", INVALID, "5e caractère : que des chiffres, et + devant"),
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


def test_a_number_without_its_zero_or_plus_is_mended() -> None:
    assert texts(judged("phone", "612345678")) == ["06 12 34 56 78"]
    assert texts(judged("phone", "33612345678")) == ["06 12 34 56 78"]
    assert plain(judged("phone", "612345678").proposals[0].change) == "0 devant"
    assert texts(judged("phone", "812345678")) == []
    assert texts(judged("phone", "61234567")) == []
