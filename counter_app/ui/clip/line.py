"""The pipe to the keeper: orders go down it, what became of them comes back on a thread."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import suppress
from threading import Thread

from counter_app.ui.clip.holder import Heard
from counter_app.ui.clip.keeper import Said

_COMMAND = (sys.executable, "-P", "-m", "counter_app.ui.clip.keeper")
_NO_WINDOW = 0x08000000
"""CREATE_NO_WINDOW: the keeper has a console of its own, and outlives the window's cross."""

_PATIENCE = 1.0
"""Seconds the keeper is given to empty the clipboard and end."""


class Line:
    """One keeper. `heard(number, said)` is called on any thread; `LOST` perhaps twice. Raises
    OSError when no process can be started.
    """

    def __init__(self, heard: Heard, command: tuple[str, ...] = _COMMAND) -> None:
        self._heard = heard
        self._last = 0
        self._gone = False
        # A session of its own: closing the terminal must not end it before it has emptied.
        self._process = subprocess.Popen(  # noqa: S603 our own interpreter
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=_NO_WINDOW if os.name == "nt" else 0,
            start_new_session=True,
        )
        assert self._process.stdin is not None  # noqa: S101 both were asked for
        assert self._process.stdout is not None  # noqa: S101
        self._orders, self._answers = self._process.stdin, self._process.stdout
        Thread(target=self._listen, daemon=True).start()

    def copy(self, number: int, text: str, seconds: float, *, followed: bool) -> None:
        """Put it there for that long; `HELD` or `FAILED` comes back. `followed`: because the one
        before was read.
        """
        order = {"n": number, "copy": text, "seconds": seconds}
        self._send(number, {**order, "followed": True} if followed else order)

    def empty(self, number: int) -> None:
        """Take it out if it is still ours."""
        self._send(number, {"n": number, "empty": True})

    def close(self) -> None:
        """Emptied, and the keeper gone, when this returns: a second at most."""
        with suppress(OSError):
            self._orders.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_PATIENCE)

    def _send(self, number: int, order: dict[str, object]) -> None:
        self._last = number
        try:
            self._orders.write(json.dumps(order).encode() + b"\n")
            self._orders.flush()
        except OSError:
            self._gone = True
        # It may have ended between being read last and being written to.
        if self._gone:
            self._heard(number, Said.LOST)

    def _listen(self) -> None:
        with self._answers:
            for line in self._answers:
                told = json.loads(line)
                self._heard(told["n"], Said(told["said"]))
        self._gone = True
        self._heard(self._last, Said.LOST)
