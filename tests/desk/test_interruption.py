"""Putting aside: the likely reason first, a day, and a note that holds nothing it must not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from counter_app.desk.interruption import endings, note_problem, parse_day, suggestions
from counter_app.desk.visit import Visit
from counter_app.procedure.reasons import reasons
from tests.desk.mairie import chooses, outcome
from tests.people import TODAY, iban, nir, person


def offered(visit: Visit) -> list[str]:
    offers = suggestions(visit.dossier, TODAY)
    return [offer.reason + (f":{offer.detail}" if offer.detail else "") for offer in offers]


def test_at_the_start_one_most_likely_went_away(visit: Visit) -> None:
    assert offered(visit)[:4] == [
        "citizen_away",
        "document_missing:carte_vitale",
        "document_missing:iban",
        "mailbox_unreachable:email",
    ]


def test_every_reason_to_wait_is_offered_whatever_comes_first(visit: Visit) -> None:
    listed = {offer.reason for offer in suggestions(visit.dossier, TODAY)}
    assert listed == {r.id for r in reasons().values() if r.kind in ("wait", "either")}
    visit.checklist.all_pieces()
    listed = {offer.reason for offer in suggestions(visit.dossier, TODAY)}
    assert "document_missing" not in listed, "which one would it be?"


def test_a_piece_whose_value_is_there_is_no_reason_to_stop(visit: Visit) -> None:
    visit.fields.type("iban", iban(), 0, "")
    assert "document_missing:iban" not in offered(visit)
    assert "document_missing:carte_vitale" in offered(visit)


def test_a_piece_that_this_step_needs_comes_first_for_today(visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees")
    visit.checklist.toggle("piece:carte_vitale")
    first = suggestions(visit.dossier, TODAY)[0]
    assert (first.reason, first.detail, first.due) == ("document_missing", "iban", TODAY)
    assert first.label.startswith("il manque une pièce\u00a0: ")
    assert offered(visit)[1] == "citizen_away"


def test_a_piece_of_another_step_is_for_another_day_in_its_own_words(visit: Visit) -> None:
    offer = next(o for o in suggestions(visit.dossier, TODAY) if o.detail == "email")
    assert offer.due == TODAY + timedelta(days=1)
    assert offer.label == "boîte mail inaccessible\u00a0: Adresse e-mail"


def test_a_visit_that_is_closed_early_was_most_likely_given_up(visit: Visit) -> None:
    ids = [reason for reason, _ in endings(visit.dossier)]
    assert ids[0] == "citizen_declines"
    assert {*ids} == {
        r.id for r in reasons().values() if r.kind in ("end", "either") and r.id != "unconfirmed"
    }


def test_a_number_with_which_no_account_can_be_is_the_reason_to_close(visit: Visit) -> None:
    visit.fields.type("nir", nir(sex=7), 15, "connexion.numero")
    assert endings(visit.dossier)[0][0] == "provisional_number"


def test_once_the_account_exists_it_is_closed_as_opened(visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "lien_maintenant")
    assert endings(visit.dossier)[0] == ("done", "compte ouvert")


def test_what_ameli_answered_last_is_the_reason(visit: Visit) -> None:
    chooses(visit, "formulaire", "refusees")
    assert offered(visit)[0] == "data_refused"


def test_the_remedy_tried_last_is_the_reason(visit: Visit) -> None:
    chooses(visit, "formulaire", "refusees")
    remedies = outcome(visit, "refusees").remedy
    for remedy in remedies:
        if remedy.reason:
            visit.checklist.try_remedy(f"remedy:connexion.refusees.{remedy.id}", remedy)
    assert offered(visit)[0] in {remedy.reason for remedy in remedies}
    assert offered(visit)[0] == "card_inactive"


@pytest.mark.parametrize(
    ("reason", "days"),
    [("card_inactive", 7), ("code_awaited", 7), ("link_awaited", 7), ("citizen_away", 0)],
)
def test_a_reason_proposes_its_day(visit: Visit, reason: str, days: int) -> None:
    offer = next(o for o in suggestions(visit.dossier, TODAY) if o.reason == reason)
    assert offer.due == TODAY + timedelta(days=days)


@pytest.mark.parametrize(("later", "days"), [(3, 4), (7, 0), (30, 0)])
def test_a_deadline_counts_from_its_mark(visit: Visit, later: int, days: int) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "lien_maintenant")
    day = TODAY + timedelta(days=later)
    offer = next(o for o in suggestions(visit.dossier, day) if o.reason == "link_awaited")
    assert offer.due == day + timedelta(days=days)


# -- the day -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21/11/2026", date(2026, 11, 21)),
        ("3/12/2026", date(2026, 12, 3)),
        ("03122026", date(2026, 12, 3)),
        ("3.12.26", date(2026, 12, 3)),
        ("3 12", date(2026, 12, 3)),
        ("5/1", date(2027, 1, 5)),
        ("29/2", date(2028, 2, 29)),
        ("20/11/2026", None),
        ("31/4", None),
        ("31/04/2027", None),
        ("", None),
        ("demain", None),
        ("12", None),
        ("1/2/3/4", None),
        ("1/2/202", None),
        ("00000001/1/2027", None),
        ("0312202", None),
        ("99/99/9999", None),
    ],
)
def test_a_day_from_today_on(text: str, day: date | None) -> None:
    assert parse_day(text, TODAY) == day


# -- the note ----------------------------------------------------------------------------------

CORSICAN = nir(year=84, month=5, place="2A321", order=25)


@pytest.mark.parametrize(
    "value",
    [
        person().nir,
        person().nir[:13],
        "2 94 03 75 120 005 91",
        "2-94-03-75-120-005",
        "2\u00a094\u202f03 75 120 005",
        "2 - 94 - 03 - 75 - 120 - 005",
        "2  94  03  75  120  005",
        "2·94·03·75·120·005",
        "2\u201194\u201103\u201175\u2011120\u2011005",
        CORSICAN,
        "2 84 05 2a 321 025",
        iban(),
        "FR14 2004 1010 0505 0001 3M02 606",
        "fr14-2004-1010-0505-0001-3m02-606",
    ],
)
def test_a_note_never_holds_a_nir_nor_an_iban(value: str) -> None:
    for note in (value, f"dit que c’est {value} mais pas sûr", f"n°{value}."):
        problem = note_problem(note)
        assert problem.refused, note
        assert value not in problem.words
        assert len(problem.words) <= 70


@pytest.mark.parametrize("note", ["code 4821", "c’est 48213795", "4821", "le 4821 ou 2026"])
def test_what_may_be_a_code_is_for_the_agent_to_say(note: str) -> None:
    problem = note_problem(note)
    assert (problem.refused, problem.doubt) == (False, True)
    assert "48" in problem.words
    assert len(problem.words) <= 70


@pytest.mark.parametrize(
    "note",
    [
        "",
        "revient avec sa fille",
        "revient en 2027, née en 1958",
        "appelle le 36 46 ou 3646",
        "joindre au 06 12 34 56 78",
        "au 06 12 34 56 78, ou 04 77 12 34 56, avant 12 h 30",
        "RDV le 12/03/2027 à 14h30",
        "dossier 123456",
    ],
)
def test_an_ordinary_note_passes(note: str) -> None:
    problem = note_problem(note)
    assert (problem.refused, problem.doubt, problem.words) == (False, False, "")
