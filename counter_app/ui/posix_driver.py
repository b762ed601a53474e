"""Linux and macOS: bytes that are no text must not end the application, and on lock the terminal is
handed over as it stands to the process that takes this one's place.

Textual's driver decodes what the terminal sends as strict UTF-8: half a character pasted from a
binary file ends it with a traceback. Here such bytes become « � », which a check then names.
"""

from __future__ import annotations

import codecs
import sys
import termios
import tty
from contextlib import suppress
from functools import partial
from typing import ClassVar

from textual.drivers import linux_driver

Modes = tuple[int, int]
"""Input and local modes of a terminal (termios(3))."""


_ESCAPE, _BEGIN, _END = "\x1b", "\x1b[200~", "\x1b[201~"
"""Around what is pasted (bracketed paste)."""

_NOTHING = "\x00"
"""Textual takes an empty text for the end of the terminal, and NUL out of what is pasted."""


class PasteDecoder:
    """Bytes of a terminal as text. What cannot be read is replaced; an escape inside a paste goes,
    since Textual takes what follows it for keys: rubbish would undo, or quit.
    """

    def __init__(self, encoding: str) -> None:
        self._inner = codecs.getincrementaldecoder(encoding)(errors="replace")
        self._pasting = False
        self._kept = ""

    def decode(self, data: bytes, final: bool = False) -> str:  # noqa: FBT001, FBT002 codecs' own
        """The text of the next bytes, wherever the terminal cut them."""
        text = self._inner.decode(data, final)
        done = ""
        while text:
            part, text = self._inside(text) if self._pasting else self._outside(text)
            done += part
        return done or (_NOTHING if self._pasting and data else "")

    def _outside(self, text: str) -> tuple[str, str]:
        """What is passed on, what is left: up to the mark that begins a paste."""
        whole = self._kept + text
        at = whole.find(_BEGIN)
        if at < 0:
            self._kept = whole[1 - len(_BEGIN) :]
            return text, ""
        cut = at + len(_BEGIN) - len(self._kept)
        self._pasting, self._kept = True, ""
        return text[:cut], text[cut:]

    def _inside(self, text: str) -> tuple[str, str]:
        """The same, up to the mark that ends it; what may be its beginning is kept back."""
        pasted, end, left = (self._kept + text).partition(_END)
        self._kept = ""
        if end:
            self._pasting = False
            return pasted.replace(_ESCAPE, "") + end, left
        lengths = range(len(_END) - 1, 0, -1)
        back = next((n for n in lengths if pasted.endswith(_END[:n])), 0)
        at = len(pasted) - back
        self._kept = pasted[at:]
        return pasted[:at].replace(_ESCAPE, ""), left


def lenient(encoding: str) -> partial[PasteDecoder]:
    """What makes the decoder of an encoding."""
    return partial(PasteDecoder, encoding)


class LenientDriver(linux_driver.LinuxDriver):
    """Textual's driver, reading with `lenient`. `first`: the modes before any of the processes that
    followed one another here; `handing_over`: another will follow.
    """

    first: ClassVar[Modes | None] = None
    handing_over: ClassVar[bool] = False

    def run_input_thread(self) -> None:
        """Read keys; the decoder is looked up by name in Textual's module, hence the exchange."""
        vars(linux_driver)["getincrementaldecoder"] = lenient
        super().run_input_thread()

    def start_application_mode(self) -> None:
        """Start; what is given back at the end is what the first process found."""
        # Textual’s is not annotated.
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.attrs_before is None:
            return
        if LenientDriver.first is None:
            before = self.attrs_before
            LenientDriver.first = (before[tty.IFLAG], before[tty.LFLAG])
        self.attrs_before[tty.IFLAG], self.attrs_before[tty.LFLAG] = LenientDriver.first

    def stop_application_mode(self) -> None:
        """Give the terminal back; or hand it over in its modes, so that no key typed meanwhile is
        shown, and without a flash of what stands on the screen below.
        """
        if LenientDriver.handing_over:
            self.disable_input()
            self.flush()
        else:
            super().stop_application_mode()


def give_back() -> None:
    """The terminal of a process that was to be followed by another, and was not."""
    sys.stdout.write("\x1b[?2004l\x1b[?1004l\x1b[?1049l\x1b[?25h")
    sys.stdout.flush()
    with suppress(termios.error, OSError):
        modes = termios.tcgetattr(0)
        if LenientDriver.first is not None:
            modes[tty.IFLAG], modes[tty.LFLAG] = LenientDriver.first
        termios.tcsetattr(0, termios.TCSANOW, modes)
