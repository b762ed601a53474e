"""What a slip tells: where one stands, what is missing, and nothing of who they are."""

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
from counter_app.handout.page import Look, page_of
from counter_app.handout.text import WIDTH, as_text
from counter_app.settings import Mairie as Place
from tests.desk.mairie import Mairie, chooses, to_the_link, types
from tests.dossier.visits import EVERY_PROCEDURE
from tests.handout.slips import flat, printed, said, slip
from tests.people import person


def test_it_says_where_when_and_the_reference(mairie: Mairie, visit: Visit) -> None:
    lines = said(slip(mairie, visit))
    assert lines[:2] == ["MAIRIE DE SAINT-THOMAS", "1 place de l’Église, 42600 Saint-Thomas"]
    assert "samedi 21 novembre 2026" in lines[4]
    spaced = " ".join(shown(visit.ledger.header.reference))
    assert lines[lines.index("VOTRE RÉFÉRENCE") + 1].strip() == spaced
    assert lines[-2:] == [
        "Téléphone de l’Assurance Maladie : 36 46",
        "Site : https://www.ameli.fr",
    ]


def test_it_says_when_the_mairie_is_open(mairie: Mairie, visit: Visit) -> None:
    lines = said(slip(mairie, visit))
    assert "Mairie de Saint-Thomas, avec cette référence." in lines
    assert "Samedi : 9 h – 12 h" in lines


def test_a_mairie_that_has_said_nothing_has_the_name_of_its_site(
    mairie: Mairie, visit: Visit
) -> None:
    nothing = Place(link="https://exemple.fr")
    lines = said(slip(mairie, visit, nothing))
    assert lines[:2] == ["SAINT-THOMAS", ""]
    assert lines[-1] == "Site : https://exemple.fr"


def test_it_says_what_is_done_and_what_is_missing(mairie: Mairie, visit: Visit) -> None:
    chooses(visit, "formulaire")
    visit.checklist.toggle("piece:carte_vitale")
    types(visit, last_name="MARTIN", nir="294")
    lines = said(slip(mairie, visit))
    assert "✓ 1/4 Accès : fait" in lines
    assert "○ 2/4 Connexion" in lines
    assert "○ IBAN connu de la CPAM" in lines
    assert "○ N° de sécurité sociale" in lines
    assert "○ Carte Vitale" not in lines
    assert "○ Nom" not in lines


def test_what_is_a_piece_and_a_field_is_asked_once(mairie: Mairie, visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes")
    assert said(slip(mairie, visit)).count("○ Adresse e-mail") == 1
    chooses(visit, "lien_plus_tard")
    assert said(slip(mairie, visit), Look.EASY).count("○ Une adresse e-mail à vous.") == 1


def test_it_says_what_to_do_and_before_which_day(mairie: Mairie, visit: Visit) -> None:
    to_the_link(visit)
    lines = flat("\n".join(said(slip(mairie, visit))))
    assert "ENSUITE Ouvrez l’e-mail d’ameli et cliquez sur le lien de validation." in lines
    assert "Avant le samedi 28 novembre 2026." in lines


def test_a_recall_is_no_deadline(mairie: Mairie, visit: Visit) -> None:
    chooses(visit, "formulaire", "code_courrier")
    assert "À revoir le samedi 28 novembre 2026." in said(slip(mairie, visit))
    assert "Revenez le samedi 28 novembre 2026." in said(slip(mairie, visit), Look.EASY)


def test_half_an_hour_has_its_hour(mairie: Mairie) -> None:
    visit = mairie.window().new("ameli-mot-de-passe-oublie")
    chooses(visit, "oublie", "lien_envoye", "lien_attendu")
    assert "Avant 10 h 00, samedi 21 novembre 2026." in said(slip(mairie, visit))
    assert "C’est aujourd’hui, avant 10 heures." in said(slip(mairie, visit), Look.EASY)


def test_a_wait_without_a_day_names_none(mairie: Mairie, visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "boite_inaccessible")
    text = flat("\n".join(said(slip(mairie, visit))))
    assert "Retrouvez l’accès à votre boîte e-mail" in text
    assert "Avant" not in text
    assert "À revoir" not in text


def test_who_has_finished_has_nothing_to_bring(mairie: Mairie, visit: Visit) -> None:
    chooses(visit, "formulaire")
    visit.stopping.close("done", None, None)
    text = flat("\n".join(said(slip(mairie, visit))))
    assert "C’EST TERMINÉ Votre compte est ouvert" in text
    assert "À APPORTER" not in text
    easy = flat("\n".join(said(slip(mairie, visit), Look.EASY)))
    assert "Votre compte ameli est ouvert." in easy
    assert "Il reste" not in easy


def test_reminders_that_are_not_for_the_slip_stay_off_it(mairie: Mairie, visit: Visit) -> None:
    assert "À PENSER" in said(slip(mairie, visit))
    procedure = visit.dossier.procedure
    kept = tuple(replace(reminder, on_slip=False) for reminder in procedure.reminders)
    visit.dossier.procedure = replace(procedure, reminders=kept)
    assert "À PENSER" not in said(slip(mairie, visit))


def test_a_piece_of_a_procedure_of_ones_own_keeps_its_words(mairie: Mairie, visit: Visit) -> None:
    procedure = visit.dossier.procedure
    own = replace(procedure.documents[0], id="justificatif", label="**Justificatif** de domicile")
    visit.dossier.procedure = replace(procedure, documents=(own,))
    for look in Look:
        assert "○ Justificatif de domicile" in said(slip(mairie, visit), look)


@pytest.mark.parametrize("look", Look)
@pytest.mark.parametrize("name", EVERY_PROCEDURE)
def test_it_fits_its_paper_in_every_step_of_every_procedure(
    mairie: Mairie, name: str, look: Look
) -> None:
    visit = mairie.window().new(name)
    for step in visit.dossier.procedure.steps:
        page = page_of(slip(mairie, visit), look)
        for width in (WIDTH, 24):
            lines = as_text(page, width).splitlines()
            assert max(map(len, lines)) <= width, step.id
            assert "**" not in "\n".join(lines)
        visit.step_by(1)


@settings(max_examples=20, deadline=None)
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
    st.sampled_from(Look),
)
def test_nothing_of_who_they_are_is_on_it(texts: dict[str, str], steps: int, look: Look) -> None:
    texts = {name: text for name, text in texts.items() if text not in ("photo", "no_photo")}
    with tempfile.TemporaryDirectory() as folder:
        mairie = Mairie(Path(folder) / "home")
        blank, visit = mairie.window().new(), mairie.window().new()
        types(visit, **texts)
        for each in (blank, visit):
            for _ in range(steps):
                each.step_by(1)
        visit.stopping.interrupt("other", visit.now().date(), "revient avec Zoé")
        before, made = slip(mairie, blank), slip(mairie, visit)
        _names_nobody(visit, texts, repr(made), repr(before))
        said_before = "\n".join(said(before, look)) + printed(before, look)
        _names_nobody(visit, texts, "\n".join(said(made, look)) + printed(made, look), said_before)
        mairie.close()


def _names_nobody(visit: Visit, texts: dict[str, str], after: str, before: str) -> None:
    """But for words that stand on the slip of who has typed nothing."""
    for name, text in texts.items():
        assert text not in after or text in before, name
        value = "".join(visit.dossier.findings[name].value.split())
        assert not value or value not in "".join(after.split()), name
    assert "Zoé" not in after
