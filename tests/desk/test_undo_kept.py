"""Ctrl+Z after coming back: what was done before leaving, or before a kill, is undone the same."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from counter_app.checks.finding import IBAN_CHECKED
from counter_app.desk.counter import Counter
from counter_app.desk.sight import banner
from counter_app.desk.visit import Visit
from tests.desk.mairie import Mairie, chooses, identity, to_the_link, types
from tests.people import person

CITIZEN = person(3)
PROCEDURES = ("ameli-1.3-cpam-loire", "ameli-mot-de-passe-oublie")


def undone(visit: Visit) -> list[tuple[object, ...]]:
    """Every state that undo goes back to, in order."""
    states: list[tuple[object, ...]] = []
    while visit.undo():
        facts = visit.facts
        states.append((facts.answers, facts.ticks, facts.waiting, visit.dossier.procedure.id))
    return states


def a_visit(visit: Visit) -> None:
    """Typing, ticks, a choice, an outcome, a wait and another procedure."""
    types(visit, last_name="MAR", nir=CITIZEN.nir)
    types(visit, last_name="MARTIN")
    visit.checklist.all_pieces()
    visit.checklist.turn(visit.dossier.procedure.choices[0], 1)
    chooses(visit, "formulaire")
    visit.mandate.turn_typist()
    visit.stopping.interrupt("citizen_away", visit.now().date(), "revient à 15 h")
    visit.stopping.resume()
    chooses(visit, "compte_existe")


def rows(mairie: Mairie) -> list[tuple[int, str, bytes]]:
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        return connection.execute("SELECT number, field, sealed FROM undo_step").fetchall()


@pytest.mark.parametrize("how", ["left", "killed"])
def test_coming_back_undoes_what_staying_would(
    mairie: Mairie, claire: Counter, visit: Visit, how: str
) -> None:
    a_visit(visit)
    stays = claire.new()
    a_visit(stays)
    expected = undone(stays)
    if how == "left":
        claire.leave(visit)
        again = claire.open(identity(visit))
    else:
        again = mairie.again(claire).open(identity(visit))
    assert undone(again) == expected
    assert len(expected) == 9
    assert {state[3] for state in expected} == {PROCEDURES[0]}


def test_redo_survives_too_and_a_new_gesture_ends_it(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    visit.checklist.toggle("piece:iban")
    visit.undo()
    visit.undo()
    again = mairie.again(claire, "Karim").open(identity(visit))
    again.redo()
    assert again.facts.answers == {"last_name": "MARTIN"}
    types(again, nir="2")
    last = mairie.again(mairie.windows[0]).open(identity(visit))
    assert not last.dossier.can_redo
    last.undo()
    last.undo()
    assert (last.facts.answers, last.dossier.can_undo) == ({}, False)


def test_typing_a_field_writes_one_row_once(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    visit.fields.type("nir", "2", 1, "item:connexion.nir")
    claire.board()
    (first,) = rows(mairie)
    visit.fields.type("nir", "29", 2, "item:connexion.nir")
    claire.board()
    assert rows(mairie) == [first]
    assert first[:2] == (1, "nir")


def test_two_hundred_steps_are_kept_on_disk(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    for _ in range(231):
        visit.checklist.toggle("piece:iban")
    claire.leave(visit)
    assert sorted(number for number, _, _ in rows(mairie)) == list(range(32, 232))


def test_a_reduced_iban_leaves_no_step_that_holds_it(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, iban="FR76")
    types(visit, iban=CITIZEN.iban)
    visit.fields.leave("iban")
    again = mairie.again(claire).open(identity(visit))
    assert again.facts.answers.keys() == {"iban", IBAN_CHECKED}
    (state,) = undone(again)
    assert state[0] == {}, "before it was typed there was none, and no step between"


def test_what_a_correction_replaced_comes_back_after_a_kill(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    wrong = CITIZEN.nir[:-1] + str((int(CITIZEN.nir[-1]) + 1) % 10)
    types(visit, nir=wrong)
    assert visit.fields.fix("nir", "item:nir") is not None
    assert visit.fields.fix("nir", "item:nir") is not None
    again = mairie.again(claire).open(identity(visit))
    again.undo()
    assert again.facts.answers == {"nir": wrong}


@pytest.mark.parametrize("damage", ["DELETE", "sealed=x'00'", "version=version+1"])
def test_a_step_that_cannot_be_read_costs_the_undo_and_nothing_else(
    mairie: Mairie, claire: Counter, visit: Visit, damage: str
) -> None:
    types(visit, last_name="MARTIN", nir="2")
    mairie.kill(claire)
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        if damage == "DELETE":
            connection.execute("DELETE FROM undo_step WHERE field='nir'")
        else:
            connection.execute(f"UPDATE undo_step SET {damage} WHERE field='nir'")
        connection.commit()
    again = mairie.window().open(identity(visit))
    assert again.facts.answers == {"last_name": "MARTIN", "nir": "2"}
    assert again.dossier.can_undo == (damage == "DELETE")
    again.checklist.toggle("piece:iban")
    mairie.windows[0].board()
    assert all(field != "nir" for _, field, _ in rows(mairie)), "what was lost is dropped"


def test_what_was_done_after_a_broken_step_is_undone_and_it_is_told_once(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    visit.checklist.toggle("piece:iban")
    types(visit, nir="2")
    mairie.kill(claire)
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        connection.execute("UPDATE undo_step SET sealed=x'00' WHERE number=2")
        connection.commit()
    again = mairie.window().open(identity(visit))
    assert banner(again).startswith("Illisible, oublié : une partie de ce que ^Z annulait.")
    again.undo()
    assert again.facts.answers == {"last_name": "MARTIN"}
    assert again.facts.ticks.keys() == {"piece:iban"}
    assert not again.dossier.can_undo
    assert "Illisible" not in banner(again)
    mairie.windows[0].board()
    assert [(number, field) for number, field, _ in rows(mairie)] == [(3, "nir")]


def test_steps_moved_from_one_dossier_to_another_are_refused(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    other = claire.new()
    types(other, last_name="BONNET")
    mairie.kill(claire)
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        connection.execute("DELETE FROM undo_step WHERE dossier=?", (identity(other),))
        connection.execute("UPDATE undo_step SET dossier=?", (identity(other),))
        connection.commit()
    assert not mairie.window().open(identity(other)).dossier.can_undo


def test_a_step_into_a_procedure_that_cannot_be_read_is_no_more(
    mairie: Mairie, claire: Counter, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    types(visit, last_name="MARTIN")
    chooses(visit, "formulaire", "compte_existe")
    window = mairie.again(claire)
    text_of = window._archive._text_of
    monkeypatch.setattr(
        window._archive,
        "_text_of",
        lambda name, sha: None if name == PROCEDURES[0] else text_of(name, sha),
    )
    again = window.open(identity(visit))
    assert again.facts.answers == {"last_name": "MARTIN"}
    assert not again.dossier.can_undo


def test_closing_is_undone_with_all_that_came_before(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    visit.stopping.close("done", None, None)
    visit.undo()
    again = mairie.again(claire).open(identity(visit))
    assert again.redo().header
    closing = again.facts.closing
    assert closing is not None
    assert closing.kind == "done"
    again.undo()
    again.undo()
    assert again.facts.waiting is None
