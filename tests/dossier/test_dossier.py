"""One visit in memory: what a gesture changed, what is judged again, undone and done again."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.checks.finding import IBAN_CHECKED, State
from counter_app.dossier import moves, ways
from counter_app.dossier.dossier import Change, Dossier, difference
from counter_app.dossier.facts import FIELDS, Facts
from counter_app.dossier.history import History, Part, Slot
from counter_app.procedure.model import Procedure
from tests.dossier.visits import (
    EVERY_PROCEDURE,
    FICHE_1_3,
    STAMP,
    begun,
    dossier,
    filled,
    procedure,
)
from tests.people import TODAY, person

SHEET = procedure()


def type_in(visit: Dossier, name: str, text: str) -> Change:
    facts = moves.answer(visit.facts, name, text, len(text), f"item:{name}")
    return visit.apply(facts, step=f"type:{name}", grows=True)


def tick(visit: Dossier, key: str) -> Change:
    return visit.apply(moves.toggle(visit.facts, key, STAMP), step=f"tick:{key}")


# -- what changed ------------------------------------------------------------------------------


def test_a_letter_changes_one_answer_and_the_place() -> None:
    change = type_in(dossier(SHEET), "last_name", "M")
    assert change
    assert change.answers == {"last_name"}
    assert change.header
    assert not change.ticks


def test_nothing_different_is_no_change() -> None:
    visit = dossier(SHEET)
    assert not visit.apply(visit.facts, step="nothing")
    assert not difference(visit.facts, replace(visit.facts))
    assert not visit.can_undo


def test_a_tick_taken_away_is_a_change_of_that_tick() -> None:
    visit = dossier(SHEET)
    assert tick(visit, "piece:iban").ticks == {"piece:iban"}
    assert visit.tick("piece:iban") is not None
    assert tick(visit, "piece:iban").ticks == {"piece:iban"}
    assert visit.tick("piece:iban") is None


# -- what is judged again ----------------------------------------------------------------------


def test_a_birth_date_judges_the_number_again() -> None:
    visit = dossier(SHEET)
    type_in(visit, "nir", person().nir)
    before = visit.findings["nir"].state
    change = type_in(visit, "birth_date", "01/01/1951")
    assert change.findings is not None
    assert change.findings.keys() == {"nir", "birth_date"}
    assert (before, visit.findings["nir"].state) == (State.VALID, State.DOUBTFUL)


def test_the_kind_of_card_judges_the_serial_again() -> None:
    visit = dossier(SHEET)
    type_in(visit, "vitale_serial", "12345678")
    photo = visit.findings["vitale_serial"].state
    change = visit.apply(moves.set_tick(visit.facts, "choice:card", "no_photo", STAMP), step="turn")
    assert change.findings is not None
    assert change.findings.keys() == {"vitale_serial"}
    assert (photo, visit.findings["vitale_serial"].state) == (State.INCOMPLETE, State.VALID)


def test_an_address_of_another_open_dossier_is_doubted() -> None:
    address = person().email
    facts = moves.answer(begun(SHEET), "email", address, 0)
    alone = Dossier(SHEET, facts, TODAY)
    taken = Dossier(SHEET, facts, TODAY, frozenset({address.upper()}))
    assert alone.findings["email"].state is State.VALID
    assert taken.findings["email"].state is State.DOUBTFUL


# -- undo --------------------------------------------------------------------------------------


def test_typing_in_one_field_is_one_step_and_leaving_it_ends_it() -> None:
    visit = dossier(SHEET)
    for text in ("M", "MA", "MAR"):
        type_in(visit, "last_name", text)
    visit.settle()
    type_in(visit, "last_name", "MART")
    visit.undo()
    assert visit.facts.answers == {"last_name": "MAR"}
    visit.undo()
    assert visit.facts.answers == {}
    assert not visit.can_undo
    visit.redo()
    visit.redo()
    assert visit.facts.answers == {"last_name": "MART"}
    assert not visit.can_redo


def test_two_fields_are_two_steps_and_so_are_two_ticks_of_one_row() -> None:
    visit = dossier(SHEET)
    type_in(visit, "last_name", "M")
    type_in(visit, "nir", "2")
    tick(visit, "piece:iban")
    tick(visit, "piece:iban")
    for _ in range(2):
        visit.undo()
    assert visit.facts.answers == {"last_name": "M", "nir": "2"}
    visit.undo()
    assert visit.facts.answers == {"last_name": "M"}


def test_the_same_text_again_does_not_swallow_the_next_step() -> None:
    visit = dossier(SHEET)
    type_in(visit, "last_name", "M")
    visit.settle()
    assert not type_in(visit, "last_name", "M")
    type_in(visit, "last_name", "MA")
    visit.undo()
    assert visit.facts.answers == {"last_name": "M"}


def test_moving_about_is_no_step_and_keeps_what_can_be_redone() -> None:
    visit = dossier(SHEET)
    type_in(visit, "last_name", "M")
    visit.undo()
    change = visit.apply(moves.go(visit.facts, "connexion", "item:connexion.nom"))
    assert change.header
    assert (visit.can_undo, visit.can_redo) == (False, True)
    visit.redo()
    assert visit.facts.answers == {"last_name": "M"}


def test_a_new_gesture_leaves_nothing_to_redo() -> None:
    visit = dossier(SHEET)
    type_in(visit, "last_name", "M")
    visit.undo()
    type_in(visit, "last_name", "B")
    assert not visit.can_redo
    assert not visit.redo()


def test_nothing_to_undo_changes_nothing() -> None:
    visit = dossier(SHEET)
    before = visit.facts
    assert not visit.undo()
    assert visit.facts == before


def test_going_over_is_undone_with_its_procedure() -> None:
    visit = dossier(SHEET, filled(SHEET))
    target = procedure("ameli-saint-thomas")
    visit.apply(ways.go_over(target, visit.facts, "all"), step="over", procedure=target)
    assert visit.procedure is target
    visit.undo()
    assert visit.procedure is SHEET
    visit.redo()
    assert visit.procedure is target


def test_two_hundred_steps_are_kept() -> None:
    visit = dossier(SHEET)
    for _ in range(250):
        tick(visit, "piece:iban")
    undone = 0
    while visit.undo():
        undone += 1
    assert undone == 200


def test_what_is_rewritten_is_gone_from_every_state_that_held_it() -> None:
    visit = dossier(SHEET)
    whole, last = person().iban, person().iban[-7:]
    type_in(visit, "last_name", "M")
    type_in(visit, "iban", whole)
    tick(visit, "piece:iban")
    visit.undo()
    change = visit.rewrite({"iban": last, IBAN_CHECKED: f"{last} Banque"})
    assert change.answers == {"iban", IBAN_CHECKED}
    assert visit.findings["iban"].state is State.VALID
    assert visit.redo().ticks == {"piece:iban"}
    assert visit.facts.answers["iban"] == last
    states = [visit.facts]
    while visit.undo():
        states.append(visit.facts)
    assert not [state for state in states if whole in state.answers.values()]
    assert "iban" not in states[-1].answers, "before the IBAN was typed there was none"


# -- whatever is done --------------------------------------------------------------------------

SOME_TEXT = st.one_of(
    st.sampled_from([text for number in range(4) for text in person(number).values().values()]),
    st.sampled_from(["", "2", "294", "FR76", "12/03", "@", "\ud800", "\u202e", "é" * 300]),
    st.text(max_size=12),
)
GESTURES = st.one_of(
    st.tuples(st.just("type"), st.sampled_from(FIELDS), SOME_TEXT),
    st.tuples(st.just("tick"), st.sampled_from(["piece:iban", "mark:compte_cree"]), st.just("")),
    st.tuples(st.just("card"), st.just(""), st.sampled_from(["photo", "no_photo"])),
    st.tuples(st.just("step"), st.just(""), st.integers(0, 9).map(str)),
    st.tuples(st.just("outcome"), st.just(""), st.integers(0, 9).map(str)),
    st.tuples(st.just("over"), st.sampled_from(EVERY_PROCEDURE), st.just("")),
    st.tuples(st.just("settle"), st.just(""), st.just("")),
    st.tuples(st.sampled_from(["undo", "redo"]), st.just(""), st.just("")),
)


def act(visit: Dossier, gesture: tuple[str, str, str]) -> None:
    kind, name, text = gesture
    facts, sheet = visit.facts, visit.procedure
    match kind:
        case "type":
            type_in(visit, name, text)
        case "tick":
            tick(visit, name)
        case "card":
            visit.apply(moves.set_tick(facts, "choice:card", text, STAMP), step="card")
        case "step":
            at = int(text) % len(sheet.steps)
            visit.apply(moves.enter_step(sheet, facts, sheet.steps[at].id))
        case "outcome":
            step = sheet.step(facts.place.step)
            chosen = step.outcome[int(text) % len(step.outcome)]
            facts = ways.choose_outcome(sheet, facts, step, chosen, STAMP)
            visit.apply(facts, step="outcome")
        case "over":
            target = procedure(name)
            visit.apply(ways.go_over(target, facts, "all"), step="over", procedure=target)
        case "settle":
            visit.settle()
        case "undo":
            visit.undo()
        case _:
            visit.redo()


def undo_all(visit: Dossier) -> None:
    while visit.can_undo:
        visit.undo()


def redo_all(visit: Dossier) -> None:
    while visit.can_redo:
        visit.redo()


def resumed(visit: Dossier, kept: dict[Slot, Part]) -> Dossier:
    """The visit as it comes back from what was kept of it."""
    history = History.restored(kept)
    return Dossier(visit.procedure, visit.facts, TODAY, history=history)


def state(visit: Dossier) -> tuple[Procedure, Facts]:
    return visit.procedure, visit.facts


@settings(max_examples=120, deadline=None)
@given(st.lists(GESTURES, max_size=25))
def test_findings_are_always_those_of_a_fresh_judgement(
    gestures: list[tuple[str, str, str]],
) -> None:
    visit = dossier(procedure(FICHE_1_3))
    for gesture in gestures:
        act(visit, gesture)
        assert visit.findings == Dossier(visit.procedure, visit.facts, TODAY).findings


@settings(max_examples=120, deadline=None)
@given(st.lists(GESTURES, max_size=25))
def test_undoing_all_then_redoing_all_comes_back_to_the_same_facts(
    gestures: list[tuple[str, str, str]],
) -> None:
    visit = dossier(procedure(FICHE_1_3))
    for gesture in gestures:
        act(visit, gesture)
    redo_all(visit)
    last = state(visit)
    undo_all(visit)
    assert (visit.facts.answers, visit.facts.ticks) == ({}, {})
    redo_all(visit)
    assert state(visit) == last


@settings(max_examples=120, deadline=None)
@given(st.lists(GESTURES, max_size=25), st.integers(0, 24))
def test_resumed_anywhere_it_undoes_and_redoes_the_same(
    gestures: list[tuple[str, str, str]], at: int
) -> None:
    """What is kept of undo, written bit by bit, is what undo would have done without leaving."""
    stays, leaves = dossier(procedure(FICHE_1_3)), dossier(procedure(FICHE_1_3))
    kept: dict[Slot, Part] = {}
    for number, gesture in enumerate(gestures):
        act(stays, gesture)
        act(leaves, gesture)
        for slot, part in leaves.history.drain().items():
            if part is None:
                kept.pop(slot, None)
            else:
                kept[slot] = part
        if number == at:
            stays.settle()
            leaves = resumed(leaves, kept)
    leaves = resumed(leaves, kept)
    for move in (Dossier.undo, Dossier.redo):
        while move(stays):
            move(leaves)
            assert state(leaves) == state(stays)
        assert not move(leaves)


@settings(max_examples=80, deadline=None)
@given(st.lists(GESTURES, max_size=20), st.sampled_from(FIELDS), st.booleans())
def test_what_is_wiped_is_in_no_step_whatever_was_done(
    gestures: list[tuple[str, str, str]], name: str, back: bool
) -> None:
    visit = dossier(procedure(FICHE_1_3))
    for gesture in gestures:
        act(visit, gesture)
    if back:
        visit.undo()
    stood = name in visit.facts.answers
    visit.wipe([name], "mark", STAMP)
    steps = (*visit.history.undo, *visit.history.redo)
    assert all(name not in step.back.answers for step in steps)
    assert (visit.tick(f"wiped:{name}") is not None) == stood
    undo_all(visit)
    assert name not in visit.facts.answers
    redo_all(visit)
    assert name not in visit.facts.answers
    assert visit.findings == Dossier(visit.procedure, visit.facts, TODAY).findings
