"""A terminal handed from one process to the one that takes its place, as it stands: no key typed
meanwhile is shown, and nothing that stands below the application either.

Both drivers keep it; what else they do differs with the platform.
"""

from __future__ import annotations

from typing import ClassVar

Modes = tuple[int, int]
"""Two words of a terminal's modes: input and local (termios(3)); on Windows the console's input and
output modes.
"""


class Handover:
    """`first`: the modes before any of the processes that followed one another here, to be given
    back at the end. `ahead`: another process follows this one.
    """

    first: ClassVar[Modes | None] = None
    ahead: ClassVar[bool] = False


def found(modes: Modes) -> Modes:
    """What is to be given back: these modes, unless a process before found others."""
    if Handover.first is None:
        Handover.first = modes
    return Handover.first
