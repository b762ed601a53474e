"""`counter-app`: without arguments the application, with them the command line.

Sets what must be set before textual is imported, and imports no command line for the application.
Whatever is asked, a phrase or a value may be typed: the memory is closed first.
"""

from __future__ import annotations

import os
import sys

from counter_app.desk.memory import keep_to_itself

_TOLD_TO_TEXTUAL = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_PRESS", "TEXTUAL_DRIVER")


def _without_developers_tools() -> None:
    """Textual's log, its console for developers and its timed screenshot would hold values."""
    for name in [*os.environ]:
        if name in _TOLD_TO_TEXTUAL or name.startswith(("TEXTUAL_DEVTOOLS", "TEXTUAL_SCREENSHOT")):
            del os.environ[name]


def main() -> int:
    """Run; the exit code. Never a traceback on an agent's screen."""
    keep_to_itself()
    _without_developers_tools()
    # Textual reads it when imported; without it AltGr+à gives no @ on Windows Terminal.
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    arguments = sys.argv[1:]
    if set(arguments) - {"--demo", "--plain"} or len(arguments) != len(set(arguments)):
        from counter_app.cli import run

        return run(arguments)
    from counter_app.desk.process import WATCHED, watch

    if sys.platform == "win32" and WATCHED not in os.environ:
        return watch()
    demo = "--demo" in arguments
    try:
        return _plain(demo=demo) if _by_lines(arguments) else _drawn(demo=demo)
    except KeyboardInterrupt:
        return 130


def _by_lines(arguments: list[str]) -> bool:
    from counter_app.plain.choice import only_lines

    return "--plain" in arguments or only_lines(os.environ)


def _drawn(*, demo: bool) -> int:
    from counter_app.ui.start import start

    return start(demo=demo)


def _plain(*, demo: bool) -> int:
    """Line by line: put together here, since neither room knows the other."""
    from counter_app.cli.streams import prepare
    from counter_app.plain.start import start
    from counter_app.ui.clip.alone import Alone

    prepare()
    return start(Alone, demo=demo)


if __name__ == "__main__":
    sys.exit(main())
