"""Which communes a postcode serves. CEDEX and military codes are not in the table."""

from __future__ import annotations

from counter_app.reference.tables import shared


def communes(code: str) -> tuple[str, ...]:
    """Names of the communes of a postcode of 5 digits, by Insee code; () if none."""
    sql = "SELECT commune FROM postcode WHERE code = ? ORDER BY rowid"
    return tuple(name for (name,) in shared().rows(sql, (code,)))


def departments(code: str) -> frozenset[str]:
    """Codes of the départements a postcode serves: one, rarely two; none if it is unknown."""
    sql = "SELECT DISTINCT department FROM postcode WHERE code = ?"
    return frozenset(number for (number,) in shared().rows(sql, (code,)))
