"""Is a passphrase worth choosing? Only what is plainly weak is refused; no estimate is made."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

LEAST = 12
_LEAST_KINDS = 5
_LEAST_BESIDE_NAME = 8
_ROWS = ("azertyuiopqsdfghjklmwxcvbn", "qwertyuiopasdfghjklzxcvbnm", "&é\"'(-è_çà)=")


def weakness(passphrase: str, agent: str = "") -> str:
    """ "" when acceptable, else one French sentence saying what to do. `agent`: who chooses it."""
    text = _plain(passphrase)
    if (missing := LEAST - len(unicodedata.normalize("NFC", passphrase))) > 0:
        return f"Il manque {missing} caractère{'s' * (missing > 1)}\u00a0: quatre mots vont bien."
    if text in (text + text)[1:-1] or len(set(text)) < _LEAST_KINDS:
        return "Trop répétitif\u00a0: prendre quatre mots sans rapport."
    if _mostly_a_run(text):
        return "Suite trop connue\u00a0: prendre quatre mots sans rapport."
    name = _plain(agent)
    if len(name) > 2 and name in text and len(text.replace(name, "")) < _LEAST_BESIDE_NAME:
        return "Trop proche du nom de l’agent\u00a0: prendre quatre autres mots."
    return ""


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c) and not c.isspace())


def _mostly_a_run(text: str) -> bool:
    """More than half of the neighbours follow each other in the alphabet or on the keyboard."""
    pairs = list(pairwise(text))
    steps = sum(1 for a, b in pairs if abs(ord(b) - ord(a)) <= 1 or _beside(a, b))
    return 2 * steps > len(pairs)


def _beside(a: str, b: str) -> bool:
    return any(a + b in row or b + a in row for row in _ROWS)
