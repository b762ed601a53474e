"""A NIR in words: what the agent reads aloud to check it with the citizen."""

from __future__ import annotations

from datetime import date

from counter_app.checks.dates import MONTHS
from counter_app.checks.nir_doubt import before_paris_split
from counter_app.checks.nir_number import agrees, department, has_month
from counter_app.reference import departments, places

_COMMUNES_NOUVELLES = 2012
"""Year of the first ones (law of 16 December 2010)."""


def in_words(number: str, born: date | None) -> str:
    """« Femme · mars 1994 · Paris 20e (75) », as far as typed.

    The century is told only by a birth date that agrees; without one, « née en mars 94 ».
    """
    trusted = born if born is not None and agrees(number, born) else None
    parts = (_sex(number), _birth(number, trusted), _place(number, trusted))
    return " · ".join(part for part in parts if part)


def place_of(number: str) -> places.Place | None:
    """The place of birth, None when it is not all typed or not in the table."""
    return places.place(number[5:10]) if len(number) >= 10 else None


def _sex(number: str) -> str:
    return {"1": "Homme", "2": "Femme"}.get(number[0], "Numéro provisoire")


def _birth(number: str, born: date | None) -> str:
    if len(number) < 5:
        return ""
    month = MONTHS[int(number[3:5]) - 1] if has_month(number) else ""
    if born is not None:
        return f"{month} {born.year}" if month else f"{born.year}, mois inconnu"
    told = {"1": "né", "2": "née"}.get(number[0], "né(e)")
    year = number[1:3]
    return f"{told} en {month} {year}" if month else f"{told} en {year}, mois inconnu"


def _place(number: str, born: date | None) -> str:
    code = department(number)
    if not code:
        return ""
    found = place_of(number)
    if found is None:
        return _once(code) if before_paris_split(number, born) else _area(code)
    name = _name_then(found, born).replace(" Arrondissement", "")
    if found.kind is places.Kind.COUNTRY:
        return f"{name} (étranger)"
    return f"{name}, ou {_once(code)}" if before_paris_split(number, born) else f"{name} ({code})"


def _name_then(found: places.Place, born: date | None) -> str:
    """The name at the birth date; without one, that of an adult's: no commune nouvelle yet."""
    recent = born is not None and born.year >= _COMMUNES_NOUVELLES
    return found.name if recent else found.former or found.name


def _once(code: str) -> str:
    """What 91 to 95 stood for before they were départements around Paris."""
    where = "Maroc avant 1956" if code == "95" else "Algérie avant 1962"
    return f"{where} ? ({code})"


def _area(code: str) -> str:
    """The département, or what its code stands for."""
    special = {"99": "étranger", "20": "Corse (20)", "96": "Maroc ou Tunisie avant 1964 ? (96)"}
    name = departments.department(code)
    return special.get(code) or (f"{name} ({code})" if name else f"({code})")
