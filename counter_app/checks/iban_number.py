"""The IBAN itself: ISO 7064 mod 97-10, the French RIB key, the layouts of the countries.

French layout, Monaco's too: bank 5 digits, branch 5 digits, account 11 letters or digits, RIB key 2
digits, the key being 97 − ((89·bank + 15·branch + 3·account) mod 97), letters counted as below.
"""

from __future__ import annotations

import re
from functools import cache

from counter_app.reference.countries import countries

FRENCH = ("FR", "MC")
"""Countries whose accounts carry a RIB key."""

_RIB = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789")
_ISO = {ord(letter): str(value) for value, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 10)}
_FIELD = re.compile(r"(\d+)!([nac])")


def remainder(iban: str) -> int:
    """The rest modulo 97, 1 for a right IBAN (letters and digits only, 4 characters or more)."""
    return int((iban[4:] + iban[:4]).translate(_ISO)) % 97


def check_digits(country: str, account: str) -> str:
    """The third and fourth characters of the IBAN of that account."""
    return f"{98 - remainder(country + '00' + account):02}"


def rib_key(account: str) -> str:
    """The RIB key, 01–97, of bank, branch and account (21 characters)."""
    digits = account.translate(_RIB)
    bank, branch, rest = int(digits[:5]), int(digits[5:10]), int(digits[10:21])
    return f"{97 - (89 * bank + 15 * branch + 3 * rest) % 97:02}"


@cache
def kinds(country: str) -> str:
    """A letter for each character of its IBAN: n digit, a letter, c either; "" if it has none."""
    known = countries().get(country)
    if known is None or not known.layout:
        return ""
    fields = _FIELD.findall(known.layout)
    return "aann" + "".join(kind * int(width) for width, kind in fields)


def fits(sign: str, kind: str) -> bool:
    """Whether a capital letter or a digit may stand where a character of that kind must."""
    return kind == "c" or sign.isdigit() == (kind == "n")


def grouped(iban: str) -> str:
    """By four, as banks print it."""
    return " ".join(iban[start : start + 4] for start in range(0, len(iban), 4))
