"""A list of dossiers that other windows write to and time passes over: whether to read it again."""

from __future__ import annotations

from typing import ClassVar

from counter_app.desk.board import Board
from counter_app.desk.counter import Counter


class Fresh:
    """Says what has been read; costs next to nothing while nothing moves."""

    EVERY: ClassVar[float] = 10.0
    """Seconds between two looks."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter
        self._seen: object = None

    def read(self) -> Board:
        """The board now. Raises DeskProblem."""
        # Before the board: what is written in between is read the next time.
        self._seen = self._moving()
        return self._counter.board()

    def read_if_moved(self) -> Board | None:
        """The board when a window has written, or once a minute (« il y a 3 min »); else None, and
        while the disk is at work, since a board waits for it. Raises DeskProblem.
        """
        if self._moving() == self._seen or not self._counter.saving.flush(0):
            return None
        return self.read()

    def _moving(self) -> object:
        return self._counter.pulse(), self._counter.now().replace(second=0, microsecond=0)
