"""Keys pressed while nothing can take them: kept, and given to what comes next."""

from __future__ import annotations

from textual import events
from textual.app import App


class KeptKeys:
    """`holding`: whether keys are to be kept now. At first they are: a fresh process is handed a
    terminal in use, before it has a field.
    """

    def __init__(self) -> None:
        self.holding = True
        self._kept: list[tuple[str, str | None]] = []

    def keep(self, key: str, character: str | None = None) -> None:
        """One more, after the others."""
        self._kept.append((key, character))

    def drop(self) -> None:
        """They were meant for what did not come."""
        self.holding = False
        self._kept.clear()

    def give(self, app: App[None]) -> None:
        """In their order, to what has the focus by then."""
        self.holding = False
        keys, self._kept = self._kept, []
        for key, character in keys:
            app.post_message(events.Key(key, character))
