"""Reading a date as it is typed: jj/mm/aaaa, with separators or without."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date

from counter_app.checks.reading import SEPARATORS, compact, misplaced_letter

MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WIDTHS = (2, 2, 4, 0)


@dataclass(frozen=True, slots=True)
class Typed:
    """The three parts as far as typed, each "" or digits; `rest`: what stands after the year.

    `closed`: how many parts a separator or their full width has ended.
    """

    day: str
    month: str
    year: str
    rest: str
    closed: int


def split(text: str) -> Typed:
    """The parts of digits and separators: 2, 2, then 4 digits; a separator ends a part."""
    parts = ["", "", "", ""]
    at = 0
    for character in text:
        if character in SEPARATORS:
            at += bool(parts[at]) and at < 2
            continue
        at += len(parts[at]) == _WIDTHS[at]
        parts[at] += character
    day, month, year, rest = parts
    return Typed(day, month, year, rest, at + (len(parts[at]) == _WIDTHS[at]))


def days_in(month: int, year: int | None = None) -> int:
    """The days of a month (1–12); 29 for February when the year is not known."""
    return 28 if month == 2 and year is not None and not isleap(year) else _DAYS[month - 1]


def parse(text: str) -> date | None:
    """The date of a text in which all is there and real, None otherwise."""
    if misplaced_letter(compact(text)) is not None:
        return None
    typed = split(text)
    if typed.rest or len(typed.year) != 4:
        return None
    try:
        return date(int(typed.year), int(typed.month), int(typed.day))
    except ValueError:
        return None


def age(born: date, today: date) -> int:
    """Whole years on `today`; someone born on 29 February is a year older on 1 March."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
