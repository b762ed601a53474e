"""What ameli answered, what to try then, special cases, and the way back."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.desk.interruption import endings
from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import CLOSING
from counter_app.desk.sight import banner, reason_words, reminders
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.dossier.rows import Kind, Row
from counter_app.plain.bench import Bench
from counter_app.plain.place import Place
from counter_app.plain.telling import answer_lines, answers, line, sentence, stops
from counter_app.procedure.model import Case, Field, Orientation, Outcome, Remedy
from counter_app.procedure.text import plain


class Ways:
    """Gestures that lead elsewhere. `interrupt`: how a remedy that takes days is put aside."""

    def __init__(
        self, bench: Bench, visit: Visit, place: Place, interrupt: Callable[[], None]
    ) -> None:
        self._bench, self._visit, self._place = bench, visit, place
        self._interrupt = interrupt

    def enter(self) -> None:
        """Entrée alone where it is no tick: try the remedy, see the cases, hear the answers."""
        row = self._place.here.row
        if row is None:
            self._bench.say(
                *answer_lines(self._visit), "Le numéro de la réponse, quand il y en a une."
            )
        elif isinstance(row.element, Orientation):
            self._ask_case(row.element)
        elif isinstance(row.element, Remedy) and self._bench.may_write(self._visit):
            self._try(row, row.element)

    # -- answers -----------------------------------------------------------------------------

    def answer(self, number: str) -> None:
        """« réponses », « r2 »: hear them, or choose one."""
        if not number:
            self._place.stand(stops(self._visit)[-1])
            return
        known = answers(self._visit)
        if not number.isdecimal() or not 1 <= int(number) <= len(known):
            self._bench.say(f"Les réponses vont de 1 à {len(known)}.")
            return
        row = known[int(number) - 1]
        if isinstance(row.element, Outcome) and self._bench.may_write(self._visit):
            self._choose(row, row.element)

    def _choose(self, row: Row, outcome: Outcome) -> None:
        if outcome.close:
            self.close(outcome.close, outcome)
            return
        step = self._visit.step
        self._bench.say(f"Réponse : {plain(row.label)}.")
        self._do(lambda: self._visit.ways.choose(step, outcome))

    def _do(self, gesture: Callable[[], Change]) -> bool:
        """A gesture that may lead to a procedure that is not there; False if it could not."""
        before = self._visit.facts.place.step
        try:
            change = gesture()
        except DeskProblem as problem:
            self._bench.say(str(problem))
            return False
        facts = self._visit.facts
        if facts.closing or (facts.waiting and facts.waiting.origin):
            self._bench.say(banner(self._visit))
        if to_try := self._to_try(before):
            self._bench.say("À essayer, dans l’ordre :", *to_try)
        self._place.follow(change)
        return True

    def _to_try(self, before: str) -> tuple[str, ...]:
        """The remedies of a step that was refused and is still the same one."""
        visit = self._visit
        if before != visit.facts.place.step:
            return ()
        rows = (s for s in stops(visit) if s.row is not None and s.row.kind is Kind.REMEDY)
        return tuple(line(visit, stop, hidden=self._bench.hidden) for stop in rows)

    def _try(self, row: Row, remedy: Remedy) -> None:
        """Tried: to the field, the answer or the interruption it speaks of."""
        again = "" if remedy.outcome else "Puis « réponses » : ce qu’ameli répond alors."
        self._bench.say(f"Essai : {plain(row.label)}.", plain(remedy.hint), again)
        self._bench.saved(self._visit, self._visit.checklist.try_remedy(row.key, remedy))
        if remedy.outcome:
            self.answer("")
        elif not (remedy.field and self._go_to_field(remedy.field)):
            if remedy.reason:
                self._interrupt()
            else:
                self._place.by(1)

    def _go_to_field(self, field: str) -> bool:
        rows = (stop.row for stop in stops(self._visit))
        keys = (
            r.key for r in rows if r and isinstance(r.element, Field) and r.element.field == field
        )
        return any(map(self._place.find, keys))

    # -- cases -------------------------------------------------------------------------------

    def _ask_case(self, asked: Orientation) -> None:
        cases = asked.case
        self._bench.say(*(f"{number}. {plain(c.label)}." for number, c in enumerate(cases, 1)))
        at = self._bench.talk.choice("Quel cas (Entrée : rien de changé) ?", len(cases))
        if at is None:
            self._place.by(1)
        elif self._bench.may_write(self._visit):
            self._case(cases[at])

    def _case(self, case: Case) -> None:
        self._bench.say(plain(case.say))
        if case.close:
            self.close(case.close, None)
        else:
            self._do(lambda: self._visit.ways.take_case(case))

    # -- the end -----------------------------------------------------------------------------

    def finish(self) -> None:
        """« clore »: why, then the closing list."""
        if not self._bench.may_write(self._visit):
            return
        ends = endings(self._visit.dossier)
        self._bench.say("Clore le dossier : pourquoi ?")
        self._bench.say(*(f"{number}. {words}." for number, (_, words) in enumerate(ends, 1)))
        at = self._bench.talk.choice("Raison (Entrée : 1) ?", len(ends), usual=0)
        if at is None:
            self._bench.say("Rien n’est clos.")
        else:
            self.close(ends[at][0], None)

    def close(self, kind: str, outcome: Outcome | None) -> None:
        """The closing list, then the end; it can be undone until the dossier is left."""
        talk, visit = self._bench.talk, self._visit
        talk.say(f"Clore le dossier : {reason_words(kind)}. D’abord :", *CLOSING)
        if listed := reminders(visit.dossier.procedure):
            talk.say("À penser :", *map(sentence, listed))
        if not talk.agreed("Clore ?"):
            talk.say("Rien n’est clos.")
            self._place.arrive()
            return
        step = visit.step if outcome else None
        change = visit.stopping.close(kind, step, outcome)
        visit.settle()
        self._bench.saved(visit, change)
        talk.say(banner(visit))

    # -- back --------------------------------------------------------------------------------

    def undo(self) -> None:
        """« annuler »."""
        self._turn(self._visit.undo, "Annulé", "Rien à annuler.")

    def redo(self) -> None:
        """« rétablir »."""
        self._turn(self._visit.redo, "Rétabli", "Rien à rétablir.")

    def _turn(self, gesture: Callable[[], Change], done: str, nothing: str) -> None:
        if not self._bench.may_write(self._visit):
            return
        change = gesture()
        if not change:
            self._bench.say(nothing)
            return
        names = self._labels(change)
        self._bench.say(f"{done} : {', '.join(names)}." if names else f"{done}.")
        self._place.follow(change)

    def _labels(self, change: Change) -> tuple[str, ...]:
        """What a change was about, where the step shows it."""
        rows = tuple(stop.row for stop in stops(self._visit) if stop.row is not None)
        return tuple(
            plain(row.label)
            for row in rows
            if row.key in change.ticks
            or (isinstance(row.element, Field) and row.element.field in change.answers)
            or (row.kind is Kind.CHOICE and row.key in change.ticks)
        )
