"""Keys that arrive in one burst, as a slow machine delivers them: each does its own thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]


def test_a_correction_in_the_middle_of_a_burst(home: Path, opens: Opens) -> None:
    """Effacer, ← and Fin keep their place among the letters typed with them."""
    window = begins(opens(home)).presses("BCD\x7fE").sees("▸ Nom BCE")
    window.presses("tab", "2940\x7f\x7f" + "375").sees("29375")
    assert window.quits() == 0


@pytest.mark.parametrize("leave", ["escape", "ctrl+q"])
def test_what_is_typed_and_left_in_one_burst_is_kept(home: Path, opens: Opens, leave: str) -> None:
    """Un nom, et Échap ou ^Q dans le même paquet : le nom est là."""
    window = begins(opens(home)).presses("DUVAL", leave)
    if leave == "escape":
        window.sees("Guichet · Dossiers", "DUVAL").presses("ctrl+q")
    assert window.ends() == 0
    again = opens(home).sees("Phrase de passe").presses(PHRASE, "enter")
    assert again.sees("Guichet · Dossiers", "DUVAL").quits() == 0


def test_a_whole_visit_in_one_burst(home: Path, opens: Opens) -> None:
    """La phrase, F3, Entrée, la page, le nom, le numéro, Échap, Entrée : comme un à un."""
    keys = (PHRASE, "enter", "f3", "enter", "pagedown", "DUVAL", "tab", "29403", "escape", "enter")
    window = opens(home).sees("Phrase de passe").presses(*keys)
    window.sees("2/4 CONNEXION", "Nom DUVAL", "▸ N° de sécurité sociale 29403")
    assert window.quits() == 0
