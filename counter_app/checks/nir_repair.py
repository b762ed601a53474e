"""The numbers one slip away from a wrong NIR that a citizen of that birth date could have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counter_app.checks.finding import Proposal
from counter_app.checks.nir_doubt import doubt
from counter_app.checks.nir_number import (
    BODY,
    GROUP_ENDS,
    WHOLE,
    agrees,
    as_counted,
    fault,
    grouped,
    has_month,
    has_right_key,
    misplaced,
)
from counter_app.checks.repair import MOST, Slip, near, slips
from counter_app.checks.verdict import ordinal, proposal
from counter_app.reference import places
from counter_app.reference.facts import facts

_DIGITS = "0123456789"
_OF_A_TOWN = "100"
"""The order from which on a birth is hardly a small commune's."""

_INVERSES = [pow(10, index + 1 - BODY, 97) for index in range(BODY)] + [pow(10, -1, 97), 1]
"""By index, how much more of the digit there makes number and key together one more modulo 97."""


def repairs(number: str, born: date | None) -> tuple[Proposal, ...]:
    """Corrections of 15 characters, likeliest first: right key, possible parts, known place.

    If any agrees with the birth date, only those that do.
    """
    signs = _signs_to_try(number)
    found = list(slips(number, signs.__getitem__, _possible))
    known = places.known({slip.text[5:10] for slip in found})
    found = [slip for slip in found if slip.text[5:10] in known] or found
    if born is not None:
        found = [slip for slip in found if agrees(slip.text, born)] or found
    found.sort(key=lambda slip: _unlikely(slip, known.get(slip.text[5:10]), born))
    return tuple(proposal(grouped(slip.text), _change(slip, number)) for slip in found[:MOST])


def without_one(number: str, born: date | None) -> tuple[Proposal, ...]:
    """Corrections of 16 characters, one of them typed too many."""
    found: dict[str, Proposal] = {}
    for index, sign in enumerate(number):
        text = number[:index] + number[index + 1 :]
        if _possible(text) and (born is None or agrees(text, born)):
            noun = "chiffre" if sign.isdigit() else "caractère"
            change = f"{ordinal(index + 1)} {noun} de trop : {sign}"
            found.setdefault(text, proposal(grouped(text), change))
    return tuple(found.values())[:MOST]


def _signs_to_try(number: str) -> Sequence[Sequence[str]]:
    """At each index the digit which, put there, may make the key right: number and key together
    are then 0 modulo 97. Where Corsica's letters come in, every sign is tried.
    """
    if misplaced(number) is not None:
        return [_alphabet(index) for index in range(WHOLE)]
    rest = int(as_counted(number[:BODY])) + int(number[BODY:])
    wanted = [
        (int(typed) - rest * inverse) % 97
        for typed, inverse in zip(as_counted(number), _INVERSES, strict=True)
    ]
    signs = [str(digit) if digit < 10 else "" for digit in wanted]
    if number[5] == "2":
        signs[6] = _alphabet(6)
    return signs


def _alphabet(index: int) -> str:
    """The signs that may stand at an index: A or B in seventh place only."""
    return _DIGITS + "AB" if index == 6 else _DIGITS


def _possible(number: str) -> bool:
    return (
        has_right_key(number)
        and number[0] in "12"
        and not fault(number)
        and not number.startswith(facts().nir_placeholder)
    )


def _unlikely(slip: Slip, place: places.Place | None, born: date | None) -> tuple[int, int, int]:
    """Who could have that number, then how it came to be mistyped.

    An unknown month and all that `doubt` finds odd come last when there is a birth date.
    """
    odd = bool(doubt(slip.text, born)) or (born is not None and not has_month(slip.text))
    return odd, _seldom(slip.text, place), _kind(slip)


def _seldom(number: str, place: places.Place | None) -> int:
    """0: born in a large commune or abroad; 1: in a small one; 2: in a small one after 99 others.

    Most are born in the 1,258 large communes, where the hospitals are, and about one in eight in
    one of 246 countries (general knowledge, no table): one such code weighs a hundred times one of
    33,000 small communes, more than any kind of slip. The order counts the certificates of the
    commune's month; 10 are born there in a commune of 10,000 inhabitants.
    """
    if place is not None and (place.large or place.kind is places.Kind.COUNTRY):
        return 0
    return 1 if number[10:13] < _OF_A_TOWN else 2


def _kind(slip: Slip) -> int:
    """0: a sign for one near it, or a swap within a printed group; 1: a swap across; 2: the rest.

    One sign is wrong in 60 to 95 % of mistyped numbers, two neighbours are swapped in 10 to 20 %
    (J. Verhoeff, Error Detecting Decimal Codes, 1969). But there are 135 signs to take wrongly,
    half of them near, and some 13 pairs: one given swap is about as likely as one given sign that
    is near. Numbers are read and typed by group, so that a swap across is rarer.
    """
    if len(slip.before) == 2:
        return 1 if slip.start in GROUP_ENDS else 0
    return 0 if near(slip.before, slip.after) else 2


def _change(slip: Slip, number: str) -> str:
    """« 8e chiffre : 4 → 9 », « 6e et 7e : 75 → 57 », « clé : 92 → 91 »."""
    if slip.start >= WHOLE - 2:
        return f"clé : {number[WHOLE - 2 :]} → {slip.text[WHOLE - 2 :]}"
    place = ordinal(slip.start + 1)
    if len(slip.before) == 2:
        return f"{place} et {ordinal(slip.start + 2)} : {slip.before} → {slip.after}"
    noun = "chiffre" if (slip.before + slip.after).isdigit() else "caractère"
    return f"{place} {noun} : {slip.before} → {slip.after}"
