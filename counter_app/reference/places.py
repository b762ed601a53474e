"""Places of birth by Insee code (5 characters): communes of today and of yesterday, countries."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from counter_app.reference.tables import shared


class Kind(StrEnum):
    """The letters of the table: a commune of today, an abolished code, a country (99xxx)."""

    CURRENT = "A"
    HISTORICAL = "H"
    COUNTRY = "P"


@dataclass(frozen=True, slots=True)
class Place:
    """`code`: Insee's, such as `42218`, `2A004`, `97411`, `99352`."""

    code: str
    name: str
    kind: Kind


def place(code: str) -> Place | None:
    """The place of that code, None when the table does not know it (which proves nothing)."""
    return known((code,)).get(code)


def known(codes: Collection[str]) -> dict[str, Place]:
    """Of several codes at once, those that the table knows: one look-up."""
    sql = "SELECT code, name, kind FROM place WHERE code IN (SELECT value FROM json_each(?))"
    rows = shared().rows(sql, (json.dumps(list(codes)),))
    return {code: Place(code, name, Kind(kind)) for code, name, kind in rows}
