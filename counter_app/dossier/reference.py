"""The dossier's reference: six signs said aloud at the desk and written on the slip.

Five signs drawn at random and a check sign, all of an alphabet without look-alikes or sound-alikes.
The check is a sum weighted 1…6 modulo the prime 23: weights are distinct and not zero, so that any
one misheard sign and any swap of two signs is caught (DESIGN « Types that carry the meaning »).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Container

ALPHABET = "23456789ACEFHJKMQRTVWXY"
LENGTH = 6
_SIZE = len(ALPHABET)
_INVERSE_OF_LAST_WEIGHT = pow(LENGTH, -1, _SIZE)


class NotAReference(ValueError):  # noqa: N818 - shown as a sentence, expected in daily work
    """The text is no reference; the message says in French what is wrong with it."""


def draw(taken: Container[str], random_below: Callable[[int], int] = secrets.randbelow) -> str:
    """A new reference, six signs without the dash, that is not in `taken`."""
    while True:
        body = "".join(ALPHABET[random_below(_SIZE)] for _ in range(LENGTH - 1))
        reference = body + check_sign(body)
        if reference not in taken:
            return reference


def check_sign(body: str) -> str:
    """The sixth sign of five. Raises ValueError for a sign outside the alphabet."""
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(body, 1))
    return ALPHABET[-total * _INVERSE_OF_LAST_WEIGHT % _SIZE]


def shown(reference: str) -> str:
    """« K7Q-42M »."""
    return f"{reference[:3]}-{reference[3:]}"


def parse(text: str) -> str:
    """The six signs in any case, with or without separators. Raises NotAReference."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    if len(signs) != LENGTH or any(sign not in ALPHABET for sign in signs):
        raise NotAReference("Une référence a six signes, comme K7Q-42M.")
    if check_sign(signs[:-1]) != signs[-1]:
        raise NotAReference("Un signe de cette référence a été mal entendu : la faire répéter.")
    return signs
