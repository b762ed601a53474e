from __future__ import annotations

import pytest

from counter_app.checks.repair import Slip, near, slips


@pytest.mark.parametrize(
    "pair", ["17", "38", "56", "08", "12", "90", "85", "41", "63", "34", "67", "0O", "8B"]
)
def test_signs_alike_or_side_by_side_are_near(pair: str) -> None:
    assert near(pair[0], pair[1])
    assert near(pair[1], pair[0])


@pytest.mark.parametrize("pair", ["13", "19", "73", "24", "50", "57", "8A", "AB", "0A", "91", "61"])
def test_other_signs_are_not(pair: str) -> None:
    assert not near(pair[0], pair[1])
    assert not near(pair[1], pair[0])


def test_a_swap_is_likelier_than_a_neighbour_and_that_than_any_sign() -> None:
    found = [Slip("", 0, before, after) for before, after in (("12", "21"), ("1", "2"), ("1", "3"))]
    assert [slip.unlikely for slip in found] == [0, 1, 2]


def test_every_change_of_a_sign_and_every_swap_is_tried() -> None:
    found = {slip.text for slip in slips("112", lambda _: "12", lambda _: True)}
    assert found == {"212", "122", "111", "121"}
