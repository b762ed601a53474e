"""What Ouverture, Dossiers and Dossier have in common: their part of the registry of actions, and a
focus that a window made tiny does not lose.
"""

from __future__ import annotations

from typing import TypeVar

from textual.content import Content
from textual.screen import Screen

Result = TypeVar("Result")


class Acting(Screen[Result]):
    """What applies here is of the registry."""

    @property
    def part(self) -> str:
        """Whose actions apply."""
        raise NotImplementedError

    def about(self) -> str | Content:
        """What the help says first, of what has the focus."""
        return ""

    def action_help(self) -> None:
        """F1."""
        from counter_app.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.part, self.about()))

    def action_palette(self) -> None:
        """Ctrl+P."""
        from counter_app.ui.screens.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(self.part, self))

    def stand(self) -> None:
        """Put the focus where one works."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """A window made tiny hides what has the focus: give it back."""
        self.call_after_refresh(self._find_focus)

    def _find_focus(self) -> None:
        if self.focused is None:
            self.stand()
