"""« Verrouillage dans 15 s »: the note that counts down to the lock. Knows no clock."""

from __future__ import annotations

import re

from textual.app import App

from counter_app.desk.idle import NOTICE

_WORDS = "Verrouillage dans {:.0f}\u00a0s\u00a0: une touche pour rester."
_SECONDS = re.compile(r"(?<=^Verrouillage dans )\d+")


class LockNotice:
    """In the corner of `app`."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._shown = False

    def tell(self, left: float) -> None:
        """`left`: seconds. A note once; then only its seconds are painted again."""
        if not self._shown:
            self._shown = True
            # The lock or a key takes it away: never sooner by itself.
            self._app.notify(_WORDS.format(left), timeout=NOTICE + 1)
            return
        for note in self._app._notifications:
            note.message = _SECONDS.sub(f"{left:.0f}", note.message)
        for toast in self._app.screen.query("Toast"):
            toast.refresh()

    def take_away(self) -> None:
        """Somebody is there."""
        if self._shown:
            self._shown = False
            self._app.clear_notifications()
