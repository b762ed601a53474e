"""Each gesture of an agent: what it changes of the facts, and what it leaves as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from counter_app.dossier import moves
from counter_app.dossier.facts import NOTE, Place, Waiting
from counter_app.procedure.model import Wait
from tests.dossier.visits import (
    DESK_TIME,
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


def test_an_answer_is_kept_with_the_caret_and_emptied_by_nothing() -> None:
    facts = moves.answer(begun(SHEET), "nir", "2 94", 4, "item:connexion.numero")
    assert facts.answers == {"nir": "2 94"}
    assert facts.place == Place("acces", "item:connexion.numero", 4)
    emptied = moves.answer(facts, "nir", "", 0)
    assert emptied.answers == {}
    assert emptied.place.row == "item:connexion.numero"


def test_a_tick_says_who_and_when_and_a_second_one_takes_it_away() -> None:
    ticked = moves.toggle(begun(SHEET), "piece:iban", STAMP)
    assert (ticked.ticks["piece:iban"].at, ticked.ticks["piece:iban"].by) == (NOW, "Claire")
    assert moves.toggle(ticked, "piece:iban", STAMP).ticks == {}
    assert moves.drop_ticks(ticked, ["piece:other"]) == ticked


def test_a_step_opens_on_its_first_field() -> None:
    assert begun(SHEET).place.row == "item:acces.code_postal_site"
    assert begun(SHEET, "connexion").place.row == "item:connexion.nom"


def test_a_step_without_a_field_opens_on_what_is_left_to_do() -> None:
    facts = begun(SHEET, "validation")
    assert facts.place.row == "item:validation.lien"
    facts = moves.toggle(facts, "item:validation.lien", STAMP)
    assert moves.first_row(SHEET, facts, SHEET.step("validation")) == "item:validation.fermer"


def test_a_step_where_all_is_done_opens_on_its_answers() -> None:
    step = SHEET.step("validation")
    facts = begun(SHEET, "validation")
    for item in step.item:
        facts = moves.set_tick(facts, moves.item_key(step, item), "1", STAMP)
    assert moves.first_row(SHEET, facts, step) == "outcome:validation.connecte"
    assert moves.first_row(SHEET, facts, replace(step, outcome=())) == ""


def test_the_way_chosen_changes_the_first_row() -> None:
    facts = moves.set_tick(begun(SHEET), "choice:way", "phone", STAMP)
    assert moves.first_row(SHEET, facts, SHEET.steps[0]) == "item:acces.application"


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
    after = moves.choose_outcome(SHEET, stood, step, replace(refused, reason=""), STAMP)
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


# -- waits -------------------------------------------------------------------------------------


def test_the_seven_days_of_the_link_run_from_the_mark_to_the_end_of_a_day() -> None:
    facts = moves.toggle(begun(SHEET, "finalisation"), "mark:compte_cree", STAMP)
    facts = answered(SHEET, facts, "finalisation", "lien_plus_tard", later(days=2))
    waiting = facts.waiting
    assert waiting is not None
    assert waiting.expires
    assert waiting.due is not None
    assert waiting.due.astimezone(DESK_TIME).date() == (NOW + timedelta(days=7)).date()
    assert waiting.due > NOW + timedelta(days=7), "not before the hour at which it was sent"
    assert (waiting.by, waiting.origin) == ("citizen", "finalisation.lien_plus_tard")


def test_a_link_sent_anew_after_the_first_expired_counts_from_now() -> None:
    facts = moves.toggle(begun(SHEET, "finalisation"), "mark:compte_cree", STAMP)
    again = later(days=20)
    facts = answered(SHEET, facts, "validation", "lien_plus_tard", again)
    assert facts.waiting is not None
    assert facts.waiting.due is not None
    assert facts.waiting.due.date() == (again.now + timedelta(days=7)).date()


@pytest.mark.parametrize("shift", [-1, 1])
def test_a_deadline_stays_on_its_day_when_the_clocks_change(shift: int) -> None:
    due = moves.end_of_day(NOW, 7)
    assert due.astimezone(DESK_TIME).date() == (NOW + timedelta(days=7)).date()
    changed = (due + timedelta(hours=shift)).date()
    assert changed == (NOW + timedelta(days=7)).date()


def test_thirty_minutes_are_minutes() -> None:
    sheet = procedure(FORGOTTEN)
    facts = answered(sheet, begun(sheet), "demande", "lien_envoye")
    facts = answered(sheet, facts, "nouveau_mot_de_passe", "lien_attendu", later(minutes=5))
    assert facts.waiting is not None
    assert facts.waiting.due == NOW + timedelta(minutes=30)
    assert facts.waiting.expires


def test_a_recall_is_a_day_and_does_not_expire() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    assert facts.waiting is not None
    assert facts.waiting.due == moves.end_of_day(NOW, 7)
    assert not facts.waiting.expires


def test_a_wait_may_have_no_day_at_all() -> None:
    facts = answered(SHEET, begun(SHEET), "finalisation", "boite_inaccessible")
    assert facts.waiting is not None
    assert (facts.waiting.due, facts.waiting.expires) == (None, False)


def test_a_mark_in_another_time_zone_counts_in_the_desk_s() -> None:
    wait = Wait(reason="link_awaited", by="citizen", ask="?", start="m", days=7, exit=())
    midnight_in_paris = datetime(2026, 11, 22, 0, 30, tzinfo=DESK_TIME)
    facts = moves.set_tick(
        begun(SHEET), "mark:m", "1", moves.Stamp(midnight_in_paris.astimezone(), "Claire")
    )
    waiting = moves.begin_wait(facts, wait, "s.o", later(days=1))
    assert waiting.due == moves.end_of_day(midnight_in_paris, 7)


def test_a_deadline_without_its_mark_counts_from_now() -> None:
    wait = Wait(reason="link_awaited", by="citizen", ask="?", start="m", days=7, exit=())
    assert moves.begin_wait(begun(SHEET), wait, "s.o", STAMP).due == moves.end_of_day(NOW, 7)


def test_the_wait_of_a_dossier_is_found_again() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    found = moves.wait_of(SHEET, facts.waiting)
    assert found is outcome(SHEET, "connexion", "code_courrier").wait
    assert moves.wait_of(SHEET, None) is None
    assert moves.wait_of(SHEET, Waiting("other", "desk", NOW)) is None
    assert moves.wait_of(SHEET, Waiting("other", "desk", NOW, origin="gone.away")) is None


# -- the wait's question -----------------------------------------------------------------------


def test_yes_leads_on() -> None:
    facts = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    facts = moves.take_exit(SHEET, facts, way_out(SHEET, facts, "ouvert"), later(days=1))
    assert facts.waiting is None
    assert facts.place.step == "validation"


def test_not_yet_is_looked_at_again_as_long_after() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    after = later(days=9)
    facts = moves.take_exit(SHEET, facts, way_out(SHEET, facts, "pas_encore"), after)
    assert facts.waiting is not None
    assert facts.waiting.due == moves.end_of_day(after.now, 7)
    assert facts.waiting.since == NOW, "it waits since the first day"


def test_not_yet_moves_no_deadline_and_invents_none() -> None:
    link = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    way = way_out(SHEET, link, "pas_encore")
    assert moves.take_exit(SHEET, link, way, later(days=3)) == link
    mailbox = answered(SHEET, begun(SHEET), "finalisation", "boite_inaccessible")
    way = way_out(SHEET, mailbox, "toujours_fermee")
    assert moves.take_exit(SHEET, mailbox, way, later(days=3)) == mailbox
    assert moves.take_exit(SHEET, begun(SHEET), way, STAMP) == begun(SHEET)


def test_expired_ends_as_unconfirmed() -> None:
    facts = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    facts = moves.take_exit(SHEET, facts, way_out(SHEET, facts, "expire"), later(days=8))
    assert facts.closing is not None
    assert facts.closing.kind == "unconfirmed"
    assert facts.waiting is None


def test_received_leaves_the_going_over_to_go_over() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    facts = moves.take_exit(SHEET, facts, way_out(SHEET, facts, "recu"), STAMP)
    assert (facts.waiting, facts.place.step) == (None, "connexion")


# -- going back --------------------------------------------------------------------------------


def test_all_over_again_means_ticking_again() -> None:
    facts = answered(SHEET, begun(SHEET), "acces", "formulaire")
    facts = answered(SHEET, facts, "connexion", "refusees")
    facts = answered(SHEET, facts, "connexion", "ameli_en_panne")
    facts = moves.toggle(facts, "piece:iban", STAMP)
    facts = moves.take_exit(SHEET, facts, way_out(SHEET, facts, "revenu"), later(hours=1))
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
    facts = moves.take_exit(SHEET, facts, way_out(SHEET, facts, "revenu"), STAMP)
    assert "mark:compte_cree" in facts.ticks


# -- going over, putting aside, closing --------------------------------------------------------


@pytest.mark.parametrize("target", EVERY_PROCEDURE)
def test_going_over_keeps_every_answer(target: str) -> None:
    facts = moves.answer(filled(SHEET), NOTE, "revient avec sa fille", 0)
    facts = moves.toggle(facts, "piece:iban", STAMP)
    facts = moves.toggle(facts, "item:acces.site", STAMP)
    facts = moves.set_tick(facts, "choice:card", "no_photo", STAMP)
    facts = moves.close(facts, "done", STAMP)
    sheet = procedure(target)
    over = moves.go_over(sheet, facts, "all")
    assert over.answers == facts.answers
    assert {"piece:iban", "choice:card"} <= over.ticks.keys()
    assert "item:acces.site" not in over.ticks
    assert (over.procedure, over.place.step) == (target, sheet.steps[0].id)
    assert (over.waiting, over.closing) == (None, None)


def test_going_over_may_keep_some_answers_only() -> None:
    facts = moves.answer(filled(SHEET), NOTE, "revient", 0)
    over = moves.go_over(procedure(FORGOTTEN), facts, ("nir", "birth_date"))
    assert over.answers.keys() == {"nir", "birth_date", NOTE}


def test_a_choice_the_other_procedure_does_not_offer_is_asked_again() -> None:
    facts = moves.set_tick(begun(SHEET), "choice:way", "tablet", STAMP)
    assert "choice:way" not in moves.go_over(SHEET, facts, "all").ticks


def test_an_interruption_takes_a_note_and_ends_when_resumed() -> None:
    waiting = Waiting("card_inactive", "citizen", NOW, moves.end_of_day(NOW, 7))
    facts = moves.interrupt(filled(SHEET), waiting, "passe à la pharmacie")
    assert facts.answers[NOTE] == "passe à la pharmacie"
    assert moves.interrupt(facts, waiting).answers[NOTE] == "passe à la pharmacie"
    assert moves.resume(facts).waiting is None


def test_resuming_leaves_alone_what_still_waits() -> None:
    asked = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    assert moves.resume(asked) == asked
    refused = answered(SHEET, begun(SHEET), "connexion", "refusees")
    assert moves.resume(refused) == refused
    assert moves.resume(begun(SHEET)) == begun(SHEET)


def test_closing_says_why_and_waits_no_more() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    closed = moves.close(facts, "citizen_declines", STAMP)
    assert closed.closing is not None
    assert (closed.closing.kind, closed.closing.at, closed.waiting) == (
        "citizen_declines",
        NOW,
        None,
    )
