"""Runs the application in the terminal it was started from."""

from __future__ import annotations

import os
import sys

from counter_app.desk.opening import Opening
from counter_app.settings import NoHome, SettingsProblem, configured
from counter_app.ui.app import GuichetApp


def start(*, demo: bool = False) -> int:
    """The exit code: 0, or 1 with a sentence on standard error."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(
            "Guichet s’ouvre dans un terminal : lancer counter-app sans redirection.\n"
        )
        return 2
    if os.environ.get("TERM") == "dumb":
        sys.stderr.write("Ce terminal ne sait pas dessiner un écran : en ouvrir un autre.\n")
        return 2
    try:
        settings = configured()
    except SettingsProblem as problem:
        sys.stderr.write(f"{problem}\n")
        return 2 if isinstance(problem, NoHome) else 1
    opening = Opening(settings)
    app = GuichetApp(opening, demo=demo)
    try:
        app.run()
    finally:
        app.shut()
        opening.tidy()
    return app.return_code or 0
