"""`counter-app backup` and `restore`: the database in one file, and back."""

from __future__ import annotations

import sys
from pathlib import Path

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble, cause
from counter_app.cli.streams import say
from counter_app.desk import care
from counter_app.desk.problem import DeskProblem
from counter_app.desk.words import local_now, plural
from counter_app.settings import configured

BACKUP_HELP = f"""\
counter-app backup FICHIER

Écrit la base entière dans un fichier, qui ne doit pas exister ; Guichet peut
rester ouvert. Les valeurs y sont scellées : les phrases de passe du jour
l’ouvrent. Guichet en garde déjà une par jour, sept jours, dans « backups ».

Code de sortie : {DONE} si c’est fait, {WRONG} si Guichet refuse, {USAGE} si la commande est
mal écrite."""

RESTORE_HELP = f"""\
counter-app restore FICHIER [--yes]

Remet une sauvegarde à la place de la base, après l’avoir vérifiée. La base
d’avant est gardée de côté, dans « backups ». Ce qui a été effacé depuis la
sauvegarde, et les agents retirés depuis, ne reviennent pas.

  --yes   ne pas demander

Fermer d’abord toutes les fenêtres de Guichet.

Code de sortie : {DONE} si c’est fait, {WRONG} si Guichet refuse, {USAGE} si la commande est
mal écrite."""


def backup(arguments: list[str]) -> int:
    """Write one. Raises Trouble, DeskProblem."""
    given = read("backup", arguments, (), 1)
    if given.has("help"):
        say(BACKUP_HELP)
        return DONE
    target = _file(given.texts, "backup")
    try:
        copy = care.back_up(configured(), target)
    except FileExistsError as error:
        raise Trouble(f"{target} existe déjà : donner un autre nom.", WRONG) from error
    except OSError as error:
        raise Trouble(f"{target} ne s’écrit pas : {cause(error)}.", WRONG) from error
    say(f"Sauvegarde écrite et vérifiée : {target} ({_open(copy)}).")
    return DONE


def restore(arguments: list[str]) -> int:
    """Put one back. Raises Trouble, DeskProblem."""
    given = read("restore", arguments, ("yes",), 1)
    if given.has("help"):
        say(RESTORE_HELP)
        return DONE
    copy = care.choose(_file(given.texts, "restore"))
    say(care.offer(copy, local_now()))
    if not given.has("yes") and not _agreed():
        raise DeskProblem("Rien n’est changé.")
    aside = care.put_back(configured(), copy)
    say("C’est fait." + (f" La base d’avant est gardée : {aside}" if aside else ""))
    return DONE


def _file(texts: tuple[str, ...], name: str) -> Path:
    if not texts or not texts[0]:
        raise Trouble(f"Il manque le fichier : counter-app {name} FICHIER.")
    return Path(texts[0])


def _open(copy: care.Copy) -> str:
    return plural(copy.dossiers, "dossier ouvert", "dossiers ouverts")


def _agreed() -> bool:
    """« oui », or « o »; anything else, or no answer, is no."""
    say("La remettre à la place de la base ? oui ou non :")
    answer = sys.stdin.readline() if sys.stdin is not None else ""
    return answer.strip().casefold() in ("o", "oui")
