"""`counter-app slip`: the citizen's slip of an open dossier, without the screen."""

from __future__ import annotations

from pathlib import Path

from counter_app.cli.arguments import Given, read
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble
from counter_app.cli.proof import need_agents, secret_of, who
from counter_app.cli.streams import say
from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening
from counter_app.desk.problem import DeskProblem
from counter_app.dossier.reference import NotAReference, parse
from counter_app.handout.giving import print_slip, save_slip
from counter_app.handout.page import Look, page_of
from counter_app.handout.papers import NotWrittenError
from counter_app.handout.printer import NotPrintedError
from counter_app.handout.slip import Slip, slip_of
from counter_app.handout.text import as_text
from counter_app.settings import configured

NAME = "slip"
HELP = f"""\
counter-app slip RÉFÉRENCE [--large|--easy] [--file F|--print] [--agent QUI]

Le talon à donner au citoyen : où il en est, ce qui manque, avant quelle date.
Ni nom, ni numéro. Sans --file ni --print, le texte est affiché.

  --large              en gros caractères (PDF)
  --easy               facile à lire
  --file F             dans un nouveau fichier : F.pdf, ou F.txt pour le texte
  --print              à l’imprimante de ce PC
  --agent QUI          l’agent qui donne sa phrase ; s’il est seul, inutile
  --passphrase-file F  sa phrase, dans un fichier UTF-8 d’une ligne ; sinon,
                       elle est demandée au terminal, sans être affichée

Code de sortie : {DONE} si c’est fait, {WRONG} si Guichet refuse, {USAGE} si la commande est
mal écrite."""

_OPTIONS = ("large", "easy", "file=", "print", "agent=", "passphrase-file=")


def slip(arguments: list[str]) -> int:
    """Give it. Raises Trouble, DeskProblem."""
    given = read(NAME, arguments, _OPTIONS, 1)
    if given.has("help"):
        say(HELP)
        return DONE
    reference, look = _reference(given), _look(given)
    if given.has("file") and given.has("print"):
        raise Trouble("Écrire --file ou --print, pas les deux.")
    settings = configured()
    opening = Opening(settings)
    need_agents(opening)
    agent = who(opening, given)
    counter = opening.unlock(agent, secret_of(agent, given))
    try:
        made = _made(counter, reference)
    finally:
        counter.close()
    _give(made, look, given, settings.home)
    return DONE


def _reference(given: Given) -> str:
    if not given.texts:
        raise Trouble("Écrire la référence du dossier, comme K7Q-42M.")
    try:
        return parse(given.texts[0])
    except NotAReference as error:
        raise Trouble(str(error)) from error


def _look(given: Given) -> Look:
    if given.has("large") and given.has("easy"):
        raise Trouble("Écrire --large ou --easy, pas les deux.")
    if given.has("large"):
        return Look.LARGE
    return Look.EASY if given.has("easy") else Look.ORDINARY


def _made(counter: Counter, reference: str) -> Slip:
    """Also of a dossier that another window holds. Raises DeskProblem."""
    for card in counter.board().cards:
        if parse(card.reference) == reference:
            visit = counter.open(card.id)
            made = slip_of(visit, counter.settings)
            counter.leave(visit)
            return made
    raise DeskProblem("Pas de dossier ouvert de cette référence.")


def _give(made: Slip, look: Look, given: Given, home: Path) -> None:
    try:
        if given.has("print"):
            print_slip(made, look, home)
        elif given.has("file"):
            save_slip(made, look, str(Path(given.last("file")).absolute()))
        else:
            say(as_text(page_of(made, look)))
    except (NotPrintedError, NotWrittenError) as problem:
        raise DeskProblem(str(problem)) from problem
