"""What Ctrl+Z puts back and Ctrl+Y does again: differences, never whole states.

A step holds only what stood before its gesture under the keys the gesture changed. So a field can
be taken out of every step and leave the rest of each whole: no value outlives its wipe in undo.
Putting a step back gives its own inverse, which is what the other way will put back.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from math import inf
from types import MappingProxyType
from typing import Literal

from counter_app.dossier.facts import Closing, Facts, Place, Tick, Waiting
from counter_app.procedure.model import Procedure

MOST_STEPS = 200
"""Steps kept of one dossier; the oldest go first."""

Slot = tuple[int, str]
"""Where one part of a step is kept: its number, and its field, "" for what belongs to none."""


@dataclass(frozen=True, slots=True)
class Head:
    """What is neither answer nor tick; put back whole when any of it was changed."""

    procedure: Procedure
    waiting: Waiting | None
    closing: Closing | None
    typist: Literal["citizen", "agent"]


@dataclass(frozen=True, slots=True)
class Back:
    """What one step puts back, None where nothing stood. `place`: where the agent was."""

    place: Place
    answers: Mapping[str, str | None] = field(default_factory=lambda: MappingProxyType({}))
    ticks: Mapping[str, Tick | None] = field(default_factory=lambda: MappingProxyType({}))
    head: Head | None = None

    def __bool__(self) -> bool:
        """Whether it puts anything back; moving about is no step."""
        return self.head is not None or bool(self.answers or self.ticks)


@dataclass(frozen=True, slots=True)
class Part:
    """One slot of a step, as it is kept. `redo`: done again by it, rather than undone."""

    redo: bool
    place: Place
    text: str | None = None
    ticks: Mapping[str, Tick | None] = field(default_factory=lambda: MappingProxyType({}))
    head: Head | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A numbered step; numbers grow with time, the undone ones after the others."""

    number: int
    back: Back

    def slots(self) -> set[Slot]:
        """Where its parts are kept."""
        rest = {""} if self.back.ticks or self.back.head else set[str]()
        return {(self.number, name) for name in rest | self.back.answers.keys()}

    def part(self, name: str, *, redo: bool) -> Part:
        """What is kept in one of its slots."""
        back = self.back
        if name:
            return Part(redo, back.place, text=back.answers[name])
        return Part(redo, back.place, ticks=back.ticks, head=back.head)


def head_of(procedure: Procedure, facts: Facts) -> Head:
    """The head of a state."""
    return Head(procedure, facts.waiting, facts.closing, facts.typist)


def standing(
    procedure: Procedure,
    facts: Facts,
    answers: Collection[str],
    ticks: Collection[str],
    *,
    head: bool,
) -> Back:
    """What stands in a state under those keys, so that it can be put back."""
    return Back(
        facts.place,
        {name: facts.answers.get(name) for name in answers},
        {key: facts.ticks.get(key) for key in ticks},
        head_of(procedure, facts) if head else None,
    )


def put_back(procedure: Procedure, facts: Facts, back: Back) -> tuple[Procedure, Facts]:
    """The state with what that step puts back."""
    facts = replace(facts, place=_place_in(back.head.procedure if back.head else procedure, back))
    if back.answers:
        texts = {**facts.answers, **back.answers}
        facts = replace(facts, answers={k: text for k, text in texts.items() if text is not None})
    if back.ticks:
        marks = {**facts.ticks, **back.ticks}
        facts = replace(facts, ticks={k: tick for k, tick in marks.items() if tick is not None})
    if (head := back.head) is None:
        return procedure, facts
    return head.procedure, replace(
        facts,
        procedure=head.procedure.id,
        waiting=head.waiting,
        closing=head.closing,
        typist=head.typist,
    )


def _place_in(procedure: Procedure, back: Back) -> Place:
    """Where the agent was; the first step, where that text has the step no more: it may be another
    than the one the dossier began under, when that can no longer be read.
    """
    ids = [step.id for step in procedure.steps]
    return back.place if back.place.step in ids else Place(ids[0])


_Pruning = Callable[[Mapping[str, str | None]], Mapping[str, str | None]]


class History:
    """The steps of one dossier, both ways, and which of their slots differ from what is kept."""

    def __init__(self) -> None:
        self.undo: list[Step] = []
        self.redo: list[Step] = []
        self._open = ""
        self._dirty: set[Slot] = set()
        self.cut = False
        """Whether steps that could not be read are still to be dropped."""

    @classmethod
    def restored(cls, parts: Mapping[Slot, Part], lost: Collection[Slot] = ()) -> History:
        """The steps that were kept. `lost`: slots that can be read no more. Their steps go, and
        those that could only be reached through them: each is a difference from the next.
        """
        history = cls()
        by_number: dict[int, dict[str, Part]] = {}
        for (number, name), part in parts.items():
            by_number.setdefault(number, {})[name] = part
        steps = [_joined(number, by_number[number]) for number in sorted(by_number)]
        # One of which nothing can be read was on the one way or the other: the numbers tell, or it
        # bars both.
        broken = {number for number, _ in lost}
        last = max((step.number for redo, step in steps if not redo), default=0)
        first = min((step.number for redo, step in steps if redo), default=inf)
        floor = max((number for number in broken if number < first), default=0)
        ceiling = min((number for number in broken if number > last), default=inf)
        history.undo = [step for redo, step in steps if not redo and step.number > floor]
        history.redo = [step for redo, step in reversed(steps) if redo and step.number < ceiling]
        kept = {step.number for step in (*history.undo, *history.redo)}
        history._dirty.update(lost)
        history._touch(*(step for _, step in steps if step.number not in kept))
        history.cut = bool(lost)
        return history

    def add(self, name: str, back: Back, *, grows: bool) -> None:
        """A gesture that can be undone. `grows`: what follows under the same name joins it."""
        self._touch(*self.redo)
        self.redo.clear()
        last = self.undo[-1] if self.undo else None
        if last and name == self._open:
            self.undo[-1] = _grown(last, back)
        else:
            self.undo.append(Step(last.number + 1 if last else 1, back))
            self._touch(*self.undo[:-MOST_STEPS])
            del self.undo[:-MOST_STEPS]
        if self.undo[-1] != last:
            self._touch(self.undo[-1])
        self._open = name if grows else ""

    def settle(self) -> None:
        """End the step that is being typed, so that the next key starts another."""
        self._open = ""

    def turn(self, procedure: Procedure, facts: Facts, *, redo: bool) -> Back | None:
        """Take the next step of one way, put its inverse on the other; None when there is none."""
        self.settle()
        source, target = (self.redo, self.undo) if redo else (self.undo, self.redo)
        if not source:
            return None
        step = source.pop()
        back = step.back
        inverse = standing(
            procedure, facts, back.answers.keys(), back.ticks.keys(), head=back.head is not None
        )
        target.append(Step(step.number, inverse))
        self._touch(target[-1])
        return back

    def forget(self, names: Collection[str]) -> None:
        """No step holds those answers any more, nor that they were absent."""
        self._prune(lambda answers: {k: text for k, text in answers.items() if k not in names})

    def reduce(self, names: Collection[str]) -> None:
        """No step holds a text of those answers; one that goes back to before the first of them
        was typed goes back to before all of them were.
        """

        def pruned(answers: Mapping[str, str | None]) -> dict[str, str | None]:
            kept = {k: text for k, text in answers.items() if k not in names or text is None}
            absent = not kept.keys().isdisjoint(names)
            return {**kept, **dict.fromkeys(names)} if absent else kept

        self._prune(pruned)

    def drain(self) -> dict[Slot, Part | None]:
        """The slots that differ from what is kept, None for those to drop; asked once each."""
        if not self._dirty:
            return {}
        dirty, self._dirty, self.cut = self._dirty, set(), False
        parts: dict[Slot, Part | None] = dict.fromkeys(dirty)
        for steps, redo in ((self.undo, False), (self.redo, True)):
            for step in steps:
                for slot in step.slots() & dirty:
                    parts[slot] = step.part(slot[1], redo=redo)
        return parts

    def _touch(self, *steps: Step) -> None:
        for step in steps:
            self._dirty |= step.slots()

    def _prune(self, pruned: _Pruning) -> None:
        self.settle()
        self.undo = self._pruned(self.undo, pruned)
        self.redo = self._pruned(self.redo, pruned)

    def _pruned(self, steps: list[Step], pruned: _Pruning) -> list[Step]:
        left = [Step(s.number, replace(s.back, answers=pruned(s.back.answers))) for s in steps]
        for before, after in zip(steps, left, strict=True):
            if before != after:
                self._touch(before, after)
        return [step for step in left if step.back]


def _joined(number: int, parts: Mapping[str, Part]) -> tuple[bool, Step]:
    """A step of its parts, and whether it is done again by them."""
    any_part = next(iter(parts.values()))
    rest = parts.get("", any_part)
    answers = {name: part.text for name, part in parts.items() if name}
    return any_part.redo, Step(number, Back(any_part.place, answers, rest.ticks, rest.head))


def _grown(step: Step, back: Back) -> Step:
    """The step, with what it had not yet changed before; what it had stands."""
    mine = step.back
    answers, ticks = {**back.answers, **mine.answers}, {**back.ticks, **mine.ticks}
    return Step(step.number, Back(mine.place, answers, ticks, mine.head or back.head))
