"""A step laid out as rows, for every shipped procedure: what stands where, and its verdict."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.checks.finding import State
from counter_app.dossier import moves, ways
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Facts
from counter_app.dossier.rows import SIGNS, Kind, Row, Verdict, done, is_past, sheet, tries, verdict
from counter_app.procedure.model import Field, Note, Procedure
from tests.dossier.visits import (
    EVERY_PROCEDURE,
    FORGOTTEN,
    NOW,
    STAMP,
    answered,
    begun,
    dossier,
    filled,
    later,
    outcome,
    procedure,
    way_out,
)

EVERY_STEP = [(name, step.id) for name in EVERY_PROCEDURE for step in procedure(name).steps]
SHEET = procedure()


def row(visit: Dossier, key: str) -> Row:
    return next(r for r in sheet(visit.procedure, visit.facts).rows if r.key == key)


def words(visit: Dossier, key: str) -> Verdict | None:
    return verdict(visit, row(visit, key), NOW)


@pytest.mark.parametrize(("name", "step_id"), EVERY_STEP)
def test_every_element_of_every_step_has_its_row_in_order(name: str, step_id: str) -> None:
    target = procedure(name)
    laid = sheet(target, begun(target, step_id))
    step = target.step(step_id)
    shown = [r.element for r in laid.items if r.kind not in (Kind.CASE, Kind.CHOICE)]
    in_order = [item for item in step.item if item in shown]
    assert shown == in_order
    hidden = [item for item in step.item if item not in shown]
    assert all(item.when for item in hidden)
    assert [r.element for r in laid.outcomes] == list(step.outcome)
    assert [r.element for r in laid.pieces] == list(target.documents)


@pytest.mark.parametrize(("name", "step_id"), EVERY_STEP)
def test_every_row_has_its_own_key_words_and_verdict(name: str, step_id: str) -> None:
    target = procedure(name)
    for facts in (
        begun(target, step_id),
        replace(filled(target), place=begun(target, step_id).place),
    ):
        visit = dossier(target, facts)
        rows = sheet(target, facts).rows
        assert len({r.key for r in rows}) == len(rows)
        for each in rows:
            assert each.label
            quoted = isinstance(each.element, Note) and each.element.kind == "quote"
            assert each.focusable is (each.kind is not Kind.NOTE or quoted)
            said = verdict(visit, each, NOW)
            has_one = each.kind in (Kind.PIECE, Kind.DO, Kind.FIELD, Kind.MARK, Kind.REMEDY)
            assert (said is not None) is has_one
            assert said is None or said.sign == SIGNS[said.state]


@pytest.mark.parametrize("name", EVERY_PROCEDURE)
def test_every_field_that_is_filled_in_is_right(name: str) -> None:
    target = procedure(name)
    visit = dossier(target, filled(target))
    for step in target.steps:
        visit.apply(moves.enter_step(target, visit.facts, step.id))
        for each in sheet(target, visit.facts).items:
            if isinstance(each.element, Field):
                said = verdict(visit, each, NOW)
                assert said is not None
                assert said.state in (State.VALID, State.DOUBTFUL), (each.key, said)


@pytest.mark.parametrize("name", EVERY_PROCEDURE)
def test_the_particular_case_is_the_first_row_of_the_first_step_only(name: str) -> None:
    target = procedure(name)
    for step in target.steps:
        kinds = [r.kind for r in sheet(target, begun(target, step.id)).items]
        first = step is target.steps[0] and target.orientation is not None
        assert kinds.count(Kind.CASE) == int(first)
        assert not first or kinds[0] is Kind.CASE


def test_without_particular_cases_there_is_no_such_row() -> None:
    plain = replace(SHEET, orientation=None)
    assert Kind.CASE not in {r.kind for r in sheet(plain, begun(plain)).items}


def test_choices_stand_on_their_piece_or_before_what_they_change() -> None:
    laid = sheet(SHEET, begun(SHEET))
    card = next(r for r in laid.pieces if r.key == "piece:carte_vitale")
    assert card.choice is not None
    assert card.choice.id == "card"
    assert [r.key for r in laid.items[:2]] == ["case:", "choice:way"]


def test_a_choice_changes_the_rows() -> None:
    phone = moves.set_tick(begun(SHEET), "choice:way", "phone", STAMP)
    keys = [r.key for r in sheet(SHEET, phone).items]
    assert keys == ["case:", "choice:way", "item:acces.application", "item:acces.pas_de_code"]


def test_remedies_stand_under_their_outcome_once_it_was_answered() -> None:
    facts = begun(SHEET, "connexion")
    assert Kind.REMEDY not in {r.kind for r in sheet(SHEET, facts).outcomes}
    facts = answered(SHEET, facts, "connexion", "refusees")
    keys = [r.key for r in sheet(SHEET, facts).outcomes]
    at = keys.index("outcome:connexion.refusees")
    remedies = [
        f"remedy:connexion.refusees.{r.id}" for r in outcome(SHEET, "connexion", "refusees").remedy
    ]
    assert keys[at + 1 : at + 1 + len(remedies)] == remedies
    assert tries(facts, "connexion.refusees") == 1
    assert tries(facts, "connexion.acceptees") == 0


# -- verdicts ----------------------------------------------------------------------------------


def test_an_empty_field_says_how_ameli_wants_it() -> None:
    visit = dossier(SHEET, begun(SHEET, "connexion"))
    said = words(visit, "item:connexion.nom")
    assert said is not None
    assert said.state is State.EMPTY
    assert said.words
    visit.findings["last_name"] = replace(visit.findings["last_name"], message="")
    assert words(visit, "item:connexion.nom") == Verdict(State.EMPTY, "comme sur la carte Vitale")


def test_a_thing_done_says_so_and_a_mark_when() -> None:
    facts = moves.toggle(begun(SHEET, "finalisation"), "item:finalisation.conditions", STAMP)
    visit = dossier(SHEET, moves.toggle(facts, "mark:compte_cree", STAMP))
    assert words(visit, "item:finalisation.conditions") == Verdict(State.VALID, "fait")
    assert words(visit, "item:finalisation.mot_de_passe") == Verdict(State.EMPTY, "")
    assert words(visit, "mark:compte_cree") == Verdict(State.VALID, "le 21/11 à 14:32")
    fresh = dossier(SHEET, begun(SHEET, "finalisation"))
    assert words(fresh, "mark:compte_cree") == Verdict(State.EMPTY, "à cocher quand c’est arrivé")


def piece_words(facts: Facts, step: str, key: str = "piece:iban") -> Verdict | None:
    return words(dossier(SHEET, moves.enter_step(SHEET, facts, step)), key)


def test_a_piece_says_which_step_it_serves_until_that_step_is_past() -> None:
    held = moves.toggle(begun(SHEET), "piece:iban", STAMP)
    missing = Verdict(State.INCOMPLETE, "pas encore en main\u00a0: bloque la 3/4")
    assert piece_words(begun(SHEET), "acces") == missing
    assert piece_words(begun(SHEET), "verification") == missing
    assert piece_words(begun(SHEET), "finalisation") == Verdict(State.EMPTY, "")
    assert piece_words(held, "verification") == Verdict(State.VALID, "en main, servira à la 3/4")
    assert piece_words(held, "finalisation") == Verdict(State.VALID, "en main")


# -- which steps are behind --------------------------------------------------------------------


def behind(target: Procedure, facts: Facts) -> list[str]:
    visit = dossier(target, facts)
    return [step.id for step in target.steps if done(visit, step)]


def test_a_step_is_behind_once_its_answer_leads_on() -> None:
    facts = begun(SHEET)
    assert behind(SHEET, facts) == []
    facts = answered(SHEET, facts, "acces", "formulaire")
    assert behind(SHEET, facts) == ["acces"]
    facts = answered(SHEET, facts, "connexion", "refusees")
    assert behind(SHEET, facts) == ["acces"]
    facts = answered(SHEET, facts, "validation", "connecte")
    assert behind(SHEET, facts) == ["acces", "validation"]


def test_a_step_left_through_a_wait_is_behind_when_the_wait_led_on() -> None:
    facts = answered(SHEET, begun(SHEET), "finalisation", "lien_plus_tard")
    assert behind(SHEET, facts) == []
    facts = ways.take_exit(SHEET, facts, way_out(SHEET, facts, "ouvert"), later(days=1))
    assert behind(SHEET, facts) == ["finalisation"]


def test_waiting_for_ameli_puts_no_step_behind() -> None:
    target = procedure(FORGOTTEN)
    facts = answered(target, begun(target), "connexion", "ameli_en_panne")
    facts = ways.take_exit(target, facts, way_out(target, facts, "revenu"), STAMP)
    facts = moves.enter_step(target, facts, "demande")
    assert behind(target, facts) == []
    assert is_past(dossier(target, facts), target.steps[0])
    assert not is_past(dossier(target, facts), target.step("demande"))
