"""Keys that arrive in one burst, as a slow machine delivers them: each does its own thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]


def test_a_correction_in_the_middle_of_a_burst(home: Path, opens: Opens) -> None:
    """Effacer, ← and Fin keep their place among the letters typed with them."""
    window = begins(opens(home)).presses("BCD\x7fE").sees("▸ Nom BCE")
    window.presses("tab", "2940\x7f\x7f" + "375").sees("29375")
    assert window.quits() == 0
