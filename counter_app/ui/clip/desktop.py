"""The desktop's own clipboard; only the keeper imports this.

copykitten (https://github.com/Klavionik/copykitten, a wrapper of arboard) copies, reads back and
empties everywhere. On Windows and X11 one's own hand copies better: out of the history there, and
seeing who reads here.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

import copykitten

if TYPE_CHECKING:
    from counter_app.ui.clip.x11 import X11Clipboard


class NoClipboard(OSError):  # noqa: N818 - a fact about this desk
    """No display, one that does not answer, or one that refuses."""


class Desktop:
    """`read(by_hand)` is called on another thread when another program was given the text, where
    the desktop tells: on X11, but for its clipboard manager. `by_hand`: while Ctrl is held.
    """

    def __init__(self, read: Callable[[bool], None]) -> None:
        self._x11 = _x11(read)

    def put(self, text: str) -> None:
        """The text is in the clipboard. Raises NoClipboard."""
        try:
            if self._x11 is not None:
                self._x11.put(text)
            elif sys.platform == "win32":
                from counter_app.ui.clip.windows import put_outside_history

                put_outside_history(text)
            else:
                copykitten.copy(text)
        except (copykitten.CopykittenError, OSError) as error:
            raise NoClipboard from error

    def holds(self, text: str) -> bool:
        """Whether exactly that is in the clipboard now, whoever gives it."""
        if self._x11 is not None and self._x11.owns():
            return self._x11.text == text
        try:
            return copykitten.paste() == text
        except copykitten.CopykittenError:
            return False

    def clear(self) -> None:
        """Nothing is in the clipboard. Raises NoClipboard."""
        try:
            if self._x11 is not None:
                self._x11.put(None)
            else:
                copykitten.clear()
        except (copykitten.CopykittenError, OSError) as error:
            raise NoClipboard from error

    def leave(self) -> None:
        """The process ends."""
        if self._x11 is not None:
            self._x11.leave()


def _x11(read: Callable[[bool], None]) -> X11Clipboard | None:
    """None where there is no X server, or nothing to talk to it with: copykitten may do."""
    if sys.platform != "linux":
        return None
    try:
        from counter_app.ui.clip.x11 import X11Clipboard

        return X11Clipboard(read)
    except (ImportError, OSError):
        return None
