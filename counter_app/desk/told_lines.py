"""The details of the journal in words. What is kept is ids; here they find their labels again.

Reads the shipped procedures: an id that none of those a dossier went through knows is said as it
was written. Must not know a dossier, nor a value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType

from counter_app.desk.sight import WITHOUT_ROW
from counter_app.dossier.facts import WIPED_WITH
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Exit, Field, Outcome, Procedure
from counter_app.procedure.reasons import reasons
from counter_app.store.journal import AGENTS, UNREADABLE, WIPED
from counter_app.store.records import JournalLine

_WHY = {"mark": "ne servent plus", "age": "durée de garde passée"}
_WHO = {"citizen": "le citoyen", "agent": "l’agent, avec mandat"}
_TAKES = ("created", "went_over")
"""Kinds whose detail is the procedure that the next lines of the dossier are of."""


class Told:
    """Gives the words of lines that come in the order they were written: the same answer has other
    words in another procedure.
    """

    def __init__(self) -> None:
        self._taken: defaultdict[str, list[str]] = defaultdict(list)

    def words(self, line: JournalLine) -> str:
        """« 2/4, Acceptées », « durée de garde passée : IBAN »; of an agent, the name without the
        id; "" when there is nothing to add.
        """
        detail = line.detail
        if line.kind in _TAKES and detail:
            self._taken[line.dossier].append(detail)
            procedure = shipped().get(detail)
            return f"{procedure.number}, {procedure.title}" if procedure else detail
        if line.kind in AGENTS:
            return detail.partition(" ")[2]
        if line.kind == "outcome":
            return self._answer(line)
        if line.kind == "exit":
            return self._label(line.dossier, detail)
        return _plain(line.kind, detail)

    def _answer(self, line: JournalLine) -> str:
        """« STEP.OUTCOME !FIELD… »: what ameli answered, and what we held against it."""
        chosen, *against = line.detail.split()
        said = self._label(line.dossier, chosen)
        held = _fields(name.removeprefix("!") for name in against)
        return f"{said}, malgré\u00a0: {held}" if held else said

    def _label(self, dossier: str, name: str) -> str:
        """In the procedure gone over to last, else in one before."""
        found = (_labels(procedure) for procedure in reversed(self._taken[dossier]))
        return next((labels[name] for labels in found if name in labels), name)


def _plain(kind: str, detail: str) -> str:
    if kind == WIPED:
        why, *fields = detail.split()
        return f"{_WHY.get(why, why)}\u00a0: {_fields(fields)}"
    if kind == UNREADABLE:
        return _fields(detail.split())
    if kind == "typist":
        return _WHO.get(detail, detail)
    known = reasons().get(detail)
    return known.label if known else detail


def _fields(names: Iterable[str]) -> str:
    """A part of another answer goes with it, and is not told beside it."""
    listed = tuple(names)
    parts = {part for name in listed for part in WIPED_WITH.get(name, ())}
    words = {**_field_labels(), **WITHOUT_ROW}
    return " ; ".join(words.get(name, name) for name in listed if name not in parts)


@cache
def _field_labels() -> Mapping[str, str]:
    """By field id: a field has the same label in every procedure."""
    steps = (step for procedure in shipped().values() for step in procedure.steps)
    items = (item for step in steps for item in step.item)
    return MappingProxyType({item.field: item.label for item in items if isinstance(item, Field)})


@cache
def _labels(procedure: str) -> Mapping[str, str]:
    """By id, in a procedure: answers with their step (« connexion.acceptees »), and exits of waits
    but those that two waits word differently. None of a procedure that is not shipped any more.
    """
    words: defaultdict[str, set[str]] = defaultdict(set)
    if found := shipped().get(procedure):
        for name, label in _of(found):
            words[name].add(label)
    return MappingProxyType({name: said.pop() for name, said in words.items() if len(said) == 1})


def _of(procedure: Procedure) -> Iterator[tuple[str, str]]:
    for step in procedure.steps:
        for outcome in step.outcome:
            yield f"{step.id}.{outcome.id}", f"{step.number}, {outcome.label}"
            yield from ((way.id, way.label) for way in _exits(outcome))


def _exits(outcome: Outcome) -> tuple[Exit, ...]:
    return outcome.wait.exit if outcome.wait else ()
