"""Windows only: keep AltGr a character, hear keys whatever comes, hand the console over as it is.

With the kitty keyboard protocol on, Windows Terminal 1.25 and later send AZERTY's AltGr+à as
`alt+à` without a character: no @ in an e-mail. Textual's Windows driver turns the protocol on
whatever `TEXTUAL_DISABLE_KITTY_KEY` says, so it is turned off again as soon as it has started.

Tried on a console made up by the tests, not on Windows.
"""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TextIO

from textual.drivers import win32
from textual.drivers.windows_driver import WindowsDriver

from counter_app.ui.handover import Handover, Modes, found
from counter_app.ui.mending import MendingParser, patience

KITTY_OFF = "\x1b[<u"


class Ears(win32.EventMonitor):
    """Textual's reader of keys; it ends at half a surrogate pair, and nobody would be heard."""

    def run(self) -> None:
        """Until the driver is told to stop, with one parser: a paste may be under way."""
        parser = MendingParser()
        vars(win32)["XTermParser"] = lambda **_: parser
        while not self.exit_event.is_set():
            super().run()


class AltGrDriver(WindowsDriver):
    """Textual's driver, with the protocol popped after start."""

    def start_application_mode(self) -> None:
        """Start, then leave the kitty protocol; note what modes are to be given back."""
        MendingParser.wait = patience(os.environ)
        vars(win32)["EventMonitor"] = Ears
        before = _modes()
        super().start_application_mode()
        self._restore_console = partial(_give_back, found(before))
        self.write(KITTY_OFF)
        self.flush()

    def stop_application_mode(self) -> None:
        """Leave the console's screen; or, when a process follows, leave it as it stands."""
        if Handover.ahead:
            self.disable_input()
        else:
            super().stop_application_mode()

    def close(self) -> None:
        """The console's modes belong to it, not to a process: they outlive this one."""
        if Handover.ahead:
            self._restore_console = None
        super().close()


def _modes() -> Modes:
    streams = _console()
    return win32.get_console_mode(streams[0]), win32.get_console_mode(streams[1])


def _give_back(modes: Modes) -> None:
    for stream, mode in zip(_console(), modes, strict=True):
        win32.set_console_mode(stream, mode)


def _console() -> tuple[TextIO, TextIO]:
    """As Textual takes it; `start` has looked that both are there."""
    assert sys.__stdin__ is not None  # noqa: S101 tells the type checker
    assert sys.__stdout__ is not None  # noqa: S101
    return sys.__stdin__, sys.__stdout__
