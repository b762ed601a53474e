"""Whether the computer's date can be believed: nothing is wiped for its age by a mad clock.

The journal is the witness. From the last line that vouches for the date (an agent confirmed it, or
a purge believed it), each line must come after the one before it, and not later than a dossier is
kept; so must now. A jump stays a doubt, whatever is written afterwards, until an agent confirms.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from counter_app.store.records import JournalLine

TOLERANCE = timedelta(minutes=5)
"""What setting a clock right may take back."""

VOUCHES = frozenset({"date_confirmed", "purge"})
"""Kinds of line that are written only when the date is believed."""


class Doubt(StrEnum):
    """What is wrong with the date."""

    BEHIND = "behind"
    AHEAD = "ahead"


def doubt(lines: Iterable[JournalLine], now: datetime, keep: timedelta) -> Doubt | None:
    """What makes `now` doubtful. `lines`: the journal from the last that vouches, in the order of
    writing; `keep`: how long a dossier is kept.
    """
    for before, after in pairwise([*(line.at for line in lines), now]):
        if after < before - TOLERANCE:
            return Doubt.BEHIND
        if after > before + keep:
            return Doubt.AHEAD
    return None
