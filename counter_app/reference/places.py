"""Places of birth by Insee code (5 characters): communes of today and of yesterday, countries."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from counter_app.reference.tables import shared

_KNOWN = """
SELECT place.code, place.name, kind, COALESCE(former.name, ''), COALESCE(large.code, '')
FROM place LEFT JOIN former USING (code) LEFT JOIN large USING (code)
WHERE place.code IN (SELECT value FROM json_each(?))
"""


class Kind(StrEnum):
    """The letters of the table: a commune of today, an abolished code, a country (99xxx)."""

    CURRENT = "A"
    HISTORICAL = "H"
    COUNTRY = "P"


@dataclass(frozen=True, slots=True)
class Place:
    """`code`: Insee's, such as `42218`, `2A004`, `97411`, `99352`.

    `former`: what the place of that code was called before it became a commune nouvelle (from 2012
    on), "" if it did not. `large`: a commune of 10,000 inhabitants or more, where most are born.
    """

    code: str
    name: str
    kind: Kind
    former: str
    large: bool


def place(code: str) -> Place | None:
    """The place of that code, None when the table does not know it (which proves nothing)."""
    return known((code,)).get(code)


def known(codes: Collection[str]) -> dict[str, Place]:
    """Of several codes at once, those that the table knows: one look-up."""
    rows = shared().rows(_KNOWN, (json.dumps(list(codes)),))
    return {
        code: Place(code, name, Kind(kind), former, bool(large))
        for code, name, kind, former, large in rows
    }
