"""Runs the plain mode in the terminal it was started from."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress

from counter_app.desk.opening import Opening
from counter_app.desk.problem import DeskProblem
from counter_app.desk.process import CAN_REPLACE, Return, harden, replace, returned
from counter_app.desk.report import write_report
from counter_app.handout.papers import clear
from counter_app.plain.bench import Bench, Clip
from counter_app.plain.door import Door
from counter_app.plain.leaving import STAYS, Locked, Quit
from counter_app.plain.session import Session
from counter_app.plain.talk import Talk
from counter_app.plain.terminal import Terminal, console
from counter_app.settings import NoHome, Settings, SettingsProblem, configured

STOPPED = (
    "Guichet s’est arrêté sur une erreur. Tout ce qui était enregistré est gardé : "
    "relancer counter-app --plain."
)
_REMAINS = "« quitter » pour que la mémoire de ce PC oublie aussi."


def start(clip_for: Callable[[Settings], Clip], *, demo: bool = False) -> int:
    """The exit code. `clip_for`: the clipboard that a town's settings allow."""
    if not _at_a_terminal():
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
    harden(lambda error: write_report(settings, error, opening.now()))
    came = returned() or Return()
    terminal = console(came.terminal)
    front = Front(terminal, opening, clip_for(settings), demo=demo, replaceable=CAN_REPLACE)
    if demo:
        opening.trial.tidy_when_ended()
    try:
        front.run(came.dossier)
    except EOFError:
        return 0
    except Exception as error:
        write_report(settings, error, opening.now())
        sys.stderr.write(f"{STOPPED}\n")
        return 1
    finally:
        front.close()
    return 0


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


class Front:
    """Desk after desk, as it is locked and opened again. `replaceable`: whether a fresh process may
    take this one's place, since only that forgets what was typed.
    """

    def __init__(
        self,
        terminal: Terminal,
        opening: Opening,
        clip: Clip,
        *,
        demo: bool = False,
        replaceable: bool = False,
    ) -> None:
        self._terminal, self._talk = terminal, Talk(terminal)
        self._opening, self._clip = opening, clip
        self._demo, self._replaceable = demo, replaceable
        self._door = Door(self._talk, opening)
        self._bench: Bench | None = None

    def run(self, back_to: str = "") -> None:
        """Until the agent quits. Raises EOFError before anything was opened."""
        after = Locked(back_to, self._opening.trial.begin if self._demo else None)
        while True:
            try:
                self._sit(after)
            except Quit:
                self._talk.say("Guichet est fermé, tout est enregistré.")
                return
            except Locked as locked:
                after = locked
                self._locked(locked)

    def _sit(self, after: Locked) -> None:
        """One desk. Raises Quit, Locked, EOFError."""
        counter = None
        try:
            counter = self._door.through(after.way_in) if after.way_in else None
        except DeskProblem as problem:
            self._talk.say(str(problem))
        counter = counter or self._door.open()
        clear(counter.settings.home)
        bench = Bench(self._talk, self._opening, counter, self._clip, demo=self._demo)
        self._bench = bench
        Session(bench, self._door).run(after.dossier)

    def _locked(self, locked: Locked) -> None:
        self._talk.watch = None
        if locked.way_in is not None:
            self._talk.say("Tout est scellé de nouveau.")
            return
        self._talk.say("Verrouillé.", *STAYS)
        if self._replaceable:
            with suppress(OSError):
                replace(Return(locked.dossier, self._terminal.modes))
        self._talk.say(_REMAINS)

    def close(self) -> None:
        """Whatever became of it, nothing is left behind."""
        self._terminal.close()
        self._clip.close()
        if self._bench is not None:
            self._bench.counter.close()
        self._opening.close()
        self._opening.trial.tidy()
