"""Names of French banks, by the five digits of the bank code of their IBAN."""

from __future__ import annotations

from counter_app.reference.tables import shared


def bank(code: str) -> str:
    """The name, "" when the list does not know the bank (it is far from complete)."""
    row = shared().first("SELECT name FROM bank WHERE code = ?", (code,))
    return row[0] if row else ""
