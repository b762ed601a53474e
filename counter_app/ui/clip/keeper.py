"""The process that holds the desktop's clipboard: `python -m counter_app.ui.clip.keeper`.

Reads orders from standard input, one line of JSON each, and answers on standard output:

    {"n": 1, "copy": "MARTIN", "seconds": 30}     {"n": 1, "said": "held"}, later {…"emptied"}
    {"n": 2, "empty": true}                       {"n": 2, "said": "emptied"}

`n` names what was copied. `"read"` comes once an agent pasted it elsewhere, where the desktop
tells; `"followed": true` in an order means that such a reading is why it came. When its input ends,
whoever sent the orders is gone: it empties and ends. Never writes a value anywhere but into the
clipboard.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol

from counter_app.desk.memory import keep_to_itself

_LOOK_AGAIN = 0.3
"""Seconds a clipboard manager is given to put back what was emptied."""

_NAP = 1.0
"""Longest wait in one go: the wait's clock stops while the computer sleeps, ours does not."""


_AT_ONCE = 0.5
"""Seconds after F4 in which no agent has pasted yet; F4's second way is Ctrl+O, still held then."""

_FOLLOWED_AT_ONCE = 0.2
"""The same for a value that has come by itself: no hand finds the next field so soon."""

_QUIET = 0.3
"""Seconds without a reading that end a paste: a browser may ask for the text twice."""


class Said(StrEnum):
    """`READ`: another program has been given it. `LEFT`: something else has been copied since, and
    stays. `KEPT`: a manager put it back. `LOST`: the keeper itself is gone.
    """

    HELD = "held"
    FAILED = "failed"
    READ = "read"
    EMPTIED = "emptied"
    LEFT = "left"
    KEPT = "kept"
    LOST = "lost"


class Board(Protocol):
    """The desktop's clipboard: `desktop.Desktop`."""

    def put(self, text: str) -> None: ...  # noqa: D102
    def holds(self, text: str) -> bool: ...  # noqa: D102
    def clear(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Order:
    """`text` None: empty it."""

    number: int
    text: str | None = None
    seconds: float = 0.0
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """Another program was given the text. `by_hand`: while Ctrl was held, as in a paste; a history,
    a remote desktop, a script read when they please.
    """

    by_hand: bool


Orders = SimpleQueue[Order | Reading | None]


def awake() -> float:
    """Seconds on a clock that goes on while the computer sleeps, where there is one."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    else:  # noqa: RET505 a type checker reads one branch only
        return time.monotonic()


class Keeper:
    """At most one text of ours, until when, and its number."""

    def __init__(self, board: Board, say: Callable[[int, Said], None]) -> None:
        self._board, self._say = board, say
        self._text: str | None = None
        self._number = 0
        self._until = 0.0
        self._trusts_from = 0.0
        self._read_at: float | None = None

    def serve(self, orders: Orders) -> None:
        """Until None comes: then nothing of ours stays in the clipboard."""
        while True:
            try:
                order = orders.get(timeout=self._wait())
            except Empty:
                self._look()
                continue
            if order is None:
                self._empty(watch=False)
                return
            if isinstance(order, Reading):
                self._was_read(order)
            else:
                self._follow(order)

    def _wait(self) -> float | None:
        if self._text is None:
            return None
        next_look = self._until if self._read_at is None else self._read_at + _QUIET
        return min(_NAP, max(0.0, next_look - awake()))

    def _look(self) -> None:
        now = awake()
        if self._text is not None and now >= self._until:
            self._empty(watch=True)
        elif self._read_at is not None and now >= self._read_at + _QUIET:
            self._read_at = None
            self._say(self._number, Said.READ)

    def _was_read(self, reading: Reading) -> None:
        now = awake()
        if reading.by_hand and self._text is not None and now >= self._trusts_from:
            self._read_at = now

    def _follow(self, order: Order) -> None:
        if order.text is None:
            self._number = order.number
            self._empty(watch=True)
            return
        try:
            self._board.put(order.text)
        except OSError:
            self._say(order.number, Said.FAILED)
            return
        self._text, self._number = order.text, order.number
        now = awake()
        self._until, self._read_at = now + order.seconds, None
        self._trusts_from = now + (_FOLLOWED_AT_ONCE if order.followed else _AT_ONCE)
        self._say(order.number, Said.HELD)

    def _empty(self, *, watch: bool) -> None:
        text, self._text, self._read_at = self._text, None, None
        if text is not None:
            self._say(self._number, self._emptied(text, watch=watch))

    def _emptied(self, text: str, *, watch: bool) -> Said:
        if not self._board.holds(text):
            return Said.LEFT
        try:
            self._board.clear()
        except OSError:
            return Said.KEPT
        if watch:
            time.sleep(_LOOK_AGAIN)
        return Said.KEPT if self._board.holds(text) else Said.EMPTIED


def _listen(orders: Orders) -> None:
    for line in sys.stdin.buffer:
        told = json.loads(line)
        orders.put(Order(told["n"], told.get("copy"), told.get("seconds", 0.0), "followed" in told))
    orders.put(None)


def _answer(number: int, said: Said) -> None:
    # Nobody may be left to hear it.
    with suppress(OSError):
        sys.stdout.write(json.dumps({"n": number, "said": said}) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Serve until the other end is gone; what it holds is in no core dump."""
    keep_to_itself()
    from counter_app.ui.clip.desktop import Desktop

    orders: Orders = SimpleQueue()
    desktop = Desktop(lambda by_hand: orders.put(Reading(by_hand)))
    Thread(target=_listen, args=(orders,), daemon=True).start()
    Keeper(desktop, _answer).serve(orders)
    desktop.leave()


if __name__ == "__main__":
    main()
