"""A NIR in words: what the agent reads aloud to check it with the citizen."""

from __future__ import annotations

from datetime import date

from counter_app.checks.dates import MONTHS
from counter_app.checks.nir_number import agrees, department, has_month
from counter_app.reference import departments, places


def in_words(number: str, born: date | None) -> str:
    """« Femme · mars 1994 · Paris 20e (75) », as far as typed.

    The century is told only by a birth date that agrees; without one, « née en mars 94 ».
    """
    parts = (_sex(number), _birth(number, born), _place(number))
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
    if born is not None and agrees(number, born):
        return f"{month} {born.year}" if month else f"{born.year}, mois inconnu"
    told = {"1": "né", "2": "née"}.get(number[0], "né(e)")
    year = number[1:3]
    return f"{told} en {month} {year}" if month else f"{told} en {year}, mois inconnu"


def _place(number: str) -> str:
    code = department(number)
    if not code:
        return ""
    found = place_of(number)
    if found is not None:
        name = found.name.replace(" Arrondissement", "")
        return f"{name} (étranger)" if found.kind is places.Kind.COUNTRY else f"{name} ({code})"
    return _area(code)


def _area(code: str) -> str:
    """The département, or what its code stands for."""
    special = {"99": "étranger", "20": "Corse (20)", "96": "Maroc ou Tunisie avant 1964 ? (96)"}
    name = departments.department(code)
    return special.get(code) or (f"{name} ({code})" if name else f"({code})")
