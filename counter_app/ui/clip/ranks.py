"""« 1 copié, 2 suivant, 3 »: where each value of a run of F4 stands.

Must not know what a value is, nor how it is painted.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

COPIED, NEXT, LATER = "copié", "suivant", ""


@dataclass(frozen=True, slots=True)
class Rank:
    """`number`: the place in the run, from 1. `said`: `COPIED`, `NEXT` or `LATER`."""

    number: int
    said: str


def ranks(rows: Sequence[str], copied: Collection[int], following: int) -> dict[str, Rank]:
    """By row, what stands beside it. `rows`: the row of each value, twice where ameli asks for it
    twice; `copied`: the places (from 0) that have been; `following`: the one that comes next.
    """
    found: dict[str, Rank] = {}
    for place, row in enumerate(rows):
        said = NEXT if place == following else COPIED if place in copied else LATER
        before = found.get(row)
        # Of a value given twice: the paste that comes next, else the first that is still to come.
        if before is None or said == NEXT or before.said == COPIED:
            found[row] = Rank(place + 1, said)
    return found
