"""The name, as the carte Vitale writes it: birth or usage name, ameli does not say which.

Civil status writes names in Latin letters with the accents of French and of other languages,
spaces, hyphens (two for some double names declared from 2005 on) and apostrophes (DOMAIN §5).
"""

from __future__ import annotations

import re
import unicodedata

from counter_app.checks.finding import Context, Finding, Proposal
from counter_app.checks.verdict import doubtful, incomplete, invalid, ordinal, proposal, valid

HINT = "Comme sur la carte Vitale"

_FOLDED = str.maketrans("’ʼ‘´`ʹ′‐‑–—−", "'''''''-----")
_SPACED_HYPHEN = re.compile(r" ?(-+) ?")


def check(text: str, _context: Context) -> Finding:
    """Judge a name; the value has ' for any apostrophe, - for any hyphen, capitals as typed."""
    name = _SPACED_HYPHEN.sub(r"\1", text.translate(_FOLDED))
    at = next((index for index, sign in enumerate(text) if not _fits(sign)), None)
    if at is not None:
        message = f"{ordinal(at + 1)} caractère : « {text[at]} » ne va pas dans un nom"
        return invalid(f"{message}, relire la carte", proposals=_without(text))
    if name[0] == "-" or "---" in name or "''" in name:
        return invalid("Trait d’union ou apostrophe de trop : relire la carte")
    if name[-1] in "-'":
        return incomplete("Après le trait d’union ou l’apostrophe, la suite du nom")
    if len(name) == 1:
        return doubtful("Une seule lettre : est-ce le nom entier ?", name)
    return valid("Comme sur la carte ? Si ameli refuse, essayer l’autre nom", name)


def _fits(sign: str) -> bool:
    """Whether a sign may stand in a name: a Latin letter, an accent, a space, a hyphen, '."""
    folded = sign.translate(_FOLDED)
    if folded in " -'":
        return True
    kind = unicodedata.category(folded)
    return kind == "Mn" or (kind in ("Lu", "Ll") and "LATIN" in unicodedata.name(folded, ""))


def _without(text: str) -> tuple[Proposal, ...]:
    """The name without the signs that do not fit, when they are few."""
    kept = " ".join("".join(sign if _fits(sign) else " " for sign in text).split()).strip("-' ")
    odd = sorted({sign for sign in text if not _fits(sign)})
    if len(kept) < 2 or any(sign.isalnum() for sign in odd):
        return ()
    return (proposal(kept, f"sans {' '.join(odd)}"),)
