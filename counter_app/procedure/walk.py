"""Going through a procedure: every element with its path, in the order of the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from counter_app.procedure.lines import Path
from counter_app.procedure.model import Exit, Mark, Outcome, Procedure, Step
from counter_app.procedure.sourced import Confidence, Sourced


def walk(element: Sourced, path: Path = ()) -> Iterator[tuple[Path, Sourced]]:
    """The element, then all it holds, each with its path (names as in the model)."""
    yield path, element
    for field in fields(element):
        value = getattr(element, field.name)
        if isinstance(value, Sourced):
            yield from walk(value, (*path, field.name))
        elif isinstance(value, tuple):
            for rank, inner in enumerate(value):
                if isinstance(inner, Sourced):
                    yield from walk(inner, (*path, field.name, rank))


def confidence_of(procedure: Procedure, element: Sourced) -> Confidence | None:
    """How sure an element is: its own confidence, else the file's."""
    return element.confidence or procedure.confidence


def to_confirm(procedure: Procedure, element: Sourced) -> bool:
    """Whether « à confirmer » stands beside that element."""
    sure = confidence_of(procedure, element)
    return sure is not None and sure.to_confirm


def marks(step: Step) -> set[str]:
    """The ids of the step's marks."""
    return {item.id for item in step.item if isinstance(item, Mark)}


def ways(outcome: Outcome) -> tuple[Outcome | Exit, ...]:
    """What may lead on from an outcome: itself, or the exits of its wait."""
    return outcome.wait.exit if outcome.wait else (outcome,)


def leads_to(step: Step) -> set[str]:
    """The ids of the steps that can follow a step."""
    return {way.next for outcome in step.outcome for way in ways(outcome) if way.next}


def ends(step: Step) -> bool:
    """Whether the visit can leave the procedure from that step: closed, or gone over."""
    return any(way.close or way.procedure for outcome in step.outcome for way in ways(outcome))
