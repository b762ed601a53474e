"""What is wrong with a procedure file, said to its author: where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. `file`: the name it was read under; `line`: from 1; `message`: French."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, ligne {self.line} : {self.message}"


class ProcedureError(Exception):
    """A file that cannot be used. `problems`: all that is wrong with it, in the file's order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
