"""The name, as the carte Vitale writes it: birth or usage name, ameli does not say which.

Civil status writes names in Latin letters with the accents of French and of other languages,
spaces, hyphens (two for some double names declared from 2005 on) and apostrophes (DOMAIN §5).
"""

from __future__ import annotations

import re
import unicodedata

from counter_app.checks.finding import REFUSED, Context, Finding, Proposal
from counter_app.checks.reading import known
from counter_app.checks.verdict import doubtful, incomplete, invalid, ordinal, proposal, valid

HINT = "Comme sur la carte Vitale"

_AS_ON_CARD = "Comme sur la carte ? Si ameli refuse, essayer l’autre nom"
_AFTER_REFUSAL = "Refusé par ameli : essayer l’autre nom, de naissance ou d’usage"
_FOLDED = str.maketrans("’ʼʻ‘´`ʹ′‐‑‒–—―−", "''''''''-------")
_SPACED_HYPHEN = re.compile(r" ?(-+) ?")
_TITLE = re.compile(r"(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame) +(?=.)", re.IGNORECASE)
_BOTH = re.compile(
    r"(?P<one>.+?),? \(?(?:(?P<born>née?|nee)|[ée]p(?:\.|ouse)?|veuve|vve\.?) (?P<other>[^()]+)\)?",
    re.IGNORECASE,
)
_LETTER_OF = str.maketrans("0158", "OISB")


def check(text: str, context: Context) -> Finding:
    """Judge a name; the value has ' for any apostrophe, - for any hyphen, capitals as typed."""
    both = _each(text)
    at = next((index for index, sign in enumerate(text) if not _fits(sign)), None)
    if at is not None:
        message = f"{ordinal(at + 1)} caractère : « {text[at]} » ne va pas dans un nom"
        return invalid(f"{message}, relire la carte", proposals=both or _mended(text))
    name = _written(text)
    if _misjoined(name):
        return invalid("Accent, trait d’union ou apostrophe de trop : relire la carte")
    if name[-1] in "-'":
        return incomplete("Après le trait d’union ou l’apostrophe, la suite du nom")
    if found := _doubt(name, both):
        return found
    return valid(_AFTER_REFUSAL if known(context, REFUSED) else _AS_ON_CARD, name)


def _written(text: str) -> str:
    """The name with one kind of apostrophe and of hyphen, no space beside a hyphen."""
    return _SPACED_HYPHEN.sub(r"\1", unicodedata.normalize("NFKC", text.translate(_FOLDED)))


def _misjoined(name: str) -> bool:
    """Whether an accent or a hyphen has nothing before it, or there are too many in a row."""
    lost = bool(unicodedata.combining(name[0])) or name[0] == "-"
    return lost or "---" in name or "''" in name


def _doubt(name: str, both: tuple[Proposal, ...]) -> Finding | None:
    """A title, two names at once, a lone letter."""
    if title := _TITLE.match(name):
        alone = [proposal(name[title.end() :], f"sans {title[0].strip()}")]
        return doubtful("Le nom seul, sans Monsieur ni Madame", name, proposals=alone)
    if both:
        message = "Deux noms : un seul à la fois, celui de la carte d’abord"
        return doubtful(message, name, proposals=both)
    if len(name) == 1:
        return doubtful("Une seule lettre : est-ce le nom entier ?", name)
    return None


def _each(text: str) -> tuple[Proposal, ...]:
    """« MARTIN née DURAND », « DURAND ép. MARTIN »: the birth name and the usage name."""
    match = _BOTH.fullmatch(text)
    if match is None or not all(map(_fits, match["one"] + match["other"])):
        return ()
    birth, usage = _written(match["one"]), _written(match["other"])
    if _misjoined(birth) or _misjoined(usage):
        return ()
    if match["born"]:
        birth, usage = usage, birth
    return proposal(birth, "nom de naissance"), proposal(usage, "nom d’usage")


def _fits(sign: str) -> bool:
    """Whether a sign may stand in a name: a Latin letter, an accent, a space, a hyphen, '."""
    folded = sign.translate(_FOLDED)
    if folded in " -'":
        return True
    kind = unicodedata.category(folded)
    return kind == "Mn" or (kind in ("Lu", "Ll") and "LATIN" in unicodedata.name(folded, ""))


def _mended(text: str) -> tuple[Proposal, ...]:
    """The name with letters for the digits they look like, without its title, odd signs left out;
    none when a digit or a letter would be lost.
    """
    title = _TITLE.match(text)
    name = (text[title.end() :] if title else text).translate(_LETTER_OF)
    kept = " ".join("".join(sign if _fits(sign) else " " for sign in name).split()).strip("-' ")
    lost = [sign for sign in name if not _fits(sign)]
    if len(kept) < 2 or any(sign.isalnum() for sign in lost):
        return ()
    odd = sorted({sign for sign in text if not _fits(sign)})
    read = [f"{sign} → {sign.translate(_LETTER_OF)}" for sign in odd if sign.isdigit()]
    return (proposal(kept, ", ".join(read) or f"sans {' '.join(odd)}"),)
