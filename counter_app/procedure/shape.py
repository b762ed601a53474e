"""From a sheet to a `Procedure`: pydantic reads the fields, what it refuses is said in French.

Pydantic is imported when the first sheet is read, so that whoever imports the loader stays light.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from counter_app.procedure import model
from counter_app.procedure.lines import Path
from counter_app.procedure.sheet import PLURALS, Sheet, known, tables

Refused = Mapping[str, Any]
"""One error as pydantic tells it: `type`, `loc`, `input` and, of some types, `ctx`."""

_ITEMS: dict[str, type] = {
    "do": model.Do,
    "field": model.Field,
    "note": model.Note,
    "mark": model.Mark,
}
"""What tells the rows of a step apart: the one of these keys that a row carries."""

_TABLES: dict[str, type] = {
    "orientation": model.Orientation,
    "case": model.Case,
    "documents": model.Document,
    "absent": model.Absent,
    "choices": model.Choice,
    "options": model.Option,
    "steps": model.Step,
    "outcome": model.Outcome,
    "remedy": model.Remedy,
    "wait": model.Wait,
    "exit": model.Exit,
    "reminders": model.Reminder,
}
"""The class of the table that stands under a key."""

_WANTED = {
    "string_type": "un texte entre guillemets",
    "int_type": "un nombre entier, sans guillemets",
    "bool_type": "true ou false, sans guillemets",
    "tuple_type": "une liste : […]",
    "dict_type": "une table : {…}",
    "dataclass_type": "une table, avec ses clés",
}
"""What to write, by pydantic's name of the error."""

_QUOTED = re.compile(r"'([^']*)'")

_SINGULARS = {plural: singular for singular, plural in PLURALS.items()}


def procedure_of(sheet: Sheet) -> model.Procedure | None:
    """The sheet as a procedure, or None; what was refused is added to the sheet's faults.

    Unknown keys are said and passed over, so that one slip does not hide the others.
    """
    if sheet.doc is None:
        return None
    _blame_items(sheet)
    return _read(sheet, sheet.doc) or _read(sheet, sheet.doc)


def _read(sheet: Sheet, doc: dict[str, Any]) -> model.Procedure | None:
    """One reading; takes the unknown keys out of the sheet.

    JSON has TOML's types, and from it pydantic's strict mode takes a list for a tuple and a text
    for an enum, but neither « yes » for true nor « 7 » for 7.
    """
    from pydantic import ValidationError

    whole = json.dumps({**doc, "text": sheet.text}, default=str)
    try:
        read: model.Procedure = _reader()(whole, strict=True)
    except ValidationError as error:
        for path, details in list(_meant(doc, error.errors(include_url=False))):
            _say(sheet, doc, path, details)
        return None
    return read


@cache
def _reader() -> Callable[..., Any]:
    """The part of pydantic's adapter that reads; the rest of it would stay in memory all day."""
    from pydantic import TypeAdapter

    return TypeAdapter(model.Procedure).validator.validate_json


def _blame_items(sheet: Sheet) -> None:
    """A row of a step carries one of do, field, note and mark, and no other of them."""
    for step_rank, step in tables(sheet.doc, "steps"):
        for rank, item in tables(step, "item"):
            carried = [name for name in _ITEMS if name in item]
            if len(carried) == 1:
                continue
            sheet.blame(
                ("steps", step_rank, "item", rank),
                "une ligne porte do, field, note ou mark, un seul des quatre : "
                f"ici {' et '.join(carried) or 'aucun'}",
            )
            step["item"][rank] = {"id": item.get("id", f"?{rank}"), "do": "?"}


def _meant(doc: dict[str, Any], errors: Iterable[Refused]) -> Iterator[tuple[Path, Refused]]:
    """The errors of the kind of row that was meant, each at its path in the document."""
    kinds = {kind.__name__ for kind in _ITEMS.values()}
    for details in errors:
        path: Path = ()
        value: Any = doc
        meant = True
        for part in details["loc"]:
            if (isinstance(value, dict) and part in value) or isinstance(part, int):
                value, path = value[part], (*path, part)
            elif part in kinds:
                meant = part == _kind(value).__name__
            elif details["type"] == "missing":
                path = (*path, part)
        if meant:
            yield path, details


def _kind(item: object) -> type:
    named = item if isinstance(item, dict) else {}
    return next((kind for name, kind in _ITEMS.items() if name in named), model.Do)


def _say(sheet: Sheet, doc: dict[str, Any], path: Path, details: Refused) -> None:
    name = [part for part in path if isinstance(part, str)][-1]
    name = _SINGULARS.get(name, name)
    match details["type"]:
        case "unexpected_keyword_argument":
            near = known(name, _keys(doc, path[:-1]))
            sheet.blame(path, f"clé inconnue « {name} » : {near}")
            _take_out(doc, path)
        case "missing":
            sheet.blame(path[:-1], f"il manque {name} : écrire {_example(path)}")
        case "literal_error" | "enum":
            among = [word for word in _QUOTED.findall(details["ctx"]["expected"]) if word]
            sheet.blame(path, f"{name} = « {details['input']} » : écrire {' ou '.join(among)}")
        case other:
            wanted = _WANTED.get(other, "une valeur comme dans les autres fichiers")
            sheet.blame(path, f"{name} ne convient pas : écrire {wanted}")


def _at(doc: Any, path: Path) -> Any:
    for part in path:
        doc = doc[part]
    return doc


def _take_out(doc: Any, path: Path) -> None:
    del _at(doc, path[:-1])[path[-1]]


def _keys(doc: Any, path: Path) -> set[str]:
    """The keys an author may write in the table at that path."""
    names = [part for part in path if isinstance(part, str)]
    if not names:
        whole = {field.name for field in fields(model.Procedure)} - {"text"}
        return {_SINGULARS.get(name, name) for name in whole} | {"vars", "block"}
    kind = _kind(_at(doc, path)) if names[-1] == "item" else _TABLES[names[-1]]
    keys = {"from" if field.name == "start" else field.name for field in fields(kind)}
    return keys | {"use"} if kind is model.Outcome else keys


def _example(path: Path) -> str:
    names = [_SINGULARS.get(part, part) for part in path if isinstance(part, str)]
    if path[-1] in ("steps", "options", "outcome", "exit", "case"):
        return f"[[{'.'.join(names)}]]"
    return f'{names[-1]} = "…"'
