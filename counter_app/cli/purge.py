"""`counter-app purge`: what has passed its time goes, without anyone unlocking."""

from __future__ import annotations

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG
from counter_app.cli.streams import complain, say
from counter_app.desk.retention import Swept, purge_now
from counter_app.desk.words import local_now, plural
from counter_app.settings import configured

NAME = "purge"
HELP = f"""\
counter-app purge [--dry-run]

Efface ce qui a passé sa durée de garde : les réponses sensibles, les dossiers,
les liens jamais confirmés, le journal de plus de douze mois. Guichet le fait de
lui-même à chaque ouverture et chaque jour. Sans phrase de passe. Un dossier
ouvert dans une fenêtre est laissé pour la fois suivante.

  --dry-run   dit ce qui serait effacé, et n’efface rien

Code de sortie : {DONE} si c’est fait, {WRONG} si quelque chose reste à effacer, {USAGE} si la
commande est mal écrite."""


def purge(arguments: list[str]) -> int:
    """Wipe, or say what would be. Raises Trouble, DeskProblem."""
    given = read(NAME, arguments, ("dry-run",), 0)
    if given.has("help"):
        say(HELP)
        return DONE
    dry = given.has("dry-run")
    swept = purge_now(configured(), local_now, dry_run=dry)
    if swept.doubt:
        complain(f"{swept.doubt} Rien n’est effacé avant : le confirmer dans Guichet.")
        return WRONG
    for line in _lines(swept, dry=dry):
        say(line)
    if swept.pending:
        complain("Effacement en attente : une fenêtre lit la base, recommencer plus tard.")
    return WRONG if swept.pending or swept.held else DONE


def _lines(swept: Swept, *, dry: bool) -> list[str]:
    ends = ("à effacer", "à effacer") if dry else ("effacé", "effacés")
    said = [
        _line(ends, "durée de garde passée", swept.expired),
        _line(ends, "lien jamais confirmé", swept.unconfirmed),
        _line(("allégé", "allégés"), f"NIR, IBAN et n° de série {ends[1]}", swept.lightened),
        _line(("laissé", "laissés"), "dans une fenêtre ouverte", swept.held),
    ]
    return [line for line in said if line] or ["Rien à effacer."]


def _line(done: tuple[str, str], why: str, references: tuple[str, ...]) -> str:
    one, many = done
    count = plural(len(references), f"dossier {one}", f"dossiers {many}")
    return f"{count}, {why} : {', '.join(references)}" if references else ""
