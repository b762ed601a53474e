"""The serial number of the carte Vitale; its place and length depend on the card's generation.

With photo: on the front, `8025000002` then 10 digits and a last one set apart; ameli wants the last
11. Without: on the back, one number of 8 to 13 digits. No check digit is known (DOMAIN §4).
"""

from __future__ import annotations

import re
from types import MappingProxyType

from counter_app.checks import dates
from counter_app.checks.finding import CARD, Context, Finding
from counter_app.checks.look_alike import in_digits
from counter_app.checks.reading import compact, known, misplaced_letter
from counter_app.checks.verdict import (
    doubtful,
    incomplete,
    invalid,
    missing,
    ordinal,
    too_many,
    valid,
)
from counter_app.reference.facts import facts

HINT = "Carte avec photo : au recto, à droite ; sans photo : au dos, en haut"

BY_CARD = MappingProxyType(
    {
        "photo": "Au recto, à droite de la photo : les 11 derniers chiffres",
        "no_photo": "Au dos, en haut : 8 à 13 chiffres",
    }
)

_REGIME = re.compile(r"01(?:0[1-9]|[1-8][0-9]|9[0-57])[1-9][0-9]{4}")
"""Régime général 01, caisse (a département, then its order), centre de paiement 4 digits: printed
on the attestation de droits. General knowledge, hence a doubt."""

_PIECE = 8
"""From that many digits on, a number found within the NIR is no accident."""

_LAST = "Il manque le dernier chiffre, à part à droite"
_CENTURY = 120
"""Years back in which 8 digits may be someone's date."""


def check(text: str, context: Context) -> Finding:
    """Judge a serial by the card of the context; without one, by both, and ask which it is."""
    serial = compact(text)
    if (at := misplaced_letter(serial)) is not None:
        message = f"{ordinal(at + 1)} caractère : que des chiffres, relire la carte"
        mended = in_digits(serial, range(len(serial)), lambda text: check(text, context))
        return invalid(message, proposals=mended)
    card = context.values.get(CARD, "")
    return (
        _with_prefix(serial, card)
        or _too_long(serial, card)
        or _slip(serial, card, context)
        or _by_length(serial, card)
    )


def _lengths(card: str) -> range:
    """How many digits the number has on that card; on either card when it is not known."""
    most = facts().serial_old_most_digits
    if card == "photo":
        return range(facts().serial_photo_digits, facts().serial_photo_digits + 1)
    return range(facts().serial_old_least_digits, most + 1)


def _with_prefix(serial: str, card: str) -> Finding | None:
    """A number that begins as all cards with photo do: what follows is wanted."""
    prefix, digits = facts().serial_photo_prefix, facts().serial_photo_digits
    if not serial.startswith(prefix):
        return None
    left = len(prefix) + digits - len(serial)
    if left < 0:
        return invalid(f"{too_many(-left)} : {digits} après {prefix}")
    if left == 0 and card == "no_photo":
        message = "C’est le numéro d’une carte avec photo : le dire plus haut"
        return doubtful(message, serial[-digits:])
    if left == 0:
        return valid(f"Sur ameli : les {digits} derniers chiffres seulement", serial[-digits:])
    if serial != prefix and len(serial) in _lengths(card):
        return doubtful(f"{prefix} est commun à toutes les cartes : la suite ?", serial)
    common = f"{prefix} est commun à toutes : {missing(left).lower()}"
    return incomplete(_LAST if left == 1 else common)


def _too_long(serial: str, card: str) -> Finding | None:
    most = _lengths(card)[-1]
    if len(serial) <= most:
        return None
    most_said = f"{most} au plus" if card != "photo" else f"les {most} derniers seulement"
    return invalid(f"{too_many(len(serial) - most)} : {most_said}")


def _slip(serial: str, card: str, context: Context) -> Finding | None:
    """Another number of the citizen's: a piece of the NIR, of the attestation, a date."""
    message = ""
    if _REGIME.fullmatch(serial):
        message = "Ce peut être le n° de régime et de caisse : relire la carte"
    if len(serial) >= _PIECE and serial in compact(known(context, "nir")):
        message = "C’est un morceau du n° de sécurité sociale : relire la carte"
    born = dates.parse(serial)
    if born is not None and born <= context.today and context.today.year - born.year <= _CENTURY:
        message = "On dirait une date : relire le numéro de série"
    if facts().serial_photo_prefix.startswith(serial) and len(serial) in _lengths(card):
        message = "Les numéros de carte avec photo commencent ainsi : la suite ?"
    if not message:
        return None
    return doubtful(message, serial) if len(serial) in _lengths(card) else incomplete(message)


def _by_length(serial: str, card: str) -> Finding:
    lengths = _lengths(card)
    left = lengths[0] - len(serial)
    if card == "photo" and left == 1:
        return incomplete(_LAST)
    if left > 0:
        return incomplete(missing(left) + (" au moins" if card != "photo" else ""))
    if card == "photo":
        return valid("Au recto, à droite de la photo : comparer les 11 chiffres", serial)
    if card == "no_photo":
        return valid("Au dos, en haut à gauche : comparer tous les chiffres", serial)
    return doubtful("Carte avec photo ou sans photo ? Le dire plus haut", serial)
