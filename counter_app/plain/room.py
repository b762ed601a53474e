"""A dossier: one prompt naming the line, and what each answer and each word does there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from counter_app.desk.visit import Visit
from counter_app.dossier.rows import Kind
from counter_app.plain.bench import Bench
from counter_app.plain.help import help_lines, which
from counter_app.plain.home import Next, aside, new_dossier
from counter_app.plain.keeping import (
    ask_typist,
    erase,
    keep_nothing,
    prolong,
    tell_journal,
)
from counter_app.plain.place import Place
from counter_app.plain.rows import Rows
from counter_app.plain.slip import give_slip
from counter_app.plain.stopping import put_aside
from counter_app.plain.ways import Ways
from counter_app.plain.words import DOSSIER, Asked, Several, asked, may_be_a_name

_LITERAL = "="
"""Before a value that is also a word."""


class Room:
    """`others`: what a word does that belongs to no dossier (quitting, locking, hiding)."""

    def __init__(self, bench: Bench, visit: Visit, others: dict[str, Callable[[], object]]) -> None:
        self._bench, self._visit = bench, visit
        self._place = Place(bench, visit)
        self._rows = Rows(bench, visit, self._place)
        self._ways = Ways(bench, visit, self._place, self._interrupt)
        self._does = {**others, **self._words()}
        self._over = False
        self._next: Next = None

    def run(self, *, resumed: bool) -> Next:
        """Until the agent goes elsewhere; where to. The dossier is parked by then."""
        bench = self._bench
        bench.visit = self._visit
        self._place.tell_dossier()
        if resumed:
            self._place.resume()
        else:
            self._place.arrive()
        while not self._over:
            try:
                self._take(bench.talk.ask(self._place.prompt, secret=self._unseen))
            except KeyboardInterrupt:
                bench.say("Rien n’est perdu. « liste » ou « quitter » pour sortir.")
            except EOFError:
                self._does["quitter"]()
            bench.caught_up()
        return self._next

    @property
    def _unseen(self) -> bool:
        """While everything is hidden, what is typed into a field is too."""
        row = self._place.here.row
        return self._bench.hidden and row is not None and row.kind is Kind.FIELD

    def _words(self) -> dict[str, Callable[[], object]]:
        bench, visit, place, rows = self._bench, self._visit, self._place, self._rows
        return {
            "aide": lambda: bench.say(*help_lines(DOSSIER)),
            "suivant": lambda: place.by(1),
            "précédent": lambda: place.by(-1),
            "étape suivante": lambda: place.step_by(1),
            "étape précédente": lambda: place.step_by(-1),
            "où": self._where,
            "détail": place.tell_detail,
            "cocher": rows.tick,
            "toutes": rows.all_pieces,
            "corriger": rows.fix,
            "vider": rows.clear,
            "épeler": rows.spell,
            "copier": rows.copy,
            "annuler": self._ways.undo,
            "rétablir": self._ways.redo,
            "clore": self._ways.finish,
            "interrompre": self._interrupt,
            "talon": partial(give_slip, bench, visit),
            "qui tape": partial(ask_typist, bench, visit),
            "journal": partial(tell_journal, bench, visit.ledger.header.id),
            "prolonger": partial(prolong, bench, visit.ledger.header.id),
            "ne rien conserver": partial(keep_nothing, bench, visit),
            "effacer": self._erase,
            "liste": self._leave,
            "nouveau": self._new,
            "à côté": self._aside,
        }

    # -- what was typed ----------------------------------------------------------------------

    def _take(self, text: str) -> None:
        text = text.strip()
        kind = self._place.here.row.kind if self._place.here.row else None
        if text.startswith(_LITERAL) and kind is Kind.FIELD:
            self._rows.type(text.removeprefix(_LITERAL))
        elif not text:
            self._enter()
        elif text.isdecimal() and kind is not Kind.FIELD:
            self._number(text)
        else:
            self._word(text, is_field=kind is Kind.FIELD)

    def _enter(self) -> None:
        if not self._rows.enter():
            self._ways.enter()

    def _number(self, text: str) -> None:
        """What the line offers under that number, else the line of that number."""
        if self._place.here.row is None:
            self._ways.answer(text)
        elif not self._rows.option(text):
            self._place.go(text)

    def _word(self, text: str, *, is_field: bool) -> None:
        """A word, else the value of the field."""
        name = is_field and self._rows.holds_a_name
        found = asked(text, DOSSIER, beginnings=not name)
        if isinstance(found, Several) and not is_field:
            self._bench.say(which(found))
        elif isinstance(found, Asked) and not (name and self._is_name(text, found)):
            self._do(found)
        elif is_field:
            self._rows.type(text)
        else:
            self._bench.say("Mot inconnu ici. « aide » dit ce que l’on peut faire.")

    def _is_name(self, text: str, found: Asked) -> bool:
        """A word that may be somebody's name is not taken for either without asking."""
        question = f"{text}, est-ce le nom du citoyen ?"
        return may_be_a_name(text, found) and self._bench.talk.agreed(question)

    def _do(self, found: Asked) -> None:
        match found.word.word:
            case "ligne":
                self._place.go(found.rest)
            case "étape":
                self._place.step(found.rest)
            case "réponses":
                self._ways.answer(found.rest)
            case "option":
                if not self._rows.option(found.rest):
                    self._bench.say("Pas d’option sur cette ligne.")
            case word:
                self._does[word]()

    # -- words -------------------------------------------------------------------------------

    def _where(self) -> None:
        self._place.tell_dossier()
        self._place.resume()

    def _interrupt(self) -> None:
        """« interrompre »: then the slip, then the list."""
        bench = self._bench
        if not bench.may_write(self._visit) or not put_aside(bench, self._visit):
            return
        if bench.talk.agreed("Dire le talon du citoyen ?"):
            give_slip(bench, self._visit)
        self._leave()

    def _erase(self) -> None:
        if erase(self._bench, self._visit):
            self._over, self._bench.visit = True, None

    def _leave(self, to: Next = None) -> None:
        """Parked, no question."""
        self._bench.clip.close()
        self._bench.counter.leave(self._visit)
        self._over, self._next, self._bench.visit = True, to, None

    def _new(self) -> None:
        if (make := new_dossier(self._bench)) is not None:
            self._leave(make)

    def _aside(self) -> None:
        make = aside(self._bench, self._visit.ledger.header.id)
        if make is None:
            self._bench.say("Aucun autre dossier à côté. « nouveau » en commence un.")
        else:
            self._leave(make)
