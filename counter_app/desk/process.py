"""The process itself: who hears of its errors, and putting a fresh one in its place.

One Python process cannot forget: copies of a typed word outlive the widgets it was typed in. So on
lock the system is asked to run the same program anew in the same terminal (exec), with all memory
gone; what the new one knows is a dossier's random id.

Windows has no such call: there a process starts the application, waits, and starts a fresh one each
time it is asked to (`watch`). It never reads a key. Two that follow one another without it would
fight with the shell for the console.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from counter_app.settings import configured

VARIABLE = "COUNTER_APP_RETURN"
"""Environment variable by which a process tells the one that takes its place (see `Return`)."""

WATCHED = "COUNTER_APP_WATCHED"
"""Environment variable of an application that `watch` waits for: a word to know it by."""

CAN_REPLACE = sys.platform != "win32" or WATCHED in os.environ
_AGAIN = 75
"""Exit code that asks for a fresh process."""


@dataclass(frozen=True, slots=True)
class Return:
    """`dossier`: the id to come back to, "" for the list. `terminal`: two words of the terminal's
    modes as they were at first (input, local), to be given back at the end. `crashes`: how often in
    a row this has followed an error.
    """

    dossier: str = ""
    terminal: tuple[int, int] | None = None
    crashes: int = 0

    @property
    def words(self) -> str:
        """As it stands in the environment."""
        modes = "{}.{}".format(*self.terminal) if self.terminal else ""
        return f"{self.dossier}:{modes}:{self.crashes}"


def returned() -> Return | None:
    """What the process before left, taken out of the environment; None at an ordinary start."""
    words = _word_left() if WATCHED in os.environ else os.environ.pop(VARIABLE, None)
    if words is None:
        return None
    try:
        dossier, modes, crashes = words.split(":")
        local = tuple(int(mode) for mode in modes.split(".")) if modes else None
        if dossier:
            UUID(dossier)
        terminal = (local[0], local[1]) if local else None
        return Return(dossier, terminal, int(crashes))
    except (ValueError, IndexError):
        return Return()


def replace(after: Return) -> None:
    """Never comes back where it succeeds. Raises OSError."""
    if WATCHED in os.environ:
        # What it does not hear of is where to come back to; a full disk must not keep it here.
        with suppress(OSError, ValueError):
            _word().parent.mkdir(mode=0o700, exist_ok=True)
            _word().touch(mode=0o600)
            _word().write_text(after.words, encoding="ascii")
        os._exit(_AGAIN)
    environment = {**os.environ, VARIABLE: after.words}
    os.execve(sys.executable, _command(), environment)  # noqa: S606 ourselves


def _command() -> list[str]:
    """This program anew; never the demonstration."""
    return [sys.executable, *(word for word in sys.orig_argv[1:] if word != "--demo")]


def _word() -> Path:
    """Where a process tells the next one, in the data folder, while `watch` waits for both."""
    return configured().locks / f"{os.environ[WATCHED]}.return"


def _word_left() -> str | None:
    try:
        words = _word().read_text(encoding="ascii")
        _word().unlink()
    except (OSError, ValueError):
        return None
    return words


def watch() -> int:
    """The application in a process of its own, and a fresh one as often as it asks; its exit code.

    This one holds no value, so there is nothing for it to forget.
    """
    # Whoever reads the keys is told of Ctrl+C; here it is nothing. Not inherited, unlike SIG_IGN.
    signal.signal(signal.SIGINT, lambda _number, _frame: None)
    environment = {**os.environ, WATCHED: os.urandom(8).hex()}
    command = [sys.executable, *sys.orig_argv[1:]]
    while (code := subprocess.call(command, env=environment)) == _AGAIN:  # noqa: S603 ourselves
        command = _command()
    return code


def harden(report: Callable[[BaseException], object]) -> None:
    """No error printed by a library, with what was typed in it: `report` gets it instead."""
    logging.lastResort = None
    sys.excepthook = lambda _kind, error, _trace: report(error)
    threading.excepthook = lambda told: report(told.exc_value) if told.exc_value else None
    sys.unraisablehook = lambda told: report(told.exc_value) if told.exc_value else None
