"""The terminal as a plain line: what is written to it, and the lines that come, in clear or unseen.

The only file here that knows which system it runs on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from typing import Protocol

SECOND = 1.0
"""Seconds between two looks at whether somebody is there."""

Each = Callable[[], object]
"""Called at least every second while a line is awaited; may raise."""


class Terminal(Protocol):
    """`read` raises EOFError when nothing more will come, KeyboardInterrupt on Ctrl+C."""

    def write(self, text: str) -> None: ...  # noqa: D102
    def read(self, each: Each, *, secret: bool = False) -> str: ...  # noqa: D102
    def forget(self) -> None: ...  # noqa: D102


def _write(text: str) -> None:
    """Whoever closed the window reads no more."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise EOFError from error


if sys.platform == "win32":
    import msvcrt
    import time

    class _Console:
        """Keys one by one: a console gives no line that one could stop waiting for."""

        def write(self, text: str) -> None:
            """At once."""
            _write(text)

        def read(self, each: Each, *, secret: bool = False) -> str:
            """Until Entrée; Retour arrière takes a sign back."""
            text = ""
            while (sign := self._sign(each)) not in ("\r", "\n"):
                if sign == "\x03":
                    raise KeyboardInterrupt
                if sign == "\x1a" and not text:
                    raise EOFError
                if sign in ("\x00", "\xe0"):
                    # An arrow or a function key: its second half means nothing here.
                    msvcrt.getwch()
                elif sign == "\b":
                    self._show("\b \b" if text else "", secret=secret)
                    text = text[:-1]
                elif sign.isprintable():
                    text += sign
                    self._show(sign, secret=secret)
            self._show("\n", secret=False)
            return text

        def forget(self) -> None:
            """What was typed and not yet read."""
            while msvcrt.kbhit():
                msvcrt.getwch()

        @staticmethod
        def _sign(each: Each) -> str:
            looked = time.monotonic()
            while not msvcrt.kbhit():
                time.sleep(0.02)
                if time.monotonic() - looked >= SECOND:
                    each()
                    looked = time.monotonic()
            return msvcrt.getwch()

        @staticmethod
        def _show(text: str, *, secret: bool) -> None:
            if not secret:
                _write(text)

else:
    import select
    import termios

    class _Console:
        """Lines as the terminal gives them, each once it is whole."""

        def __init__(self) -> None:
            self._input = sys.stdin.fileno()
            self._encoding = sys.stdin.encoding or "utf-8"
            self._kept = b""

        def write(self, text: str) -> None:
            """At once."""
            _write(text)

        def read(self, each: Each, *, secret: bool = False) -> str:
            """The next line; `secret`: the terminal does not show it."""
            with self._unseen() if secret else nullcontext():
                while b"\n" not in self._kept:
                    each()
                    if select.select([self._input], [], [], SECOND)[0]:
                        self._kept += self._more()
            line, _, self._kept = self._kept.partition(b"\n")
            if secret:
                _write("\n")
            return line.decode(self._encoding, "replace")

        def forget(self) -> None:
            """What was typed and not yet read."""
            self._kept = b""
            with suppress(termios.error, OSError):
                termios.tcflush(self._input, termios.TCIFLUSH)

        def _more(self) -> bytes:
            try:
                data = os.read(self._input, 4096)
            except OSError as error:
                raise EOFError from error
            if not data:
                raise EOFError
            return data

        @contextmanager
        def _unseen(self) -> Iterator[None]:
            """As getpass does, but what was typed ahead is not thrown away: phrase, Entrée, Entrée
            in one breath.
            """
            before = termios.tcgetattr(self._input)
            unseen = [*before]
            unseen[3] &= ~termios.ECHO
            termios.tcsetattr(self._input, termios.TCSADRAIN, unseen)
            try:
                yield
            finally:
                with suppress(termios.error, OSError):
                    termios.tcsetattr(self._input, termios.TCSADRAIN, before)


def console() -> Terminal:
    """The terminal that this process was started from."""
    return _Console()
