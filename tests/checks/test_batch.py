"""Twenty thousand values a field, as `counter-app check` judges them: seconds, and flat memory."""

from __future__ import annotations

import gc
import random
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from counter_app.checks import FIELDS, Context, judge
from tests.checks.mistyping import LETTERS, slip
from tests.people import TODAY, person


def drawn(field: str, count: int) -> Iterator[str]:
    """Texts of invented people, every other one mistyped if it has digits."""
    draw = random.Random(field)
    for number in range(count):
        text = person(number).values()[field]
        if field in ("email", "last_name"):
            text = "".join(draw.choice(LETTERS) for _ in range(9)) + text
        yield slip(text, draw) if number % 2 and any(map(str.isdigit, text)) else text


def judge_all(field: str, count: int) -> int:
    return sum(judge(field, text, Context(TODAY)).state.usable for text in drawn(field, count))


@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS)
def test_memory_does_not_grow_with_the_number_of_values(field: str) -> None:
    judge_all(field, 1200)
    tracemalloc.start()
    judge_all(field, 1200)
    before = _held()
    judge_all(field, 1200)
    grown = _held() - before
    tracemalloc.stop()
    assert grown < 100_000, "a verdict kept a value would be 600,000"


def _held() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


@pytest.mark.slow
@pytest.mark.parametrize("field", FIELDS)
def test_twenty_thousand_values_take_seconds(field: str) -> None:
    start = time.perf_counter()
    usable = judge_all(field, 20_000)
    print(f"{field}: {time.perf_counter() - start:.2f} s for 20,000, {usable} usable")
    assert usable > 9_000
