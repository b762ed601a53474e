"""What stands behind the five digits in « 42007 ST ETIENNE CEDEX 1 », as envelopes have it.

A CEDEX code is that of a firm's or an office's mail; nobody lives there. A town may stand between,
and a number of one or two digits behind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from counter_app.checks.reading import SEPARATORS, compact

_GAP = f"[{re.escape(SEPARATORS)}]"
_CODE = re.compile(rf"((?:[0-9]{_GAP}*){{5}})([^0-9{re.escape(SEPARATORS)}].*)")
_TOWN = rf"(?:(?!C[EÉ]DEX)[A-ZÀ-ÖØ-ÞŒŸ'’]+{_GAP}*)*"
_ENDING = rf"{_GAP}*[0-9]{{0,2}}{_GAP}*"
_APART = re.compile(rf"{_TOWN}(?P<cedex>C[EÉ]DEX{_ENDING})?", re.IGNORECASE)
_JOINED = re.compile(rf"(?:C(?:[EÉ](?:D(?:E(?P<cedex>X{_ENDING})?)?)?)?)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """`code`: the five digits. `cedex`: whether the word is there, all of it.

    `wrong`: index, separators left out, of the first sign that is of no town and of no CEDEX.
    """

    code: str
    cedex: bool
    wrong: int | None


def line(text: str) -> Line | None:
    """A code with more than digits behind it, a town only after a separator; None if it is not."""
    parts = _CODE.fullmatch(text)
    if parts is None:
        return None
    code, rest = parts.groups()
    read = (_JOINED if code[-1].isdigit() else _APART).match(rest)
    end = read.end() if read else 0
    wrong = len(compact(code + rest[:end])) if end < len(rest) else None
    return Line(compact(code), bool(read and read["cedex"]), wrong)
