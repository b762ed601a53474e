"""The gestures of an agent in one dossier, as the screen calls them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.checks.finding import IBAN_CHECKED, State
from counter_app.desk.counter import Counter
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import NOTE
from tests.desk.mairie import Mairie, chooses, identity, outcome, types
from tests.people import iban, nir, person

NUMBER = "item:connexion.numero"
WRONG = nir()[:-2] + "90"


# -- corrections -------------------------------------------------------------------------------


def corrected(visit: Visit) -> str:
    assert visit.fields.fix("nir", NUMBER) is not None
    return visit.facts.answers["nir"]


def test_f2_puts_the_first_correction_in_then_the_next_then_the_first_again(visit: Visit) -> None:
    visit.fields.type("nir", WRONG, 15, NUMBER)
    proposed = [proposal.text for proposal in visit.dossier.findings["nir"].proposals]
    assert len(proposed) > 1
    assert [corrected(visit) for _ in proposed] == proposed
    assert corrected(visit) == proposed[0]


def test_one_undo_gives_back_what_was_typed(visit: Visit) -> None:
    visit.fields.type("nir", WRONG, 15, NUMBER)
    for _ in range(3):
        corrected(visit)
    visit.undo()
    assert visit.facts.answers["nir"] == WRONG
    visit.undo()
    assert visit.facts.answers == {}


def test_a_correction_is_kept_and_its_words_say_what_changed(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    visit.fields.type("nir", WRONG, 15, NUMBER)
    proposal = visit.dossier.findings["nir"].proposals[0]
    fixed = visit.fields.fix("nir", NUMBER)
    assert fixed is not None
    assert fixed[1] == proposal.change
    assert fixed[0].answers == {"nir"}
    resumed = mairie.again(claire).open(identity(visit))
    assert resumed.facts.answers["nir"] == proposal.text


def test_a_tick_between_two_corrections_is_not_undone(visit: Visit) -> None:
    visit.fields.type("nir", WRONG, 15, NUMBER)
    corrected(visit)
    visit.checklist.toggle("piece:iban")
    again = visit.fields.fix("nir", NUMBER)
    assert again is None, "the number is right now: nothing to propose"
    assert visit.dossier.tick("piece:iban") is not None


def test_moving_between_two_corrections_changes_nothing(visit: Visit) -> None:
    visit.fields.type("nir", WRONG, 15, NUMBER)
    second = visit.dossier.findings["nir"].proposals[1].text
    corrected(visit)
    visit.stand(NUMBER, 3)
    assert corrected(visit) == second


def test_a_field_with_nothing_to_propose_is_left_alone(visit: Visit) -> None:
    assert visit.fields.fix("nir", NUMBER) is None
    assert visit.facts.answers == {}


# -- a whole IBAN ------------------------------------------------------------------------------


def test_a_whole_iban_is_reduced_when_the_caret_leaves_it(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    whole = iban()
    visit.fields.type("iban", whole, len(whole), "item:verification.fin_iban")
    assert visit.facts.answers["iban"] == whole
    visit.fields.leave("iban")
    assert visit.facts.answers["iban"] == whole[-7:]
    assert visit.dossier.findings["iban"].state is State.VALID
    resumed = mairie.again(claire).open(identity(visit))
    assert resumed.facts.answers.keys() == {"iban", IBAN_CHECKED}
    assert resumed.dossier.findings["iban"].state is State.VALID
    assert not [text for text in resumed.facts.answers.values() if whole in text]


def test_a_whole_iban_is_reduced_when_the_dossier_is_left_from_its_row(
    claire: Counter, visit: Visit
) -> None:
    whole = iban()
    visit.fields.type("iban", whole, len(whole), "item:verification.fin_iban")
    claire.leave(visit)
    assert claire.open(identity(visit)).facts.answers["iban"] == whole[-7:]


def test_undone_after_it_was_reduced_it_was_never_typed(visit: Visit) -> None:
    types(visit, last_name="MARTIN", iban=iban())
    visit.fields.leave("iban")
    visit.undo()
    assert visit.facts.answers == {"last_name": "MARTIN"}


@pytest.mark.parametrize("name", ["iban", "nir"])
def test_leaving_any_other_field_changes_nothing(visit: Visit, name: str) -> None:
    assert not visit.fields.leave(name)
    types(visit, iban="3M02606", nir=person().nir)
    before = visit.facts
    assert not visit.fields.leave(name)
    assert visit.facts == before


def test_midnight_passes_over_an_open_dossier(mairie: Mairie, visit: Visit) -> None:
    """Sixteen tomorrow: an account then, and not before."""
    types(visit, birth_date="22/11/2010")
    assert visit.dossier.findings["birth_date"].state is State.INELIGIBLE
    mairie.clock.passes(hours=15)
    types(visit, birth_date="22/11/201")
    types(visit, birth_date="22/11/2010")
    assert visit.dossier.findings["birth_date"].state is not State.INELIGIBLE


# -- steps, pieces, choices --------------------------------------------------------------------


def test_steps_are_gone_through_and_stop_at_both_ends(visit: Visit) -> None:
    steps = [step.id for step in visit.dossier.procedure.steps]
    assert not visit.step_by(-1)
    for step in steps[1:]:
        assert visit.step_by(1).header
        assert visit.step.id == step
    assert not visit.step_by(1)
    visit.step_by(-1)
    assert visit.step.id == steps[-2]


def test_all_the_pieces_are_one_gesture(visit: Visit) -> None:
    visit.checklist.toggle("piece:iban")
    before = visit.facts.ticks["piece:iban"]
    assert len(visit.checklist.all_pieces().ticks) == 2
    assert visit.facts.ticks["piece:iban"] == before
    visit.undo()
    assert visit.facts.ticks.keys() == {"piece:iban"}


def test_a_choice_turns_both_ways_from_its_default(visit: Visit) -> None:
    card = next(c for c in visit.dossier.procedure.choices if c.id == "card")
    visit.checklist.turn(card, 1)
    assert visit.facts.ticks["choice:card"].value == "no_photo"
    visit.checklist.turn(card, 1)
    assert visit.facts.ticks["choice:card"].value == "photo"
    visit.checklist.turn(card, -1)
    assert visit.facts.ticks["choice:card"].value == "no_photo"


def test_an_option_that_is_no_more_turns_from_the_default(visit: Visit) -> None:
    card = next(c for c in visit.dossier.procedure.choices if c.id == "card")
    visit.checklist.turn(replace(card, options=(*card.options[:1],), default="photo"), 1)
    visit.checklist.turn(replace(card, options=(*card.options[1:],), default="no_photo"), 1)
    assert visit.facts.ticks["choice:card"].value == "no_photo"


# -- outcomes ----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["", "2 94", WRONG, "7 94 03 75 120 005"])
def test_ameli_decides_whatever_our_verdict(visit: Visit, text: str) -> None:
    chooses(visit, "formulaire")
    types(visit, nir=text)
    chooses(visit, "acceptees")
    assert visit.step.id == "verification"


def test_an_outcome_is_undone_whole(visit: Visit) -> None:
    chooses(visit, "formulaire")
    before = visit.facts
    chooses(visit, "code_courrier")
    assert visit.facts.waiting is not None
    visit.undo()
    assert visit.facts == before


def test_the_default_case_leads_nowhere_and_another_goes_over(visit: Visit) -> None:
    orientation = visit.dossier.procedure.orientation
    assert orientation is not None
    usual = next(case for case in orientation.case if case.default)
    visit.ways.take_case(usual)
    assert visit.facts.ticks["case:"].value == usual.id
    assert visit.dossier.procedure.id == "ameli-1.3-cpam-loire"
    other = next(case for case in orientation.case if case.id == "franceconnect")
    visit.ways.take_case(other)
    assert visit.dossier.procedure.id == "ameli-1.2-franceconnect"
    visit.undo()
    assert visit.dossier.procedure.id == "ameli-1.3-cpam-loire"


def test_two_ticks_of_one_row_are_two_steps_back(visit: Visit) -> None:
    visit.checklist.toggle("piece:iban")
    visit.checklist.toggle("piece:iban")
    visit.undo()
    assert visit.dossier.tick("piece:iban") is not None


# -- putting aside -----------------------------------------------------------------------------


def test_put_aside_for_a_reason_until_a_day_with_a_note(visit: Visit) -> None:
    today = visit.now().date()
    visit.stopping.interrupt("document_missing", today, "revient cet après-midi", detail="iban")
    waiting = visit.facts.waiting
    assert waiting is not None
    assert (waiting.by, waiting.detail, waiting.expires) == ("citizen", "iban", False)
    assert waiting.due is not None
    assert waiting.due > visit.now()
    assert waiting.due.date() == today
    assert visit.facts.answers[NOTE] == "revient cet après-midi"
    visit.stopping.resume()
    assert visit.facts.waiting is None


@pytest.mark.parametrize(
    ("reason", "by"),
    [("card_inactive", "citizen"), ("ameli_down", "desk"), ("other", "desk"), ("gone", "desk")],
)
def test_whose_turn_it_is_comes_with_the_reason(visit: Visit, reason: str, by: str) -> None:
    visit.stopping.interrupt(reason, visit.now().date())
    assert visit.facts.waiting is not None
    assert visit.facts.waiting.by == by


def test_not_yet_is_looked_at_again(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    chooses(visit, "formulaire", "code_courrier")
    mairie.clock.passes(days=9)
    wait = outcome(visit, "code_courrier").wait
    assert wait is not None
    visit.ways.take_exit(next(way for way in wait.exit if way.wait == "same"))
    waiting = visit.facts.waiting
    assert waiting is not None
    assert waiting.due is not None
    assert waiting.due > mairie.clock()
