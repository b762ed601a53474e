"""Linux and macOS: bytes that are no text must not end the application, and on lock the terminal is
handed over as it stands to the process that takes this one's place.

Textual's driver decodes what the terminal sends as strict UTF-8: half a character pasted from a
binary file ends it with a traceback. Here such bytes become « � », which a check then names.
"""

from __future__ import annotations

import codecs
import os
import sys
import termios
import tty
from contextlib import suppress
from functools import partial

from textual.app import App
from textual.drivers import linux_driver

from counter_app.ui.handover import Handover, found
from counter_app.ui.mending import MendingParser, patience


def lenient(encoding: str) -> partial[codecs.IncrementalDecoder]:
    """What makes the decoder of an encoding: what cannot be read is replaced."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


class LenientDriver(linux_driver.LinuxDriver):
    """Textual's driver, reading with `lenient` and `MendingParser`, drawing on standard output:
    Textual takes standard error, which a town's launcher may have sent to a file.
    """

    def __init__(
        self,
        app: App[object],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        if sys.__stdout__ is not None and sys.__stdout__.isatty():
            self._file = sys.__stdout__

    def run_input_thread(self) -> None:
        """Read keys; both are looked up by name in Textual's module, hence the exchange."""
        MendingParser.wait = patience(os.environ)
        vars(linux_driver).update(getincrementaldecoder=lenient, XTermParser=MendingParser)
        super().run_input_thread()

    def start_application_mode(self) -> None:
        """Start; what is given back at the end is what the first process found."""
        # Textual’s is not annotated.
        super().start_application_mode()  # type: ignore[no-untyped-call]
        if self.attrs_before is not None:
            before = self.attrs_before
            before[tty.IFLAG], before[tty.LFLAG] = found((before[tty.IFLAG], before[tty.LFLAG]))

    def stop_application_mode(self) -> None:
        """Give the terminal back; or hand it over in its modes, so that no key typed meanwhile is
        shown, and without a flash of what stands on the screen below.
        """
        if Handover.ahead:
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
        if Handover.first is not None:
            modes[tty.IFLAG], modes[tty.LFLAG] = Handover.first
        termios.tcsetattr(0, termios.TCSANOW, modes)
