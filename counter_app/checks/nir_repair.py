"""The numbers one slip away from a wrong NIR that a citizen of that birth date could have."""

from __future__ import annotations

from datetime import date

from counter_app.checks.finding import Proposal
from counter_app.checks.nir_number import WHOLE, agrees, fault, grouped, has_right_key
from counter_app.checks.repair import MOST, Slip, slips
from counter_app.checks.verdict import ordinal, proposal
from counter_app.reference import places
from counter_app.reference.facts import facts


def repairs(number: str, born: date | None) -> tuple[Proposal, ...]:
    """Corrections of 15 characters, likeliest first: right key, possible parts, known place.

    If any agrees with the birth date, only those that do.
    """
    found = list(slips(number, _alphabet, _possible))
    known = places.known({slip.text[5:10] for slip in found})
    found = [slip for slip in found if slip.text[5:10] in known] or found
    if born is not None:
        found = [slip for slip in found if agrees(slip.text, born)] or found
    found.sort(key=lambda slip: slip.unlikely)
    return tuple(proposal(grouped(slip.text), _change(slip, number)) for slip in found[:MOST])


def without_one(number: str, born: date | None) -> tuple[Proposal, ...]:
    """Corrections of 16 characters, one of them typed too many."""
    found: dict[str, Proposal] = {}
    for index, sign in enumerate(number):
        text = number[:index] + number[index + 1 :]
        if _possible(text) and (born is None or agrees(text, born)):
            change = f"{ordinal(index + 1)} chiffre de trop : {sign}"
            found.setdefault(text, proposal(grouped(text), change))
    return tuple(found.values())[:MOST]


def _alphabet(index: int) -> str:
    """The signs that may stand at an index: 1 or 2 first, A or B in seventh place."""
    return "12" if index == 0 else "0123456789AB" if index == 6 else "0123456789"


def _possible(number: str) -> bool:
    return (
        has_right_key(number)
        and number[0] in "12"
        and not fault(number)
        and not number.startswith(facts().nir_placeholder)
    )


def _change(slip: Slip, number: str) -> str:
    """« 8e chiffre : 4 → 9 », « 6e et 7e : 75 → 57 », « clé : 92 → 91 »."""
    if slip.start >= WHOLE - 2:
        return f"clé : {number[WHOLE - 2 :]} → {slip.text[WHOLE - 2 :]}"
    place = ordinal(slip.start + 1)
    if len(slip.before) == 2:
        return f"{place} et {ordinal(slip.start + 2)} : {slip.before} → {slip.after}"
    noun = "chiffre" if (slip.before + slip.after).isdigit() else "caractère"
    return f"{place} {noun} : {slip.before} → {slip.after}"
