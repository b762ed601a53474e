"""Why a dossier stops: deadlines, recalls, interruptions, closings."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from counter_app.dossier import moves, waits, ways
from counter_app.dossier.facts import NOTE, Waiting
from counter_app.procedure.model import Wait
from tests.dossier.visits import (
    DESK_TIME,
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
    due = waits.end_of_day(NOW, 7)
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
    assert facts.waiting.due == waits.end_of_day(NOW, 7)
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
    waiting = waits.begin_wait(facts, wait, "s.o", later(days=1))
    assert waiting.due == waits.end_of_day(midnight_in_paris, 7)


def test_a_deadline_without_its_mark_counts_from_now() -> None:
    wait = Wait(reason="link_awaited", by="citizen", ask="?", start="m", days=7, exit=())
    assert waits.begin_wait(begun(SHEET), wait, "s.o", STAMP).due == waits.end_of_day(NOW, 7)


def test_the_wait_of_a_dossier_is_found_again() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    found = waits.wait_of(SHEET, facts.waiting)
    assert found is outcome(SHEET, "connexion", "code_courrier").wait
    assert waits.wait_of(SHEET, None) is None
    assert waits.wait_of(SHEET, Waiting("other", "desk", NOW)) is None
    assert waits.wait_of(SHEET, Waiting("other", "desk", NOW, origin="gone.away")) is None


def test_not_yet_is_looked_at_again_as_long_after() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    after = later(days=9)
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "pas_encore"), after)
    assert facts.waiting is not None
    assert facts.waiting.due == waits.end_of_day(after.now, 7)
    assert facts.waiting.since == NOW, "it waits since the first day"


def test_not_yet_moves_no_deadline_and_invents_none() -> None:
    link = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    way = way_out(SHEET, link, "pas_encore")
    assert ways.take_exit(SHEET, link, way, later(days=3)) == link
    mailbox = answered(SHEET, begun(SHEET), "finalisation", "boite_inaccessible")
    way = way_out(SHEET, mailbox, "toujours_fermee")
    assert ways.take_exit(SHEET, mailbox, way, later(days=3)) == mailbox
    assert ways.take_exit(SHEET, begun(SHEET), way, STAMP) == begun(SHEET)


def test_an_interruption_takes_a_note_and_ends_when_resumed() -> None:
    waiting = Waiting("card_inactive", "citizen", NOW, waits.end_of_day(NOW, 7))
    facts = waits.interrupt(filled(SHEET), waiting, "passe à la pharmacie")
    assert facts.answers[NOTE] == "passe à la pharmacie"
    assert waits.interrupt(facts, waiting).answers[NOTE] == "passe à la pharmacie"
    assert waits.resume(facts).waiting is None


def test_resuming_leaves_alone_what_still_waits() -> None:
    asked = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    assert waits.resume(asked) == asked
    refused = answered(SHEET, begun(SHEET), "connexion", "refusees")
    assert waits.resume(refused) == refused
    assert waits.resume(begun(SHEET)) == begun(SHEET)


def test_closing_says_why_and_waits_no_more() -> None:
    facts = answered(SHEET, begun(SHEET), "connexion", "code_courrier")
    closed = waits.close(facts, "citizen_declines", STAMP)
    assert closed.closing is not None
    assert (closed.closing.kind, closed.closing.at, closed.waiting) == (
        "citizen_declines",
        NOW,
        None,
    )
