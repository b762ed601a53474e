"""The part of the application that copies: all that Guichet copies, Ctrl+C too, goes through one
holder, so that none of it stays.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from counter_app.settings import Settings

if TYPE_CHECKING:
    from counter_app.ui.clip.holder import Holder


class CopyingApp(App[None]):
    """An application with a clipboard that forgets. `settings` says whether it may copy at all."""

    settings: Settings
    away = False
    """Whether another window has the keyboard, as the terminal tells."""

    @cached_property
    def clip(self) -> Holder:
        """Made when first asked: nothing of it is needed to paint the first screen."""
        from counter_app.desk.means import means_for
        from counter_app.ui.clip.holder import Holder, World
        from counter_app.ui.clip.line import Line

        world = World(self._osc52, self.call_later, self._warn, self._each_second, Line)
        means = means_for(os.environ, sys.platform, allowed=self.settings.clipboard)
        return Holder(means, world, follows=self.settings.clipboard_follows)

    def forget_copies(self) -> None:
        """Lock, quit, crash: nothing of ours stays in the clipboard."""
        if "clip" in vars(self):
            self.clip.close()

    @property
    def clipboard(self) -> str:
        """What Ctrl+V gives in a field: what was copied here and is not emptied yet."""
        return self.clip.text

    def copy_to_clipboard(self, text: str) -> None:
        """Ctrl+C and Ctrl+X in a field: forbidden and forgotten as F4's values are."""
        from counter_app.desk.means import Means
        from counter_app.ui.clip.holder import FORBIDDEN

        if self.clip.means is Means.FORBIDDEN:
            self._warn(FORBIDDEN)
        else:
            self.clip.hold(text)

    def _osc52(self, text: str) -> None:
        super().copy_to_clipboard(text)
        # Textual keeps a copy of its own, which nothing reads here.
        self._clipboard = ""

    def _warn(self, sentence: str) -> None:
        self.notify(sentence)

    def _each_second(self, tick: Callable[[], None]) -> Callable[[], None]:
        return self.set_interval(1, tick).stop

    # -- focus of the window -----------------------------------------------------------------

    def on_app_blur(self, _event: events.AppBlur) -> None:
        """Gone, most likely to ameli."""
        self.away = True
        if "clip" in vars(self):
            self.clip.coming_back_is_told = True

    def on_app_focus(self, _event: events.AppFocus) -> None:
        """Back; a terminal that only says that it has the focus (as some do at start) is not."""
        came_back = getattr(self.screen, "window_focused", None)
        if self.away and came_back is not None:
            came_back()
        self.away = False
