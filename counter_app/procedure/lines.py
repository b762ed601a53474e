"""On which line each key of a TOML text stands: what `tomllib` does not tell.

A path is the way to a value in the parsed document: `("step", 0, "item", 2, "label")`.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|'[^']*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
_SCALAR = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|[^,\]}#\n]+",
    re.DOTALL,
)


def locate(text: str) -> Mapping[Path, int]:
    """The line (from 1) of every table, key and list element. `text` must be valid TOML."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, or of the nearest thing that holds it; 1 when nothing does."""
    for end in range(len(path), 0, -1):
        if path[:end] in lines:
            return lines[path[:end]]
    return 1


class _Scanner:
    """Walks the text once. It need not refuse anything: tomllib has read the text before."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._lengths: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        while sign := self._look():
            if sign == "[":
                table = self._header()
            else:
                self._pair(table)

    def _look(self) -> str:
        """The next sign that is neither blank nor comment; "" at the end."""
        self._at = self._match(_BLANK).end()
        return self._text[self._at : self._at + 1]

    def _match(self, pattern: re.Pattern[str]) -> re.Match[str]:
        found = pattern.match(self._text, self._at)
        if found is None:
            raise ValueError(f"not TOML at {self._at}")
        return found

    def _take(self, pattern: re.Pattern[str]) -> str:
        found = self._match(pattern)
        self._at = found.end()
        return found.group()

    def _note(self, path: Path) -> None:
        self.lines.setdefault(path, bisect_right(self._starts, self._at))

    def _names(self) -> list[str]:
        names = [self._name()]
        while _DOT.match(self._text, self._at):
            self._take(_DOT)
            names.append(self._name())
        return names

    def _name(self) -> str:
        raw = self._take(_KEY)
        return str(tomllib.loads(f"key = {raw}")["key"]) if raw[0] in "\"'" else raw

    def _header(self) -> Path:
        listed = self._text.startswith("[[", self._at)
        self._at += 2 if listed else 1
        self._look()
        *above, last = self._names()
        self._look()
        self._at += 2 if listed else 1
        path: Path = ()
        for name in above:
            path = self._inside((*path, name))
        path = (*path, last)
        self._note(path)
        if listed:
            self._lengths[path] = self._lengths.get(path, 0) + 1
            path = self._inside(path)
        return path

    def _inside(self, path: Path) -> Path:
        """The path itself, or its last element if it is a list of tables."""
        self._note(path)
        if path in self._lengths:
            path = (*path, self._lengths[path] - 1)
            self._note(path)
        return path

    def _pair(self, table: Path) -> None:
        path = table
        start = self._at
        names = self._names()
        end, self._at = self._at, start
        for name in names:
            path = (*path, name)
            self._note(path)
        self._at = end
        self._look()
        self._at += 1
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._look()
        if opening not in ("[", "{"):
            self._take(_SCALAR)
            return
        self._at += 1
        index = 0
        while self._look() not in ("]", "}"):
            if opening == "{":
                self._pair(path)
            else:
                self._note((*path, index))
                self._value((*path, index))
            index += 1
            if self._look() == ",":
                self._at += 1
        self._at += 1
