"""The reference said aloud at the desk: what is misheard is noticed, and no two are the same."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import pytest

from counter_app.dossier.reference import ALPHABET, NotAReference, check_sign, draw, parse, shown


def is_refused(text: str) -> bool:
    try:
        parse(text)
    except NotAReference:
        return True
    return False


@pytest.mark.parametrize("seed", range(20))
def test_every_misheard_sign_is_noticed(seed: int) -> None:
    reference = draw((), Random(seed).randrange)
    for at, sign in product(range(6), ALPHABET):
        misheard = reference[:at] + sign + reference[at + 1 :]
        assert is_refused(misheard) is (sign != reference[at]), misheard


@pytest.mark.parametrize(("one", "two"), combinations(range(5), 2))
def test_every_swap_of_two_different_signs_is_noticed(one: int, two: int) -> None:
    for first, second in product(ALPHABET, repeat=2):
        body = ["Q"] * 5
        body[one], body[two] = first, second
        check = check_sign("".join(body))
        body[one], body[two] = second, first
        assert is_refused("".join(body) + check) is (first != second)


@pytest.mark.parametrize("at", range(5))
def test_a_sign_swapped_with_the_check_is_noticed(at: int) -> None:
    for sign, others in product(ALPHABET, ("Q", "7", "2")):
        body = others * at + sign + others * (4 - at)
        check = check_sign(body)
        swapped = body[:at] + check + body[at + 1 :] + sign
        assert is_refused(swapped) is (sign != check)


def test_it_is_read_as_it_is_said() -> None:
    reference = draw((), Random(1).randrange)
    assert parse(shown(reference)) == reference
    assert parse(f"  {shown(reference).lower()} ") == reference
    assert parse(" ".join(reference)) == reference
    assert len(shown(reference)) == 7
    assert shown(reference)[3] == "-"


@pytest.mark.parametrize("text", ["", "K7Q", "K7Q-42MM", "K7Q-4OM", "ÉÉÉÉÉÉ", "٣٣٣٣٣٣"])
def test_what_cannot_be_one_is_told_how_one_looks(text: str) -> None:
    with pytest.raises(NotAReference, match="six signes"):
        parse(text)


def test_no_sign_looks_or_sounds_like_another() -> None:
    assert len(set(ALPHABET)) == 23
    assert not set("01IOLSBZGDPNU") & set(ALPHABET)


def test_one_that_is_taken_is_drawn_again() -> None:
    signs = iter([0, 0, 0, 0, 0, 1, 1, 1, 1, 1])
    taken = {"22222" + check_sign("22222")}
    assert draw(taken, lambda _below: next(signs)) == "33333" + check_sign("33333")


def test_thousands_are_all_different() -> None:
    taken: set[str] = set()
    for _ in range(3000):
        reference = draw(taken)
        assert reference not in taken
        assert parse(reference) == reference
        taken.add(reference)
