"""The process itself: who hears of its errors, and putting a fresh one in its place.

One Python process cannot forget: copies of a typed word outlive the widgets it was typed in. So on
lock the system is asked to run the same program anew in the same terminal (exec), with all memory
gone; what the new one knows is a dossier's random id. Windows has no such call.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

VARIABLE = "COUNTER_APP_RETURN"
"""Environment variable by which a process tells the one that takes its place (see `Return`)."""

CAN_REPLACE = os.name == "posix"


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
    words = os.environ.pop(VARIABLE, None)
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
    arguments = [word for word in sys.orig_argv[1:] if word != "--demo"]
    environment = {**os.environ, VARIABLE: after.words}
    os.execve(sys.executable, [sys.executable, *arguments], environment)  # noqa: S606 ourselves


def harden(report: Callable[[BaseException], object]) -> None:
    """No error printed by a library, with what was typed in it: `report` gets it instead."""
    logging.lastResort = None
    sys.excepthook = lambda _kind, error, _trace: report(error)
    threading.excepthook = lambda told: report(told.exc_value) if told.exc_value else None
    sys.unraisablehook = lambda told: report(told.exc_value) if told.exc_value else None
