"""How hard is a passphrase to guess? zxcvbn estimates it, with the words of French; no rule of
composition stands beside it.

ENOUGH is the CNIL's: 50 bits for a password tried under a delay that grows (délibération 2022-100
of 21 July 2022, « mot de passe avec restriction d'accès »; ours doubles to a minute, see
`patience`). Estimated as whoever guesses would try: common words first, of French and of English,
names, dates, keyboard runs, repetitions; the agent's own name and the words of this desk before
all.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import cache
from itertools import pairwise
from threading import Lock

ENOUGH = 50
"""Bits: one guess in 2**49 on average."""

_NEAR = ("guichet", "mairie", "ameli", "cpam", "assurance", "maladie", "agent", "accueil", "vitale")
_WINDOWS = (24, 48, 72)
# The estimate takes seconds on dozens of signs such as « 4@8({ »: no more is read than it takes.
# 72 is as far as zxcvbn goes.
_one_at_a_time = Lock()


def bits(passphrase: str, agent: str = "") -> int:
    """Estimated bits of guessing, of the first 72 signs. `agent`: who chooses it. Some ms; the
    first call reads the words, 0.1 s.
    """
    text = _plain(passphrase)
    near = (*_NEAR, *re.findall(r"\w{2,}", _plain(agent).lower()))
    found = 0
    for read, size in pairwise((0, *_WINDOWS)):
        if found < ENOUGH and len(text) > read:
            found = max(found, _estimate(text[:size], near))
    return found


def weakness(passphrase: str, agent: str = "") -> str:
    """ "" when acceptable, else one French sentence saying what to do. `agent`: who chooses it."""
    if not passphrase:
        return "Il manque la phrase\u00a0: quatre mots sans rapport vont bien."
    if (found := bits(passphrase, agent)) < ENOUGH:
        return f"Encore trop facile à deviner ({found} sur {ENOUGH})\u00a0: ajouter un mot."
    return ""


def strength(passphrase: str, agent: str = "") -> str:
    """What is said while it is typed: the weakness, or that it is strong enough."""
    return weakness(passphrase, agent) or "✓ assez difficile à deviner"


def warm() -> None:
    """Read the words before the first letter, in a thread."""
    bits("guichet")


def _estimate(text: str, near: tuple[str, ...]) -> int:
    from zxcvbn import zxcvbn

    # It keeps the words of the last call in a global.
    with _one_at_a_time:
        _french()
        return int(math.log2(zxcvbn(text, user_inputs=near)["guesses"]))


@cache
def _french() -> None:
    from zxcvbn.matching import add_frequency_lists

    from counter_app.reference.words import french

    add_frequency_lists({"french": french()})


def _plain(text: str) -> str:
    """Without accents, as a list of words is tried; capitals stay."""
    decomposed = unicodedata.normalize("NFD", text)
    return "".join(c for c in decomposed if not unicodedata.combining(c))
