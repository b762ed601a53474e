"""Linux and macOS: bytes that are no text must not end the application.

Textual's driver decodes what the terminal sends as strict UTF-8: half a character pasted from a
binary file ends it with a traceback. Here such bytes become « � », which a check then names.
"""

from __future__ import annotations

import codecs
from functools import partial

from textual.drivers import linux_driver


def lenient(encoding: str) -> partial[codecs.IncrementalDecoder]:
    """The incremental decoder of an encoding that replaces what it cannot read."""
    return partial(codecs.getincrementaldecoder(encoding), errors="replace")


class LenientDriver(linux_driver.LinuxDriver):
    """Textual's driver, reading with `lenient`."""

    def run_input_thread(self) -> None:
        """Read keys; the decoder is looked up by name in Textual's module, hence the exchange."""
        vars(linux_driver)["getincrementaldecoder"] = lenient
        super().run_input_thread()
