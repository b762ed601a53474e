"""The postcode of the address the CPAM knows: 5 digits, and its communes.

CEDEX, military and new codes are in no table, so that an unknown code is a doubt, never a refusal.
What may stand behind the digits of a CEDEX: `cedex`.
"""

from __future__ import annotations

import re

from counter_app.checks import cedex
from counter_app.checks.finding import CAISSE, REFUSED, Context, Finding, Proposal
from counter_app.checks.look_alike import in_digits
from counter_app.checks.reading import compact, known, misplaced_letter
from counter_app.checks.verdict import (
    doubtful,
    incomplete,
    invalid,
    missing,
    ordinal,
    proposal,
    too_many,
    valid,
)
from counter_app.reference import postcodes
from counter_app.reference.departments import department

HINT = "Celui que la CPAM connaît, 5 chiffres"
LENGTH = 5

_ROOM = 44
"""Columns for the names of the communes."""

_ALONE = "les 5 chiffres seuls"
_FIVE = re.compile(r"(?<![0-9])[0-9]{5}(?![0-9])")


def check(text: str, context: Context) -> Finding:
    """Judge a postcode, name its communes, and compare it with the caisse of the procedure."""
    code = compact(text)
    if (found := cedex.line(text)) is not None:
        return _with_more(found, text)
    if (at := misplaced_letter(code)) is not None:
        message = f"{ordinal(at + 1)} caractère : un code postal n’a que des chiffres"
        return invalid(message, proposals=_mended(text, code, context))
    if len(code) > LENGTH:
        return invalid(f"{too_many(len(code) - LENGTH)} : un code postal en a 5")
    if len(code) < LENGTH:
        return incomplete(missing(LENGTH - len(code)), decoded=_area(code))
    communes = postcodes.communes(code)
    if not communes:
        message = "Code inconnu : CEDEX ? Mettre celui de la commune, sinon relire"
        return doubtful(message, code, decoded=_area(code))
    message = _remark(code, context) or "Celui que la CPAM connaît ? Sinon essayer l’ancien"
    return valid(message, code, decoded=named(communes))


def _with_more(found: cedex.Line, text: str) -> Finding:
    """The five digits and a CEDEX, or what may become one."""
    if found.wrong is not None:
        message = f"{ordinal(found.wrong + 1)} caractère : un code postal n’a que 5 chiffres"
        return invalid(message, proposals=_only(text))
    alone = [proposal(found.code, _ALONE)]
    decoded = _in_words(found.code)
    if not found.cedex:
        message = "Les 5 chiffres suffisent : enlever la suite, ou finir par CEDEX"
        return incomplete(message, decoded=decoded, proposals=alone)
    message = "CEDEX : ameli veut le code de la commune, relire l’adresse"
    return doubtful(message, found.code, decoded=decoded, proposals=alone)


def _remark(code: str, context: Context) -> str:
    """What to try after a refusal, or that the address is out of the caisse's area; else ""."""
    if known(context, REFUSED):
        return "Refusé par ameli : essayer l’ancien code postal, s’il y en a un"
    caisse = known(context, CAISSE).split()
    if not caisse or not postcodes.departments(code).isdisjoint(caisse):
        return ""
    return f"Hors de la caisse de cette fiche ({caisse[0]}) : est-ce bien la sienne ?"


def _mended(text: str, code: str, context: Context) -> tuple[Proposal, ...]:
    """The five digits of « F-42000 », or a code with O for 0."""
    return _only(text) or in_digits(code, range(len(code)), lambda one: check(one, context))


def _only(text: str) -> tuple[Proposal, ...]:
    """The five digits that stand together, if no others do."""
    found = _FIVE.findall(text)
    return (proposal(found[0], _ALONE),) if len(found) == 1 else ()


def named(communes: tuple[str, ...]) -> str:
    """A few names, as many as there is room for, « et n autres »."""
    shown = [communes[0]]
    for name in communes[1:]:
        if len(", ".join([*shown, name])) > _ROOM:
            break
        shown.append(name)
    left = len(communes) - len(shown)
    names = ", ".join(shown).replace(" Arrondissement", "")
    return f"{names} et {left} {'autres' if left > 1 else 'autre'}" if left else names


def warm() -> None:
    """Open the reference tables."""
    postcodes.communes("")


def _in_words(code: str) -> str:
    communes = postcodes.communes(code)
    return named(communes) if communes else _area(code)


def _area(code: str) -> str:
    """The département a postcode begins with, "" while it is not known."""
    if code.startswith("20"):
        return "Corse"
    return department(code[:3]) or department(code[:2])
