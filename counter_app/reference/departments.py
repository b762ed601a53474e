"""Names of the départements, by code: `42`, `2A`, `974`."""

from __future__ import annotations

from counter_app.reference.tables import shared


def department(code: str) -> str:
    """The name, "" when there is no such département."""
    row = shared().first("SELECT name FROM department WHERE code = ?", (code,))
    return row[0] if row else ""
