"""The IBANs one slip away from a wrong one that hold together: both keys, for a French account."""

from __future__ import annotations

from counter_app.checks import iban_number
from counter_app.checks.finding import Proposal
from counter_app.checks.repair import MOST, Slip, slips
from counter_app.checks.verdict import ordinal, proposal
from counter_app.reference.banks import bank

_WORTH = {sign: worth for worth, sign in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_SIGN_OF = {worth: sign for sign, worth in _WORTH.items()}
_WIDTH = {sign: 10 if worth < 10 else 100 for sign, worth in _WORTH.items()}
_INVERSE = [0, *(pow(number, -1, 97) for number in range(1, 97))]
"""What a number is to be multiplied by to make 1 modulo 97."""


def repairs(iban: str) -> tuple[Proposal, ...]:
    """Corrections of an IBAN of its country's full length, likeliest first; the country is kept.

    The very first, if the RIB key is right: both check digits. Many know FR76 by heart and type it
    before an account with a letter, whose digits are others.
    """
    layout = iban_number.kinds(iban[:2])
    rights = _right_signs(iban, layout)
    holding = slips(iban, rights.__getitem__, lambda text: _holds(text, layout))
    found = sorted((slip for slip in holding if slip.start > 1), key=_unlikely)
    ways = {slip.text: proposal(iban_number.grouped(slip.text), _change(slip)) for slip in found}
    whole = iban[:2] + iban_number.check_digits(iban[:2], iban[4:]) + iban[4:]
    if iban[:2] in iban_number.FRENCH and whole not in ways and _holds(whole, layout):
        habit = proposal(iban_number.grouped(whole), f"3e et 4e : {iban[2:4]} → {whole[2:4]}")
        ways = {whole: habit} | ways
    return tuple(ways.values())[:MOST]


def _right_signs(iban: str, layout: str) -> list[str]:
    """At each index the signs, of its kind, which put there leave the rest 1 modulo 97.

    The number is read once from the left and once from the right; the digit and the letter that
    are missing between are then reckoned, not tried.
    """
    turned, kinds_turned = iban[4:] + iban[:4], layout[4:] + layout[:4]
    after, weight = [0], [1]
    for sign in reversed(turned):
        after.append((_WORTH[sign] * weight[-1] + after[-1]) % 97)
        weight.append(weight[-1] * _WIDTH[sign] % 97)
    found, left = [], 0
    for place, (sign, kind) in enumerate(zip(turned, kinds_turned, strict=True)):
        behind = len(turned) - place - 1
        wanted = (1 - after[behind]) * _INVERSE[weight[behind]]
        missing = _sign(wanted - left * 10, "0", "9") + _sign(wanted - left * 100, "A", "Z")
        found.append("".join(one for one in missing if iban_number.fits(one, kind)))
        left = (left * _WIDTH[sign] + _WORTH[sign]) % 97
    return found[-4:] + found[:-4]


def _sign(worth: int, first: str, last: str) -> str:
    """The sign from `first` to `last` that is worth that modulo 97, "" if none is."""
    sign = _SIGN_OF.get(worth % 97, "")
    return sign if first <= sign <= last else ""


def _holds(iban: str, layout: str) -> bool:
    if iban_number.remainder(iban) != 1 or not all(map(iban_number.fits, iban, layout)):
        return False
    return iban[:2] not in iban_number.FRENCH or iban_number.rib_key(iban[4:25]) == iban[25:]


def _unlikely(slip: Slip) -> tuple[bool, int]:
    """A bank that no list knows last, then by the slip; a letter for a digit is rarer still."""
    unknown = slip.text[:2] in iban_number.FRENCH and not bank(slip.text[4:9])
    return unknown, slip.unlikely + (slip.after.isdigit() != slip.before.isdigit())


def _change(slip: Slip) -> str:
    place = ordinal(slip.start + 1)
    if len(slip.before) == 2:
        return f"{place} et {ordinal(slip.start + 2)} : {slip.before} → {slip.after}"
    return f"{place} caractère : {slip.before} → {slip.after}"
