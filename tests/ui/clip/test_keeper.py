"""The keeper's own rules, on a clipboard in memory: what it takes out, and what it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from queue import SimpleQueue

import pytest

from counter_app.ui.clip import keeper
from counter_app.ui.clip.keeper import Keeper, Order, Said


@dataclass
class Memory:
    """A clipboard. `refuses`: nothing works. `manager`: a program that puts back what was there."""

    text: str = ""
    refuses: bool = False
    manager: bool = False
    seen: list[str] = field(default_factory=list)

    def put(self, text: str) -> None:
        if self.refuses:
            raise OSError
        self.text = text
        self.seen.append(text)

    def holds(self, text: str) -> bool:
        return self.text == text

    def clear(self) -> None:
        if self.refuses:
            raise OSError
        if not self.manager:
            self.text = ""


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeper, "_LOOK_AGAIN", 0.0)


def told(board: Memory, *orders: Order, wait: bool = False) -> list[tuple[int, Said]]:
    """What the keeper says to these orders. `wait`: until the last value's time is over."""
    queue: SimpleQueue[Order | None] = SimpleQueue()
    said: list[tuple[int, Said]] = []

    def hear(number: int, word: Said) -> None:
        said.append((number, word))
        if wait and word is not Said.HELD:
            queue.put(None)

    for order in orders:
        queue.put(order)
    if not wait:
        queue.put(None)
    Keeper(board, hear).serve(queue)
    return said


def test_held_then_emptied_when_its_time_is_over() -> None:
    board = Memory()
    assert told(board, Order(1, "MARTIN", 0.01), wait=True) == [(1, Said.HELD), (1, Said.EMPTIED)]
    assert (board.text, board.seen) == ("", ["MARTIN"])


def test_the_end_of_its_input_empties() -> None:
    board = Memory()
    assert told(board, Order(1, "MARTIN", 30)) == [(1, Said.HELD), (1, Said.EMPTIED)]
    assert board.text == ""


def test_emptied_when_asked_and_only_once() -> None:
    board = Memory()
    said = told(board, Order(1, "MARTIN", 30), Order(1), Order(1))
    assert said == [(1, Said.HELD), (1, Said.EMPTIED)]


def test_the_next_value_has_its_own_time() -> None:
    board = Memory()
    said = told(board, Order(1, "MARTIN", 0.0), Order(2, "42000", 0.05), wait=True)
    assert said == [(1, Said.HELD), (2, Said.HELD), (2, Said.EMPTIED)]


def test_what_another_program_copied_since_is_left_alone() -> None:
    class Busy(Memory):
        def holds(self, text: str) -> bool:
            self.text = "une adresse"
            return super().holds(text)

    board = Busy()
    assert told(board, Order(1, "MARTIN", 30))[-1] == (1, Said.LEFT)
    assert board.text == "une adresse"


def test_what_a_manager_puts_back_is_said() -> None:
    board = Memory(manager=True)
    assert told(board, Order(1, "MARTIN", 0.0), wait=True)[-1] == (1, Said.KEPT)


def test_a_clipboard_that_refuses() -> None:
    assert told(Memory(refuses=True), Order(1, "MARTIN", 30)) == [(1, Said.FAILED)]


def test_a_clipboard_that_no_longer_empties_is_said() -> None:
    class Tired(Memory):
        def clear(self) -> None:
            raise OSError

    assert told(Tired(), Order(1, "MARTIN", 30))[-1] == (1, Said.KEPT)


def test_its_time_goes_on_while_the_computer_sleeps(monkeypatch: pytest.MonkeyPatch) -> None:
    """A night's sleep between two looks at the clock: emptied at the first look after it."""
    hours = iter([0.0, 0.0, *[8 * 3600.0] * 5])
    monkeypatch.setattr(keeper, "awake", lambda: next(hours))
    monkeypatch.setattr(keeper, "_NAP", 0.01)
    assert told(Memory(), Order(1, "MARTIN", 30), wait=True)[-1] == (1, Said.EMPTIED)
