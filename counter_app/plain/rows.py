"""What an answer does on the line one stands on: a value, a number, or Entrée alone."""

from __future__ import annotations

from collections.abc import Mapping

from counter_app.checks.finding import Finding, State
from counter_app.desk.sight import copyables
from counter_app.desk.text import LONGEST, cleaned
from counter_app.desk.told import before_copying, chosen_option
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.dossier.replay import asked_for
from counter_app.dossier.rows import Kind, Row
from counter_app.plain.bench import Bench
from counter_app.plain.place import Place
from counter_app.plain.telling import field_news, others_news, spelled
from counter_app.procedure.model import Field

_PROPOSED = 4
"""Corrections told, and so numbered."""

_TICKED = (Kind.PIECE, Kind.DO, Kind.MARK)


class Rows:
    """The gestures of the lines: typed, ticked, turned, corrected, spelled, copied."""

    def __init__(self, bench: Bench, visit: Visit, place: Place) -> None:
        self._bench, self._visit, self._place = bench, visit, place
        self._run: list[str] = []
        self._stood: str | None = None
        self._following = 0

    @property
    def _field(self) -> tuple[str, Row] | None:
        row = self._place.here.row
        return (row.element.field, row) if row and isinstance(row.element, Field) else None

    @property
    def holds_a_name(self) -> bool:
        """Whether what is typed here may be any word at all."""
        return self._field is not None and self._field[0] == "last_name"

    # -- fields ------------------------------------------------------------------------------

    def type(self, text: str) -> None:
        """A value; a single digit is the number of a correction where there are any."""
        if self._field is None or not self._bench.may_write(self._visit):
            return
        field, row = self._field
        proposals = self._visit.dossier.findings[field].proposals[:_PROPOSED]
        if len(text) == 1 and text.isdecimal() and 1 <= int(text) <= len(proposals):
            text = proposals[int(text) - 1].text
        self._put(field, row, cleaned(text)[:LONGEST])

    def clear(self) -> None:
        """« vider »."""
        if self._field is None:
            self._bench.say("« vider » vide un champ : il n’y en a pas sur cette ligne.")
        elif self._bench.may_write(self._visit):
            self._put(*self._field, "")

    def fix(self) -> None:
        """« corriger »: the first correction; again: the next one."""
        if self._field is None:
            self._bench.say("« corriger » corrige le champ où l’on est.")
            return
        if not self._bench.may_write(self._visit):
            return
        field, row = self._field
        before = dict(self._visit.dossier.findings)
        found = self._visit.fields.fix(field, row.key)
        if found is None:
            self._bench.say("Pas de correction à proposer pour ce champ.")
            return
        change, said = found
        self._bench.say(f"Correction mise : {said.replace(' → ', ' devient ')}.")
        self._tell(field, change, before)

    def _put(self, field: str, row: Row, text: str) -> None:
        before = dict(self._visit.dossier.findings)
        self._visit.settle()
        change = self._visit.fields.type(field, text, len(text), row.key)
        change = change.then(self._visit.fields.leave(field))
        self._tell(field, change, before)

    def _tell(self, field: str, change: Change, before: Mapping[str, Finding]) -> None:
        """The verdict at once; on to the next line when there is nothing to put right."""
        now = self._visit.dossier.findings
        others = [n for n, old in before.items() if n != field and old != now[n]]
        visit, hidden = self._visit, self._bench.hidden
        self._bench.say(*field_news(visit, field, hidden=hidden))
        given = visit.facts.answers
        self._bench.say(*others_news(visit, (n for n in others if n in given), hidden=hidden))
        self._bench.saved(visit, change)
        if visit.dossier.findings[field].state is State.VALID:
            self._place.by(1)

    def spell(self) -> None:
        """« épeler »: the one way to hear a number whole."""
        if self._field is None:
            self._bench.say("« épeler » dit la valeur d’un champ : il n’y en a pas ici.")
        elif self._bench.hidden:
            self._bench.say("Masqué : « masquer » d’abord, si personne n’écoute.")
        else:
            field, _ = self._field
            finding = self._visit.dossier.findings[field]
            text = finding.value or self._visit.facts.answers.get(field, "")
            lead = "Pour ameli" if finding.value else "Tel que tapé"
            self._bench.say(f"{lead} : {spelled(text)}." if text else "Ce champ est vide.")

    def copy(self) -> None:
        """« copier »: the first value for ameli; again: the next."""
        values = copyables(self._visit)
        if not values:
            self._bench.say("Rien à copier à cette étape.")
            return
        here, rows = self._visit.facts.place.row, [value.row for value in values]
        if rows != self._run:
            self._run, self._stood = rows, None
        at = asked_for(values, here, self._stood, self._following)
        self._stood, self._following, value = here, at + 1, values[at]
        if not value.text:
            self._bench.say(f"{value.label} : {before_copying(value)}, rien n’est copié.")
            return
        following = values[at + 1].label if at + 1 < len(values) else ""
        self._bench.say(f"{value.label} : {self._bench.clip.copy(value.text)}")
        if following:
            self._bench.say(f"« copier » encore : {following}.")
        else:
            self._bench.say("C’était la dernière.", "« réponses » : ce qu’ameli répond.")

    # -- ticks and options -------------------------------------------------------------------

    def enter(self) -> bool:
        """Entrée alone on a tick: done, and on. False: this line has another way."""
        row = self._place.here.row
        if row is None or row.kind not in (*_TICKED, Kind.FIELD, Kind.NOTE, Kind.CHOICE):
            return False
        if row.kind in _TICKED and self._visit.dossier.tick(row.key) is None:
            if not self._bench.may_write(self._visit):
                return True
            self._bench.saved(self._visit, self._visit.checklist.toggle(row.key))
        self._place.by(1)
        return True

    def tick(self) -> None:
        """« cocher »: tick or untick, and stay."""
        row = self._place.here.row
        if row is None or row.kind not in _TICKED:
            self._bench.say("Rien à cocher sur cette ligne.")
        elif self._bench.may_write(self._visit):
            self._place.follow(self._visit.checklist.toggle(row.key))

    def all_pieces(self) -> None:
        """« toutes »: every piece in hand."""
        if self._bench.may_write(self._visit):
            self._bench.say("Toutes les pièces sont en main.")
            self._place.follow(self._visit.checklist.all_pieces())

    def option(self, number: str) -> bool:
        """The option of that number, or the next one; False: there is none on this line."""
        row = self._place.here.row
        if row is None or row.choice is None:
            return False
        values = [option.value for option in row.choice.options]
        now = chosen_option(self._visit.dossier, row.choice)
        at = values.index(now) if now in values else 0
        wanted = int(number) - 1 if number.isdecimal() and number else (at + 1) % len(values)
        if not 0 <= wanted < len(values):
            self._bench.say(f"Les options vont de 1 à {len(values)}.")
        elif self._bench.may_write(self._visit):
            self._place.follow(self._visit.checklist.turn(row.choice, wanted - at))
        return True
