"""The recovery code: drawn once, written on paper, the only way back when every phrase is lost.

29 signs drawn among 23 that nobody confuses in handwriting (131 bits), then a check sign, shown as
six groups of five. The check is weighted modulo 23, a prime: any one misread sign and any swap of
neighbours are caught before a try is counted.
"""

from __future__ import annotations

import secrets

from counter_app.vault.problems import MistypedCode

SIGNS = "23456789ACEFHJKMQRTVWXY"
DRAWN = 29
_GROUP = 5
_SEPARATORS = str.maketrans("", "", " \u00a0\u202f\t\r\n-\u2010\u2011\u2012\u2013\u2014_.")


def draw_code() -> str:
    """A new code such as `7KQ2M-…`: 30 signs in six groups."""
    drawn = "".join(secrets.choice(SIGNS) for _ in range(DRAWN))
    code = drawn + _check(drawn)
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def looks_like_code(text: str) -> bool:
    """Whether a secret typed at the door is meant as the code: 30 of its signs, right or not."""
    code = text.translate(_SEPARATORS).upper()
    return len(code) == DRAWN + 1 and all(sign in SIGNS for sign in code)


def read_code(text: str) -> str:
    """The 30 signs typed, whatever their case and separators. Raises MistypedCode."""
    code = text.translate(_SEPARATORS).upper()
    if not looks_like_code(code) or _check(code[:DRAWN]) != code[DRAWN]:
        raise MistypedCode
    return code


def _check(drawn: str) -> str:
    weights = (place % (len(SIGNS) - 1) + 1 for place in range(len(drawn)))
    total = sum(w * SIGNS.index(sign) for w, sign in zip(weights, drawn, strict=True))
    return SIGNS[total % len(SIGNS)]
