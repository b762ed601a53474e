"""The delay after failed tries: doubles, stops at a minute, restarts with the process."""

from __future__ import annotations

from counter_app.vault.patience import Patience, delay
from tests.vault.conftest import Clock


def test_it_doubles_up_to_a_minute() -> None:
    assert [delay(n) for n in range(9)] == [0, 1, 2, 4, 8, 16, 32, 60, 60]
    assert delay(10**9) == 60
    assert delay(-1) == 0


def test_it_runs_down_with_the_clock(clock: Clock) -> None:
    patience = Patience(clock)
    assert patience.failed("claire", 3) == 4
    clock.now += 1.5
    assert patience.remaining("claire", 3) == 2.5
    clock.now += 2.5
    assert patience.remaining("claire", 3) == 0


def test_the_first_look_of_a_process_starts_it_whole(clock: Clock) -> None:
    patience = Patience(clock)
    clock.now += 500
    assert patience.remaining("claire", 7) == 60
    clock.now += 60
    assert patience.remaining("claire", 7) == 0


def test_a_try_of_another_window_starts_it_again(clock: Clock) -> None:
    patience = Patience(clock)
    patience.failed("claire", 2)
    clock.now += 2
    assert patience.remaining("claire", 2) == 0
    assert patience.remaining("claire", 3) == 4


def test_one_agent_s_delay_is_not_another_s(clock: Clock) -> None:
    patience = Patience(clock)
    patience.failed("claire", 7)
    assert patience.remaining("karim", 0) == 0
