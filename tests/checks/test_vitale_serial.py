from __future__ import annotations

import pytest

from counter_app.checks import State
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts
from tests.people import nir

PREFIX = "8025000002"
SERIAL = "31234567890"
COMMON = PREFIX + " est commun"


@pytest.mark.parametrize(
    ("card", "text", "state", "value", "message"),
    [
        ("photo", "3123", INCOMPLETE, "", "Il manque 7 chiffres"),
        ("photo", SERIAL[:9], INCOMPLETE, "", "Il manque 2 chiffres"),
        ("photo", SERIAL[:10], INCOMPLETE, "", "Il manque le dernier chiffre, à part à droite"),
        ("photo", SERIAL, VALID, SERIAL, "Au recto, à droite de la photo : comparer les 11"),
        ("photo", "3123456789 0", VALID, SERIAL, "Au recto"),
        ("photo", SERIAL + "1", INVALID, "", "1 chiffre de trop : les 11 derniers seulement"),
        ("photo", PREFIX[:9], INCOMPLETE, "", "Il manque 2 chiffres"),
        ("photo", PREFIX, INCOMPLETE, "", COMMON + " à toutes : il manque 11 chiffres"),
        ("photo", PREFIX + "3", DOUBTFUL, PREFIX + "3", COMMON + " à toutes les cartes : la suite"),
        ("photo", PREFIX + "31", INCOMPLETE, "", COMMON + " à toutes : il manque 9 chiffres"),
        ("photo", PREFIX + SERIAL, VALID, SERIAL, "Sur ameli : les 11 derniers chiffres seulement"),
        ("photo", PREFIX + SERIAL + "1", INVALID, "", "1 chiffre de trop : 11 après " + PREFIX),
        ("no_photo", "1234567", INCOMPLETE, "", "Il manque 1 chiffre au moins"),
        ("no_photo", "12345678", VALID, "12345678", "Au dos, en haut à gauche : comparer tous"),
        ("no_photo", "1234567890123", VALID, "1234567890123", "Au dos"),
        ("no_photo", "12345678901234", INVALID, "", "1 chiffre de trop : 13 au plus"),
        (
            "no_photo",
            PREFIX[:8],
            DOUBTFUL,
            PREFIX[:8],
            "Les numéros de carte avec photo commencent",
        ),
        ("no_photo", PREFIX + SERIAL[:10], INCOMPLETE, "", "Il manque le dernier chiffre, à part"),
        ("no_photo", PREFIX, INCOMPLETE, "", COMMON),
        ("no_photo", PREFIX + "312", DOUBTFUL, PREFIX + "312", COMMON),
        ("no_photo", PREFIX + "3123", INCOMPLETE, "", COMMON),
        ("no_photo", PREFIX + SERIAL, DOUBTFUL, SERIAL, "C’est le numéro d’une carte avec photo"),
        ("", "1234567", INCOMPLETE, "", "Il manque 1 chiffre au moins"),
        ("", SERIAL, DOUBTFUL, SERIAL, "Carte avec photo ou sans photo ? Le dire plus haut"),
        ("", PREFIX + SERIAL, VALID, SERIAL, "Sur ameli : les 11 derniers chiffres seulement"),
        ("", "12345678901234", INVALID, "", "1 chiffre de trop : 13 au plus"),
        ("", "3123A", INVALID, "", "5e caractère : que des chiffres, relire la carte"),
        ("", "/", INVALID, "", "1er caractère : que des chiffres, relire la carte"),
    ],
)
def test_by_card_it_says_what_to_do_next(
    card: str, text: str, state: State, value: str, message: str
) -> None:
    found = judged("vitale_serial", text, card=card)
    assert (found.state, found.value) == (state, value)
    assert plain(found.message).startswith(message)


def test_on_a_card_with_photo_the_number_of_digits_is_known() -> None:
    assert plain(judged("vitale_serial", "3123", card="photo").message) == "Il manque 7 chiffres"


def test_a_piece_of_the_citizens_own_number_is_doubted() -> None:
    number = nir()
    found = judged("vitale_serial", number[:11], card="photo", nir=number)
    assert (found.state, found.value) == (DOUBTFUL, number[:11])
    assert plain(found.message).startswith("C’est un morceau du n° de sécurité sociale")
    begun = judged("vitale_serial", number[:8], card="photo", nir=number)
    assert (begun.state, begun.message) == (INCOMPLETE, found.message)
    assert judged("vitale_serial", number[:7], card="photo", nir=number).message != found.message
    assert judged("vitale_serial", number[:11], card="photo").state is VALID


@pytest.mark.parametrize("number", ["014210000", "01 422 1234", "019741234"])
def test_the_number_of_the_caisse_is_doubted(number: str) -> None:
    found = judged("vitale_serial", number, card="no_photo")
    assert (found.state, found.value) == (DOUBTFUL, number.replace(" ", ""))
    message = "Ce peut être le n° de régime et de caisse : relire la carte"
    assert plain(found.message) == message
    begun = judged("vitale_serial", number, card="photo")
    assert (begun.state, begun.message) == (INCOMPLETE, found.message)


@pytest.mark.parametrize(
    "number", ["024210000", "010010000", "019610000", "014200000", "0142100001", "01421000"]
)
def test_another_number_is_no_caisse(number: str) -> None:
    assert judged("vitale_serial", number, card="no_photo").state is VALID


def test_a_letter_that_looks_like_a_digit_is_read_as_one() -> None:
    found = judged("vitale_serial", "3123456789O", card="photo")
    assert (found.state, texts(found)) == (INVALID, ["31234567890"])
    assert plain(found.proposals[0].change) == "11e : O → 0"
    assert texts(judged("vitale_serial", "8O25", card="")) == ["8025"]
    assert texts(judged("vitale_serial", "31234567890O", card="photo")) == []
    assert texts(judged("vitale_serial", "3123K", card="photo")) == []


def test_a_date_is_doubted() -> None:
    found = judged("vitale_serial", "12031994", card="no_photo")
    assert (found.state, found.value) == (DOUBTFUL, "12031994")
    assert plain(found.message).startswith("On dirait une date")
    assert judged("vitale_serial", "12031994", card="photo").state is INCOMPLETE
    for date in ("12031906", "21112026"):
        assert judged("vitale_serial", date, card="no_photo").state is DOUBTFUL
    for no_date in ("12031905", "22112026", "12032094", "12031794", "32031994"):
        assert judged("vitale_serial", no_date, card="no_photo").state is VALID


def test_an_empty_field_says_where_to_look_on_that_card() -> None:
    front = plain(judged("vitale_serial", "", card="photo").message)
    back = plain(judged("vitale_serial", "", card="no_photo").message)
    assert front == "Au recto, à droite de la photo : les 11 derniers chiffres"
    assert back == "Au dos, en haut : 8 à 13 chiffres"
    assert "sans photo" in judged("vitale_serial", "").message
