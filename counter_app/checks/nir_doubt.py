"""What is odd about a NIR that is not impossible: parts that are rare, or rare at that date.

Corsica has 2A and 2B for those born from 1976 on, 20 for those born before. Before 1968 there were
no départements 91 to 95 around Paris: these numbers, and 96, were those of Algeria, Morocco and
Tunisia (DOMAIN §2; for 91–96 general knowledge, hence never more than a doubt).
"""

from __future__ import annotations

from datetime import date

from counter_app.checks.nir_number import agrees, department

CORSICA_SPLIT = 1976
"""First year of birth with 2A or 2B."""

PARIS_SPLIT = 1968
"""First year of birth with 91 to 95 for the départements around Paris."""

_COLONIAL = ("91", "92", "93", "94", "95")
_MISMATCH = "Pas d’accord avec la date de naissance : relire les deux"


def mismatch(number: str, born: date | None) -> str:
    """The doubt of a number, as far as typed, that does not go with the birth date, "" if it does.

    A doubt and no refusal: civil status is put right at times.
    """
    return _MISMATCH if born is not None and not agrees(number, born) else ""


def doubt(number: str, born: date | None) -> str:
    """What is odd about a number of 13 characters or more, "" if nothing is."""
    if message := mismatch(number, born):
        return message
    if "43" <= number[3:5] <= "49":
        return f"Mois {number[3:5]} inhabituel : relire les 4e et 5e chiffres"
    if department(number) == "96":
        return "Département 96, ancien et rare : relire les 6e et 7e chiffres"
    return _at_that_date(number, born) if born is not None else ""


def before_paris_split(number: str, born: date | None) -> bool:
    """Whether a number 91 to 95 may stand for Algeria or Morocco: someone born before 1968."""
    return department(number) in _COLONIAL and born is not None and born.year < PARIS_SPLIT


def _at_that_date(number: str, born: date) -> str:
    code = department(number)
    if code in ("2A", "2B") and born.year < CORSICA_SPLIT:
        return f"Né en Corse avant {CORSICA_SPLIT} : plutôt 20 que {code}, relire la carte"
    if code == "20" and born.year >= CORSICA_SPLIT:
        return f"Né en Corse depuis {CORSICA_SPLIT} : plutôt 2A ou 2B que 20, relire"
    if before_paris_split(number, born):
        return f"{code} avant {PARIS_SPLIT} : né en Algérie ou au Maroc ? Le demander"
    return ""
