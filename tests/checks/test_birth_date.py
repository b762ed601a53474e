from __future__ import annotations

from datetime import date

import pytest

from counter_app.checks import State
from counter_app.checks.dates import age, days_in, parse
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


@pytest.mark.parametrize(
    "text",
    [
        "12/03/1994",
        "12031994",
        "12-03-1994",
        "12.03.1994",
        "12 03 1994",
        "12/3/1994",
        "1203/1994",
        "12//03//1994",
        "12/03/19 94",
    ],
)
def test_the_value_has_bars_however_it_is_typed(text: str) -> None:
    found = judged("birth_date", text)
    assert (found.state, found.value, found.decoded) == (VALID, "12/03/1994", "32 ans")


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("/", INVALID, "1er caractère : la date s’écrit en chiffres, jj/mm/aaaa"),
        ("1", INCOMPLETE, "Puis le mois et l’année"),
        ("12/", INCOMPLETE, "Puis le mois et l’année"),
        ("12/0", INCOMPLETE, "Puis l’année, sur 4 chiffres"),
        ("12/03/", INCOMPLETE, "Puis l’année, sur 4 chiffres"),
        ("12/03/1", INCOMPLETE, "Année sur 4 chiffres : encore 3 chiffres"),
        ("12/03/19", INCOMPLETE, "Année sur 4 chiffres : encore 2 chiffres"),
        ("12/03/20", INCOMPLETE, "Année sur 4 chiffres : encore 2 chiffres"),
        ("12/03/94", INCOMPLETE, "Année sur 4 chiffres : 1994 ?"),
        ("12/03/199", INCOMPLETE, "Année sur 4 chiffres : encore 1 chiffre"),
        ("12/03/1994", VALID, "Date possible, 32 ans"),
        ("32", INVALID, "Pas de jour 32 : relire la date"),
        ("00", INVALID, "Pas de jour 00 : relire la date"),
        ("0/", INVALID, "Pas de jour 0 : relire la date"),
        ("12/13", INVALID, "Pas de mois 13 : relire la date, le jour d’abord"),
        ("12/00", INVALID, "Pas de mois 00 : relire la date, le jour d’abord"),
        ("12/0/", INVALID, "Pas de mois 0 : relire la date, le jour d’abord"),
        ("31/04", INVALID, "Pas de 31 avril : relire la date"),
        ("30/2/", INVALID, "Pas de 30 février : relire la date"),
        ("29/02/1994", INVALID, "1994 n’a pas de 29 février : relire la date"),
        ("12/03/190", INCOMPLETE, "Année sur 4 chiffres : encore 1 chiffre"),
        ("12/03/189", INVALID, "Année 189 impossible : de 1906 à 2026"),
        ("12/03/1905", INVALID, "Année 1905 impossible : de 1906 à 2026"),
        ("20/11/1906", DOUBTFUL, "120 ans : relire l’année"),
        ("22/11/1906", DOUBTFUL, "119 ans : relire l’année"),
        ("22/11/2026", INVALID, "Date à venir : relire l’année"),
        ("21/11/2026", INELIGIBLE, "Moins de 16 ans : pas de compte, voir celui du parent"),
        ("22/11/2027", INVALID, "Année 2027 impossible : de 1906 à 2026"),
        ("12/03/19945", INVALID, "1 chiffre de trop après l’année"),
        ("12/03/1994 67", INVALID, "2 chiffres de trop après l’année"),
        ("12 mars", INVALID, "3e caractère : la date s’écrit en chiffres, jj/mm/aaaa"),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str) -> None:
    found = judged("birth_date", text)
    assert (found.state, plain(found.message)) == (state, message)


@pytest.mark.parametrize(
    ("typed", "asked", "proposed"),
    [
        ("12/03/94", "1994", ["12/03/1994"]),
        ("120394", "1994", ["12/03/1994"]),
        ("1/3/05", "2005", ["01/03/2005"]),
        ("12/03/08", "2008 ou 1908", ["12/03/2008", "12/03/1908"]),
        ("12/03/26", "1926 ou 2026", ["12/03/1926", "12/03/2026"]),
        ("12/12/26", "1926", ["12/12/1926"]),
        ("21/11/10", "2010 ou 1910", ["21/11/2010", "21/11/1910"]),
        ("22/11/10", "1910 ou 2010", ["22/11/1910", "22/11/2010"]),
        ("29/02/96", "1996", ["29/02/1996"]),
    ],
)
def test_a_year_of_two_digits_is_asked_the_likelier_age_first(
    typed: str, asked: str, proposed: list[str]
) -> None:
    found = judged("birth_date", typed)
    assert (found.state, found.value, texts(found)) == (INCOMPLETE, "", proposed)
    assert plain(found.message) == f"Année sur 4 chiffres : {asked} ?"
    assert plain(found.proposals[0].change) == f"année : {proposed[0][-4:]}"


def test_letters_that_look_like_digits_are_read_as_such() -> None:
    found = judged("birth_date", "12/O3/I994")
    assert (found.state, texts(found)) == (INVALID, ["12/03/1994"])
    assert plain(found.proposals[0].change) == "3e : O → 0, 5e : I → 1"
    assert texts(judged("birth_date", "12/O3")) == ["12/03"]
    assert texts(judged("birth_date", "12/I3")) == []
    assert texts(judged("birth_date", "12 mars")) == []


def test_a_leap_day_is_a_day_of_its_years() -> None:
    assert judged("birth_date", "29/02/1996").value == "29/02/1996"
    assert judged("birth_date", "29/02").state is INCOMPLETE
    assert [days_in(2), days_in(2, 1996), days_in(2, 1994), days_in(12, 1994)] == [29, 29, 28, 31]


@pytest.mark.parametrize(
    ("text", "state", "words", "message"),
    [
        ("22/11/2010", INELIGIBLE, "15 ans", "Moins de 16 ans"),
        ("21/11/2010", DOUBTFUL, "16 ans", "16 ans : seulement si « ayant droit autonome »"),
        ("22/11/2008", DOUBTFUL, "17 ans", "17 ans : seulement si « ayant droit autonome »"),
        ("21/11/2008", VALID, "18 ans", "18 ans : mettre d’abord la carte Vitale à jour"),
        ("21/11/2007", VALID, "19 ans", "Date possible, 19 ans"),
        ("22/11/1926", VALID, "99 ans", "Date possible, 99 ans"),
        ("21/11/1926", DOUBTFUL, "100 ans", "100 ans : relire l’année"),
    ],
)
def test_each_age_has_its_word(text: str, state: State, words: str, message: str) -> None:
    found = judged("birth_date", text)
    assert (found.state, found.decoded) == (state, words)
    assert plain(found.message).startswith(message)
    assert found.value == (text if state.usable else "")


def test_a_year_of_age_is_one_in_words() -> None:
    assert judged("birth_date", "21/11/2025").decoded == "1 an"


def test_someone_born_on_a_leap_day_is_older_in_march() -> None:
    born = date(1996, 2, 29)
    assert [age(born, date(2026, 2, 28)), age(born, date(2026, 3, 1))] == [29, 30]


def test_it_agrees_with_the_number_or_is_doubted() -> None:
    for number in (nir(), nir()[:13]):
        found = judged("birth_date", "12/03/1994", nir=number)
        assert found.message == "D’accord avec le n° de sécurité sociale, 32 ans"
        other = judged("birth_date", "12/04/1994", nir=number)
        assert (other.state, other.value) == (DOUBTFUL, "12/04/1994")
        assert other.decoded == "32 ans"
        assert "n° de sécurité sociale" in other.message


def test_the_number_is_looked_at_before_an_age_that_is_odd_but_not_before_a_child() -> None:
    number = nir(year=1995, month=6)
    odd = judged("birth_date", "15/06/2009", nir=number)
    assert plain(odd.message) == "Pas d’accord avec le n° de sécurité sociale : relire les deux"
    assert judged("birth_date", "15/06/2015", nir=number).state is INELIGIBLE
    old = judged("birth_date", "12/03/1920", nir=nir(year=1920))
    assert (old.state, plain(old.message)) == (DOUBTFUL, "106 ans : relire l’année")


@pytest.mark.parametrize("number", ["", "29403", nir()[:13] + "92", "2941375120005", "\x00"])
def test_a_number_that_cannot_be_trusted_says_nothing(number: str) -> None:
    assert judged("birth_date", "12/04/1994", nir=number).state is VALID


def test_a_date_written_year_first_is_turned() -> None:
    found = judged("birth_date", "1994-03-12")
    assert texts(found) == ["12/03/1994"]
    assert found.proposals[0].change == "le jour d’abord"
    assert texts(judged("birth_date", "1994/3/2")) == ["02/03/1994"]
    assert texts(judged("birth_date", "1994-13-12")) == []
    assert texts(judged("birth_date", "2094-03-12")) == []


def test_a_date_written_month_first_is_turned() -> None:
    found = judged("birth_date", "12/13/1994")
    assert plain(found.message) == "Pas de mois 13 : relire la date, le jour d’abord"
    assert [(one.text, one.change) for one in found.proposals] == [
        ("13/12/1994", "le jour d’abord")
    ]
    assert texts(judged("birth_date", "4-31-1994")) == []
    assert texts(judged("birth_date", "2-30-1994")) == []
    assert texts(judged("birth_date", "12/32/1994")) == []


def test_a_day_that_no_year_has_is_told_as_such_once_the_year_is_there() -> None:
    for text in ("31/06", "31/06/1", "31/06/1990"):
        assert plain(judged("birth_date", text).message) == "Pas de 31 juin : relire la date"
    found = judged("birth_date", "30/02/1996")
    assert plain(found.message) == "Pas de 30 février : relire la date"


def test_only_a_whole_real_date_is_read() -> None:
    assert parse("29/02/1996") == date(1996, 2, 29)
    assert [parse(text) for text in ("", "29/02/1995", "12/03/94", "12/03/19941", "a")] == [
        None
    ] * 5
