"""Which command, and one French sentence for whatever goes wrong in it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module

from counter_app import __version__
from counter_app.cli.problem import DONE, INTERRUPTED, PIPE_CLOSED, USAGE, WRONG, Trouble, cause
from counter_app.cli.streams import complain, finish, give_up, prepare, say
from counter_app.desk.problem import DeskProblem
from counter_app.settings import NoHome, SettingsProblem

HELP = """\
Guichet : accompagner un citoyen dans la création de son compte ameli.

  counter-app               ouvre Guichet
  counter-app --demo        l’ouvre sur six dossiers inventés, sans rien garder
  counter-app --plain       ligne à ligne : lecteur d’écran, plage braille
  counter-app init          prépare ce poste sans écran
  counter-app agents        qui peut ouvrir : liste, ajout, retrait, phrase
  counter-app procedures    liste, montre ou vérifie les procédures
  counter-app check         juge une valeur, ou celles de l’entrée standard
  counter-app backup        écrit la base entière dans un fichier
  counter-app restore       remet une sauvegarde à la place de la base
  counter-app journal       qui a fait quoi, et quand ; jamais une valeur
  counter-app slip          le talon à donner au citoyen, sans l’écran
  counter-app purge         efface ce qui a passé sa durée de garde
  counter-app doctor        regarde si ce PC convient, et dit que faire
  counter-app shortcut      pose un raccourci, à ouvrir d’un double clic
  counter-app --version     la version
  counter-app --help        cette aide ; « counter-app check --help », etc.

COUNTER_APP_HOME : le dossier de données, s’il n’est pas à sa place habituelle."""


def run(arguments: list[str]) -> int:
    """Carry a command out; its exit code. Never raises, never a traceback."""
    prepare()
    try:
        code = _carry_out(arguments)
        finish()
    except Exception as error:
        code = _told(error)
        _let_go()
    except KeyboardInterrupt:
        code = INTERRUPTED
        _let_go()
    return code


def _carry_out(arguments: list[str]) -> int:
    name, rest = (arguments or ["--help"])[0], arguments[1:]
    if name in ("--help", "-h", "--version") and not rest:
        say(f"counter-app {__version__}" if name == "--version" else HELP)
        return DONE
    if name in ("--demo", "--plain") and rest in (["--help"], ["-h"]):
        say(HELP)
        return DONE
    if name in ("--demo", "--plain", "--help", "-h", "--version"):
        raise Trouble(f"Rien ne suit {name} : voir « counter-app --help ».")
    return _command(name)(rest)


_COMMANDS = {
    "check": "check",
    "procedures": "procedures",
    "init": "init",
    "agents": "agents",
    "journal": "journal",
    "slip": "slip",
    "purge": "purge",
    "backup": "backup",
    "restore": "backup",
    "doctor": "doctor",
    "shortcut": "shortcut",
}
"""The module of each command; its function has the command's name."""


def _command(name: str) -> Callable[[list[str]], int]:
    """Imported one by one: a command does not pay for the others."""
    if name not in _COMMANDS:
        kind = "Option" if name.startswith("-") else "Commande"
        raise Trouble(f"{kind} inconnue : {name}, voir « counter-app --help ».")
    command: Callable[[list[str]], int] = getattr(
        import_module(f"counter_app.cli.{_COMMANDS[name]}"), name
    )
    return command


def _told(error: Exception) -> int:
    """Say it; the exit code."""
    match error:
        case BrokenPipeError():
            return PIPE_CLOSED
        case Trouble():
            complain(str(error))
            return error.code
        case NoHome():
            complain(str(error))
            return USAGE
        case DeskProblem() | SettingsProblem():
            complain(str(error))
        case FileNotFoundError():
            complain("Il manque des fichiers de Guichet : le réinstaller.")
        case OSError():
            complain(f"Guichet ne peut pas continuer : {cause(error)}.")
        case _:
            complain(_unforeseen(error))
    return WRONG


def _unforeseen(error: Exception) -> str:
    """Where it happened, never what was in it: that may be someone's number."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    where = f"{at.tb_frame.f_globals.get('__name__')}:{at.tb_lineno}" if at else "?"
    return f"Panne imprévue ({type(error).__name__}, {where}) : prévenir l’informatique."


def _let_go() -> None:
    """Write what can still be written; nothing is said about the rest."""
    try:
        sys.stdout.flush()
    except (OSError, ValueError):
        give_up()
