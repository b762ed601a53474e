"""Killed, closed or quit in the middle of a number: the same step, row, caret and text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import PHRASE
from tests.terminal.window import Window

Opens = Callable[..., Window]
ENDS: dict[str, Callable[[Window], object]] = {
    "SIGKILL": Window.is_killed,
    "SIGHUP": Window.is_closed,
    "Ctrl+Q": Window.quits,
}


def begins(window: Window) -> Window:
    """Unlocked, a new dossier, at 2/4 with the cursor in the name."""
    window.sees("Phrase de passe").presses(PHRASE, "enter").sees("Aucun dossier ouvert")
    window.presses("f3").sees("QUELLE PROCÉDURE").presses("enter").sees("1/4 ACCÈS")
    return window.presses("pagedown").sees("2/4 CONNEXION")


@pytest.mark.parametrize("end", ENDS)
def test_the_dossier_resumes_to_the_caret(home: Path, opens: Opens, end: str) -> None:
    window = begins(opens(home))
    window.presses("D’ALMEIDA", "tab").sees("D’ALMEIDA").presses("2940375").sees("2940375")
    window.presses("left", "left").settles().sees("2940375", "✓ enregistré")
    ENDS[end](window)

    again = opens(home).sees("Phrase de passe").presses(PHRASE, "enter").sees("D’ALMEIDA")
    assert ("interrompu brutalement" in again.shown) == (end != "Ctrl+Q")
    again.presses("enter").sees("2/4 CONNEXION", "▸ N° de sécurité sociale 2940375")
    again.presses("9").sees("▸ N° de sécurité sociale 29403975", "✓ enregistré")
    assert again.quits() == 0


def test_phrase_enter_enter_in_one_breath(home: Path, opens: Opens) -> None:
    """All the keys before the screen has followed one of them."""
    window = begins(opens(home)).presses("LE GOFF").sees("LE GOFF", "✓ enregistré")
    window.is_killed()
    again = opens(home).sees("Phrase de passe").presses(PHRASE, "enter", "enter")
    again.sees("2/4 CONNEXION", "LE GOFF").presses("X").sees("LE GOFFX")


def test_nothing_readable_is_left_on_the_disk(home: Path, opens: Opens) -> None:
    window = begins(opens(home)).presses("D’ALMEIDA", "tab", "294037512000591")
    window.sees("✓ Clé", "✓ enregistré").is_killed()
    written = b"".join(file.read_bytes() for file in home.glob("guichet.sqlite3*"))
    assert b"ALMEIDA" not in written
    assert b"2940375" not in written
    assert PHRASE.encode() not in written


def test_where_one_was_cut_off_is_what_entree_resumes(home: Path, opens: Opens) -> None:
    """MARTIN was touched last, BONNET only looked at again: the cut came there."""
    window = begins(opens(home)).presses("BONNET").sees("BONNET", "✓ enregistré")
    window.presses("f3").sees("QUELLE PROCÉDURE").presses("enter").sees("1/4 ACCÈS")
    window.presses("pagedown").sees("2/4 CONNEXION").presses("MARTIN").sees("✓ enregistré")
    window.presses("escape").sees("Guichet · Dossiers").presses("bonnet").does_not_see("MARTIN")
    window.presses("enter").sees("2/4 CONNEXION", "BONNET").is_killed()

    again = (
        opens(home).sees("Phrase de passe").presses(PHRASE, "enter").sees("▸", "BONNET", "MARTIN")
    )
    (line,) = (line for line in again.shown.splitlines() if line.startswith("▸"))
    assert "BONNET" in line
    assert "interrompu brutalement" in line
    again.presses("enter").sees("2/4 CONNEXION", "BONNET").presses("escape").sees("en cours")
    again.does_not_see("brutalement")


def test_a_dead_window_holds_nothing(home: Path, opens: Opens) -> None:
    """A living one does: the second window reads only."""
    first = begins(opens(home)).presses("BONNET").sees("BONNET", "✓ enregistré")
    second = opens(home).sees("Phrase de passe").presses(PHRASE, "enter").sees("BONNET")
    second.presses("enter").sees("Lecture seule")
    second.quits()
    first.is_killed()
    third = opens(home).sees("Phrase de passe").presses(PHRASE, "enter").sees("BONNET")
    third.presses("enter").sees("2/4 CONNEXION").does_not_see("Lecture seule")
