"""What F1 adds to a row, the invented dossier of the tour, and what home asks of the desk."""

from __future__ import annotations

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.helping import help_words
from counter_app.desk.problem import DeskProblem
from counter_app.desk.rehearsal import rehearsal
from counter_app.desk.sight import who
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Facts, Place
from counter_app.dossier.reference import parse
from counter_app.dossier.rows import sheet
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Field, Outcome, Procedure
from counter_app.store.problems import StoreProblem
from tests.desk.mairie import MORNING, Mairie, identity, types

PROCEDURES = shipped()


def said(visit: Visit, label: str) -> str:
    rows = sheet(visit.dossier.procedure, visit.facts).rows
    row = next(row for row in rows if row.label.replace("*", "").startswith(label))
    return " ".join(help_words(visit.dossier, row)).replace("\u00a0", " ")


# -- F1 ----------------------------------------------------------------------------------------


def test_a_field_says_what_ameli_wants(visit: Visit) -> None:
    assert "Sur ameli : 5 chiffres." in said(visit, "Code postal")
    assert "F2 propose une correction" in said(visit, "Code postal")


def test_an_outcome_says_what_happens(visit: Visit) -> None:
    assert "passe à 2/4 Connexion. ^Z le défait." in said(visit, "Le formulaire")
    visit.step_by(1)
    assert "que tenter, dans l’ordre" in said(visit, "Refusées")
    assert "note l’attente" in said(visit, "Mot de passe provisoire par courrier")
    assert "ce qui est tapé reste" in said(visit, "Un compte existe")


def test_pieces_things_to_do_and_the_rest(visit: Visit) -> None:
    assert said(visit, "Carte Vitale").startswith("Demandée à la 3/4")
    assert "Entrée le coche" in said(visit, "Confirmer")
    assert said(visit, "Cas particulier") == ""


@pytest.mark.parametrize("procedure", PROCEDURES.values(), ids=PROCEDURES)
def test_no_field_and_no_outcome_is_left_without_help(procedure: Procedure) -> None:
    endings: set[str] = set()
    for step in procedure.steps:
        facts = Facts(procedure.id, Place(step.id))
        dossier = Dossier(procedure, facts, MORNING.date())
        for row in sheet(procedure, facts).rows:
            told = help_words(dossier, row)
            assert all(text.endswith(".") and len(text) <= 120 for text in told)
            if isinstance(row.element, Field | Outcome):
                assert told
                endings.add(told[0])
    assert len(endings) > 3


# -- the tour ------------------------------------------------------------------------------------


def test_the_invented_dossier_is_nowhere(mairie: Mairie, claire: Counter) -> None:
    before = mairie.journal()
    visit = rehearsal(claire)
    assert who(visit.facts).startswith("MARTIN")
    assert parse(visit.ledger.header.reference) == visit.ledger.header.reference
    assert claire.saving.words(visit.ledger, read_only=False) == "✓ enregistré"
    types(visit, postal_code="42000")
    visit.step_by(1)
    claire.leave(visit)
    assert claire.board().cards == ()
    assert mairie.journal() == before
    assert b"MARTIN" not in mairie.everything()


def test_it_has_something_to_show(claire: Counter) -> None:
    findings = rehearsal(claire).dossier.findings
    states = {findings[name].state for name in ("last_name", "nir", "postal_code")}
    assert len(states) == 3
    assert findings["nir"].proposals


def test_a_newcomer_is_one_until_the_first_dossier_or_the_tour(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    assert claire.is_newcomer()
    types(visit, last_name="MARTIN")
    claire.leave(visit)
    assert not claire.is_newcomer()
    karim = mairie.window("Karim")
    assert karim.is_newcomer()
    karim.has_toured()
    assert karim.saving.flush(10)
    assert not karim.is_newcomer()
    assert not claire.is_newcomer()
    assert mairie.window("Zoé").is_newcomer()


# -- what home asks --------------------------------------------------------------------------------


def test_the_pulse_moves_when_any_window_writes(mairie: Mairie, claire: Counter) -> None:
    before = claire.pulse()
    assert claire.pulse() == before
    karim = mairie.window("Karim")
    visit = karim.new()
    types(visit, last_name="MARTIN")
    karim.leave(visit)
    after = claire.pulse()
    assert after != before
    mairie.clock.passes(minutes=1)
    again = karim.open(identity(visit))
    types(again, last_name="MARTINE")
    karim.leave(again)
    assert claire.pulse() not in (before, after)


def test_a_disk_that_does_not_answer(claire: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> object:
        raise StoreProblem("Le disque ne répond pas", "attendre")

    monkeypatch.setattr(claire._archive._repository, "pulse", fails)
    monkeypatch.setattr(claire._archive._repository, "journal", fails)
    assert claire.pulse() is None
    assert not claire.is_newcomer()


def test_a_parked_dossier_is_erased_from_the_list(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    claire.leave(visit)
    claire.board()
    claire.erase_parked(identity(visit))
    assert claire.board().cards == ()
    with pytest.raises(DeskProblem, match="n’existe plus"):
        claire.erase_parked(identity(visit))
    kept_nowhere = claire.new()
    types(kept_nowhere, last_name="MARTIN")
    kept_nowhere.stopping.keep_nothing()
    claire.leave(kept_nowhere)
    assert len(claire.board().cards) == 1
    claire.erase_parked(identity(kept_nowhere))
    assert claire.board().cards == ()
    assert mairie.closed()


def test_a_correction_is_proposed_again_after_the_last(visit: Visit) -> None:
    assert not visit.fields.proposes("postal_code")
    types(visit, email="m.martin@gmial.com")
    assert visit.fields.proposes("email")
    visit.fields.fix("email", "item:email")
    assert not visit.dossier.findings["email"].proposals
    assert visit.fields.proposes("email")
    types(visit, email="m.martin@example.org")
    assert not visit.fields.proposes("email")
