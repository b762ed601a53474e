"""Runs the application in the terminal it was started from."""

from __future__ import annotations

import sys
from codecs import lookup

from counter_app.desk.opening import Opening
from counter_app.desk.process import Return, harden, replace, returned
from counter_app.settings import NoHome, SettingsProblem, configured
from counter_app.typography import french
from counter_app.ui.app import STOPPED, GuichetApp
from counter_app.ui.handover import Handover
from counter_app.ui.keymap import keyed

LOCKED = "Guichet s’est fermé pour verrouiller, tout est enregistré : relancer counter-app."


def start(*, demo: bool = False) -> int:
    """The exit code: 0, or 1 with a sentence on standard error."""
    if refused := _unfit():
        return _tell(refused, 2)
    try:
        settings = configured()
        keyed(settings)
    except SettingsProblem as problem:
        return _tell(str(problem), 2 if isinstance(problem, NoHome) else 1)
    opening = Opening(settings)
    came = returned()
    if came and came.terminal:
        Handover.first = came.terminal
    app = GuichetApp(opening, demo=demo, came=came, replaceable=True)
    harden(app.report)
    try:
        app.run()
    except Exception as error:
        app.report(error)
        return _tell(STOPPED, 1)
    finally:
        if app.shut():
            opening.close()
        opening.trial.tidy()
    return _followed(app.after) if app.after else app.return_code or 0


def _unfit() -> str:
    """Why no screen can be drawn here, "" where it can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        return "Guichet s’ouvre dans un terminal\u00a0: lancer counter-app sans redirection."
    if lookup(sys.stdout.encoding or "utf-8").name != "utf-8":
        return "Ce terminal n’est pas en UTF-8\u00a0: LC_ALL=C.UTF-8, ou counter-app --plain."
    return ""


def _tell(sentence: str, code: int) -> int:
    """One sentence on standard error, where there is one, in what signs it has; the exit code."""
    if sys.stderr is not None:
        sys.stderr.write(f"{french(sentence)}\n")
    return code


def _followed(after: Return) -> int:
    """A fresh process in the place of this one; comes back only where there can be none."""
    try:
        replace(after)
    except OSError:
        from counter_app.ui.posix_driver import give_back

        give_back()
        _tell(LOCKED, 1)
    return 1
