"""The recovery code can be written down, read back, and misread without costing a try."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.vault.problems import MistypedCode
from counter_app.vault.recovery import DRAWN, SIGNS, draw_code, read_code


def test_it_is_six_groups_of_five_signs_nobody_confuses() -> None:
    assert re.fullmatch(rf"[{SIGNS}]{{5}}(-[{SIGNS}]{{5}}){{5}}", draw_code())
    assert not set(SIGNS) & set("01BDGILNOPSUZ")


def test_it_holds_128_bits_or_more() -> None:
    assert DRAWN * math.log2(len(SIGNS)) >= 128


def test_no_two_are_alike() -> None:
    assert len({draw_code() for _ in range(100)}) == 100


@pytest.mark.parametrize("typed", [str.lower, str.swapcase, lambda c: c.replace("-", " \u00a0\n")])
def test_case_and_separators_do_not_matter(typed: Callable[[str], str]) -> None:
    code = draw_code()
    assert read_code(typed(code)) == code.replace("-", "")


@given(st.integers(0, DRAWN), st.sampled_from(SIGNS))
def test_any_one_misread_sign_is_caught(at: int, sign: str) -> None:
    signs = read_code(draw_code())
    if sign == signs[at]:
        return
    with pytest.raises(MistypedCode, match="signe par signe"):
        read_code(signs[:at] + sign + signs[at + 1 :])


@given(st.integers(0, DRAWN - 1))
def test_any_swap_of_neighbours_is_caught(at: int) -> None:
    signs = read_code(draw_code())
    swapped = signs[:at] + signs[at + 1] + signs[at] + signs[at + 2 :]
    if swapped == signs:
        return
    with pytest.raises(MistypedCode):
        read_code(swapped)


@settings(max_examples=50)
@given(st.text(max_size=40))
def test_any_other_text_is_refused_with_its_sentence(text: str) -> None:
    with pytest.raises(MistypedCode):
        read_code(text)
