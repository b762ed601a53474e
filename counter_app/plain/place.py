"""Where one stands in a dossier: the line, the step; moving, and telling what stands there."""

from __future__ import annotations

from counter_app.desk.sight import banner, who
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.dossier.reference import shown
from counter_app.dossier.rows import Kind
from counter_app.plain.bench import Bench
from counter_app.plain.telling import (
    ANSWERS,
    Stop,
    answer_lines,
    answers,
    detail,
    head,
    line,
    pieces_ready,
    stops,
)
from counter_app.procedure.model import Field
from counter_app.procedure.text import plain

_PROMPTS = {
    Kind.PIECE: "en main",
    Kind.DO: "fait",
    Kind.MARK: "arrivé",
    Kind.NOTE: "lu",
    Kind.REMEDY: "l’essayer",
    Kind.CHOICE: "quelle option",
}


class Place:
    """The lines of one visit. Everything that moves ends with `arrive`."""

    def __init__(self, bench: Bench, visit: Visit) -> None:
        self._bench, self._visit = bench, visit
        self._told = ""

    @property
    def here(self) -> Stop:
        """The line one stands on: the dossier's own, else the first that is no piece."""
        lines, key = stops(self._visit), self._visit.facts.place.row
        if key.startswith("outcome:"):
            return lines[-1]
        found = (stop for stop in lines if stop.row is not None and stop.row.key == key)
        other = (s for s in lines if s.row is None or s.row.kind is not Kind.PIECE)
        return next(found, None) or next(other)

    @property
    def prompt(self) -> str:
        """The line's name, short: « Nom ? », « Ligne 4, fait ? »."""
        row = self.here.row
        if row is None:
            return f"{ANSWERS} ?"
        if row.kind in (Kind.FIELD, Kind.CASE):
            return f"{plain(row.label).removesuffix('?').strip()} ?"
        return f"Ligne {self.here.number}, {_PROMPTS[row.kind]} ?"

    def by(self, by: int) -> None:
        """The next line or the one before; stays at the ends."""
        lines = stops(self._visit)
        at = self.here.number - 1 + by
        if not 0 <= at < len(lines):
            self._bench.say("C’est la dernière ligne." if by > 0 else "C’est la première ligne.")
            return
        self.stand(lines[at], passing=by > 0)

    def go(self, number: str) -> None:
        """The line of that number."""
        lines = stops(self._visit)
        if number.isdecimal() and 1 <= int(number) <= len(lines):
            self.stand(lines[int(number) - 1])
        else:
            self._bench.say(f"Les lignes de cette étape vont de 1 à {len(lines)}.")

    def stand(self, stop: Stop, *, passing: bool = False) -> None:
        """Go to a line. `passing`: what stands before it is told too."""
        row, cursor = stop.row, 0
        if row is None:
            known = answers(self._visit)
            key = known[0].key if known else ""
        else:
            key = row.key
        if row is not None and isinstance(row.element, Field):
            cursor = len(self._visit.facts.answers.get(row.element.field, ""))
        self._visit.stand(key, cursor)
        self._bench.written()
        self.arrive(passing=passing)

    def find(self, key: str) -> bool:
        """Go to the line of a row; False when this step has it not."""
        for stop in stops(self._visit):
            if stop.row is not None and stop.row.key == key:
                self.stand(stop)
                return True
        return False

    def arrive(self, *, passing: bool = False) -> None:
        """Tell where one is; the whole step first when it is another one."""
        if self._step != self._told:
            # Its line is among them, and the prompt names it.
            self.tell_step()
            return
        stop = self.here
        before = stop.before if passing else ()
        self._bench.say(*before, line(self._visit, stop, hidden=self._bench.hidden), *stop.on)
        if stop.row is None:
            self._bench.say(*answer_lines(self._visit))

    def step(self, asked: str) -> None:
        """The step told again, or the one of that number (« 3 » or « 3/4 »)."""
        ids = [step.id for step in self._visit.dossier.procedure.steps]
        if not asked:
            self.tell_step()
            return
        number = asked.partition("/")[0]
        if not number.isdecimal() or not 1 <= int(number) <= len(ids):
            self._bench.say(f"Les étapes vont de 1 à {len(ids)}.")
            return
        self.step_by(int(number) - 1 - ids.index(self._visit.facts.place.step))

    def step_by(self, by: int) -> None:
        """So many steps on or back, on the first field."""
        before = self._visit.facts.place.step
        for _ in range(abs(by)):
            self._visit.step_by(1 if by > 0 else -1)
        self._bench.written()
        if by and before == self._visit.facts.place.step:
            self._bench.say("C’est la dernière étape." if by > 0 else "C’est la première étape.")
        self.arrive()

    def follow(self, change: Change) -> None:
        """After a gesture: what the disk says, then where one is."""
        self._visit.settle()
        self._bench.saved(self._visit, change)
        self.arrive()

    def tell_step(self) -> None:
        """Every line of the step."""
        visit, hidden = self._visit, self._bench.hidden
        self._told = self._step
        self._bench.say(head(visit))
        *lines, last = stops(visit)
        ready = pieces_ready(visit, lines)
        self._bench.say(f"Lignes 1 à {ready}, pièces : toutes en main." if ready else "")
        for stop in lines[ready:]:
            self._bench.say(*stop.before, line(visit, stop, hidden=hidden), *stop.on)
        self._bench.say(*last.before, *answer_lines(visit))

    def tell_dossier(self) -> None:
        """Whose, where, what to know first; what the disk has said."""
        visit = self._visit
        self._bench.written()
        named = "nom masqué" if self._bench.hidden else who(visit.facts) or "sans nom"
        reference = shown(visit.ledger.header.reference)
        self._bench.say(f"Dossier {reference}, {named}.", banner(visit), self._bench.state(visit))

    def resume(self) -> None:
        """Straight to the line: of the step its name only."""
        self._told = self._step
        self._bench.say(head(self._visit))
        self.arrive()

    def tell_detail(self) -> None:
        """All about the line."""
        self._bench.say(*detail(self._visit, self.here, hidden=self._bench.hidden))

    @property
    def _step(self) -> str:
        return f"{self._visit.dossier.procedure.id}.{self._visit.facts.place.step}"
