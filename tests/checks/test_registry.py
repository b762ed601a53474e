from __future__ import annotations

import subprocess
import sys

import pytest

from counter_app.checks import DEPENDS, FIELDS, Context, State, dependents, judge
from tests.checks.saying import DOUBTFUL, EMPTY, INCOMPLETE, INVALID, VALID, judged, plain
from tests.people import TODAY, iban, nir, person


def test_the_fields_are_the_eight_of_the_form() -> None:
    wanted = "last_name nir birth_date postal_code iban vitale_serial email phone"
    assert " ".join(FIELDS) == wanted


def test_an_unknown_field_is_the_callers_mistake() -> None:
    with pytest.raises(KeyError):
        judge("card", "photo", Context(TODAY))


def test_what_to_judge_again_when_a_value_changes() -> None:
    assert dependents("birth_date") == ("nir",)
    assert dependents("nir") == ("birth_date", "vitale_serial")
    assert dependents("card") == ("vitale_serial",)
    assert dependents("iban_checked") == ("iban",)
    assert dependents("caisse") == ("postal_code",)
    assert dependents("refused") == ("last_name", "postal_code")
    assert dependents("phone") == ()
    assert set(DEPENDS) <= set(FIELDS)


CHANGES = {
    ("nir", "birth_date"): (nir(), "12/03/1995"),
    ("birth_date", "nir"): ("12/03/1994", nir(year=1995)),
    ("iban", "iban_checked"): ("3M02606", "3M02606 La Banque Postale"),
    ("vitale_serial", "card"): ("12345678", "no_photo"),
    ("vitale_serial", "nir"): (nir()[:11], nir()),
    ("postal_code", "caisse"): ("69003", "42"),
    ("postal_code", "refused"): ("69003", "1"),
    ("last_name", "refused"): ("MARTIN", "1"),
}


def test_each_dependency_that_is_declared_is_one() -> None:
    assert set(CHANGES) == {(field, key) for field, keys in DEPENDS.items() for key in keys}
    for (field, key), (text, value) in CHANGES.items():
        told = judge(field, text, Context(TODAY, {key: value}))
        assert told != judge(field, text, Context(TODAY)), (field, key)


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("text", ["", "  ", "\u200b\u202e", "\n"])
def test_what_is_not_seen_is_empty_and_hints(field: str, text: str) -> None:
    found = judged(field, text)
    assert (found.state, found.value, found.decoded) == (EMPTY, "", "")
    assert found.message


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize(
    "text", ["\x00\x01\x02", "12\x1b[31m", "\ud800", "x" * 10_000, "\U000e0fff"]
)
def test_rubbish_gets_a_plain_sentence(field: str, text: str) -> None:
    found = judged(field, text)
    assert (found.state, found.value) == (INVALID, "")
    assert plain(found.message) == (
        "Ce qui a été collé n’est pas lisible : effacer, et taper la valeur"
    )


@pytest.mark.parametrize("number", range(16))
def test_an_invented_person_is_valid_in_every_field(number: int) -> None:
    values = person(number).values()
    for field in FIELDS:
        found = judge(field, values[field], Context(TODAY, values))
        assert found.state is VALID, (field, found)


def test_the_inventions_have_the_published_keys() -> None:
    assert nir() == "294037512000591"
    assert iban("20041", "01005", "0500013M026") == "FR1420041010050500013M02606"


def test_importing_the_checks_loads_no_heavy_library() -> None:
    asked = "import sys, counter_app.checks; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert loaded.isdisjoint(
        {"email_validator", "phonenumbers", "dns", "idna", "stdnum", "schwifty"}
    )


def test_warming_up_loads_the_libraries() -> None:
    asked = "import sys; from counter_app.checks import warm; warm(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert {"email_validator", "phonenumbers", "sqlite3"} <= set(done.stdout.split())


@pytest.mark.parametrize(
    ("field", "text", "state"),
    [
        ("email", "jean@example.org", VALID),
        ("email", "mairie@example.org", DOUBTFUL),
        ("email", "jean", INCOMPLETE),
        ("email", "jean@@", INVALID),
    ],
)
def test_what_says_nothing_more_is_decoded_as_nothing(field: str, text: str, state: State) -> None:
    found = judged(field, text)
    assert (found.state, found.decoded) == (state, "")
