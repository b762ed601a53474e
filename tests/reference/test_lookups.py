from __future__ import annotations

import subprocess
import sys

import pytest

from counter_app.reference.banks import bank
from counter_app.reference.countries import countries
from counter_app.reference.departments import department
from counter_app.reference.mail import is_disposable, is_shared_mailbox, providers
from counter_app.reference.places import Kind, known, place
from counter_app.reference.postcodes import communes, departments


def test_a_postcode_names_its_communes() -> None:
    assert communes("42000") == ("Saint-Étienne",)
    assert len(communes("42800")) == 10
    assert communes("00000") == ()


def test_a_postcode_is_of_one_departement_or_two() -> None:
    assert departments("42000") == {"42"}
    assert departments("01410") == {"01", "39"}
    assert departments("20000") == {"2A"}
    assert departments("00000") == frozenset()


@pytest.mark.parametrize(
    ("code", "name", "kind"),
    [
        ("42218", "Saint-Étienne", Kind.CURRENT),
        ("75120", "Paris 20e Arrondissement", Kind.CURRENT),
        ("2A004", "Ajaccio", Kind.CURRENT),
        ("20004", "Ajaccio", Kind.HISTORICAL),
        ("97411", "Saint-Denis", Kind.CURRENT),
        ("01001", "L’Abergement-Clémenciat", Kind.CURRENT),
        ("99136", "Irlande", Kind.COUNTRY),
        ("99352", "Algérie", Kind.COUNTRY),
        ("99404", "États-Unis", Kind.COUNTRY),
    ],
)
def test_a_place_of_birth_has_a_name_and_a_kind(code: str, name: str, kind: Kind) -> None:
    found = place(code)
    assert found is not None
    assert (found.code, found.name, found.kind) == (code, name, kind)


def test_a_commune_nouvelle_has_the_name_it_had_before() -> None:
    found = place("50129")
    assert found is not None
    assert (found.name, found.former) == ("Cherbourg-en-Cotentin", "Cherbourg-Octeville")
    assert [one.former for one in known(["42218", "99352", "20004"]).values()] == ["", "", ""]


def test_a_large_commune_is_told_under_its_old_codes_too() -> None:
    codes = ["42218", "20004", "75012", "01001", "99352"]
    large = {code: one.large for code, one in known(codes).items()}
    assert large == dict(zip(codes, [True, True, True, False, False], strict=True))


def test_a_place_the_table_does_not_know_is_none() -> None:
    assert place("42999") is None
    assert set(known(["42218", "42999", "99352"])) == {"42218", "99352"}
    assert known([]) == {}


def test_no_country_of_birth_keeps_the_marks_of_its_source() -> None:
    names = [found.name for found in known([f"99{code}" for code in range(100, 1000)]).values()]
    assert len(names) == 246
    assert [name for name in names if "," in name and "ou" in name.split()] == []
    assert [name for name in names if name.isupper()] == []


def test_a_departement_has_a_name() -> None:
    assert [department(code) for code in ("42", "2A", "974", "20", "")] == [
        *("Loire", "Corse-du-Sud", "La Réunion", "", "")
    ]


def test_a_bank_has_the_name_people_know() -> None:
    assert bank("20041") == "La Banque Postale"
    assert bank("30003") == "Société Générale"
    assert bank("14506") == "Crédit Agricole Loire Haute-Loire"
    assert bank("99999") == ""


def test_a_country_has_a_name_and_the_layout_of_its_iban() -> None:
    assert (countries()["FR"].name, countries()["FR"].layout) == ("France", "5!n5!n11!c2!n")
    assert countries()["BE"].layout == "3!n7!n2!n"
    assert (countries()["CA"].name, countries()["CA"].layout) == ("Canada", "")


def test_the_most_used_mail_provider_comes_first() -> None:
    assert providers()[:2] == ("gmail.com", "orange.fr")
    assert len(providers()) == len(set(providers())) == 77


def test_throw_away_domains_and_those_below_them() -> None:
    assert is_disposable("yopmail.com")
    assert is_disposable("a.b.yopmail.com")
    assert not is_disposable("laposte.net")
    assert not is_disposable("com")


def test_no_known_provider_is_called_disposable() -> None:
    assert [domain for domain in providers() if is_disposable(domain)] == []


def test_mailboxes_people_share() -> None:
    assert is_shared_mailbox("mairie")
    assert not is_shared_mailbox("marie")


def test_importing_opens_nothing() -> None:
    asked = (
        "import counter_app.reference.tables as t, counter_app.checks;"
        "print(t.shared.cache_info().currsize)"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"
