"""`counter-app check`: judge one value, or those of standard input, as the screen would."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime

from counter_app.checks import CAISSE, CARD, FIELDS, REFUSED, Context, Finding, State, judge
from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble
from counter_app.cli.streams import give, lines, say, speaks_unicode
from counter_app.typography import french

NAME = "check"
CARDS = ("photo", "no_photo")
HELP = f"""\
counter-app check CHAMP [TEXTE] [--with CHAMP=TEXTE …] [--json]

Juge une valeur comme l’écran le fait. Sans TEXTE : une valeur par ligne sur
l’entrée standard, une réponse par ligne.

  CHAMP    {", ".join(FIELDS[:4])},
           {", ".join(FIELDS[4:])}
  --with   ce que l’on sait d’autre : un champ, ou card=photo, card=no_photo ;
           peut être répété (--with birth_date=12/03/1994)
  --json   une ligne JSON : field, state, value, message, decoded, proposals ;
           states : {", ".join(list(State)[:5])},
           {State.INELIGIBLE} ; une proposition : text, change
  --       ce qui suit est un texte, même s’il commence par un tiret

Pour une vraie personne, passer par l’entrée standard : les arguments d’une
commande se voient dans la liste des programmes et restent dans l’historique.

Code de sortie : {DONE} si rien n’est invalide, {WRONG} si une valeur l’est, {USAGE} si la
commande est mal écrite."""

_WORDS = {
    State.EMPTY: "○ vide",
    State.INCOMPLETE: "… incomplet",
    State.VALID: "✓ juste",
    State.DOUBTFUL: "! douteux",
    State.INVALID: "✗ à corriger",
    State.INELIGIBLE: "⊘ pas de compte possible",
}


def check(arguments: list[str]) -> int:
    """Answer each value; 1 when one of them is invalid. Raises Trouble."""
    given = read(NAME, arguments, ("with=", "json"), 2)
    if given.has("help"):
        say(HELP)
        return DONE
    if not given.texts:
        raise Trouble(f"Il manque le champ. Champs : {', '.join(FIELDS)}.")
    field = _known(given.texts[0], FIELDS)
    context = Context(_today(), _values(given.all("with")))
    told = _as_json if given.has("json") else _as_line
    return _answer(field, given.texts[1:] or lines(), context, told)


def _answer(
    field: str,
    texts: Iterable[str],
    context: Context,
    told: Callable[[str, Finding], None],
) -> int:
    code = DONE
    for text in texts:
        finding = judge(field, text, context)
        told(field, finding)
        if finding.state is State.INVALID:
            code = WRONG
    return code


def _known(field: str, fields: Iterable[str]) -> str:
    if field not in fields:
        raise Trouble(f"Champ inconnu : {field}. Champs : {', '.join(fields)}.")
    return field


def _values(given: Iterable[str]) -> dict[str, str]:
    """`FIELD=TEXT` pairs; an unknown field or card is wrong usage."""
    values: dict[str, str] = {}
    for pair in given:
        name, equals, text = pair.partition("=")
        if not equals:
            raise Trouble(f"--with s’écrit CHAMP=TEXTE, et non {pair}.")
        values[_known(name, (*FIELDS, CARD, CAISSE, REFUSED))] = text
    if values.get(CARD, CARDS[0]) not in CARDS:
        raise Trouble(f"--with {CARD}= prend {' ou '.join(CARDS)}, et non {values[CARD]}.")
    return values


def _today() -> date:
    return datetime.now(UTC).astimezone().date()


def _as_line(_field: str, finding: Finding) -> None:
    """For reading: sign and word, value, message, what it says, corrections; no empty part."""
    corrections = [f"→ {each.text} ({each.change})" for each in finding.proposals]
    parts = [_WORDS[finding.state], finding.value, finding.message, finding.decoded, *corrections]
    say(" | ".join(part for part in parts if part))


def _as_json(field: str, finding: Finding) -> None:
    corrections = [{"text": each.text, "change": french(each.change)} for each in finding.proposals]
    answer = {
        "field": field,
        "state": str(finding.state),
        "value": finding.value,
        "message": french(finding.message),
        "decoded": french(finding.decoded),
        "proposals": corrections,
    }
    give(json.dumps(answer, ensure_ascii=not speaks_unicode()))
