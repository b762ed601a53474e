"""Each gesture of an agent: what it changes of the facts, and what it leaves as it was."""

from __future__ import annotations

from dataclasses import replace

from counter_app.dossier import moves
from counter_app.dossier.facts import Place
from tests.dossier.visits import (
    NOW,
    STAMP,
    begun,
    procedure,
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
