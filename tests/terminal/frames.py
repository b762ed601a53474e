"""A terminal that shows whole frames only, as a real one does, and remembers the last line-up.

Textual writes each frame between two marks; what was cut by a kill was never shown to anyone.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import threading
import time
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.terminal import _UNKNOWN, Terminal

_FRAME_ENDS = b"\x1b[?2026l"


class Framed(Terminal):
    """`on_frame` is called after each frame, with the screen as a person then sees it. `ended`: the
    program has, and all it wrote has been seen.
    """

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self.on_frame: Callable[[], None] = _nothing
        self.ended = False
        self._killer: threading.Timer | None = None
        super().__init__(command, environment)

    def _replay(self, timeout: float) -> float | None:
        try:
            came, data = self._chunks.get(timeout=0 if self.ended else max(timeout, 0))
        except queue.Empty:
            return None
        if not data:
            self.ended = True
            return None
        *frames, self._rest = (self._rest + data).split(_FRAME_ENDS)
        for frame in frames:
            self._stream.feed(_UNKNOWN.sub(b"", frame))
            self.on_frame()
        return came

    def watch(self, moment: float) -> None:
        """Replay what comes until a moment, by the clock of `until`."""
        while (left := moment - time.perf_counter()) > 0 and not self.ended:
            self._replay(left)

    def kill_in(self, seconds: float) -> None:
        """SIGKILL after so long, whatever is going on here then."""
        self._killer = threading.Timer(seconds, self._kill)
        self._killer.start()

    def _kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def see_it_end(self) -> None:
        """Once killed: replay what had been written before."""
        if self._killer is not None:
            self._killer.join()
        os.waitpid(self.pid, 0)
        while self._replay(5) is not None:
            pass
        with contextlib.suppress(OSError):
            os.close(self._fd)


def _nothing() -> None:
    """Nobody looks."""
