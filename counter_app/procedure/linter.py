"""Tells the author of a procedure what is wrong, on which line, and what to write instead."""

from __future__ import annotations

from collections.abc import Collection

from counter_app.procedure import authoring, references
from counter_app.procedure.model import Procedure
from counter_app.procedure.problem import Problem
from counter_app.procedure.reasons import reasons
from counter_app.procedure.references import Reading
from counter_app.procedure.shape import procedure_of
from counter_app.procedure.sheet import Sheet, read


def lint(text: str, origin: str, others: Collection[str] | None = None) -> tuple[Problem, ...]:
    """All that is wrong with a procedure file, in its order; empty for a good one.

    `text`: the file's; `origin`: its name, as the author knows it; `others`: the ids of all the
    procedures there are (a mapping by id will do), None not to look whether they exist.
    """
    sheet, procedure = examine(text, others)
    if procedure is not None:
        reading = Reading(procedure, reasons().values(), others)
        for rule in authoring.RULES:
            for path, message in rule(reading):
                sheet.blame(path, message)
        for path, name in sheet.unused:
            message = f'bloc jamais utilisé : écrire use = "{name}" dans une réponse ou l’enlever'
            sheet.blame(path, message)
    return problems(sheet, origin)


def examine(text: str, others: Collection[str] | None = None) -> tuple[Sheet, Procedure | None]:
    """The file read, and the rules without which it cannot be followed. No procedure when its
    fields could not be read; one that has faults may not be used either.
    """
    sheet = read(text)
    procedure = procedure_of(sheet)
    if procedure is not None:
        reading = Reading(procedure, reasons().values(), others)
        for rule in references.RULES:
            for path, message in rule(reading):
                sheet.blame(path, message)
    return sheet, procedure


def problems(sheet: Sheet, origin: str) -> tuple[Problem, ...]:
    """The sheet's faults, each once, in the order of the file."""
    return tuple(sorted(Problem(origin, line, text) for line, text in {*sheet.faults}))
