"""At the far end of a line of 150 ms each way, whose packets are cut anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import sleep

import pytest

from tests.terminal.conftest import PHRASE
from tests.terminal.window import KEYS, Window

Opens = Callable[..., Window]

_BEFORE = b"\x1b[?1u\x1b[?64;1;2;22c\x1bP>|xterm(388)\x1b\\\x1b]11;rgb:ffff/ffff/ffff\x07\x1b[I"
ANSWERS = {
    b"\x1b[?2026$p": b"\x1b[?2026;2$y",
    b"\x1b[?2048$p": b"\x1b[?2048;0$y",
    b"\x1b[?1004h": _BEFORE,
}
"""What Guichet writes at its start, and what a terminal answers: to it, or to the shell before."""


def far(opens: Opens, home: Path, seed: int) -> Window:
    """Opened over that line."""
    return opens(home, str(seed), program="tests.terminal.far").sees("Phrase de passe")


def answers(window: Window) -> None:
    """All that a terminal is asked at the start, when it gets there."""
    for question, answer in ANSWERS.items():
        window.waits_for(partial(_asked, window, question), "never asked")
        window.receives(answer)


def _asked(window: Window, question: bytes) -> bool:
    return question in window.raw


def types(window: Window, *keys: str) -> Window:
    """As a hand does: 30 ms apart, never waiting for what it sees."""
    for key in keys:
        sleep(0.03)
        window.receives(KEYS.get(key, key).encode())
    return window


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_visit_without_waiting_for_what_one_sees(home: Path, opens: Opens, seed: int) -> None:
    """Each letter in its field, each key its own, and no answer of the terminal among them."""
    window = far(opens, home, seed)
    answers(window)
    types(window, *PHRASE, "enter").sees("Aucun dossier ouvert")
    types(window, "f3").sees("QUELLE PROCÉDURE")
    types(window, "enter").sees("1/4 ACCÈS")
    types(window, "pagedown", *"LE GOFF", "down", *"2940375120005", "down", *"12031994", "down")
    types(window, *"4260", "left", "left", "up", "up", "down", "up", "up", *"-MARTIN", "f2")
    window.sees("▸ Nom LE GOFF-MARTIN", "12/03/1994", "Code postal 4260")
    types(window, "escape", *"goff").sees("Guichet · Dossiers", "Chercher goff")
    types(window, "enter").sees("▸ Nom LE GOFF-MARTIN")
    types(window, "down").sees("▸ N° de sécurité sociale 2940375120005")
    types(window, "pagedown").sees("3/4").presses("escape").sees("Guichet · Dossiers")
    assert window.quits() == 0
