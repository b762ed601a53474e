"""The figures asked of the corrections: the true value is there, mostly first, among few."""

from __future__ import annotations

import random
import time
from collections.abc import Callable

import pytest

from counter_app.checks import Context, judge
from tests.checks.mistyping import (
    Born,
    anywhere,
    as_in_life,
    far_away,
    ibans,
    in_a_town,
    mails,
    measured,
    nirs,
)
from tests.people import TODAY

BIRTHS = (anywhere, in_a_town, far_away, as_in_life)
SHARES = (0.0, 0.1, 0.2, 0.5)
"""How many of the slips are a swap of neighbours: 0.1 to 0.2 have been counted (Verhoeff)."""


@pytest.mark.parametrize("swaps", [0.0, 0.2])
@pytest.mark.parametrize("birth", BIRTHS)
def test_the_true_number_is_first_more_often_than_by_lot(
    birth: Callable[[random.Random], Born], swaps: float
) -> None:
    figures = measured("nir", nirs(2_500, birth, swaps))
    assert figures.among >= 0.99
    assert figures.first >= 0.75
    assert figures.first > figures.fair
    assert figures.shown <= 2


def test_people_born_in_towns_are_found_more_surely_still() -> None:
    assert measured("nir", nirs(1_000, in_a_town)).first >= 0.85
    assert measured("nir", nirs(1_000, as_in_life)).first >= 0.85


def test_the_true_iban_is_nearly_always_proposed_and_mostly_first() -> None:
    figures = measured("iban", ibans(1_000))
    assert figures.among >= 0.99
    assert figures.first >= 0.6
    assert figures.shown <= 3


def test_the_true_domain_is_nearly_always_proposed_and_mostly_first() -> None:
    figures = measured("email", mails(600))
    assert figures.among >= 0.94
    assert figures.first >= 0.9
    assert figures.shown <= 2


@pytest.mark.slow
@pytest.mark.parametrize("swaps", SHARES)
@pytest.mark.parametrize("birth", BIRTHS)
def test_the_figures_of_the_number_hold_over_many(
    birth: Callable[[random.Random], Born], swaps: float
) -> None:
    figures = measured("nir", nirs(20_000, birth, swaps, seed=2026))
    assert (figures.among >= 0.99, figures.first >= 0.77, figures.shown <= 2) == (True,) * 3
    assert figures.first > figures.fair + 0.02


@pytest.mark.slow
def test_the_figures_hold_over_many() -> None:
    assert measured("iban", ibans(5_000, seed=2026)).among >= 0.99
    assert measured("email", mails(5_000, seed=2026)).among >= 0.94


@pytest.mark.slow
def test_how_long_corrections_take() -> None:
    cases = {"nir": nirs(3_000), "iban": ibans(3_000), "email": mails(3_000)}
    for field, drawn in cases.items():
        taken = []
        for case in drawn:
            start = time.perf_counter()
            judge(field, case.wrong, Context(TODAY, case.values))
            taken.append(time.perf_counter() - start)
        taken.sort()
        median, late = taken[len(taken) // 2], taken[int(len(taken) * 0.999)]
        print(f"{field}: median {median * 1e6:.0f} µs, 99.9 % within {late * 1e6:.0f} µs")
        assert len(taken) == 3_000
