"""A procedure file read into a `Procedure`, and the procedures that ship."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from counter_app.procedure.linter import examine, problems
from counter_app.procedure.model import Procedure
from counter_app.procedure.problem import Problem, ProcedureError
from counter_app.procedure.reasons import reasons
from counter_app.settings import data_folder

__all__ = ["load", "load_file", "reasons", "shipped", "shipped_problems"]


def load(text: str, origin: str) -> Procedure:
    """The procedure written in `text` (TOML). `origin`: the file's name, for the problems.

    Raises ProcedureError when it cannot be followed. The rules that only make it a better one are
    the linter's: a dossier must always be able to read again the text it began under.
    """
    sheet, procedure = examine(text)
    if procedure is None or sheet.faults:
        raise ProcedureError(problems(sheet, origin))
    return procedure


def load_file(path: Path) -> Procedure:
    """The procedure of a file, UTF-8. Raises ProcedureError, also when it cannot be read."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        message = f"fichier illisible, le vérifier et l’enregistrer en UTF-8 ({error})"
        raise ProcedureError((Problem(path.name, 1, message),)) from error
    return load(text, path.name)


def shipped() -> Mapping[str, Procedure]:
    """The procedures of `data/procedures` by id, those that load; read once."""
    return _folder()[0]


def shipped_problems() -> tuple[Problem, ...]:
    """Why the others do not load."""
    return _folder()[1]


@cache
def _folder() -> tuple[Mapping[str, Procedure], tuple[Problem, ...]]:
    return read_folder(data_folder() / "procedures")


def read_folder(folder: Path) -> tuple[Mapping[str, Procedure], tuple[Problem, ...]]:
    """The procedures of a folder by id, and what is wrong with the files that do not load. One
    that fails takes no other down; of two with one id the first in the order of names stays.
    """
    loaded: dict[str, Procedure] = {}
    wrong: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            procedure = load_file(path)
        except ProcedureError as error:
            wrong.extend(error.problems)
            continue
        if procedure.id in loaded:
            message = f"l’id « {procedure.id} » est celui d’un autre fichier : en choisir un autre"
            wrong.append(Problem(path.name, 1, message))
            continue
        loaded[procedure.id] = procedure
    return MappingProxyType(loaded), tuple(wrong)
