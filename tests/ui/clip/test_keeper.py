"""The keeper's own rules, on a clipboard in memory: what it takes out, and what it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Timer

import pytest

from counter_app.ui.clip import keeper
from counter_app.ui.clip.keeper import Keeper, Order, Orders, Reading, Said


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
    queue: Orders = SimpleQueue()
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


def read_after(monkeypatch: pytest.MonkeyPatch, *steps: Order | Reading | float) -> list[Said]:
    """What is said when these come one after the other; a number is seconds of waiting."""
    monkeypatch.setattr(keeper, "_AT_ONCE", 0.1)
    monkeypatch.setattr(keeper, "_FOLLOWED_AT_ONCE", 0.05)
    monkeypatch.setattr(keeper, "_QUIET", 0.04)
    queue: Orders = SimpleQueue()
    said: list[Said] = []
    when = 0.0
    timers = []
    for step in (*steps, None):
        if isinstance(step, float):
            when += step
        else:
            timers.append(Timer(when, queue.put, (step,)))
    for timer in timers:
        timer.start()
    Keeper(Memory(), lambda _number, word: said.append(word)).serve(queue)
    return said


NAME = Order(1, "MARTIN", 30)
NEXT = Order(2, "42000", 30, followed=True)
PASTED, PEEKED = Reading(by_hand=True), Reading(by_hand=False)


def test_a_paste_is_told_once_however_often_the_browser_asks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = read_after(monkeypatch, NAME, 0.15, PASTED, PASTED, 0.01, PASTED, 0.15)
    assert said == [Said.HELD, Said.READ, Said.EMPTIED]


def test_a_program_that_reads_when_it_pleases_tells_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A remote desktop, a history, a script: no hand is on the keyboard."""
    said = read_after(
        monkeypatch, NAME, 0.02, PEEKED, 0.2, PEEKED, 0.2, NEXT, PEEKED, 0.1, PEEKED, 0.1
    )
    assert said == [Said.HELD, Said.HELD, Said.EMPTIED]


def test_an_agent_s_paste_is_known_where_another_program_reads_as_well(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = read_after(monkeypatch, NAME, 0.01, PEEKED, 0.15, PASTED, PEEKED, 0.15)
    assert said == [Said.HELD, Said.READ, Said.EMPTIED]


@pytest.mark.parametrize("order", [NAME, NEXT], ids=("after F4", "after a paste"))
def test_what_is_read_at_once_was_pasted_by_nobody(
    monkeypatch: pytest.MonkeyPatch, order: Order
) -> None:
    """Ctrl is still held: from Ctrl+O, or from the paste before."""
    said = read_after(monkeypatch, order, 0.01, PASTED, 0.2)
    assert said == [Said.HELD, Said.EMPTIED]


def test_the_value_that_follows_is_soon_ready_to_be_pasted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said = read_after(monkeypatch, NEXT, 0.08, PASTED, 0.15)
    assert said == [Said.HELD, Said.READ, Said.EMPTIED]


def test_what_is_read_after_it_was_taken_out_is_nobodys(monkeypatch: pytest.MonkeyPatch) -> None:
    said = read_after(monkeypatch, NAME, 0.15, Order(1), PASTED, 0.1)
    assert said == [Said.HELD, Said.EMPTIED]
