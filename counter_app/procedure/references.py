"""Rules without which a procedure cannot be followed: ids, what they point to, one way on each.

Each rule takes a `Reading` and gives faults as (path in the model, what to write).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from counter_app.procedure.lines import Path
from counter_app.procedure.model import (
    Case,
    Choice,
    Document,
    Exit,
    Field,
    Item,
    ItemBase,
    Mark,
    Note,
    Orientation,
    Outcome,
    Procedure,
    Reason,
    Remedy,
    Step,
    Wait,
)
from counter_app.procedure.sheet import known
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.vocabulary import FIELDS, NOW, UNTIL
from counter_app.procedure.walk import marks, walk

Faults = Iterator[tuple[Path, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """A procedure under review. `others`: ids of all procedures, None when they are not known."""

    procedure: Procedure
    reasons: Collection[Reason]
    others: Collection[str] | None = None

    def marks(self) -> set[str]:
        """Every mark of the procedure."""
        return set().union(*map(marks, self.procedure.steps))

    def asked(self) -> set[str]:
        """Every field id that a step asks for."""
        steps = self.procedure.steps
        return {item.field for step in steps for item in step.item if isinstance(item, Field)}


def _points(path: Path, key: str, name: str, among: Iterable[str], what: str) -> Faults:
    """A fault if a name points to nothing; an empty one points nowhere on purpose."""
    among = set(among)
    if name and name not in among:
        written = "from" if key == "start" else key
        yield (*path, key), f"{written} = « {name} » : {what}, {known(name, among)}"


def doubled_ids(reading: Reading) -> Faults:
    """An id is unique in its list; pieces, rows, marks and reminders share one list."""
    book = reading.procedure
    paths = {id(element): path for path, element in walk(book)}
    rows: list[Item] = [item for step in book.steps for item in step.item]
    lists: list[Iterable[Sourced]] = [
        [*book.documents, *rows, *book.reminders],
        book.steps,
        book.choices,
    ]
    for _, element in walk(book):
        match element:
            case Orientation(case=inner) | Step(outcome=inner):
                lists.append(inner)
            case Outcome(remedy=inner) | Wait(exit=inner):
                lists.append(inner)
    for elements in lists:
        yield from _doubles(paths, elements)


def _doubles(paths: Mapping[int, Path], elements: Iterable[Sourced]) -> Faults:
    seen: set[str] = set()
    for element in elements:
        name = str(getattr(element, "id", ""))
        path = (*paths[id(element)], "id")
        if not name:
            yield path, 'il manque l’id : écrire id = "…"'
        elif name in seen:
            yield path, f"l’id « {name} » sert déjà plus haut : en choisir un autre"
        seen.add(name)


def dangling(reading: Reading) -> Faults:
    """Whatever is named by its id exists."""
    for path, element in walk(reading.procedure):
        yield from _ways_dangling(reading, path, element)
        match element:
            case Orientation():
                yield from _one_default(path, element)
            case Choice():
                values = [option.value for option in element.options]
                yield from _points(path, "default", element.default, values, "aucune option")
            case Document():
                yield from _document(reading, path, element)
            case Step():
                yield from _step(reading, path, element)
            case Outcome():
                yield from _fields(path, "fields", element.fields, reading.asked())
            case Wait() if element.start != NOW:
                yield from _points(path, "start", element.start, reading.marks(), "aucun mark")
            case Field():
                yield from _points(path, "field", element.field, FIELDS, "champ sans contrôle")
            case Mark():
                yield from _fields(path, "wipe", element.wipe, FIELDS)


def _ways_dangling(reading: Reading, path: Path, element: Sourced) -> Faults:
    """The keys that several kinds of element share: next, procedure, keep, close, reason,
    needs_mark.
    """
    reasons = {reason.id for reason in reading.reasons}
    ending = {reason.id for reason in reading.reasons if reason.kind in ("end", "either")}
    steps = [step.id for step in reading.procedure.steps]
    targets: dict[str, tuple[Iterable[str], str]] = {
        "next": (steps, "aucune étape"),
        "close": (ending, "aucune fin"),
        "reason": (reasons, "aucun motif"),
    }
    if reading.others is not None:
        targets["procedure"] = (reading.others, "aucune procédure")
    for key, (among, what) in targets.items():
        yield from _points(path, key, getattr(element, key, ""), among, f"{what} de ce nom")
    needed = getattr(element, "needs_mark", "")
    yield from _points(path, "needs_mark", needed, reading.marks(), "aucun mark")
    if isinstance(element, Case | Outcome | Exit) and element.keep != "all":
        yield from _fields(path, "keep", element.keep, FIELDS)


def _fields(path: Path, key: str, names: Iterable[str], among: Iterable[str]) -> Faults:
    for name in names:
        yield from _points(path, key, name, among, "aucun champ de ce nom")


def _one_default(path: Path, orientation: Orientation) -> Faults:
    defaults = sum(case.default for case in orientation.case)
    if defaults != 1:
        yield path, f"{defaults} cas par défaut : écrire default = true dans un seul"


def _document(reading: Reading, path: Path, document: Document) -> Faults:
    steps = [step.id for step in reading.procedure.steps]
    choices = [choice.id for choice in reading.procedure.choices]
    yield from _points(path, "needed", document.needed, steps, "aucune étape de ce nom")
    yield from _points(path, "choice", document.choice, choices, "aucun [[choice]] de ce nom")
    yield from _fields(path, "gives", filter(None, [document.gives]), reading.asked())


def _step(reading: Reading, path: Path, step: Step) -> Faults:
    """What an element of a step names inside that step: a note its field, a remedy its outcome."""
    outcomes = [outcome.id for outcome in step.outcome]
    fields = [item.field for item in step.item if isinstance(item, Field)]
    for inner, element in walk(step, path):
        match element:
            case Note():
                yield from _points(inner, "on", element.on, fields, "aucun champ de cette étape")
            case Remedy():
                yield from _points(
                    inner, "outcome", element.outcome, outcomes, "aucune réponse de cette étape"
                )
                yield from _fields(inner, "field", [element.field], reading.asked())
    if isinstance(step.replay, str):
        until = step.replay.removeprefix(UNTIL)
        if until == step.replay:
            yield (*path, "replay"), 'replay ne convient pas : écrire true, false ou "until:MARK"'
        else:
            yield from _points(path, "replay", until, reading.marks(), "aucun mark de ce nom")


def conditions(reading: Reading) -> Faults:
    """What `when` tests is a choice, and what it waits for one of its options."""
    values = {
        choice.id: [option.value for option in choice.options]
        for choice in reading.procedure.choices
    }
    for path, element in walk(reading.procedure):
        if not isinstance(element, ItemBase | Outcome):
            continue
        for name, value in (element.when or {}).items():
            yield from _points(path, "when", name, values, "aucun [[choice]] de ce nom")
            among = values.get(name, [value])
            yield from _points((*path, "when"), name, value, among, "aucune option de ce nom")


def one_way_on(reading: Reading) -> Faults:
    """An outcome, an exit and an orientation case lead to one place; « aucun » leads nowhere."""
    for path, element in walk(reading.procedure):
        keys = _ways_of(element)
        led = [key for key in keys if getattr(element, key)]
        if keys and not led:
            yield path, f"cela ne mène nulle part : écrire l’un de : {', '.join(keys)}"
        elif len(led) > 1:
            yield path, f"cela mène à plusieurs endroits : n’en garder qu’un : {', '.join(led)}"


def _ways_of(element: Sourced) -> tuple[str, ...]:
    """The keys one of which says where the element leads; none for what leads nowhere."""
    match element:
        case Outcome():
            return ("next", "procedure", "retry", "close", "wait")
        case Exit():
            return ("next", "procedure", "close", "wait")
        case Case(default=False):
            return ("procedure", "close")
    return ()


def some_step(reading: Reading) -> Faults:
    """A procedure has a step."""
    if not reading.procedure.steps:
        yield (), "il manque une étape : écrire [[step]]"


RULES = (some_step, doubled_ids, dangling, conditions, one_way_on)
