"""A whole procedure as French text to read, 80 columns: what `procedures show` prints."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from counter_app.procedure.model import (
    Choice,
    Do,
    Document,
    Exit,
    Field,
    Item,
    Mark,
    Note,
    Orientation,
    Outcome,
    Procedure,
    Remedy,
    Step,
    Wait,
    When,
)
from counter_app.procedure.pictures import all_pointed
from counter_app.procedure.reasons import reasons
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.text import plain
from counter_app.procedure.vocabulary import EXPIRED, NOW
from counter_app.procedure.walk import confidence_of, to_confirm

WIDTH = 80
_KINDS = {"nb": "NB", "quote": "ameli dit", "attention": "Attention"}


def as_text(procedure: Procedure) -> str:
    """Every step, row, note, answer, remedy, wait, exit and reminder, with what is to be confirmed
    and where it comes from. Lines of 80 columns at most, no markup, one newline at the end.
    """
    return "\n".join(_Printer(procedure).lines()) + "\n"


class _Printer:
    """Goes through the procedure in the order of its file."""

    def __init__(self, procedure: Procedure) -> None:
        self._book = procedure
        items = [item for step in procedure.steps for item in step.item]
        self._labels = {item.field: item.label for item in items if isinstance(item, Field)}
        self._marks = {item.id: item.mark for item in items if isinstance(item, Mark)}

    def lines(self) -> Iterator[str]:
        book = self._book
        yield from _wrapped(f"{book.number} · {book.title}")
        yield "=" * WIDTH
        yield from _wrapped(book.purpose)
        checked = f", vérifié le {_day(book.checked_on)}" if book.checked_on else ""
        yield from _wrapped(f"Source : {book.source}{checked}. Version {book.version}.")
        if to_confirm(book, book):
            yield from _wrapped("Procédure déduite : tout y est à confirmer à l’écran.")
        yield from self._needed()
        if book.orientation:
            yield from self._orientation(book.orientation)
        for step in book.steps:
            yield from self._step(step)
        if book.reminders:
            yield from ("", "À PENSER")
        for reminder in book.reminders:
            yield from self._row("!", reminder.do, reminder)

    def _needed(self) -> Iterator[str]:
        if self._book.documents:
            yield from ("", "IL VOUS FAUT")
        for document in self._book.documents:
            yield from self._document(document)
        for choice in self._book.choices:
            yield from self._choice(choice)

    def _document(self, document: Document) -> Iterator[str]:
        needed = self._book.step(document.needed).number
        yield from self._row("-", f"{document.label} (pour la {needed})", document)
        yield from _under(document.accept)
        yield from _under(document.check and f"À vérifier : {document.check}")
        yield from _places(document.picture)
        if document.absent:
            yield from _under(f"Sinon : {document.absent.say}")

    def _choice(self, choice: Choice) -> Iterator[str]:
        options = " / ".join(option.label for option in choice.options)
        yield from self._row("?", f"{choice.ask} : {options}", choice)

    def _orientation(self, orientation: Orientation) -> Iterator[str]:
        yield ""
        yield from _wrapped(orientation.ask.upper() + self._doubt(orientation))
        yield from _source(orientation, "  ")
        for case in orientation.case:
            where = self._where(procedure=case.procedure, close=case.close)
            yield from self._row("-", f"{case.label}{where}", case)
            yield from _under(case.say and f"Dire : {case.say}")

    def _step(self, step: Step) -> Iterator[str]:
        yield from ("", "-" * WIDTH)
        name = f"Étape {step.number}" if step.counted else step.number
        yield from _wrapped(f"{name} · {step.title}".upper() + self._doubt(step))
        yield from _source(step, "  ")
        if step.replay:
            yield from _under("Interrompue, cette étape est à refaire sur ameli.")
        for item in step.item:
            yield from self._item(item)
        yield from ("", "  AMELI A RÉPONDU")
        for outcome in step.outcome:
            yield from self._outcome(outcome)

    def _item(self, item: Item) -> Iterator[str]:
        if isinstance(item, Do):
            sign, text = "[ ]", item.do
        elif isinstance(item, Field):
            typed = f" ({item.type_as})" if item.type_as else ""
            sign, text = "__", f"{item.label}{typed}"
        elif isinstance(item, Note):
            sign, text = _KINDS[item.kind], item.note
        else:
            sign, text = "[*]", item.mark
        yield from self._row(sign, f"{text}{self._only(item.when)}", item)
        yield from _under(item.hint)
        yield from _under(item.say and f"Dire : {item.say}")
        yield from _places(item.picture)
        yield from _under(self._besides(item))

    def _besides(self, item: Item) -> str:
        """What the application does with a row."""
        match item:
            case Do(secret=True):
                return "Jamais noté ici."
            case Field(paste=times) if times > 1:
                return f"À coller {times} fois."
            case Mark(wipe=wiped) if wiped:
                gone = [label for name, label in self._labels.items() if name in wiped]
                return f"S’efface alors du dossier : {', '.join(gone)}." if gone else ""
        return ""

    def _outcome(self, outcome: Outcome) -> Iterator[str]:
        where = self._where(outcome.next, outcome.procedure, outcome.close)
        where = where or (" → réessayer" if outcome.retry else " → attendre")
        text = f"{outcome.label}{where}{self._only(outcome.when)}"
        yield from self._row("( )", text, outcome)
        yield from _under(outcome.say)
        yield from _under(outcome.hint)
        for rank, remedy in enumerate(outcome.remedy, start=1):
            yield from self._remedy(rank, remedy)
        if outcome.wait:
            yield from self._wait(outcome.wait)

    def _remedy(self, rank: int, remedy: Remedy) -> Iterator[str]:
        yield from self._row(f"    {rank}.", remedy.do, remedy)
        yield from _under(remedy.hint, 9)

    def _wait(self, wait: Wait) -> Iterator[str]:
        yield from self._row("    …", f"{wait.ask}{self._delay(wait)}", wait)
        for way in wait.exit:
            yield from self._exit(way)

    def _exit(self, way: Exit) -> Iterator[str]:
        where = self._where(way.next, way.procedure, way.close) or " → attendre encore"
        alone = " (de soi-même)" if way.on == EXPIRED else ""
        yield from self._row("      -", f"{way.label}{alone}{where}", way)
        yield from _under(way.say, 10)

    def _delay(self, wait: Wait) -> str:
        start = "" if wait.start == NOW else f" à partir de « {self._marks[wait.start]} »"
        if wait.days is not None:
            return f" Délai : {wait.days} jours{start}."
        if wait.minutes is not None:
            return f" Délai : {wait.minutes} minutes{start}."
        if wait.recall is not None:
            return f" Rappel dans {wait.recall} jours." if wait.recall else " Rappel aujourd’hui."
        return ""

    def _where(self, next_: str = "", procedure: str = "", close: str = "") -> str:
        """After an arrow: the step, the other procedure or the end that follows."""
        if next_:
            step = self._book.step(next_)
            return f" → {step.number} {step.title}" if step.counted else f" → {step.title}"
        if procedure:
            return f" → procédure {procedure}"
        return f" → fin : {reasons()[close].label}" if close else ""

    def _only(self, when: When | None) -> str:
        """Under which option a row stands: « [smartphone ou tablette] »."""
        labels = [
            option.label
            for choice in self._book.choices
            for option in choice.options
            if (when or {}).get(choice.id) == option.value
        ]
        return f" [{', '.join(labels)}]" if labels else ""

    def _row(self, sign: str, text: str, element: Sourced) -> Iterator[str]:
        """A row with its sign, « à confirmer » and its own source if it has one."""
        whole = f"{text}{self._doubt(element)}"
        indent = " " * (len(sign) + 3)
        yield from _wrapped(whole, f"  {sign} ", indent)
        yield from _source(element, indent)

    def _doubt(self, element: Sourced) -> str:
        """Said where an element is less sure than its file, not on every row of a deduced one."""
        sure = confidence_of(self._book, element)
        said = element.confidence is not None or not to_confirm(self._book, self._book)
        return " (à confirmer)" if said and sure is not None and sure.to_confirm else ""


def _source(element: Sourced, indent: str) -> Iterator[str]:
    if element.source:
        yield from _wrapped(f"[{element.source}]", indent, indent)


def _places(picture: str) -> Iterator[str]:
    """Where it is, in words, on each drawing there is of it."""
    for found in all_pointed(picture):
        yield from _under(f"Où : {found.told}")


def _under(text: str, indent: int = 6) -> Iterator[str]:
    if text:
        yield from _wrapped(text, " " * indent, " " * indent)


def _wrapped(text: str, first: str = "", rest: str = "") -> list[str]:
    return wrap(
        plain(text), WIDTH, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
