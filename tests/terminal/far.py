"""Guichet at the far end of a slow line, in this terminal: `python -m tests.terminal.far SEED`.

What is typed and what is painted take `AWAY` seconds each, and arrive in packets cut anywhere.
"""

from __future__ import annotations

import os
import pty
import selectors
import struct
import sys
import termios
import tty
from collections import deque
from fcntl import ioctl
from random import Random
from time import monotonic

AWAY = 0.15
"""Seconds from one end to the other."""

_LATE = 0.15
"""Seconds at most by which the rest of a packet that was cut comes after its beginning."""

_LAST = 4096


class Line:
    """One way: bytes in, the same bytes out, later. `most`: bytes of a packet at most."""

    def __init__(self, into: int, chance: Random, most: int) -> None:
        self._into, self._chance, self._most = into, chance, most
        self._packets: deque[tuple[float, bytes]] = deque()
        self._free = 0.0

    def takes(self, data: bytes) -> None:
        """Cut it; what is behind never comes before what is ahead."""
        due = monotonic() + AWAY
        while data:
            length = self._chance.randint(1, self._most)
            self._free = max(self._free, due)
            self._packets.append((self._free, data[:length]))
            data = data[length:]
            due = self._free + self._chance.choice((0, 0, 0, _LATE * self._chance.random()))

    def gives(self) -> None:
        """What has arrived by now."""
        while self._packets and self._packets[0][0] <= monotonic():
            data = self._packets.popleft()[1]
            while data:
                data = data[os.write(self._into, data) :]

    @property
    def empty(self) -> bool:
        """Nothing is on its way."""
        return not self._packets


def relay(process: int, terminal: int, seed: int) -> int:
    """Until Guichet ends; its exit code."""
    typed = Line(terminal, Random(seed), 3)
    painted = Line(1, Random(seed), _LAST)
    selector = selectors.DefaultSelector()
    selector.register(0, selectors.EVENT_READ, typed)
    selector.register(terminal, selectors.EVENT_READ, painted)
    while True:
        for key, _ in selector.select(0.005):
            try:
                key.data.takes(os.read(key.fd, 65536))
            except OSError:
                selector.unregister(key.fd)
        typed.gives()
        painted.gives()
        if terminal not in {key.fd for key in selector.get_map().values()} and painted.empty:
            return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


if __name__ == "__main__":
    child, master = pty.fork()
    if not child:
        os.execv(sys.executable, [sys.executable, "-m", "counter_app"])
    ioctl(master, termios.TIOCSWINSZ, ioctl(0, termios.TIOCGWINSZ, struct.pack("HHHH", 0, 0, 0, 0)))
    tty.setraw(0)
    sys.exit(relay(child, master, int(sys.argv[1])))
