"""`counter-app`: without arguments the application, with them the command line.

Sets what must be set before textual is imported, and imports no command line for the application.
"""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run; the exit code. Never a traceback on an agent's screen."""
    # Textual reads it when imported; without it AltGr+à gives no @ on Windows Terminal.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    arguments = sys.argv[1:]
    if arguments and arguments != ["--demo"]:
        from counter_app.cli import run

        return run(arguments)
    try:
        from counter_app.ui.start import start

        return start(demo=bool(arguments))
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
