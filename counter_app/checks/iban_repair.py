"""The IBANs one slip away from a wrong one that hold together: both keys, for a French account."""

from __future__ import annotations

from counter_app.checks.finding import Proposal
from counter_app.checks.iban_number import FRENCH, fits, grouped, kinds, remainder, rib_key
from counter_app.checks.repair import MOST, Slip, slips
from counter_app.checks.verdict import ordinal, proposal
from counter_app.reference.banks import bank

_SIGNS = {
    "n": "0123456789",
    "a": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "c": "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ",
}
_WORTH = {sign: worth for worth, sign in enumerate(_SIGNS["c"])}
_WIDTH = {sign: 10 if worth < 10 else 100 for sign, worth in _WORTH.items()}


def repairs(iban: str) -> tuple[Proposal, ...]:
    """Corrections of an IBAN of its country's full length, likeliest first; the country is kept."""
    layout = kinds(iban[:2])
    rights = _right_signs(iban, layout)
    holding = slips(iban, rights.__getitem__, lambda text: _holds(text, layout))
    found = sorted((slip for slip in holding if slip.start > 1), key=_unlikely)
    return tuple(proposal(grouped(slip.text), _change(slip)) for slip in found[:MOST])


def _right_signs(iban: str, layout: str) -> list[list[str]]:
    """At each index, the signs which, put there, leave the rest 1 modulo 97.

    The number is read once from the left and once from the right; trying 540 signs then costs a
    few products each, instead of a division of 30 digits.
    """
    turned = iban[4:] + iban[:4]
    before, after, weight = [0], [0], [1]
    for sign in turned:
        before.append((before[-1] * _WIDTH[sign] + _WORTH[sign]) % 97)
    for sign in reversed(turned):
        after.append((_WORTH[sign] * weight[-1] + after[-1]) % 97)
        weight.append(weight[-1] * _WIDTH[sign] % 97)
    found = []
    for place, kind in enumerate(layout[4:] + layout[:4]):
        left, rest = before[place], len(turned) - place - 1
        found.append(
            [
                sign
                for sign in _SIGNS[kind]
                if ((left * _WIDTH[sign] + _WORTH[sign]) * weight[rest] + after[rest]) % 97 == 1
            ]
        )
    return found[-4:] + found[:-4]


def _holds(iban: str, layout: str) -> bool:
    if remainder(iban) != 1 or not all(map(fits, iban, layout)):
        return False
    return iban[:2] not in FRENCH or rib_key(iban[4:25]) == iban[25:]


def _unlikely(slip: Slip) -> tuple[bool, int]:
    """A bank that no list knows last, then by the slip; a letter for a digit is rarer still."""
    unknown = slip.text[:2] in FRENCH and not bank(slip.text[4:9])
    return unknown, slip.unlikely + (slip.after.isdigit() != slip.before.isdigit())


def _change(slip: Slip) -> str:
    place = ordinal(slip.start + 1)
    if len(slip.before) == 2:
        return f"{place} et {ordinal(slip.start + 2)} : {slip.before} → {slip.after}"
    return f"{place} caractère : {slip.before} → {slip.after}"
