"""The desktop's own clipboard, through copykitten; only the keeper imports this.

copykitten: https://github.com/Klavionik/copykitten (a wrapper of arboard). It keeps what it copied
for as long as its process lives; emptied and then left, nothing is there for anyone to restore.
"""

from __future__ import annotations

import sys

import copykitten


class NoClipboard(OSError):  # noqa: N818 - a fact about this desk
    """No display, one that does not answer, or one that refuses."""


def put(text: str) -> None:
    """The text is in the clipboard, and out of its history where the system knows how. Raises
    NoClipboard.
    """
    try:
        if sys.platform == "win32":
            from counter_app.ui.clip.windows import put_outside_history

            put_outside_history(text)
        else:
            copykitten.copy(text)
    except (copykitten.CopykittenError, OSError) as error:
        raise NoClipboard from error


def holds(text: str) -> bool:
    """Whether exactly that is in the clipboard now."""
    try:
        return copykitten.paste() == text
    except copykitten.CopykittenError:
        return False


def clear() -> None:
    """Nothing is in the clipboard. Raises NoClipboard."""
    try:
        copykitten.clear()
    except copykitten.CopykittenError as error:
        raise NoClipboard from error
