"""A day of citizens: what was left is not kept in memory, whether or not the agent pauses."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]
VISITS = 15
ROOM = 12.0
"""MiB that so many visits may add; 1.6 each where what was painted is held on to."""


def resident(window: Window) -> float:
    """MiB."""
    status = Path(f"/proc/{window.pid}/status").read_text("utf-8")
    (kilobytes,) = re.findall(r"VmRSS:\s+(\d+) kB", status)
    return int(kilobytes) / 1024


def goes_in_and_out(window: Window, times: int, pause: float) -> None:
    for _ in range(times):
        window.presses("enter").sees("2/4 CONNEXION", "▸ Nom LE GOFF")
        window.presses("escape").sees("Guichet · Dossiers").settles(pause, pause)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="no /proc")
@pytest.mark.parametrize("pause", [0.0, 1.8], ids=["in a hurry", "with pauses"])
def test_dossiers_left_do_not_pile_up(home: Path, opens: Opens, pause: float) -> None:
    window = begins(opens(home)).presses("LE GOFF").sees("LE GOFF", "✓ enregistré")
    window.presses("escape").sees("Guichet · Dossiers")
    goes_in_and_out(window, 4, pause)
    before = resident(window)
    goes_in_and_out(window, VISITS, pause)
    assert resident(window) - before < ROOM
