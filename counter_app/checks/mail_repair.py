"""The domain someone meant: known providers a slip away from a typed domain, and completions."""

from __future__ import annotations

from functools import lru_cache

from counter_app.reference.countries import countries
from counter_app.reference.mail import providers

MOST = 4
"""Domains proposed at most."""

_WORLDWIDE = ("yahoo", "hotmail", "live", "outlook", "gmx")
"""Providers with a domain in many countries: yahoo.es is no slip."""

_HALF_COM = ("co", "cm", "om")
"""Endings that are a country's, but after a provider's name a slip for .com."""


def completions(begun: str) -> tuple[str, ...]:
    """Known domains that begin so, the most used first; the most used of all for ""."""
    return tuple(one for one in providers() if one.startswith(begun) and one != begun)[:MOST]


_ENDINGS = {
    **dict.fromkeys(("cim", "cmo", "comm", "con", "coom", "cpm", "ocm", "vom", "xom"), "com"),
    **dict.fromkeys(("ffr", "frr", "ft", "rf"), "fr"),
    **dict.fromkeys(("nett", "nte", "ner"), "net"),
    **dict.fromkeys(("ogr", "orgg", "rog"), "org"),
}
"""Endings that are nobody's, a slip away from one that is."""

_SHORT, _FIRST = 4, 20
"""A name of fewer letters is a slip away from too many: only the first providers' are looked at."""


@lru_cache(maxsize=512)
def meant(domain: str, most_slips: int) -> tuple[str, ...]:
    """What a whole domain (lower case) may be a slip for: known domains, the nearest first, or the
    same name with an ending that exists.
    """
    if domain in providers() or _abroad(domain):
        return ()
    near = [one for one in providers() if _slips_between(domain, one) <= most_slips]
    name, _, ending = domain.rpartition(".")
    if not near and ending in _ENDINGS:
        return (f"{name}.{_ENDINGS[ending]}",)
    return tuple(sorted(near, key=lambda one: distance(domain, one)))[:MOST]


def _abroad(domain: str) -> bool:
    name, _, ending = domain.partition(".")
    country = ending.rpartition(".")[2].upper()
    abroad = country == "UK" or country in countries()
    return name in _WORLDWIDE and abroad and ending not in _HALF_COM


def _slips_between(typed: str, domain: str) -> int:
    """1 or 2 slips, 3 when there are more, or too many to tell a slip from another domain."""
    name = domain.partition(".")[0]
    if typed.partition(".")[0] == name:
        return 1
    same = typed[0] == domain[0]
    if len(name) < _SHORT:
        allowed = int(same and domain in providers()[:_FIRST])
    else:
        allowed = 2 if same and len(domain) > 9 else 1
    if abs(len(typed) - len(domain)) > allowed or len({*typed} ^ {*domain}) > 2 * allowed:
        return 3
    found = distance(typed, domain)
    return found if found <= allowed else 3


def distance(one: str, other: str) -> int:
    """Insertions, deletions, substitutions and swaps of neighbours from one text to the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for index, sign in enumerate(one):
        before, last, row = row, before, [index + 1]
        for place, wanted in enumerate(other):
            cost = min(before[place + 1] + 1, row[place] + 1, before[place] + (sign != wanted))
            if index and place and sign == other[place - 1] and one[index - 1] == wanted:
                cost = min(cost, last[place - 1] + 1)
            row.append(cost)
    return row[-1]
