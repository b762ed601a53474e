from __future__ import annotations

import pytest

from counter_app.checks import State
from tests.checks.saying import (
    DOUBTFUL,
    INCOMPLETE,
    INELIGIBLE,
    INVALID,
    VALID,
    judged,
    plain,
    texts,
)
from tests.people import nir

BORN = "12/03/1994"
RIGHT = "Clé juste. Sur ameli : les 13 premiers, sans la clé"
PUBLISHED = {
    "2940375120005": "91",
    "1531245007231": "60",
    "284052A321025": "52",
    "1850175116093": "97",
    "1850175116086": "07",
}


@pytest.mark.parametrize(("body", "key"), PUBLISHED.items())
def test_a_published_number_has_the_published_key_and_no_other(body: str, key: str) -> None:
    found = judged("nir", body + key)
    assert (found.state, found.value) == (VALID, body)
    others = [f"{other:02}" for other in range(100) if f"{other:02}" != key]
    assert {judged("nir", body + other).state for other in others} == {INVALID}


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("2 94 03", INCOMPLETE, "Il manque 10 chiffres"),
        ("2 94 03 75 120 005 9", INCOMPLETE, "Il manque 1 chiffre"),
        (
            "2 94 03 75 120 005",
            DOUBTFUL,
            "Sans la clé, rien ne peut être vérifié : taper les 2 derniers",
        ),
        (
            "2 94 03 75 999 005",
            DOUBTFUL,
            "Lieu de naissance inconnu : relire, et taper aussi la clé",
        ),
        (
            "2 94 03 75 120 005 91",
            VALID,
            "Clé juste. Sur ameli : les 13 premiers, sans la clé",
        ),
        ("2 94 03 75 120 005 92", INVALID, "La clé ne correspond pas : relire la carte"),
        ("2 94 03 75 120 005 8", INVALID, "La clé ne commence pas par 8 : relire la carte"),
        ("2 94 03 75 120 005 00", INVALID, "Clé 00 impossible (de 01 à 97) : relire la carte"),
        ("2 94 03 75 120 005 98", INVALID, "Clé 98 impossible (de 01 à 97) : relire la carte"),
        ("0", INVALID, "1er chiffre : 1 pour un homme, 2 pour une femme"),
        ("9", INVALID, "1er chiffre : 1 pour un homme, 2 pour une femme"),
        ("X", INVALID, "1er chiffre : 1 pour un homme, 2 pour une femme"),
        ("29413", INVALID, "4e et 5e chiffres : pas de mois 13, relire la carte"),
        ("29419", INVALID, "4e et 5e chiffres : pas de mois 19, relire la carte"),
        ("29400", INVALID, "4e et 5e chiffres : pas de mois 00, relire la carte"),
        ("2940300", INVALID, "6e et 7e chiffres : pas de département 00, relire la carte"),
        ("294032C", INVALID, "7e caractère : un chiffre, ou A ou B pour la Corse"),
        ("294037A", INVALID, "7e caractère : ce n’est pas un chiffre, relire la carte"),
        ("29A", INVALID, "3e caractère : ce n’est pas un chiffre, relire la carte"),
        ("2940375120000", INVALID, "11e à 13e chiffres : 000 n’existe pas, relire la carte"),
        ("2 94 03 75 120 005 99", INVALID, "Clé 99 impossible (de 01 à 97) : relire la carte"),
        ("2 94 13 75 120 005", INVALID, "4e et 5e chiffres : pas de mois 13, relire la carte"),
        ("2 94 00 75 120 005", INVALID, "4e et 5e chiffres : pas de mois 00, relire la carte"),
        ("2 94 03 00 120", INVALID, "6e et 7e chiffres : pas de département 00, relire la carte"),
        (nir(order=0), INVALID, "11e à 13e chiffres : 000 n’existe pas, relire la carte"),
        ("2 94 03 75 120 005 911", INVALID, "1 chiffre de trop : le numéro en a 15 avec la clé"),
        ("2 94 03 75 120 005 91123", INVALID, "3 chiffres de trop : le numéro en a 15 avec la clé"),
        (" - ", INVALID, "Taper les chiffres du numéro, comme sur la carte"),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str) -> None:
    found = judged("nir", text)
    assert (found.state, plain(found.message)) == (state, message)


@pytest.mark.parametrize("month", [1, 12, 20, 30, 42, 50, 99])
def test_a_month_that_exists_or_is_unknown_is_valid(month: int) -> None:
    assert judged("nir", nir(month=month)).state is VALID


@pytest.mark.parametrize("month", [43, 49])
def test_months_43_to_49_are_doubted(month: int) -> None:
    found = judged("nir", nir(month=month))
    assert found.state is DOUBTFUL
    assert plain(found.message) == f"Mois {month} inhabituel : relire les 4e et 5e chiffres"


@pytest.mark.parametrize(("month", "state"), [(42, VALID), (50, VALID), (44, DOUBTFUL)])
def test_the_doubted_months_have_edges(month: int, state: State) -> None:
    assert judged("nir", nir(month=month)).state is state


@pytest.mark.parametrize("first", "345678")
def test_a_provisional_number_is_an_outcome_with_a_right_key_or_none(first: str) -> None:
    for text in (first, first + "940375120005", first + "94032A004005"):
        assert judged("nir", text).state is INELIGIBLE, text
    found = judged("nir", nir(sex=int(first)))
    kind = "Numéro interne à l’Assurance maladie" if first in "56" else "Numéro provisoire"
    assert (found.state, found.value, found.decoded) == (INELIGIBLE, "", kind)
    told = plain(found.message)
    if first in "56":
        assert told == f"Numéro commençant par {first} : pas de compte ameli, voir la CPAM"
    else:
        assert told == "Numéro provisoire : pas de compte ameli possible, voir la CPAM"


def test_a_seven_read_for_a_one_does_not_close_the_door() -> None:
    right = nir(sex=1)
    found = judged("nir", "7" + right[1:], birth_date=BORN)
    assert found.state is INVALID
    assert right in [text.replace(" ", "") for text in texts(found)]


@pytest.mark.parametrize("first", "345678")
def test_a_provisional_number_with_a_wrong_key_is_a_slip(first: str) -> None:
    wrong = nir(sex=int(first))[:14]
    wrong += "1" if nir(sex=int(first))[14] == "0" else "0"
    found = judged("nir", wrong)
    assert found.state is INVALID
    assert all(text[0] in "12" for text in texts(found))
    tens = "0" if wrong[13] != "0" else "1"
    assert judged("nir", wrong[:14]).state is INELIGIBLE
    assert judged("nir", wrong[:13] + tens).state is INVALID


def test_the_letters_of_corsica_stand_nowhere_else_in_a_provisional_number() -> None:
    assert judged("nir", "794032A").state is INELIGIBLE
    for text in ("7940375A", "79403752A", "794037A", "7A"):
        assert judged("nir", text).state is INVALID, text


def test_a_provisional_number_too_long_is_no_outcome() -> None:
    assert judged("nir", nir(sex=7) + "1").state is INVALID


def test_the_specimen_is_refused_with_or_without_its_key() -> None:
    for text in ("2 69 05 49 588 157 80", "2 69 05 49 588 157"):
        found = judged("nir", text)
        assert found.state is INVALID
        message = "C’est le numéro des cartes d’exemple : lire la carte du citoyen"
        assert plain(found.message) == message


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (nir(), "Femme · née en mars 94 · Paris 20e (75)"),
        (nir(sex=1, month=20), "Homme · né en 94, mois inconnu · Paris 20e (75)"),
        (nir(place="99352"), "Femme · née en mars 94 · Algérie (étranger)"),
        (nir(place="97411"), "Femme · née en mars 94 · Saint-Denis (974)"),
        (nir(year=1960, place="20004"), "Femme · née en mars 60 · Ajaccio (20)"),
        (nir(place="2B033"), "Femme · née en mars 94 · Bastia (2B)"),
        (nir(place="42999"), "Femme · née en mars 94 · Loire (42)"),
        (nir(place="99999"), "Femme · née en mars 94 · étranger"),
        (nir(place="20999"), "Femme · née en mars 94 · Corse (20)"),
        (
            nir(place="98499"),
            "Femme · née en mars 94 · Terres australes et antarctiques françaises (984)",
        ),
        (nir(month=10), "Femme · née en octobre 94 · Paris 20e (75)"),
        (nir(month=1), "Femme · née en janvier 94 · Paris 20e (75)"),
        (nir(month=12), "Femme · née en décembre 94 · Paris 20e (75)"),
        ("2940375120", "Femme · née en mars 94 · Paris 20e (75)"),
        ("2940375120005", "Femme · née en mars 94 · Paris 20e (75)"),
        ("29403751200059", "Femme · née en mars 94 · Paris 20e (75)"),
        ("29403751200058", "Femme · née en mars 94 · Paris 20e (75)"),
        ("294037512000592", "Femme · née en mars 94 · Paris 20e (75)"),
        ("79403751200050", "Numéro provisoire · né(e) en mars 94 · Paris 20e (75)"),
        ("194039", "Homme · né en mars 94"),
        (nir(place="97999"), "Femme · née en mars 94 · (979)"),
        ("2", "Femme"),
        ("194", "Homme"),
        ("19403", "Homme · né en mars 94"),
        ("1940342", "Homme · né en mars 94 · Loire (42)"),
        ("1940397", "Homme · né en mars 94"),
        ("19403974", "Homme · né en mars 94 · La Réunion (974)"),
    ],
)
def test_it_is_read_aloud_as_far_as_typed(number: str, words: str) -> None:
    assert judged("nir", number).decoded == words


def test_the_century_comes_from_the_birth_date_alone() -> None:
    for year in (1925, 2005):
        found = judged("nir", nir(year=year), birth_date=f"01/03/{year}")
        assert found.decoded == f"Femme · mars {year} · Paris 20e (75)"
    begun = judged("nir", nir()[:10], birth_date=BORN)
    assert begun.decoded == "Femme · mars 1994 · Paris 20e (75)"
    unknown = judged("nir", nir(month=31), birth_date=BORN)
    assert unknown.decoded == "Femme · 1994, mois inconnu · Paris 20e (75)"


@pytest.mark.parametrize("born", ["12/04/1994", "12/03/1995"])
def test_a_birth_date_that_disagrees_is_a_doubt_never_a_refusal(born: str) -> None:
    whole = judged("nir", nir(), birth_date=born)
    assert (whole.state, whole.value) == (DOUBTFUL, nir()[:13])
    assert plain(whole.message) == "Pas d’accord avec la date de naissance : relire les deux"
    assert judged("nir", nir()[:13], birth_date=born).message == whole.message
    assert judged("nir", nir()[:5], birth_date=born).message == whole.message
    assert judged("nir", nir()[:14], birth_date=born).state is INCOMPLETE


def test_an_unknown_month_is_compared_by_year_only() -> None:
    assert judged("nir", nir(month=31), birth_date=BORN).state is VALID
    assert judged("nir", nir(month=31), birth_date="12/03/1995").state is DOUBTFUL


@pytest.mark.parametrize("born", ["", "12/03", "31/02/1994", "12/03/1994 5", "hier"])
def test_a_birth_date_that_is_none_says_nothing(born: str) -> None:
    assert judged("nir", nir(), birth_date=born).state is VALID


def test_a_date_to_come_says_nothing_of_the_number() -> None:
    assert judged("nir", nir(), birth_date="12/03/2094").state is VALID
    assert judged("nir", nir(), birth_date="22/11/2026").state is VALID
    assert judged("nir", nir(), birth_date="21/11/2026").state is DOUBTFUL


def test_nor_does_a_date_of_more_than_120_years_ago() -> None:
    assert judged("nir", nir(), birth_date="12/03/1894").decoded.startswith("Femme · née en mars")
    assert judged("nir", nir(year=1905), birth_date="12/03/1905").decoded.count("mars 05")
    assert judged("nir", nir(year=1906), birth_date="12/03/1906").decoded.count("mars 1906")
    assert judged("nir", nir(), birth_date="12/03/1905").state is VALID


def test_a_word_in_a_long_text_is_told_at_its_place() -> None:
    found = judged("nir", "2 94 03 75 120 005 clé 91")
    message = "14e caractère : ce n’est pas un chiffre, relire la carte"
    assert (found.state, plain(found.message), texts(found)) == (INVALID, message, [])
    found = judged("nir", "2 94 03 75 120 005 K91")
    assert (plain(found.message), texts(found)) == (message, ["2 94 03 75 120 005 91"])


@pytest.mark.parametrize(
    ("place", "year", "message"),
    [
        ("2A004", 1975, "Né en Corse avant 1976 : plutôt 20 que 2A, relire la carte"),
        ("2B033", 1950, "Né en Corse avant 1976 : plutôt 20 que 2B, relire la carte"),
        ("20004", 1976, "Né en Corse depuis 1976 : plutôt 2A ou 2B que 20, relire"),
        ("91228", 1967, "91 avant 1968 : né en Algérie ou au Maroc ? Le demander"),
        ("95999", 1950, "95 avant 1968 : né en Algérie ou au Maroc ? Le demander"),
        ("2A004", 1976, ""),
        ("20004", 1975, ""),
        ("91228", 1968, ""),
        ("90010", 1950, ""),
    ],
)
def test_a_departement_that_was_not_there_at_that_date_is_a_doubt(
    place: str, year: int, message: str
) -> None:
    number = nir(year=year, place=place)
    found = judged("nir", number, birth_date=f"12/03/{year}")
    assert found.state is (DOUBTFUL if message else VALID)
    assert plain(found.message) == (
        message or "Clé juste. Sur ameli : les 13 premiers, sans la clé"
    )
    assert judged("nir", number).state is VALID


@pytest.mark.parametrize(
    ("place", "year", "words"),
    [
        ("50129", 1994, "Cherbourg-Octeville (50)"),
        ("50129", 2011, "Cherbourg-Octeville (50)"),
        ("50129", 2012, "Cherbourg-en-Cotentin (50)"),
        ("92012", 1955, "Boulogne-Billancourt, ou Algérie avant 1962 ? (92)"),
        ("92012", 1994, "Boulogne-Billancourt (92)"),
        ("92999", 1955, "Algérie avant 1962 ? (92)"),
        ("95999", 1955, "Maroc avant 1956 ? (95)"),
        ("75012", 1955, "Boulogne-Billancourt (75)"),
    ],
)
def test_a_place_has_the_name_it_had_at_that_date(place: str, year: int, words: str) -> None:
    found = judged("nir", nir(year=year, place=place), birth_date=f"12/03/{year}")
    assert plain(found.decoded) == f"Femme · mars {year} · {words}"


def test_without_a_birth_date_a_place_has_the_name_adults_know() -> None:
    assert judged("nir", nir(place="50129")).decoded.endswith("Cherbourg-Octeville (50)")
    assert judged("nir", nir(place="92012")).decoded.endswith("Boulogne-Billancourt (92)")
    other = judged("nir", nir(year=2013, place="50129"), birth_date="01/01/2014")
    assert other.decoded == "Femme · née en mars 13 · Cherbourg-Octeville (50)"


def test_an_unknown_place_with_a_right_key_is_a_remark() -> None:
    found = judged("nir", nir(place="42999"))
    assert found.state is VALID
    assert plain(found.message).startswith("Clé juste. Lieu de naissance inconnu")


def test_the_old_departement_96_is_a_doubt() -> None:
    found = judged("nir", nir(place="96123"))
    assert found.state is DOUBTFUL
    message = "Département 96, ancien et rare : relire les 6e et 7e chiffres"
    assert plain(found.message) == message
    assert found.decoded.endswith("Maroc ou Tunisie avant 1964 ? (96)")


def test_any_separator_and_small_letters_are_read() -> None:
    for text in (
        *("2.94.03.75.120.005-91", "2-94-03-75-120-005/91", " 2\u00a094\u202f0375120005 91"),
        *("2 94 03 75 120 005 (91)", "2|94|03|75|120|005|91", "[2;94;03;75;120;005] \\ 91"),
    ):
        assert judged("nir", text).value == "2940375120005"
    corsican = nir(place="2a004".upper())
    assert judged("nir", corsican.lower()).value == corsican[:13]
