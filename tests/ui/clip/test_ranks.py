"""Where each value of a run stands: what was copied, what comes next."""

from __future__ import annotations

from counter_app.ui.clip.ranks import COPIED, LATER, NEXT, Rank, ranks


def test_in_order() -> None:
    found = ranks(["name", "nir", "date"], {0}, 1)
    assert found == {"name": Rank(1, COPIED), "nir": Rank(2, NEXT), "date": Rank(3, LATER)}


def test_one_goes_back() -> None:
    found = ranks(["name", "nir", "date"], {0, 1, 2}, 0)
    assert [found[row].said for row in ("name", "nir", "date")] == [NEXT, COPIED, COPIED]


def test_nothing_follows_the_last() -> None:
    assert ranks(["name", "nir"], {1}, 2) == {"name": Rank(1, LATER), "nir": Rank(2, COPIED)}


def test_a_value_given_twice_stands_at_the_paste_to_come() -> None:
    rows = ["mail", "mail", "phone"]
    assert ranks(rows, set(), 2)["mail"] == Rank(1, LATER)
    assert ranks(rows, {0}, 1)["mail"] == Rank(2, NEXT)
    assert ranks(rows, {0, 1}, 0)["mail"] == Rank(1, NEXT)
    assert ranks(rows, {0, 1}, 2)["mail"] == Rank(2, COPIED)
