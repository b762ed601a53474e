"""`counter-app journal`: who did what, and when; for the town's own checks. Needs no passphrase."""

from __future__ import annotations

import json

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble
from counter_app.cli.streams import give, say
from counter_app.desk.journal import Entry, journal_of
from counter_app.desk.words import local_now
from counter_app.dossier.reference import NotAReference, parse
from counter_app.settings import configured

NAME = "journal"
HELP = f"""\
counter-app journal [--dossier RÉFÉRENCE] [--json]

Qui a fait quoi, quand, sur quel dossier : une ligne par geste, dans l’ordre,
sur douze mois. Jamais une valeur, jamais un nom de citoyen.

  --dossier   d’une seule référence, comme K7Q-42M
  --json      une ligne JSON par geste : at, agent, kind, words, reference,
              detail

Code de sortie : {DONE} si c’est fait, {WRONG} si la base ne se lit pas, {USAGE} si la commande
est mal écrite."""


def journal(arguments: list[str]) -> int:
    """Say it. Raises Trouble, DeskProblem."""
    given = read(NAME, arguments, ("json", "dossier="), 0)
    if given.has("help"):
        say(HELP)
        return DONE
    try:
        reference = parse(given.last("dossier")) if given.has("dossier") else ""
    except NotAReference as error:
        raise Trouble(str(error)) from error
    for entry in journal_of(configured(), reference, local_now().tzinfo):
        if given.has("json"):
            give(_as_json(entry))
        else:
            say(str(entry))
    return DONE


def _as_json(entry: Entry) -> str:
    told = {
        "at": entry.at.isoformat(timespec="seconds"),
        "agent": entry.agent,
        "kind": entry.kind,
        "words": entry.words,
        "reference": entry.reference,
        "detail": entry.detail,
    }
    return json.dumps(told, ensure_ascii=False)
