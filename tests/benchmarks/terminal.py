"""A program in a pseudo-terminal of its own, seen as a person would see it.

What the program writes is read and time-stamped by a thread, answered where a real terminal
answers, and replayed by pyte when the caller looks. Needs a POSIX system.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import queue
import re
import signal
import struct
import termios
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import pyte

COLUMNS, LINES = 120, 40
_ASKED = re.compile(rb"\x1b\[\?2026\$p")
_ANSWER = b"\x1b[?2026;2$y"
# What pyte would show instead of obeying.
_UNKNOWN = re.compile(
    rb"\x1b\[(?:[<=>][0-9;]*[A-Za-z]|\?[0-9;]*(?:\$p|u)|[0-9;]+t|[0-9]* q|[0-9;]*:[0-9;:]*m)"
)
_CUT = re.compile(rb"\x1b(?:\[[0-9;:<=>?$ ]*|\][^\x07\x1b]*)?\Z")


class NotShownError(Exception):
    """What was waited for did not come in time; the message is the screen."""


class Terminal:
    """`command` running at 120×40; `started`: when, by the clock of `until`."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        self._screen = pyte.Screen(COLUMNS, LINES)
        self._stream = pyte.ByteStream(self._screen)
        self._chunks: queue.SimpleQueue[tuple[float, bytes]] = queue.SimpleQueue()
        self._rest = b""
        self.started = time.perf_counter()
        self.pid, self._fd = pty.fork()
        if self.pid == 0:
            size = struct.pack("HHHH", LINES, COLUMNS, 0, 0)
            fcntl.ioctl(0, termios.TIOCSWINSZ, size)
            os.execve(command[0], [*command], {**environment})
        threading.Thread(target=self._drain, daemon=True).start()

    def _drain(self) -> None:
        while True:
            try:
                data = os.read(self._fd, 1 << 16)
            except OSError:
                data = b""
            self._chunks.put((time.perf_counter(), data))
            if not data:
                return
            for _ in _ASKED.findall(data):
                self.press(_ANSWER)

    def press(self, keys: bytes) -> float:
        """Write to the program; when."""
        now = time.perf_counter()
        with contextlib.suppress(OSError):
            os.write(self._fd, keys)
        return now

    @property
    def lines(self) -> list[str]:
        """The screen as it stands."""
        return [line.rstrip() for line in self._screen.display]

    def line_with(self, text: str) -> str:
        """The first line that has the text, "" if none has."""
        return next((line for line in self.lines if text in line), "")

    def until(self, seen: Callable[[], bool], timeout: float = 30.0) -> float:
        """Replay until `seen()`; when that which made it true was written. Raises NotShownError."""
        limit = time.perf_counter() + timeout
        came = time.perf_counter()
        while not seen():
            next_ = self._replay(limit - time.perf_counter())
            if next_ is None:
                raise NotShownError("\n".join(self.lines))
            came = next_
        return came

    def shows(self, text: str, timeout: float = 30.0) -> float:
        """Wait for a text; when it was written. Raises NotShownError."""
        return self.until(lambda: bool(self.line_with(text)), timeout)

    def rest(self, quiet: float = 0.15, at_most: float = 5.0) -> None:
        """Replay until nothing has come for `quiet` seconds (a caret blinks twice a second)."""
        limit = time.perf_counter() + at_most
        while time.perf_counter() < limit and self._replay(quiet) is not None:
            pass

    def _replay(self, timeout: float) -> float | None:
        """The next chunk onto the screen; when it came, None when none did or the program ended."""
        try:
            came, data = self._chunks.get(timeout=max(timeout, 0))
        except queue.Empty:
            return None
        if not data:
            return None
        data = self._rest + data
        cut = _CUT.search(data)
        end = cut.start() if cut else len(data)
        self._rest = data[end:]
        self._stream.feed(_UNKNOWN.sub(b"", data[:end]))
        return came

    def resident(self) -> float:
        """MiB in memory now (Linux)."""
        status = Path(f"/proc/{self.pid}/status").read_text("utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) / 1024 if found else 0.0

    def kill(self) -> None:
        """As a power cut would."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._fd)
