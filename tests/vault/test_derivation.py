"""The key derived from a phrase: the same for the same phrase however typed, and never cheap."""

from __future__ import annotations

import os

import pytest

from counter_app.vault.derivation import Cost, derive
from counter_app.vault.problems import SealBroken

SALT = b"s" * 16
CHEAP = Cost(8, 1, 1)


def test_composed_and_decomposed_accents_are_one_phrase() -> None:
    assert derive("é" * 12, SALT, CHEAP) == derive("e\u0301" * 12, SALT, CHEAP)


def test_case_spaces_and_salt_count() -> None:
    salted = derive("Mot", b"t" * 16, CHEAP)
    assert len({derive(text, SALT, CHEAP) for text in ("Mot", "mot", "Mot ")} | {salted}) == 4


def test_any_text_is_a_phrase() -> None:
    assert len(derive("\ud800\x00" + "x" * 10_000, SALT, CHEAP)) == 32


@pytest.mark.parametrize(("cores", "lanes"), [(None, 1), (1, 1), (2, 2), (64, 4)])
def test_the_usual_cost_is_64_mib_three_passes_and_the_lanes_there_are(
    monkeypatch: pytest.MonkeyPatch, cores: int | None, lanes: int
) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: cores)
    assert Cost.usual() == Cost(memory_kib=65536, passes=3, lanes=lanes)


@pytest.mark.parametrize(
    "cost",
    [
        Cost(1 << 30, 3, 4),
        Cost(65536, 1 << 20, 4),
        Cost(65536, 3, 1 << 20),
        Cost(65536, 0, 4),
        Cost(65536, 3, 0),
        Cost(8, 3, 4),
        Cost(-1, 3, 1),
    ],
)
def test_parameters_that_would_exhaust_the_pc_are_refused(cost: Cost) -> None:
    with pytest.raises(SealBroken):
        derive("mot", SALT, cost)


def test_a_salt_of_another_length_is_refused() -> None:
    with pytest.raises(SealBroken):
        derive("mot", b"", CHEAP)
