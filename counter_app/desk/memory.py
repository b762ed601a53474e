"""What is in this process's memory stays in it: passphrases, keys, and what was typed."""

from __future__ import annotations

import sys
from contextlib import suppress

_PR_SET_DUMPABLE = 4


def keep_to_itself() -> None:
    """No core dump (POSIX), and no other program of the same user may read or trace this process
    (Linux: prctl(2), PR_SET_DUMPABLE). To be asked again by a process that takes its place. Never
    raises.
    """
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
