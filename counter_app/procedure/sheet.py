"""A procedure file as its author wrote it, brought to the shape of the model: names in the plural
where the model has them, blocks put into the outcomes that use them, `{var}` replaced.

Remembers where each value came from, so that a fault in it can be shown on its own line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from counter_app.procedure.lines import Path, line_of, locate

PLURALS = {
    "step": "steps",
    "document": "documents",
    "choice": "choices",
    "reminder": "reminders",
}
"""Tables of the file whose attribute in the model is a plural."""

_STANDS_IN = {"label": "?", "retry": True}
"""For a block that is not there: one fault is enough for one mistake."""

_VAR = re.compile(r"\{(\w+)\}")
_AT_LINE = re.compile(r"at line (\d+)")

Fault = tuple[int, str]
"""A line (from 1) and what to write there."""


@dataclass(slots=True)
class Sheet:
    """`doc`: the document in the model's shape, None when the text is no TOML. `faults`: what was
    wrong so far. `unused`: the blocks no outcome uses, with their ids.
    """

    text: str
    doc: dict[str, Any] | None = None
    faults: list[Fault] = field(default_factory=list)
    lines: Mapping[Path, int] = field(default_factory=dict)
    origins: dict[Path, Path] = field(default_factory=dict)
    unused: tuple[tuple[Path, str], ...] = ()

    def line(self, path: Path) -> int:
        """The line in the file of a path of `doc`."""
        return line_of(self.lines, self._written(path))

    def _written(self, path: Path) -> Path:
        """A path of `doc` as the author wrote it."""
        for end in range(len(path), 0, -1):
            if path[:end] in self.origins:
                path = (*self.origins[path[:end]], *path[end:])
                break
        singular = {plural: name for name, plural in PLURALS.items()}
        path = tuple(singular.get(str(name), name) for name in path[:1]) + path[1:]
        return tuple("from" if name == "start" else name for name in path)

    def blame(self, path: Path, message: str) -> None:
        """A fault at a path of `doc`."""
        self.faults.append((self.line(path), message))


def read(text: str) -> Sheet:
    """The file brought to the model's shape; what could not be is in `faults`."""
    sheet = Sheet(text)
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found.group(1)) if found else text.count("\n") + 1
        sheet.faults.append((line, f"TOML illisible, relire cette ligne : {error}"))
        return sheet
    sheet.lines = locate(text)
    _refuse_model_names(sheet, document)
    _name_starts(sheet, document)
    _shape(sheet, document)
    return sheet


def known(name: str, names: Iterable[str]) -> str:
    """What to write instead of a name: the nearest known one, else all of them."""
    among = sorted(names)
    near = get_close_matches(name, among, n=1)
    if near:
        return f"écrire « {near[0]} » ?"
    return f"écrire l’un de : {', '.join(among)}" if among else "il n’y en a pas encore"


def _refuse_model_names(sheet: Sheet, document: dict[str, Any]) -> None:
    """`steps` or `text` mean something to the model but nothing in a file."""
    for written, meant in [*((plural, name) for name, plural in PLURALS.items()), ("text", "")]:
        if written in document:
            del document[written]
            line = line_of(sheet.lines, (written,))
            instead = f"écrire [[{meant}]]" if meant else "l’enlever"
            sheet.faults.append((line, f"clé inconnue « {written} » : {instead}"))


def _name_starts(sheet: Sheet, document: dict[str, Any]) -> None:
    """`from` is a word of Python's: the model says `start`."""
    for where, table in _dicts(document, ()):
        if where[-1:] != ("wait",):
            continue
        if table.pop("start", None) is not None:
            line = line_of(sheet.lines, (*where, "start"))
            sheet.faults.append((line, "clé inconnue « start » : écrire from"))
        if "from" in table:
            table["start"] = table.pop("from")


def _shape(sheet: Sheet, document: dict[str, Any]) -> None:
    variables = document.pop("vars", {})
    blocks = document.pop("block", [])
    doc = {PLURALS.get(name, name): value for name, value in document.items()}
    _put_blocks(sheet, doc, blocks)
    sheet.doc = _Filler(sheet, variables if isinstance(variables, dict) else {}).fill(doc, ())


def tables(holder: Any, name: str) -> list[tuple[int, dict[str, Any]]]:
    """The tables of a list of tables, with their rank; nothing when it is something else."""
    listed = holder.get(name, []) if isinstance(holder, dict) else []
    listed = listed if isinstance(listed, list) else []
    return [(rank, table) for rank, table in enumerate(listed) if isinstance(table, dict)]


def _dicts(value: Any, path: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Every table of a document, from the outside in."""
    if isinstance(value, dict):
        yield path, value
        for name, inner in list(value.items()):
            yield from _dicts(inner, (*path, name))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from _dicts(inner, (*path, rank))


def _put_blocks(sheet: Sheet, doc: dict[str, Any], listed: Any) -> None:
    ranked = tables({"block": listed}, "block")
    blocks = {str(block.get("id", "")): (rank, block) for rank, block in ranked}
    _blame_doubles(sheet, ranked)
    used: set[str] = set()
    for step_rank, step in tables(doc, "steps"):
        for rank, outcome in tables(step, "outcome"):
            if "use" not in outcome:
                continue
            path: Path = ("steps", step_rank, "outcome", rank)
            name = str(outcome["use"])
            if name not in blocks:
                near = known(name, blocks)
                sheet.blame((*path, "use"), f"use = « {name} » : aucun [[block]] de ce nom, {near}")
            block = blocks.get(name, (0, _STANDS_IN | {"id": name}))
            step["outcome"][rank] = _merged(sheet, path, outcome, block)
            used.add(name)
    sheet.unused = tuple(
        (("block", rank), str(block.get("id", "")))
        for rank, block in ranked
        if str(block.get("id", "")) not in used
    )


def _blame_doubles(sheet: Sheet, ranked: list[tuple[int, dict[str, Any]]]) -> None:
    seen: dict[str, int] = {}
    for rank, block in ranked:
        name = str(block.get("id", ""))
        first = seen.setdefault(name, sheet.line(("block", rank)))
        if not name:
            sheet.blame(("block", rank), 'il manque l’id de ce bloc : écrire id = "…"')
        elif first != sheet.line(("block", rank)):
            sheet.blame(
                ("block", rank, "id"),
                f"l’id « {name} » sert déjà ligne {first} : en choisir un autre",
            )


def _merged(
    sheet: Sheet, path: Path, outcome: dict[str, Any], block: tuple[int, dict[str, Any]]
) -> dict[str, Any]:
    """The block's keys under the outcome's own, each remembering which of the two it is from."""
    rank, shared = block
    own = {name: value for name, value in outcome.items() if name != "use"}
    for name in shared.keys() - own.keys():
        sheet.origins[(*path, name)] = ("block", rank, name)
    return {**shared, **own}


class _Filler:
    """Replaces `{var}` in all texts and copies what it goes through."""

    def __init__(self, sheet: Sheet, variables: dict[str, Any]) -> None:
        self._sheet = sheet
        self._variables = variables

    def fill(self, value: Any, path: Path) -> Any:
        """The value with its variables replaced; a fault for each that nobody defined."""
        if isinstance(value, dict):
            return {name: self.fill(inner, (*path, name)) for name, inner in value.items()}
        if isinstance(value, list):
            return [self.fill(inner, (*path, rank)) for rank, inner in enumerate(value)]
        if not isinstance(value, str):
            return value
        for name in sorted({*_VAR.findall(value)} - self._variables.keys()):
            self._sheet.blame(
                path, f"« {{{name}}} » n’est pas défini : l’écrire dans [vars] ou l’enlever"
            )
        return _VAR.sub(lambda found: str(self._variables.get(found[1], found[0])), value)
