"""The desktop's clipboard for a front end without a screen: one value at a time, emptied after a
while, by the same keeper. Nothing is sent to the terminal.
"""

from __future__ import annotations

import os
import sys
from threading import Event

from counter_app.desk.means import Means, means_for
from counter_app.settings import Settings
from counter_app.ui.clip.holder import FORBIDDEN, HELD
from counter_app.ui.clip.keeper import Said
from counter_app.ui.clip.line import Line

NOWHERE = "pas de presse-papiers ici. «\u00a0épeler\u00a0» dit la valeur."
_PATIENCE = 3.0
"""Seconds the keeper is given to start and to answer."""


class Alone:
    """`settings`: whether it may copy at all."""

    def __init__(self, settings: Settings) -> None:
        self._means = means_for(os.environ, sys.platform, allowed=settings.clipboard)
        self._keeper: Line | None = None
        self._number = 0
        self._said: Said | None = None
        self._answered = Event()

    def copy(self, text: str) -> str:
        """Put it there; what to say of it."""
        if self._means is Means.FORBIDDEN:
            return FORBIDDEN
        if self._means is Means.TERMINAL:
            return NOWHERE
        self._number += 1
        self._answered.clear()
        try:
            self._keeper = self._keeper or Line(self._heard)
        except OSError:
            return NOWHERE
        self._keeper.copy(self._number, text, HELD, followed=False)
        self._answered.wait(_PATIENCE)
        if self._said is Said.HELD and self._answered.is_set():
            return f"copié, pour {HELD} secondes."
        self.close()
        return NOWHERE

    def close(self) -> None:
        """Nothing of ours stays there."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            keeper.close()

    def _heard(self, number: int, said: Said) -> None:
        """On another thread."""
        if number == self._number:
            self._said = said
            self._answered.set()
