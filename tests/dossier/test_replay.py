"""What ameli forgot of an interrupted inscription, and the values to copy there again in order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.checks.finding import State
from counter_app.dossier import moves
from counter_app.dossier.facts import Facts
from counter_app.dossier.replay import Copyable, asked_for, steps_to_redo, values_of
from counter_app.procedure.model import Procedure
from tests.dossier.visits import (
    EVERY_PROCEDURE,
    STAMP,
    begun,
    dossier,
    filled,
    procedure,
)

SHEET = procedure()
CREATED = {
    "ameli-1.3-cpam-loire": "compte_cree",
    "ameli-saint-thomas": "compte_cree",
    "ameli-1.1-code-provisoire": "compte_cree",
    "ameli-1.2-franceconnect": "compte_ouvert",
    "ameli-mot-de-passe-oublie": "lien_demande",
}


def redo(target: Procedure, facts: Facts, step: str) -> list[str]:
    stood = moves.enter_step(target, facts, step)
    return [each.id for each in steps_to_redo(target, stood)]


def test_before_the_account_exists_all_is_to_be_done_again() -> None:
    assert redo(SHEET, begun(SHEET), "acces") == ["acces"]
    assert redo(SHEET, begun(SHEET), "verification") == ["acces", "connexion", "verification"]
    assert len(redo(SHEET, begun(SHEET), "finalisation")) == 4


@pytest.mark.parametrize("name", EVERY_PROCEDURE)
def test_once_it_exists_nothing_is_wherever_one_looks(name: str) -> None:
    target = procedure(name)
    facts = moves.toggle(begun(target), f"mark:{CREATED[name]}", STAMP)
    before = [redo(target, begun(target), step.id) for step in target.steps]
    assert any(before)
    for step in target.steps:
        assert redo(target, facts, step.id) == []


def test_a_step_that_ameli_keeps_is_not_done_again() -> None:
    assert redo(SHEET, begun(SHEET), "validation") == []


def test_values_come_in_ameli_s_order_and_as_often_as_it_asks() -> None:
    visit = dossier(SHEET, filled(SHEET))
    values = values_of(visit, SHEET.steps[:4])
    assert [value.field for value in values] == [
        "postal_code",
        "last_name",
        "nir",
        "birth_date",
        "postal_code",
        "iban",
        "vitale_serial",
        "email",
        "email",
        "phone",
    ]
    assert values[2].row == "item:connexion.numero"
    assert values[2].text == visit.findings["nir"].value
    assert len(values[2].text) == 13


def test_the_way_chosen_leaves_out_what_it_does_not_ask() -> None:
    facts = moves.set_tick(filled(SHEET), "choice:way", "phone", STAMP)
    values = values_of(dossier(SHEET, facts), SHEET.steps[:1])
    assert values == ()


@pytest.mark.parametrize("state", list(State))
def test_only_what_is_right_or_doubtful_is_given(state: State) -> None:
    visit = dossier(SHEET, filled(SHEET))
    visit.findings["nir"] = replace(visit.findings["nir"], state=state)
    text = next(v.text for v in values_of(visit, SHEET.steps[1:2]) if v.field == "nir")
    assert bool(text) is (state in (State.VALID, State.DOUBTFUL))


@pytest.mark.parametrize(
    ("here", "stood", "following", "place"),
    [
        ("phone", None, 0, 0),
        ("name", "name", 1, 1),
        ("mail", "mail", 2, 2),
        ("phone", "phone", 4, 0),
        ("mail", "phone", 4, 1),
        ("name", "mail", 2, 0),
        ("a row without a value", "name", 1, 1),
        ("", "phone", 4, 0),
    ],
)
def test_which_value_one_more_copy_gives(
    here: str, stood: str | None, following: int, place: int
) -> None:
    """The first, then in order and round again; of another row that has one, its own."""
    rows = ("name", "mail", "mail", "phone")
    values = [Copyable(row, row, row, "", State.EMPTY) for row in rows]
    assert asked_for(values, here, stood, following) == place
