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


def lenient(encoding: str) -> partial[codecs.IncrementalDecoder]:
    """The incremental decoder of an encoding that replaces what it cannot read."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


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
