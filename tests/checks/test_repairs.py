"""The figures asked of the corrections: the true value is there, mostly first, among few."""

from __future__ import annotations

import time

import pytest

from counter_app.checks import Context, judge
from tests.checks.mistyping import ibans, large, mails, measured, nirs, places
from tests.people import TODAY


def test_the_true_number_is_nearly_always_proposed_and_mostly_first() -> None:
    figures = measured("nir", nirs(600, places()))
    assert figures.among >= 0.99
    assert figures.first >= 0.75
    assert figures.shown <= 2


def test_people_born_in_towns_are_found_more_surely_still() -> None:
    figures = measured("nir", nirs(600, large()))
    assert figures.among >= 0.99
    assert figures.first >= 0.85
    assert figures.shown <= 2


def test_the_true_iban_is_nearly_always_proposed_and_mostly_first() -> None:
    figures = measured("iban", ibans(300))
    assert figures.among >= 0.99
    assert figures.first >= 0.55
    assert figures.shown <= 3


def test_the_true_domain_is_nearly_always_proposed_and_mostly_first() -> None:
    figures = measured("email", mails(600))
    assert figures.among >= 0.94
    assert figures.first >= 0.9
    assert figures.shown <= 2


@pytest.mark.slow
def test_the_figures_hold_over_many() -> None:
    for codes in (places(), large()):
        figures = measured("nir", nirs(10_000, codes, seed=2026))
        assert (figures.among >= 0.99, figures.first >= 0.75, figures.shown <= 2) == (True,) * 3
    assert measured("iban", ibans(5_000, seed=2026)).among >= 0.99
    assert measured("email", mails(5_000, seed=2026)).among >= 0.94


@pytest.mark.slow
def test_how_long_corrections_take() -> None:
    cases = {"nir": nirs(3_000, places()), "iban": ibans(3_000), "email": mails(3_000)}
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
