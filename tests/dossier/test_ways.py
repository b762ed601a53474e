"""Where an answer leads: on, back, over, round again; and what it leaves as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.dossier import moves, waits, ways
from counter_app.dossier.facts import NOTE, Place, Waiting
from tests.dossier.visits import (
    EVERY_PROCEDURE,
    FORGOTTEN,
    NOW,
    STAMP,
    answered,
    begun,
    filled,
    later,
    outcome,
    procedure,
    way_out,
)

SHEET = procedure()


def test_an_outcome_ticks_what_was_left_and_leads_on() -> None:
    facts = answered(SHEET, begun(SHEET), "acces", "formulaire")
    assert facts.place == Place("connexion", "item:connexion.nom")
    assert {"item:acces.site", "item:acces.cookies", "item:acces.je_cree"} <= facts.ticks.keys()
    assert "item:acces.application" not in facts.ticks, "not on this way"
    assert facts.ticks["outcome:acces"].value == "formulaire"


def test_what_was_ticked_keeps_its_hour() -> None:
    facts = moves.toggle(begun(SHEET), "item:acces.site", STAMP)
    facts = answered(SHEET, facts, "acces", "formulaire", later(minutes=5))
    assert facts.ticks["item:acces.site"].at == NOW
    assert facts.ticks["item:acces.cookies"].at == NOW + timedelta(minutes=5)


def test_a_mark_is_ticked_only_when_the_outcome_needs_it() -> None:
    down = answered(SHEET, begun(SHEET), "finalisation", "ameli_en_panne")
    assert "mark:compte_cree" not in down.ticks
    created = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    assert created.ticks["mark:compte_cree"].at == NOW
    forward = answered(SHEET, begun(SHEET), "finalisation", "lien_maintenant")
    assert forward.ticks["mark:compte_cree"].at == NOW


def test_refusals_are_counted_and_the_next_remedy_is_under_the_cursor() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "refusees")
    assert facts.ticks["tries:connexion.refusees"].value == "1"
    assert facts.place.row == "remedy:connexion.refusees.autre_nom"
    assert facts.waiting == Waiting("data_refused", "desk", NOW)
    facts = moves.set_tick(facts, facts.place.row, "autre_nom", STAMP)
    facts = answered(SHEET, facts, "connexion", "refusees")
    assert facts.ticks["tries:connexion.refusees"].value == "2"
    assert facts.place.row == "remedy:connexion.refusees.ancien_code_postal"


def test_when_every_remedy_was_tried_the_cursor_stays() -> None:
    facts = begun(SHEET, "connexion")
    for remedy in outcome(SHEET, "connexion", "refusees").remedy:
        facts = moves.set_tick(facts, f"remedy:connexion.refusees.{remedy.id}", "1", STAMP)
    stood = moves.go(facts, "connexion", "outcome:connexion.refusees")
    step = SHEET.step("connexion")
    refused = outcome(SHEET, "connexion", "refusees")
    after = ways.choose_outcome(SHEET, stood, step, replace(refused, reason=""), STAMP)
    assert after.place == stood.place
    assert after.waiting is None, "no reason to wait for was given"


def test_accepted_after_a_refusal_ends_the_wait() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "refusees")
    facts = answered(SHEET, facts, "connexion", "acceptees")
    assert facts.waiting is None
    assert facts.place.step == "verification"


def test_an_outcome_that_goes_over_or_closes_changes_the_ticks_only() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "compte_existe")
    assert facts.place.step == "connexion"
    assert (facts.waiting, facts.closing) == (None, None)


def test_yes_leads_on() -> None:
    facts = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "ouvert"), later(days=1))
    assert facts.waiting is None
    assert facts.place.step == "validation"


def test_expired_ends_as_unconfirmed() -> None:
    facts = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "expire"), later(days=8))
    assert facts.closing is not None
    assert facts.closing.kind == "unconfirmed"
    assert facts.waiting is None


def test_received_leaves_the_going_over_to_go_over() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "recu"), STAMP)
    assert (facts.waiting, facts.place.step) == (None, "connexion")


def test_all_over_again_means_ticking_again() -> None:
    facts = answered(SHEET, begun(SHEET), "acces", "formulaire")
    facts = answered(SHEET, facts, "connexion", "refusees")
    facts = answered(SHEET, facts, "connexion", "ameli_en_panne")
    facts = moves.toggle(facts, "piece:iban", STAMP)
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "revenu"), later(hours=1))
    assert facts.place.step == "acces"
    assert not [key for key in facts.ticks if key.startswith(("item:", "outcome:"))]
    assert {"piece:iban", "tries:connexion.refusees"} <= facts.ticks.keys()


def test_a_mark_taken_again_is_dated_again() -> None:
    sheet = procedure(FORGOTTEN)
    facts = answered(sheet, begun(sheet), "demande", "lien_envoye")
    facts = answered(sheet, facts, "nouveau_mot_de_passe", "lien_a_redemander", later(minutes=20))
    assert "mark:lien_demande" not in facts.ticks
    facts = answered(sheet, facts, "demande", "lien_envoye", later(minutes=21))
    facts = answered(sheet, facts, "nouveau_mot_de_passe", "lien_attendu", later(minutes=22))
    assert facts.waiting is not None
    assert facts.waiting.due == NOW + timedelta(minutes=51)


def test_the_account_that_was_created_stays_created() -> None:
    facts = moves.toggle(begun(SHEET, "finalisation"), "mark:compte_cree", STAMP)
    facts = answered(SHEET, facts, "finalisation", "ameli_en_panne")
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "revenu"), STAMP)
    assert "mark:compte_cree" in facts.ticks


@pytest.mark.parametrize("target", EVERY_PROCEDURE)
def test_going_over_keeps_every_answer(target: str) -> None:
    facts = moves.answer(filled(SHEET), NOTE, "revient avec sa fille", 0)
    facts = moves.toggle(facts, "piece:iban", STAMP)
    facts = moves.toggle(facts, "item:acces.site", STAMP)
    facts = moves.set_tick(facts, "choice:card", "no_photo", STAMP)
    facts = waits.close(facts, "done", STAMP)
    sheet = procedure(target)
    over = ways.go_over(sheet, facts, "all")
    assert over.answers == facts.answers
    assert {"piece:iban", "choice:card"} <= over.ticks.keys()
    assert "item:acces.site" not in over.ticks
    assert (over.procedure, over.place.step) == (target, sheet.steps[0].id)
    assert (over.waiting, over.closing) == (None, None)


def test_going_over_may_keep_some_answers_only() -> None:
    facts = moves.answer(filled(SHEET), NOTE, "revient", 0)
    over = ways.go_over(procedure(FORGOTTEN), facts, ("nir", "birth_date"))
    assert over.answers.keys() == {"nir", "birth_date", NOTE}


def test_a_choice_the_other_procedure_does_not_offer_is_asked_again() -> None:
    facts = moves.set_tick(begun(SHEET), "choice:way", "tablet", STAMP)
    assert "choice:way" not in ways.go_over(SHEET, facts, "all").ticks
