"""Runs the application in the terminal it was started from."""

from __future__ import annotations

import sys

from counter_app.desk.opening import Opening
from counter_app.desk.process import CAN_REPLACE, Return, harden, replace, returned
from counter_app.settings import NoHome, SettingsProblem, configured
from counter_app.ui.app import STOPPED, GuichetApp

LOCKED = "Guichet s’est fermé pour verrouiller, tout est enregistré : relancer counter-app."


def start(*, demo: bool = False) -> int:
    """The exit code: 0, or 1 with a sentence on standard error."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "Guichet s’ouvre dans un terminal : lancer counter-app sans redirection.\n"
        )
        return 2
    try:
        settings = configured()
    except SettingsProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2 if isinstance(problem, NoHome) else 1
    opening = Opening(settings)
    came = returned()
    if came and came.terminal and CAN_REPLACE:
        from counter_app.ui.posix_driver import LenientDriver

        LenientDriver.first = came.terminal
    app = GuichetApp(opening, demo=demo, came=came, replaceable=True)
    harden(app.report)
    try:
        app.run()
    except Exception as error:
        app.report(error)
        sys.stderr.write(f"{STOPPED}\n")
        return 1
    finally:
        app.shut()
        opening.trial.tidy()
    return _followed(app.after) if app.after else app.return_code or 0


def _followed(after: Return) -> int:
    """A fresh process in the place of this one; comes back only where there can be none."""
    from counter_app.ui.posix_driver import give_back

    try:
        replace(after)
    except OSError:
        give_back()
        sys.stderr.write(f"{LOCKED}\n")
    return 1
