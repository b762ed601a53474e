"""Countries by ISO 3166 code: their French name and the layout of their IBAN."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counter_app.reference.tables import shared


@dataclass(frozen=True, slots=True)
class Country:
    """`layout`: its IBAN after the 4 first characters, such as `5!n5!n11!c2!n`, "" if none."""

    code: str
    name: str
    layout: str


@cache
def countries() -> dict[str, Country]:
    """All the countries, by code. Read once."""
    rows = shared().rows("SELECT code, name, layout FROM country")
    return {code: Country(code, name, layout) for code, name, layout in rows}
