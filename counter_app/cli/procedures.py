"""`counter-app procedures`: the list, one to read, or what is wrong with a file and where."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble, cause
from counter_app.cli.streams import complain, say
from counter_app.procedure.linter import lint
from counter_app.procedure.loader import shipped, shipped_problems
from counter_app.procedure.model import Procedure
from counter_app.procedure.problem import Problem
from counter_app.procedure.render import as_text
from counter_app.settings import data_folder

NAME = "procedures"
HELP = f"""\
counter-app procedures list           les procédures livrées : id, numéro, titre
counter-app procedures show ID        une procédure entière, en texte
counter-app procedures lint [FICHIER] ce qui ne va pas dans un fichier .toml, ou
                                      dans ceux qui sont livrés

lint écrit un problème par ligne, « fichier:ligne: message », et rien si tout
va bien.

Code de sortie : {DONE} si tout va bien, {WRONG} si lint trouve un problème, {USAGE} si la
commande est mal écrite ou le fichier illisible."""


def procedures(arguments: list[str]) -> int:
    """The sub-command asked for. Raises Trouble."""
    given = read(NAME, arguments, (), 2)
    if given.has("help"):
        say(HELP)
        return DONE
    match given.texts:
        case ["list"]:
            return _list(shipped())
        case ["show", name]:
            return _show(name, shipped())
        case ["lint"]:
            return _lint(sorted((data_folder() / "procedures").glob("*.toml")))
        case ["lint", file]:
            return _lint([Path(file)])
    raise Trouble("Écrire procedures list, procedures show ID ou procedures lint [FICHIER].")


def _list(known: Mapping[str, Procedure]) -> int:
    width = max((len(name) for name in known), default=0)
    number = max((len(procedure.number) for procedure in known.values()), default=0)
    for name, procedure in known.items():
        say(f"{name:<{width}}  {procedure.number:<{number}}  {procedure.title}")
    return _blame(shipped_problems())


def _show(name: str, known: Mapping[str, Procedure]) -> int:
    if name not in known:
        raise Trouble(f"Procédure inconnue : {name}. Celles qui existent : {', '.join(known)}.")
    say(as_text(known[name]).rstrip("\n"))
    return DONE


def _lint(files: Iterable[Path]) -> int:
    found = [problem for file in files for problem in lint(_text(file), str(file), shipped())]
    for problem in found:
        say(f"{problem.file}:{problem.line}: {problem.message}")
    return WRONG if found else DONE


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Trouble(f"{file} ne se lit pas : {cause(error)}.") from error
    except ValueError as error:
        raise Trouble(f"{file} n’est pas en UTF-8 : l’enregistrer ainsi.") from error


def _blame(problems: Iterable[Problem]) -> int:
    """A shipped file that does not load takes no other down, but is told."""
    code = DONE
    for problem in problems:
        complain(str(problem))
        code = WRONG
    return code
