"""Windows only: keep AltGr a character.

With the kitty keyboard protocol on, Windows Terminal 1.25 and later send AZERTY's AltGr+à as
`alt+à` without a character: no @ in an e-mail. Textual's Windows driver turns the protocol on
whatever `TEXTUAL_DISABLE_KITTY_KEY` says, so it is turned off again as soon as it has started.
"""

from __future__ import annotations

from textual.drivers.windows_driver import WindowsDriver

KITTY_OFF = "\x1b[<u"


class AltGrDriver(WindowsDriver):
    """Textual's driver with the protocol popped after start."""

    def start_application_mode(self) -> None:
        """Start, then leave the kitty protocol."""
        super().start_application_mode()
        self.write(KITTY_OFF)
        self.flush()
