"""Steps as they are kept: which slots differ, what goes with a field, what cannot be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from counter_app.checks.finding import IBAN_CHECKED, State
from counter_app.dossier import moves, waits
from counter_app.dossier.dossier import Change, Dossier
from counter_app.dossier.facts import BROKEN, Facts, Place, Tick, unreadable, with_all_of
from counter_app.dossier.history import Back, History, Part, Slot
from counter_app.dossier.rows import Row, sheet, verdict
from counter_app.procedure.model import Field
from tests.dossier.visits import NOW, STAMP, begun, dossier, procedure
from tests.people import TODAY, person

SHEET = procedure()
HERE = Place("connexion")


def types(visit: Dossier, name: str, *texts: str) -> None:
    for text in texts:
        facts = moves.answer(visit.facts, name, text, len(text), f"item:{name}")
        visit.apply(facts, step=f"type:{name}", grows=True)
    visit.settle()


def ticks(visit: Dossier, key: str) -> None:
    visit.apply(moves.toggle(visit.facts, key, STAMP), step=f"tick:{key}")


def ends(visit: Dossier) -> str:
    return visit.facts.closing.kind if visit.facts.closing else ""


def row_of(visit: Dossier, name: str) -> Row:
    rows = sheet(SHEET, visit.facts).items
    return next(r for r in rows if isinstance(r.element, Field) and r.element.field == name)


def kept(visit: Dossier) -> dict[Slot, Part]:
    return {slot: part for slot, part in visit.history.drain().items() if part}


def test_typing_in_a_field_is_kept_once_with_what_stood_before() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    visit.history.drain()
    types(visit, "nir", "29", "294")
    (part,) = visit.history.drain().values()
    assert part is not None
    assert (part.redo, part.text) == (False, "2")


def test_a_key_that_joins_a_step_leaves_it_as_it_was_kept() -> None:
    visit = dossier(SHEET)
    visit.apply(moves.answer(visit.facts, "nir", "2", 1), step="type:nir", grows=True)
    assert visit.history.drain().keys() == {(1, "nir")}
    visit.apply(moves.answer(visit.facts, "nir", "29", 2), step="type:nir", grows=True)
    assert visit.history.drain() == {}


def test_a_step_is_kept_field_by_field_and_the_rest_apart() -> None:
    visit = dossier(SHEET)
    facts = moves.answer(visit.facts, "nir", "2", 1)
    facts = moves.answer(facts, "iban", "3M02606", 7)
    visit.apply(moves.set_tick(facts, "piece:iban", "1", STAMP), step="several")
    assert visit.history.drain().keys() == {(1, "nir"), (1, "iban"), (1, "")}
    visit.undo()
    again = visit.history.drain()
    assert {part.redo for part in again.values() if part} == {True}
    types(visit, "last_name", "M")
    dropped = visit.history.drain()
    assert {slot for slot, part in dropped.items() if part is None} == set(again)
    assert dropped[1, "last_name"] is not None


def test_what_grew_under_the_same_name_is_undone_with_it() -> None:
    visit = dossier(SHEET)
    visit.apply(moves.set_tick(visit.facts, "piece:iban", "1", STAMP), step="run", grows=True)
    visit.apply(moves.answer(visit.facts, "nir", "2", 1), step="run", grows=True)
    visit.undo()
    assert (visit.facts.answers, visit.facts.ticks) == ({}, {})


def test_the_oldest_step_is_dropped_when_there_are_too_many() -> None:
    visit = dossier(SHEET)
    for _ in range(200):
        ticks(visit, "piece:iban")
    visit.history.drain()
    ticks(visit, "piece:iban")
    changed = visit.history.drain()
    assert changed[1, ""] is None
    assert changed[201, ""] is not None
    assert len(changed) == 2


def test_a_wiped_field_goes_out_of_every_step_and_of_what_is_kept() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "294")
    types(visit, "last_name", "M")
    facts = moves.answer(visit.facts, "nir", "295", 3)
    visit.apply(moves.set_tick(facts, "piece:iban", "1", STAMP), step="both")
    visit.undo()
    visit.history.drain()
    visit.wipe(["nir"], "mark", STAMP)
    assert visit.history.drain() == {
        (1, "nir"): None,
        (3, "nir"): None,
        (3, ""): visit.history.redo[0].part("", redo=True),
    }
    assert [step.number for step in visit.history.undo] == [2]
    visit.redo()
    assert visit.facts.ticks.keys() == {"wiped:nir", "piece:iban"}
    assert "nir" not in visit.facts.answers


def test_a_wiped_field_says_so_until_it_is_typed_again() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", person().nir)
    change = visit.wipe(["nir"], "mark", STAMP)
    assert change.answers == {"nir"}
    assert change.ticks == {"wiped:nir"}
    visit.apply(moves.enter_step(SHEET, visit.facts, "connexion"))
    row = next(
        r for r in sheet(SHEET, visit.facts).items if getattr(r.element, "field", "") == "nir"
    )
    said = verdict(visit, row, NOW)
    assert said is not None
    assert (said.sign, said.words) == ("⌫", "effacé le 21/11, à redemander")
    types(visit, "nir", person().nir)
    again = verdict(visit, row, NOW + timedelta(days=1))
    assert again is not None
    assert (again.sign, again.state) == ("✓", State.VALID)


def test_what_is_never_written_says_so() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    visit.wipe(["nir"], "unkept", STAMP)
    visit.apply(moves.enter_step(SHEET, visit.facts, "connexion"))
    row = next(
        r for r in sheet(SHEET, visit.facts).items if getattr(r.element, "field", "") == "nir"
    )
    said = verdict(visit, row, NOW)
    assert said is not None
    assert said.words == "non conservé, à redemander"


def test_wiping_what_is_not_there_changes_nothing() -> None:
    visit = dossier(SHEET)
    types(visit, "last_name", "M")
    assert not visit.wipe(["nir"], "mark", STAMP)
    assert visit.can_undo


def test_the_iban_goes_with_what_is_known_of_it() -> None:
    assert with_all_of(["iban", "nir"]) == ("iban", IBAN_CHECKED, "nir")
    visit = dossier(SHEET)
    types(visit, "iban", person().iban)
    visit.rewrite({"iban": person().iban[-7:], IBAN_CHECKED: "x"})
    visit.wipe(["iban"], "age", STAMP)
    assert visit.facts.answers == {}
    assert visit.facts.ticks.keys() == {"wiped:iban"}


def test_undoing_a_reduced_iban_takes_its_mark_too_and_redoing_gives_both_back() -> None:
    visit = dossier(SHEET)
    types(visit, "iban", "FR76")
    types(visit, "iban", person().iban)
    visit.history.drain()
    reduced = {"iban": person().iban[-7:], IBAN_CHECKED: f"{person().iban[-7:]} Banque"}
    visit.rewrite(reduced)
    changed = visit.history.drain()
    assert changed.keys() == {(1, "iban"), (1, IBAN_CHECKED), (2, "iban")}
    assert changed[2, "iban"] is None, "it would give « FR76 » back"
    visit.undo()
    assert visit.facts.answers == {}
    visit.redo()
    assert visit.facts.answers == reduced


def test_slots_that_cannot_be_read_are_dropped_at_the_next_gesture() -> None:
    history = History.restored({}, [(3, "nir"), (4, "")])
    assert history.drain() == {(3, "nir"): None, (4, ""): None}
    history = History.restored({}, [(1, "nir"), (1, "iban")])
    history.add("tick", Back(HERE, {"nir": "2"}), grows=False)
    assert history.drain() == {
        (1, "nir"): Part(redo=False, place=HERE, text="2"),
        (1, "iban"): None,
    }


def four_and_three() -> Dossier:
    """Seven gestures, the last three undone; 2 and 6 hold two parts each."""
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    for number in range(2, 8):
        key = f"piece:{number}"
        facts = moves.toggle(visit.facts, key, STAMP)
        if number in (2, 6):
            facts = moves.answer(facts, "last_name", f"MARTIN{number}", 1)
        visit.apply(facts, step=f"tick:{key}")
    for _ in range(3):
        visit.undo()
    return visit


def states(visit: Dossier, *, redo: bool) -> list[Facts]:
    """Every state that one way goes to."""
    turn = visit.redo if redo else visit.undo
    found = [visit.facts]
    while turn():
        found.append(visit.facts)
    for _ in found[1:]:
        visit.undo() if redo else visit.redo()
    return found


@pytest.mark.parametrize(
    ("lost", "undone", "redone"),
    [
        ([(1, "nir")], 3, 3),
        ([(2, "")], 2, 3),
        ([(2, "last_name")], 2, 3),
        ([(2, ""), (2, "last_name")], 2, 3),
        ([(2, "last_name"), (3, "")], 1, 3),
        ([(6, "last_name")], 4, 1),
        ([(6, ""), (6, "last_name")], 4, 1),
        ([(7, "")], 4, 2),
        ([(2, ""), (6, "")], 2, 1),
        # The last done, or the first undone? Where nothing of it tells, neither way is gone.
        ([(4, "")], 0, 0),
        ([(5, "")], 0, 0),
    ],
)
def test_what_lies_this_side_of_a_broken_step_is_still_undone(
    lost: list[Slot], undone: int, redone: int
) -> None:
    visit = four_and_three()
    before, after = states(visit, redo=False), states(visit, redo=True)
    parts = kept(visit)
    history = History.restored({s: p for s, p in parts.items() if s not in lost}, lost)
    assert history.cut
    again = Dossier(SHEET, visit.facts, visit.today, history=history)
    assert states(again, redo=False) == before[: undone + 1]
    assert states(again, redo=True) == after[: redone + 1]


def test_a_broken_step_that_tells_its_way_bars_that_way_alone() -> None:
    visit = dossier(SHEET)
    ticks(visit, "piece:iban")
    facts = moves.answer(moves.toggle(visit.facts, "piece:phone", STAMP), "nir", "2", 1)
    visit.apply(facts, step="both")
    visit.undo()
    parts = kept(visit)
    del parts[2, "nir"]
    history = History.restored(parts, [(2, "nir")])
    assert ([step.number for step in history.undo], history.redo) == ([1], [])
    assert history.drain() == {(2, ""): None, (2, "nir"): None}
    assert not history.cut


def test_the_steps_behind_a_broken_one_are_dropped_with_it() -> None:
    visit = four_and_three()
    parts = kept(visit)
    del parts[3, ""]
    history = History.restored(parts, [(3, "")])
    dropped = {(1, "nir"), (2, ""), (2, "last_name"), (3, "")}
    assert history.drain() == dict.fromkeys(dropped)


def test_a_restored_history_goes_on_with_the_next_number() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    ticks(visit, "piece:iban")
    visit.undo()
    again = History.restored(kept(visit))
    assert [step.number for step in again.undo] == [1]
    assert [step.number for step in again.redo] == [2]
    again.add("tick", Back(HERE, {}, {"piece:iban": None}), grows=False)
    assert [step.number for step in again.undo] == [1, 2]
    assert again.redo == []


def test_two_changes_as_one() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    visit.apply(moves.answer(visit.facts, "last_name", "M", 1), step="type")
    first = visit.apply(moves.set_tick(visit.facts, "piece:iban", "1", STAMP), step="tick")
    both = first.then(visit.wipe(["nir"], "mark", STAMP))
    assert both.answers == {"nir"}
    assert both.ticks == {"piece:iban", "wiped:nir"}
    assert both.findings is not None
    assert both.findings.keys() >= {"nir"}
    assert not Change().then(Change())


def test_rewriting_what_is_not_there_changes_nothing() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    assert not visit.rewrite({"iban": "3M02606"})
    assert visit.facts.answers == {"nir": "2"}


def test_what_waits_stays_as_it_is_when_a_step_that_did_not_touch_it_is_undone() -> None:
    visit = dossier(SHEET)
    types(visit, "nir", "2")
    assert visit.history.undo[0].back.head is None
    facts = waits.close(visit.facts, "done", STAMP)
    visit.apply(facts, step="close")
    visit.undo()
    assert ends(visit) == ""
    visit.redo()
    assert ends(visit) == "done"


def test_a_step_that_the_text_has_no_more_is_undone_from_the_first_one() -> None:
    """The text the dossier began under cannot be read, and the shipped one was cut otherwise."""
    before = dossier(SHEET, begun(SHEET, "connexion"))
    types(before, "nir", "2", "29")
    cut = replace(SHEET, steps=tuple(step for step in SHEET.steps if step.id != "connexion"))
    history = History.restored(kept(before))
    visit = Dossier(cut, replace(before.facts, place=Place("acces")), TODAY, history=history)
    visit.undo()
    assert visit.facts == replace(before.facts, answers={}, place=Place("acces"))


def test_what_cannot_be_read_is_asked_again_until_it_is_given() -> None:
    broken, aged = Tick(BROKEN, NOW, "Karim"), Tick("age", NOW, "")
    ticks = {"wiped:nir": broken, "wiped:email": broken, "wiped:iban": aged, "piece:x": broken}
    facts = replace(begun(SHEET), ticks=ticks)
    assert unreadable(facts) == ("email", "nir")
    assert unreadable(moves.answer(facts, "nir", "2", 1)) == ("email",)
