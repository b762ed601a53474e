"""Sauter (Ctrl+S): a letter before each row and each step; typing it goes there, others stay.

The letters of rows are those under the fingers of an AZERTY keyboard, then the row above; those of
steps the row below.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType

from counter_app.ui.screens.once import Over

_ROWS, _STEPS = "qsdfghjklmazertyuiop", "wxcvbnpoi"

WORDS = "Taper la lettre de la ligne ou de l’étape. Échap : rester ici."


def lettered(rows: Iterable[str], steps: Iterable[str]) -> tuple[dict[str, str], dict[str, str]]:
    """A letter by row and by step, in their order. A step always has the same one; rows beyond the
    alphabet have none.
    """
    of_steps = dict(zip(steps, _STEPS, strict=False))
    free = (letter for letter in _ROWS if letter not in of_steps.values())
    return dict(zip(rows, free, strict=False)), of_steps


class JumpScreen(Over[str]):
    """Takes one key, and shows nothing: what is below carries the letters. Gives the letter, or ""
    to stay.
    """

    SEES_BELOW = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "escape,ctrl+f,enter,tab,ctrl+s",
            "stay",
            show=False,
            priority=True,
        )
    ]
    CSS_PATH = "over.tcss"

    def on_key(self, event: events.Key) -> None:
        """A letter goes there, in capitals too."""
        event.stop()
        self.dismiss((event.character or "").lower())

    def on_click(self, event: events.Click) -> None:
        """The mouse needs no letter."""
        event.stop()
        self.dismiss("")

    def action_stay(self) -> None:
        """Nowhere."""
        self.dismiss("")
