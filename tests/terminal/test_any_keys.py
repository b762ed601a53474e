"""Whatever keys, in whatever order, faster than the screen follows: Guichet goes on."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.test_killed import begins
from tests.terminal.window import KEYS, Window, environment

Opens = Callable[..., Window]
BURSTS = 60
PRESSED = {
    **{name: KEYS[name] for name in ("enter", "escape", "tab", "up", "down", "left", "pagedown")},
    **{name: KEYS[name] for name in ("f2", "f3", "f4", "f8", "blur", "focus")},
    "pageup": "\x1b[5~",
    "f1": "\x1bOP",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f9": "\x1b[20~",
    "dossiers": "\x06",
    "jump": "\x13",
    "undo": "\x1a",
    "redo": "\x19",
    "space": " ",
    "backspace": "\x7f",
    "name": "MARTIN",
    "number": "29403751200",
    "paste": "\x1b[200~2 94 03\x1b[A\x11\x1b[201~",
    "click": "\x1b[<0;20;8M\x1b[<0;20;8m",
}
"""All but what locks, quits, or gives a palette where « quitter » could be chosen."""


@pytest.mark.parametrize("seed", range(4))
def test_any_keys_in_any_order(home: Path, opens: Opens, seed: int) -> None:
    """No error, nothing left to repair, and the desk still answers."""
    keys = random.Random(seed)
    window = begins(opens(home)).presses("LE GOFF").sees("LE GOFF", "✓ enregistré")
    for _ in range(BURSTS):
        burst = keys.choices(list(PRESSED), k=keys.randint(1, 9))
        window.receives("".join(PRESSED[key] for key in burst).encode())
        time.sleep(keys.choice([0, 0.02, 0.1, 0.3]))
        assert "s’est arrêté sur une erreur" not in window.shown, burst
    reports = [report.read_text("utf-8") for report in home.glob("reports/*")]
    assert reports == []
    window.presses("escape").settles().presses("escape").settles().presses("escape")
    window.settles().presses("\x06").sees("Guichet · Dossiers")
    assert window.quits() == 0
    doctor = subprocess.run(
        [sys.executable, "-m", "counter_app", "doctor"],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (doctor.returncode, doctor.stderr) == (0, ""), doctor.stdout
