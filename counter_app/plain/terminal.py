"""The terminal as a plain line: what is written to it, and the lines that come, in clear or unseen.

The only file here that knows which system it runs on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

SECOND = 1.0
"""Seconds between two looks at whether somebody is there."""

Each = Callable[[], object]
"""Called at least every second while a line is awaited; may raise."""


class Terminal(Protocol):
    """`read` raises EOFError when nothing more will come, KeyboardInterrupt on Ctrl+C."""

    def write(self, text: str) -> None:
        """At once. Raises EOFError when nobody reads any more."""

    def read(self, prompt: str, each: Each, *, secret: bool = False) -> str:
        """The next line, without its end; `secret`: it is not shown."""

    def forget(self) -> None:
        """What was typed and not yet read goes."""

    def close(self) -> None:
        """As it was found."""

    @property
    def modes(self) -> tuple[int, int] | None:
        """Two words that a process which takes this one's place needs to give it back so."""


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

        modes = None

        def __init__(self, _first: tuple[int, int] | None) -> None: ...

        def write(self, text: str) -> None:
            """At once."""
            _write(text)

        def close(self) -> None:
            """Nothing was changed."""

        def read(self, prompt: str, each: Each, *, secret: bool = False) -> str:
            """Until Entrée; Retour arrière takes a sign back."""
            _write(prompt)
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

    _IN, _LOCAL = 0, 3
    """Where the two words of modes stand (termios(3))."""

    class _Console:
        """Lines as the terminal gives them, each once it is whole. What is typed is shown while a
        line is awaited that is no secret, and at no other time: a phrase may come early.
        """

        def __init__(self, first: tuple[int, int] | None) -> None:
            self._input = sys.stdin.fileno()
            self._encoding = sys.stdin.encoding or "utf-8"
            self._kept = b""
            self._found = termios.tcgetattr(self._input)
            if first is not None:
                self._found[_IN], self._found[_LOCAL] = first
            self._show(shown=False)

        @property
        def modes(self) -> tuple[int, int]:
            """How it was found: input and local modes."""
            return self._found[_IN], self._found[_LOCAL]

        def write(self, text: str) -> None:
            """At once."""
            _write(text)

        def read(self, prompt: str, each: Each, *, secret: bool = False) -> str:
            """Nothing typed ahead is thrown away: phrase, Entrée, Entrée in one breath."""
            self._show(shown=not secret)
            try:
                _write(prompt)
                while b"\n" not in self._kept:
                    each()
                    if select.select([self._input], [], [], SECOND)[0]:
                        self._kept += self._more()
            finally:
                self._show(shown=False)
            line, _, self._kept = self._kept.partition(b"\n")
            if secret:
                _write("\n")
            return line.decode(self._encoding, "replace")

        def close(self) -> None:
            """As it was found."""
            with suppress(termios.error, OSError):
                termios.tcsetattr(self._input, termios.TCSADRAIN, self._found)

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

        def _show(self, *, shown: bool) -> None:
            modes = [*self._found]
            modes[_LOCAL] = modes[_LOCAL] | termios.ECHO if shown else modes[_LOCAL] & ~termios.ECHO
            with suppress(termios.error, OSError):
                termios.tcsetattr(self._input, termios.TCSADRAIN, modes)


def console(first: tuple[int, int] | None = None) -> Terminal:
    """The terminal that this process was started from. `first`: its modes before any of the
    processes that followed one another here.
    """
    return _Console(first)
