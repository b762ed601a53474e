"""The postcode of the address the CPAM knows: 5 digits, and its communes.

CEDEX, military and new codes are in no table, so that an unknown code is a doubt, never a refusal.
"""

from __future__ import annotations

from counter_app.checks.finding import Context, Finding
from counter_app.checks.reading import compact, misplaced_letter
from counter_app.checks.verdict import (
    doubtful,
    incomplete,
    invalid,
    missing,
    ordinal,
    too_many,
    valid,
)
from counter_app.reference import postcodes
from counter_app.reference.departments import department

HINT = "Celui que la CPAM connaît, 5 chiffres"
LENGTH = 5

_ROOM = 44
"""Columns for the names of the communes."""


def check(text: str, _context: Context) -> Finding:
    """Judge a postcode and name its communes."""
    code = compact(text)
    if (at := misplaced_letter(code)) is not None:
        return invalid(f"{ordinal(at + 1)} caractère : un code postal n’a que des chiffres")
    if len(code) > LENGTH:
        return invalid(f"{too_many(len(code) - LENGTH)} : un code postal en a 5")
    if len(code) < LENGTH:
        return incomplete(missing(LENGTH - len(code)), decoded=_area(code))
    communes = postcodes.communes(code)
    if not communes:
        message = "Code inconnu : CEDEX ? Mettre celui de la commune, sinon relire"
        return doubtful(message, code, decoded=_area(code))
    return valid(
        "Celui que la CPAM connaît ? Sinon essayer l’ancien", code, decoded=named(communes)
    )


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


def _area(code: str) -> str:
    """The département a postcode begins with, "" while it is not known."""
    if code.startswith("20"):
        return "Corse"
    return department(code[:3]) or department(code[:2])
