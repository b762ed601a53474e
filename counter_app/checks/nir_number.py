"""The NIR itself: its parts, its key, and what no NIR can be.

13 characters and a key of two digits: sex 1, year 2, month 2, place of birth 5, order 3 (décret
82-103, article 4). The key is 97 less the rest of the division of the 13 by 97; for it alone a
Corsican 2A counts as 19 and 2B as 18, at the 6th and 7th characters.
"""

from __future__ import annotations

import re
from datetime import date

from counter_app.checks.reading import misplaced_letter
from counter_app.checks.verdict import ordinal

BODY = 13
WHOLE = 15

_SHAPE = re.compile(r"[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{6}")
_CORSICA = {"2A": "19", "2B": "18"}
_GROUPS = ((0, 1), (1, 3), (3, 5), (5, 7), (7, 10), (10, 13), (13, 15))
GROUP_ENDS = frozenset(end - 1 for _, end in _GROUPS)
"""Indices of the last signs of the printed groups."""


def key(body: str) -> int | None:
    """The key (1–97) of the first 13 characters; None when letters stand where none can."""
    if not _SHAPE.fullmatch(body):
        return None
    return 97 - int(as_counted(body)) % 97


def as_counted(number: str) -> str:
    """The number as its key counts it: Corsica's 2A as 19 and 2B as 18, where they belong."""
    return number[:5] + _CORSICA.get(number[5:7], number[5:7]) + number[7:]


def misplaced(number: str) -> int | None:
    """Index of the first sign that cannot stand there: only Corsica has a letter, the 7th."""
    return misplaced_letter(as_counted(number)) if number else None


def has_right_key(number: str) -> bool:
    """Whether the last two of 15 characters are the key of the others."""
    expected = key(number[:BODY])
    return expected is not None and number[BODY:] == f"{expected:02}"


def has_right_tens(number: str) -> bool:
    """Whether the 14th character can begin the key of the 13 before it."""
    expected = key(number[:BODY])
    return expected is not None and f"{expected:02}"[0] == number[BODY]


def grouped(number: str) -> str:
    """The number as the card prints it: `2 94 03 75 120 005 91`."""
    return " ".join(number[start:end] for start, end in _GROUPS if number[start:end])


def fault(number: str) -> str:
    """What makes this beginning of a number impossible, and where; "" when nothing does.

    Months are 01–12, or 20–99 when the month of birth is unknown (CNAM's published validator).
    """
    return _first_digit(number) or _sign(number) or _part(number)


def _first_digit(number: str) -> str:
    if number[0] in "12345678":
        return ""
    return "1er chiffre : 1 pour un homme, 2 pour une femme"


def _sign(number: str) -> str:
    at = misplaced(number)
    if at is None:
        return ""
    if at == 6 and number[5] == "2":
        return "7e caractère : un chiffre, ou A ou B pour la Corse"
    return f"{ordinal(at + 1)} caractère : ce n’est pas un chiffre, relire la carte"


def _part(number: str) -> str:
    """A month, a département, an order or a key that does not exist, once it is whole."""
    month, department, order, ending = number[3:5], number[5:7], number[10:13], number[13:15]
    if month == "00" or "13" <= month <= "19":
        return f"4e et 5e chiffres : pas de mois {month}, relire la carte"
    if department == "00":
        return "6e et 7e chiffres : pas de département 00, relire la carte"
    if order == "000":
        return "11e à 13e chiffres : 000 n’existe pas, relire la carte"
    if ending == "00" or ending in ("98", "99"):
        return f"Clé {ending} impossible (de 01 à 97) : relire la carte"
    return ""


def has_month(number: str) -> bool:
    """Whether the month of birth is known: 01–12."""
    return "01" <= number[3:5] <= "12"


def agrees(number: str, born: date) -> bool:
    """Whether the year, and the month if it is known, are those of a birth date, as far as typed.

    The number never tells the century: 25 is 1925 as well as 2025.
    """
    year, month = f"{born.year % 100:02}", f"{born.month:02}"
    if not year.startswith(number[1:3]):
        return False
    return len(number) < 5 or not has_month(number) or number[3:5] == month


def department(number: str) -> str:
    """Code of the département or overseas territory of birth, "" while it is not all typed."""
    width = 3 if number[5:7] in ("97", "98") else 2
    code = number[5 : 5 + width]
    return code if len(code) == width else ""
