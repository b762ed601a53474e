"""A real terminal that sends what is no text at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]


def test_bytes_that_are_no_text_end_nothing(home: Path, opens: Opens) -> None:
    """Half a character, lone bytes, a binary paste: said in the row, and typing goes on."""
    window = begins(opens(home))
    window.receives(b"\xd0\xff\xfe\x80abc\xf0\x9f").presses("tab")
    window.receives(b"\x1b[200~\xff\xd8\xff\xe0JFIF\x00\x01[/][bold]\x1b[201~").sees("✗")
    assert "Traceback" not in window.shown
    assert window.quits() == 0
    opens(home).sees("Phrase de passe").presses(PHRASE, "enter", "enter").sees("JFIF")
