"""`counter-app agents`: who may open this desk, for whoever looks after it."""

from __future__ import annotations

import json
from collections.abc import Callable
from math import ceil
from pathlib import Path
from time import sleep

from counter_app.cli.arguments import Given, read
from counter_app.cli.phrases import asked, drop, hand_over, passphrase, reserve
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble
from counter_app.cli.proof import need_agents, secret_of, who
from counter_app.cli.streams import complain, give, say
from counter_app.desk.opening import Opening, Proven
from counter_app.desk.problem import DeskProblem
from counter_app.settings import configured
from counter_app.vault.turning import Turned

NAME = "agents"
HELP = f"""\
counter-app agents list [--json]
counter-app agents add NOM [--agent QUI]
counter-app agents remove NOM… [--agent QUI] [--recovery-file F]
counter-app agents passphrase [--agent QUI] [--recovery-file F]
counter-app agents code [--agent QUI] [--recovery-file F]

list        qui peut ouvrir Guichet, le dernier venu d’abord
add         ajoute un agent ; un agent déjà là (QUI) donne sa phrase
remove      retire des agents : ce qui est ouvert est scellé de nouveau, avec
            une autre clé ; le code de secours change aussi
passphrase  change la phrase de QUI ; avec le code de secours à la place de
            l’ancienne, comme pour remove
code        un autre code de secours, l’ancien n’ouvre plus

  --agent QUI              l’agent qui donne sa phrase ; s’il est seul, inutile
  --passphrase-file F      sa phrase, dans un fichier UTF-8 d’une ligne
  --new-passphrase-file F  la nouvelle phrase, de même
  --recovery-file F        écrit le nouveau code dans ce fichier, qui ne doit
                           pas exister ; sinon, il est affiché

Sans fichier, les phrases sont demandées au terminal, sans être affichées.
remove, code et le code de secours veulent toutes les fenêtres fermées.

Code de sortie : {DONE} si c’est fait, {WRONG} si Guichet refuse, {USAGE} si la commande est
mal écrite."""

_OPTIONS = ("agent=", "passphrase-file=", "new-passphrase-file=", "recovery-file=", "json")
_MOST = 50
_LOST = (
    "C’est fait, mais le nouveau code de secours n’a pas pu être affiché : "
    "« counter-app agents code » en donne un autre."
)


def agents(arguments: list[str]) -> int:
    """Do it. Raises Trouble, DeskProblem."""
    given = read(NAME, arguments, _OPTIONS, _MOST)
    if given.has("help"):
        say(HELP)
        return DONE
    what, *names = given.texts or ("",)
    if what not in _DEEDS:
        raise Trouble("Écrire agents list, add, remove, passphrase ou code.")
    deed, wants_names = _DEEDS[what]
    if bool(names) is not wants_names or (what == "add" and len(names) > 1):
        hint = f"agents {what} NOM" if wants_names else f"agents {what}, sans nom"
        raise Trouble(f"Écrire {hint} : voir « counter-app agents --help ».")
    opening = Opening(configured())
    need_agents(opening)
    return deed(opening, given, names)


def _list(opening: Opening, given: Given, _names: list[str]) -> int:
    for agent in opening.agents():
        told = {"id": agent.id, "name": agent.name}
        give(json.dumps(told, ensure_ascii=False) if given.has("json") else agent.name)
    return DONE


def _add(opening: Opening, given: Given, names: list[str]) -> int:
    by = _proven(opening, given)
    if by.by_code:
        raise DeskProblem("Le code de secours n’ajoute personne : choisir d’abord une phrase.")
    agent = opening.people.add(by, names[0], _new_phrase(given, names[0]))
    by.key.forget()
    say(f"{agent.name} peut ouvrir Guichet.")
    return DONE


def _remove(opening: Opening, given: Given, names: list[str]) -> int:
    leaving = [opening.people.named(name) for name in dict.fromkeys(names)]
    return _turn(opening, given, lambda by: opening.people.remove(by, leaving))


def _passphrase(opening: Opening, given: Given, _names: list[str]) -> int:
    by = _proven(opening, given)
    phrase = _new_phrase(given, by.agent.name)
    if by.by_code:
        return _turned(given, by, lambda by: opening.people.rescue(by, phrase))
    opening.people.change_phrase(by, phrase)
    by.key.forget()
    say(f"La phrase de {by.agent.name} est changée.")
    return DONE


def _code(opening: Opening, given: Given, _names: list[str]) -> int:
    return _turn(opening, given, opening.people.renew_code)


def _turn(opening: Opening, given: Given, turn: Callable[[Proven], Turned]) -> int:
    by = _proven(opening, given)
    if by.by_code:
        raise DeskProblem("Avec le code de secours, commencer par « agents passphrase ».")
    return _turned(given, by, turn)


def _turned(given: Given, by: Proven, turn: Callable[[Proven], Turned]) -> int:
    """The new code is given even where it can only be shown."""
    name = given.last("recovery-file")
    paper = reserve(name)
    try:
        turned = turn(by)
    except BaseException:
        drop(paper, name)
        raise
    finally:
        by.key.forget()
    turned.key.forget()
    if left := ", ".join(name for _id, name in turned.gone):
        complain(f"N’ouvre plus Guichet : {left}.")
    complain("Nouveau code de secours : l’ancien n’ouvre plus, détruire le papier.")
    return hand_over(turned.recovery_code, paper, name, _LOST)


def _proven(opening: Opening, given: Given) -> Proven:
    agent = who(opening, given)
    return opening.people.prove(agent, secret_of(agent, given), _wait)


def _wait(seconds: float) -> None:
    """A process of its own waits the whole delay: there is nobody to come back later."""
    complain(f"Trop d’essais avant celui-ci : attente de {ceil(seconds)} s.")
    sleep(seconds)


def _new_phrase(given: Given, name: str) -> str:
    if file := given.last("new-passphrase-file"):
        return passphrase(Path(file))
    phrase = asked(f"Nouvelle phrase de {name}", "new-passphrase-file")
    if asked("La même, encore", "new-passphrase-file") != phrase:
        raise DeskProblem("Les deux phrases diffèrent : recommencer.")
    return phrase


_DEEDS: dict[str, tuple[Callable[[Opening, Given, list[str]], int], bool]] = {
    "list": (_list, False),
    "add": (_add, True),
    "remove": (_remove, True),
    "passphrase": (_passphrase, False),
    "code": (_code, False),
}
"""What each word does, and whether names follow it."""
