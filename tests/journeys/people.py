"""The citizens of the stories: invented, with right keys (see `tests.people`)."""

from __future__ import annotations

from tests.people import Person, iban, nir

MARTIN = Person(
    last_name="MARTIN",
    nir=nir(sex=2, year=1994, month=3, place="75120", order=5),
    birth_date="12/03/1994",
    postal_code="42000",
    iban=iban(bank="20041", branch="01005", account="0500013M026"),
    vitale_serial="31004567892",
    email="m.martin@example.org",
    phone="06 12 34 56 78",
)
SAIDI = Person(
    last_name="SAÏDI",
    nir=nir(sex=1, year=1958, month=7, place="99352", order=14),
    birth_date="04/07/1958",
    postal_code="42100",
    iban=iban(bank="14506", account="00000001234"),
    vitale_serial="3100456",
    email="s.saidi@example.org",
    phone="06 23 45 67 89",
    card="no_photo",
)
BONNET = Person(
    last_name="BONNET",
    nir=nir(sex=2, year=1949, month=1, place="42218", order=33),
    birth_date="30/01/1949",
    postal_code="42300",
    iban=iban(bank="10278", account="00000004321"),
    vitale_serial="31007654321",
    email="j.bonnet@example.org",
    phone="04 77 12 34 56",
)


def identity(person: Person) -> dict[str, str]:
    """The four fields of « Connexion »."""
    return {
        "last_name": person.last_name,
        "nir": person.nir,
        "birth_date": person.birth_date,
        "postal_code": person.postal_code,
    }
