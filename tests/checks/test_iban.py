from __future__ import annotations

import pytest

from counter_app.checks import State, iban_mark
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts
from tests.people import foreign_iban, iban, rib_key

POSTAL = "FR14 2004 1010 0505 0001 3M02 606"
DIGITS = "FR76 3000 6000 0112 3456 7890 189"
MONACO = "MC58 1122 2000 0101 2345 6789 030"


@pytest.mark.parametrize(
    ("text", "value", "bank"),
    [
        (POSTAL, "3M02606", "La Banque Postale"),
        (DIGITS, "7890189", "Crédit Agricole"),
        ("IBAN " + POSTAL, "3M02606", "La Banque Postale"),
        (POSTAL.lower().replace(" ", "-"), "3M02606", "La Banque Postale"),
        (iban(bank="99999", account="0000000000Z"), "00Z", ""),
    ],
)
def test_a_whole_french_iban_gives_its_last_seven(text: str, value: str, bank: str) -> None:
    found = judged("iban", text)
    assert (found.state, found.decoded) == (VALID, bank)
    assert len(found.value) == 7
    assert value in found.value
    if bank:
        assert plain(found.message) == "IBAN juste. Sur ameli : les 7 derniers caractères"
        wrong = judged("iban", text[:-1] + str((int(text[-1]) + 1) % 10))
        assert (wrong.state, wrong.decoded) == (INVALID, bank)


def test_monaco_has_the_french_layout() -> None:
    assert judged("iban", MONACO).state is VALID
    assert judged("iban", MONACO[:-1] + "1").state is INVALID
    assert judged("iban", iban(country="MC")).state is VALID


def test_an_unknown_bank_is_a_remark() -> None:
    found = judged("iban", iban(bank="99999"))
    assert found.state is VALID
    assert plain(found.message) == "IBAN juste, banque inconnue de nos tables : sans gravité"


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("3", INCOMPLETE, "Il manque 6 caractères, ou taper l’IBAN entier"),
        ("3M0260", INCOMPLETE, "Il manque 1 caractère, ou taper l’IBAN entier"),
        ("3M02606", DOUBTFUL, "Les 7 caractères seuls : seule la forme est vérifiée"),
        ("3M02601", DOUBTFUL, "Les 7 caractères seuls : seule la forme est vérifiée"),
        ("3M02697", DOUBTFUL, "Les 7 caractères seuls : seule la forme est vérifiée"),
        ("3M02600", INVALID, "Clé RIB 00 impossible : relire, ou taper l’IBAN entier"),
        ("3M02698", INVALID, "Clé RIB 98 impossible : relire, ou taper l’IBAN entier"),
        ("3M026A", INVALID, "6e caractère : un chiffre, la clé RIB en a 2"),
        ("3M0260B", INVALID, "7e caractère : un chiffre, la clé RIB en a 2"),
        ("12345678", INVALID, "Taper l’IBAN entier (FR76…) ou ses 7 derniers caractères"),
        ("XX345678", INVALID, "Taper l’IBAN entier (FR76…) ou ses 7 derniers caractères"),
        ("F", INCOMPLETE, "Il manque 6 caractères, ou taper l’IBAN entier"),
        ("IBAN", INCOMPLETE, "Il manque 3 caractères, ou taper l’IBAN entier"),
        ("IBAN F", INCOMPLETE, "Il manque 6 caractères, ou taper l’IBAN entier"),
        ("FR", INCOMPLETE, "Il manque 25 caractères"),
        ("FR76300", INCOMPLETE, "Il manque 20 caractères"),
        ("FR76301", INCOMPLETE, "Il manque 20 caractères"),
        ("FR00 3000", INVALID, "3e et 4e caractères : 00 n’existe pas, relire l’IBAN"),
        ("FR99 3000", INVALID, "3e et 4e caractères : 99 n’existe pas, relire l’IBAN"),
        ("FR76 3000 A", INVALID, "9e caractère : un chiffre, pas A"),
        ("GB29 1", INCOMPLETE, "Il manque 2 caractères, ou taper l’IBAN entier"),
        ("GB29 1234", INVALID, "5e caractère : une lettre, pas 1"),
        ("FR76 3000 6000 0112 3456 7890 18", INCOMPLETE, "Il manque 1 caractère"),
        (DIGITS + "1", INVALID, "1 caractère de trop : cet IBAN en a 27"),
        (
            "FR12 3000 6000 0112 3456 7890 1",
            INVALID,
            "Compte tout en chiffres : l’IBAN commence par FR76, relire",
        ),
        (
            "FR15 2004 1010 0505 0001 3M02 6",
            INVALID,
            "Ces caractères ne vont pas ensemble : relire l’IBAN",
        ),
        (
            "FR14 2004 1010 0505 0001 3M02 61",
            INVALID,
            "Les 2 derniers (clé RIB) ne vont pas avec le reste : relire",
        ),
        ("MC12 3000 6000 0112 3456 7890 1", INVALID, "Ces caractères ne vont pas ensemble"),
        ("É", INVALID, "1er caractère : que des lettres et des chiffres"),
        ("FR7§", INVALID, "4e caractère : que des lettres et des chiffres"),
        ("--", INVALID, "1er caractère : que des lettres et des chiffres"),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str) -> None:
    found = judged("iban", text)
    assert found.state is state
    assert plain(found.message).startswith(message)


def test_the_seven_alone_are_the_value_in_capitals() -> None:
    assert judged("iban", "3m02606").value == "3M02606"
    assert judged("iban", "12345 01").value == "1234501"


def test_the_bank_is_named_as_soon_as_its_code_is_typed() -> None:
    assert judged("iban", "FR76 3000 6").decoded == "Crédit Agricole"
    assert judged("iban", "FR76 3000 60").decoded == "Crédit Agricole"
    assert judged("iban", "FR76 3000").decoded == ""
    assert judged("iban", "BE68 2004 1010").decoded == ""


def test_a_wrong_rib_key_is_caught_even_when_the_iban_adds_up() -> None:
    account = "30006" + "00001" + "12345678901"
    wrong = f"{(int(rib_key('30006', '00001', '12345678901')) % 97) + 1:02}"
    assert judged("iban", foreign_iban("FR", account + wrong)).state is INVALID


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("BE68 5390 0754 7034", "Belgique", "7547034"),
        ("GB29 NWBK 6016 1331 9268 19", "Royaume-Uni", "1926819"),
        ("DE89 3704 0044 0532 0130 00", "Allemagne", "2013000"),
        ("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "Malte", "CAST001S"[1:]),
    ],
)
def test_a_foreign_iban_is_an_unconfirmed_case(text: str, country: str, value: str) -> None:
    found = judged("iban", text)
    assert (found.state, found.decoded, found.value) == (DOUBTFUL, country, value)
    assert "cas non confirmé" in found.message
    wrong = text[:-1] + ("1" if text[-1] != "1" else "2") if text[-1].isdigit() else text[:-1] + "T"
    refused = judged("iban", wrong)
    assert (refused.state, refused.decoded) == (INVALID, country)
    message = "Ces caractères ne vont pas ensemble : relire l’IBAN"
    assert plain(refused.message) == message


def test_what_was_checked_whole_stays_checked() -> None:
    kept = judged("iban", "3M02606", iban_checked="3M02606 La Banque Postale")
    assert (kept.state, kept.value, kept.decoded) == (VALID, "3M02606", "La Banque Postale")
    message = "Vérifié quand l’IBAN était entier ; il n’en reste que ceci"
    assert plain(kept.message) == message
    assert judged("iban", "3M02606", iban_checked="3M02606").state is VALID
    assert judged("iban", "3M02607", iban_checked="3M02606").state is DOUBTFUL
    assert judged("iban", "3M0260", iban_checked="3M02606").state is INCOMPLETE
    foreign = judged("iban", "0000000", iban_checked="0000000 Belgique")
    assert (foreign.state, foreign.decoded) == (DOUBTFUL, "Belgique")
    assert foreign.value == "0000000"


def test_the_mark_is_made_of_a_whole_usable_iban_only() -> None:
    assert iban_mark(POSTAL, judged("iban", POSTAL)) == "3M02606 La Banque Postale"
    assert iban_mark(iban(bank="99999"), judged("iban", iban(bank="99999"))) == iban("99999")[-7:]
    assert iban_mark("3M02606", judged("iban", "3M02606")) == ""
    assert iban_mark(POSTAL[:-1], judged("iban", POSTAL[:-1])) == ""


def test_a_rib_is_proposed_as_the_iban_it_makes() -> None:
    rib = "20041 01005 0500013M026 06"
    found = judged("iban", rib)
    assert (found.state, texts(found)) == (INVALID, [POSTAL])
    assert plain(found.proposals[0].change) == "RIB → IBAN : FR14 devant"
    assert texts(judged("iban", rib[:-1] + "7")) == []


@pytest.mark.parametrize(
    ("wrong", "change"),
    [
        ("FR14 2004 1010 0505 0001 3M02 607", "27e caractère : 7 → 6"),
        ("FR14 2004 1010 0505 0001 3N02 606", "22e caractère : N → M"),
        ("FR14 2004 1010 0505 0010 3M02 606", "19e et 20e : 10 → 01"),
        ("FR14 2O04 1010 0505 0001 3M02 606", "6e : O → 0"),
        ("FR24 2004 1010 0505 0001 3M02 606", "3e caractère : 2 → 1"),
        ("FR41 2004 1010 0505 0001 3M02 606", "3e et 4e : 41 → 14"),
        ("FR00 2004 1010 0505 0001 3M02 606", "3e et 4e : 00 → 14"),
        ("FR76 2004 1010 0505 0001 3M02 606", "3e et 4e : 76 → 14"),
    ],
)
def test_one_slip_is_found_and_told(wrong: str, change: str) -> None:
    found = judged("iban", wrong)
    changes = {one.text: plain(one.change) for one in found.proposals}
    assert found.state is INVALID
    assert changes[POSTAL] == change


def test_the_check_digits_typed_by_habit_are_put_right_first() -> None:
    lettered = texts(judged("iban", "FR76 2004 1010 0505 0001 3M02 606"))
    assert lettered == [POSTAL, "FR76 2004 1010 0505 0001 3402 606"]
    digits = "FR23 3000 6000 0112 3456 7890 189"
    assert texts(judged("iban", digits)) == ["FR76 3000 6000 0112 3456 7890 189"]
    wrong_key = texts(judged("iban", "FR76 2004 1010 0505 0001 3M02 607"))
    assert all(one.startswith("FR76") for one in wrong_key)
    belgian = foreign_iban("BE", "539007547034").replace("BE68", "BE23")
    changes = [plain(one.change) for one in judged("iban", belgian).proposals]
    assert changes == ["12e et 13e : 47 → 74", "9e caractère : 0 → 3"]


@pytest.mark.parametrize(
    ("typed", "proposed", "change"),
    [
        ("FR76 3OO", "FR76 300", "6e : O → 0, 7e : O → 0"),
        ("DE89 37O4", "DE89 3704", "7e : O → 0"),
        ("FRI4 2O04", "FR14 2004", "3e : I → 1, 6e : O → 0"),
        ("FR76 3OOO 6OOO 0112 3456 7890 189", DIGITS, "6 lettres lues comme des chiffres"),
        ("3M026O6", "3M02606", "6e : O → 0"),
        ("3M02GO", "3M02G0", "6e : O → 0"),
    ],
)
def test_letters_where_digits_stand_are_read_as_digits(
    typed: str, proposed: str, change: str
) -> None:
    found = judged("iban", typed)
    assert (found.state, texts(found)) == (INVALID, [proposed])
    assert plain(found.proposals[0].change) == change


@pytest.mark.parametrize(
    "typed", ["FR76 3OOO 6OOO 0112 3456 7890 188", "3M020O0", "3M02O9B", "FROO"]
)
def test_letters_that_make_no_right_number_are_left(typed: str) -> None:
    assert texts(judged("iban", typed)) == []


def test_seven_that_begin_as_an_iban_are_refused_as_one() -> None:
    assert plain(judged("iban", "FR76 3AB").message) == "6e caractère : un chiffre, pas A"
    assert plain(judged("iban", "FR76 K1A").message) == "5e caractère : un chiffre, pas K"
    assert plain(judged("iban", "FRA6 3AB").message).startswith("6e caractère : un chiffre, la clé")
    assert plain(judged("iban", "XX76 3AB").message).startswith("6e caractère : un chiffre, la clé")


def test_a_slip_in_a_foreign_iban_is_found() -> None:
    assert "BE68 5390 0754 7034" in texts(judged("iban", "BE68 5390 0754 7035"))
    assert "GB29 NWBK 6016 1331 9268 19" in texts(judged("iban", "GB29 NWBK 6016 1331 9268 91"))


def test_a_letter_read_for_a_digit_is_the_last_correction() -> None:
    found = judged("iban", "FR0430003364208206440890E38")
    changes = [plain(one.change).partition(" : ")[2] for one in found.proposals]
    assert changes == ["20 → 02", "9 → 8", "2 → 0", "8 → 2", "8 → B"]
