"""An open desk: from the list into dossiers and back, until it is quit or locked."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.desk.idle import Watch, computer_idle
from counter_app.desk.problem import DeskProblem
from counter_app.desk.sight import needs_summary
from counter_app.desk.visit import Visit
from counter_app.plain.bench import Bench
from counter_app.plain.door import Door
from counter_app.plain.home import Home, Next
from counter_app.plain.leaving import Again, Leaving
from counter_app.plain.people import People
from counter_app.plain.room import Room
from counter_app.plain.stopping import summarised


class Session:
    """`run` ends by raising Quit or Locked."""

    def __init__(self, bench: Bench, door: Door) -> None:
        self._bench = bench
        leaving = Leaving(bench, door.lifted)
        self._everywhere: dict[str, Callable[[], object]] = {
            "masquer": self._mask,
            "verrouiller": leaving.lock,
            "quitter": leaving.quit,
        }
        self._at_home = {**self._everywhere, **People(bench, leaving.reopen).words()}
        bench.talk.gone = leaving.gone
        if not bench.demo:
            bench.talk.watch = Watch(bench.opening.settings.lock_minutes, computer_idle())

    def run(self, back_to: str) -> None:
        """`back_to`: the dossier that the lock closed, opened at once."""
        make, last = self._opens(back_to), back_to
        while True:
            try:
                visit = self._made(make or Home(self._bench, self._at_home).run(last))
                make = None
                if visit is not None:
                    last = visit.ledger.header.id
                    make = self._in(visit, back_to)
            except Again as again:
                make = self._opens(again.dossier)
            back_to = ""

    def _made(self, make: Next) -> Visit | None:
        """None, once said why, when it does not open."""
        try:
            return make() if make else None
        except DeskProblem as problem:
            self._bench.say(str(problem))
            return None

    def _opens(self, dossier: str) -> Next:
        return (lambda: self._bench.counter.open(dossier)) if dossier else None

    def _in(self, visit: Visit, back_to: str) -> Next:
        """A dossier, after its summary where it has one to give."""
        header = visit.ledger.header
        # Locked and unlocked by the same agent: nothing has happened that needs telling.
        same = header.id == back_to and header.touched_by in ("", visit.pen.agent)
        resumed = visit.ways.resumed_at is not None
        if not same and needs_summary(visit) and not self._summarised(visit):
            self._bench.counter.leave(visit)
            return None
        return Room(self._bench, visit, self._everywhere).run(resumed=resumed)

    def _summarised(self, visit: Visit) -> bool:
        self._bench.visit = visit
        try:
            return summarised(self._bench, visit, self._everywhere)
        except EOFError:
            self._everywhere["quitter"]()
            return False
        finally:
            self._bench.visit = None

    def _mask(self) -> None:
        """« masquer »."""
        bench = self._bench
        bench.hidden = not bench.hidden
        hidden = "Masqué : noms, naissances et contacts ne sont plus dits, ni la saisie montrée."
        bench.say(hidden if bench.hidden else "Noms, naissances et contacts sont dits de nouveau.")
