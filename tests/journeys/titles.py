"""The stories by their titles, as an agent reads them: `python -m tests.journeys.titles`.

A story is an async test with a docstring: one or two French sentences. The chapters are the files.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class Tale:
    """`chapter`: the file; `name`: the test; `title`: its docstring on one line, "" without one."""

    chapter: str
    name: str
    title: str


def stories(folder: Path = HERE) -> Iterator[Tale]:
    """All of them, in the order of the files."""
    for file in sorted(folder.glob("test_*.py")):
        for node in ast.parse(file.read_text("utf-8")).body:
            if isinstance(node, ast.AsyncFunctionDef) and node.name.startswith("test_"):
                title = " ".join((ast.get_docstring(node) or "").split())
                yield Tale(file.stem.removeprefix("test_"), node.name, title)


def main() -> None:
    """Print them, numbered, chapter by chapter."""
    chapter = ""
    for number, tale in enumerate(stories(), 1):
        if tale.chapter != chapter:
            chapter = tale.chapter
            print(f"\n{chapter.replace('_', ' ')}")
        print(f"{number:4} {tale.title}")


if __name__ == "__main__":
    main()
