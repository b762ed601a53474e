"""The slip the citizen takes home: what helps them come back, and nothing of who they are."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS
from counter_app.dossier.reference import shown
from counter_app.handout.slip import WIDTH, slip
from tests.desk.mairie import Mairie, chooses, to_the_link, types
from tests.dossier.visits import EVERY_PROCEDURE
from tests.people import person

PLACE = "Mairie de Saint-Thomas"


def lines(of: Visit) -> list[str]:
    return slip(of, PLACE).replace("\u00a0", " ").splitlines()


def test_it_says_where_when_and_the_reference(visit: Visit) -> None:
    said = lines(visit)
    assert said[0] == "MAIRIE DE SAINT-THOMAS"
    assert said[1].endswith("21/11/2026")
    spaced = " ".join(shown(visit.ledger.header.reference))
    assert any(line.endswith(spaced) for line in said)
    assert said[-1] == "ou appelez le 36 46."


def test_it_says_what_is_done_and_what_is_missing(visit: Visit) -> None:
    chooses(visit, "formulaire")
    visit.checklist.toggle("piece:carte_vitale")
    types(visit, last_name="MARTIN", nir="294")
    said = lines(visit)
    assert "✓ 1/4 Accès" in said
    assert "○ 2/4 Connexion" in said
    assert "○ IBAN connu de la CPAM" in said
    assert "○ N° de sécurité sociale" in said
    assert "○ Carte Vitale" not in said
    assert "○ Nom" not in said


def test_it_says_why_one_waits_and_before_which_day(visit: Visit) -> None:
    to_the_link(visit)
    said = lines(visit)
    assert "En attente : lien de validation à ouvrir" in said
    assert "Avant le 28/11/2026" in said


def test_a_recall_is_no_deadline(visit: Visit) -> None:
    chooses(visit, "formulaire", "code_courrier")
    assert "À revoir le 28/11/2026" in lines(visit)


def test_half_an_hour_has_its_hour(mairie: Mairie) -> None:
    visit = mairie.window().new("ameli-mot-de-passe-oublie")
    chooses(visit, "oublie", "lien_envoye", "lien_attendu")
    assert "Avant le 21/11/2026 à 10:00" in lines(visit)


def test_a_wait_without_a_day_names_none(visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "boite_inaccessible")
    said = lines(visit)
    assert "En attente : boîte mail inaccessible" in said
    assert not [line for line in said if line.startswith(("Avant", "À revoir"))]


def test_reminders_that_are_not_for_the_slip_stay_off_it(visit: Visit) -> None:
    assert "À penser :" in lines(visit)
    assert any("carte Vitale" in line for line in lines(visit)[-8:])
    procedure = visit.dossier.procedure
    kept = tuple(replace(reminder, on_slip=False) for reminder in procedure.reminders)
    visit.dossier.procedure = replace(procedure, reminders=kept)
    assert "À penser :" not in lines(visit)


@pytest.mark.parametrize("name", EVERY_PROCEDURE)
def test_it_fits_its_paper_in_every_step_of_every_procedure(mairie: Mairie, name: str) -> None:
    visit = mairie.window().new(name)
    for step in visit.dossier.procedure.steps:
        said = lines(visit)
        assert max(map(len, said)) <= WIDTH, step.id
        assert "**" not in "\n".join(said)
        visit.step_by(1)


@settings(max_examples=30, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(FIELDS),
        st.one_of(
            st.text(min_size=6, max_size=40).filter(lambda text: len(set(text)) > 4),
            st.sampled_from([v for n in range(4) for v in person(n).values().values()][:-1]),
        ),
        min_size=1,
    ),
    st.integers(0, 4),
)
def test_nothing_of_who_they_are_is_on_it(texts: dict[str, str], steps: int) -> None:
    texts = {name: text for name, text in texts.items() if text not in ("photo", "no_photo")}
    with tempfile.TemporaryDirectory() as folder:
        mairie = Mairie(Path(folder) / "home")
        visit = mairie.window().new()
        types(visit, **texts)
        for _ in range(steps):
            visit.step_by(1)
        visit.stopping.interrupt("other", visit.now().date(), "revient avec Zoé")
        said = slip(visit, PLACE)
        squeezed = "".join(said.split())
        for name, text in texts.items():
            assert text not in said, name
            value = visit.dossier.findings[name].value
            assert not value or "".join(value.split()) not in squeezed, name
        assert "Zoé" not in said
        mairie.close()
