"""Invented people: values with right keys that belong to nobody, for every test.

The keys are computed here once more, apart from the application, so that a fault there is seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

TODAY = date(2026, 11, 21)
"""The day of the tests, a Saturday."""

_NAMES = ("MARTIN", "SAÏDI", "BONNET", "D'ALMEIDA", "LE GOFF", "DUPONT-DURAND", "ÉTIENNE", "NGUYEN")
_PLACES = ("75120", "42218", "2A004", "97411", "99352", "69123", "29232", "99139")
_BANKS = ("30004", "20041", "14506", "10278", "30003", "40618", "42559", "28233")
_POSTCODES = ("42000", "42800", "75020", "69003", "20000", "97400", "29000", "42100")


def nir_key(body: str) -> str:
    """The key of 13 characters, two digits."""
    digits = body[:5] + body[5:7].replace("2A", "19").replace("2B", "18") + body[7:]
    rest = 0
    for digit in digits:
        rest = (rest * 10 + int(digit)) % 97
    return f"{97 - rest:02}"


def nir(
    *, sex: int = 2, year: int = 1994, month: int = 3, place: str = "75120", order: int = 5
) -> str:
    """15 characters without spaces. `place`: Insee code of 5; `month`: 20–99 when unknown."""
    body = f"{sex}{year % 100:02}{month:02}{place}{order:03}"
    return body + nir_key(body)


def rib_key(bank: str, branch: str, account: str) -> str:
    """The RIB key: all in digits, the key placed behind makes a multiple of 97."""
    values = dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "12345678912345678923456789", strict=True))
    digits = "".join(values.get(sign, sign) for sign in bank + branch + account)
    return f"{97 - int(digits + '00') % 97:02}"


def iban(
    bank: str = "30004", branch: str = "00001", account: str = "1234567890A", country: str = "FR"
) -> str:
    """A French or Monegasque IBAN, 27 characters without spaces, both keys right."""
    return foreign_iban(country, bank + branch + account + rib_key(bank, branch, account))


def foreign_iban(country: str, account: str) -> str:
    """The IBAN of any country: its check digits put before an account."""
    digits = "".join(str(int(sign, 36)) for sign in account + country + "00")
    return f"{country}{98 - int(digits) % 97:02}{account}"


@dataclass(frozen=True, slots=True)
class Person:
    """One invented citizen, with the eight fields as an agent would type them."""

    last_name: str
    nir: str
    birth_date: str
    postal_code: str
    iban: str
    vitale_serial: str
    email: str
    phone: str
    card: str = "photo"

    def values(self) -> dict[str, str]:
        """The fields by id, with `card`: what a `Context` takes."""
        return {name: getattr(self, name) for name in self.__slots__}


def person(number: int = 0) -> Person:
    """The person of that number, always the same; all eight fields are valid and agree."""
    pick = number % 8
    born = date(1950 + number * 7 % 50, 1 + number * 5 % 12, 1 + number * 11 % 28)
    return Person(
        last_name=_NAMES[pick],
        nir=nir(
            sex=1 + number % 2,
            year=born.year,
            month=born.month,
            place="20004" if _PLACES[pick] == "2A004" and born.year < 1976 else _PLACES[pick],
            order=1 + number % 999,
        ),
        birth_date=born.strftime("%d/%m/%Y"),
        postal_code=_POSTCODES[pick],
        iban=iban(bank=_BANKS[pick], account=f"{1000 + number:011}"),
        vitale_serial=f"{31000000000 + number * 7919:011}",
        email=f"personne{number}@example.org",
        phone=f"01990{number % 10000:05}",
    )
