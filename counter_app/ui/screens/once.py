"""Screens that go once. Keys may come faster than screens change: the second of two Échap still
reaches the screen that the first one has taken away, and Textual's `dismiss` would take away
whatever stands on top by then, and give a second answer to who waits for one.
"""

from __future__ import annotations

from typing import TypeVar

from textual.await_complete import AwaitComplete
from textual.screen import ModalScreen, Screen

Result = TypeVar("Result")


class Once(Screen[Result]):
    """A screen that only the first of its answers takes away, and only from the top."""

    @property
    def on_top(self) -> bool:
        """Whether keys come here: no screen over it, not gone (`is_current` is true below one)."""
        return self.app.screen is self

    def dismiss(self, result: Result | None = None) -> AwaitComplete:
        """Answer and go; nothing at all once gone, or while another screen stands over this one."""
        return super().dismiss(result) if self.on_top else AwaitComplete()


class Over(ModalScreen[Result], Once[Result]):
    """A screen over another, which stays in sight. In that order: styles come by the first base."""
