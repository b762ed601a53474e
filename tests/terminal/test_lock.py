"""F12 for real: another process image in the same terminal (what it knows: see `test_core`)."""

from __future__ import annotations

import termios
from collections.abc import Callable
from pathlib import Path

from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]
NAME, NIR = "D’ALMEIDA", "294037512000591"


def in_the_middle(window: Window) -> Window:
    begins(window).presses(NAME, "tab", NIR).sees("✓ Clé", "✓ enregistré")
    return window


def test_the_phrase_brings_back_to_the_row(home: Path, opens: Opens) -> None:
    window = in_the_middle(opens(home)).presses("f12").sees("Phrase de passe")
    window.becomes_another()
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION", f"▸ N° de sécurité sociale {NIR}")
    window.presses("f12").sees("Phrase de passe")
    window.becomes_another()
    assert window.quits() == 0
    assert b"Traceback" not in window.raw


def test_the_terminal_stays_as_it_was(home: Path, opens: Opens) -> None:
    """No flash of what is below, no echo of keys in between; at the end all as before."""
    window = opens(home)
    before = window.modes
    in_the_middle(window)
    seen = len(window.raw)
    window.presses("f12").sees("Phrase de passe")
    window.becomes_another()
    assert b"\x1b[?1049l" not in window.raw[seen:]
    assert not window.modes[3] & termios.ECHO
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION").does_not_see(PHRASE)
    assert window.quits() == 0
    assert window.modes == before
    assert window.raw.rindex(b"\x1b[?1049l") > window.raw.rindex(b"\x1b[?1049h")
    assert window.raw.rindex(b"\x1b[?25h") > window.raw.rindex(b"\x1b[?25l")
