"""The benchmarks run and tell something: no time is asserted, it would be the machine's."""

from __future__ import annotations

import sys

import pytest

from tests.benchmarks.desk import Wait, acknowledging, resuming, searching
from tests.benchmarks.disk import committing
from tests.benchmarks.measures import Measure, start, typing

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal and /proc")


def test_a_measure_says_whether_its_target_is_kept() -> None:
    measure = Measure("start", "ms", 1.35, [260.0, 250.0, 240.0], [200.0, 190.0, 210.0])
    assert measure.ratio == 1.25
    assert str(measure).startswith("start ")
    assert str(measure).endswith("= 1.25 x (target 1.35 x: kept)")
    assert "MISSED" in str(Measure("start", "ms", 1.2, measure.ours, measure.bare))


@on_linux
@pytest.mark.slow
def test_every_measure_sees_what_it_waits_for() -> None:
    measures = (start(1), *typing(2))
    assert [len(measure.ours) for measure in measures] == [1, 4, 1, 1]
    assert all(min(measure.ours + measure.bare) > 0 for measure in measures)


def test_a_wait_says_whether_its_target_is_kept() -> None:
    assert str(Wait("Entrée", 100, [40.0, 90.0, 300.0])).endswith("(target 100 ms: kept)")
    assert "MISSED" in str(Wait("Entrée", 80, [40.0, 90.0, 300.0]))
    assert "target" not in str(Wait("search", None, [1.0]))
    slow_tail = Wait("a letter", 50, [10.0] * 95 + [90.0] * 5, late=99)
    assert str(slow_tail).endswith("(target 50 ms, p99 90.0: MISSED)")


@on_linux
@pytest.mark.slow
def test_every_wait_sees_what_it_waits_for() -> None:
    waits = (resuming(5, 2), acknowledging(4), committing(4), *searching(30))
    assert [len(wait.samples) for wait in waits[:3]] == [2, 4, 4]
    assert len(waits) == 8
    assert all(wait.samples and min(wait.samples) > 0 for wait in waits)
