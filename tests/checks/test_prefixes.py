"""The key that makes a text impossible: right until then, and told where it went wrong."""

from __future__ import annotations

import pytest

from tests.checks.saying import INVALID, judged, plain


@pytest.mark.parametrize(
    ("field", "text", "told"),
    [
        ("nir", "0", "1er chiffre :"),
        ("nir", "9", "1er chiffre :"),
        ("nir", "2 94 13", "4e et 5e chiffres :"),
        ("nir", "2 94 19", "4e et 5e chiffres :"),
        ("nir", "2 94 00", "4e et 5e chiffres :"),
        ("nir", "2 9K", "3e caractère :"),
        ("nir", "2 94 O", "4e caractère :"),
        ("nir", "2 94 03 00", "6e et 7e chiffres :"),
        ("nir", "2 94 03 7A", "7e caractère :"),
        ("nir", "2 94 03 2C", "7e caractère :"),
        ("nir", "2 94 03 2A B", "8e caractère :"),
        ("nir", "2 94 03 75 120 000", "11e à 13e chiffres :"),
        ("nir", "2 94 03 75 120 005 8", "La clé ne commence pas par 8 :"),
        ("nir", "2 94 03 75 120 005 92", "La clé ne correspond pas :"),
        ("nir", "2 94 03 75 120 005 911", "1 chiffre de trop :"),
        ("nir", "7 94 03 75 K", "8e caractère :"),
        ("iban", "FR76 3000 A", "9e caractère :"),
        ("iban", "FR76 3O", "6e caractère :"),
        ("iban", "FR76 3K", "6e caractère :"),
        ("iban", "3M026K", "6e caractère :"),
        ("iban", "3M02600", "Clé RIB 00 impossible :"),
        ("iban", "FR12 3000 6000 0112 3456 7890 1", "Compte tout en chiffres :"),
        ("iban", "FR14 2004 1010 0505 0001 3M02 61", "Les 2 derniers (clé RIB)"),
        ("iban", "BE68 5390 0754 70341", "1 caractère de trop :"),
        ("birth_date", "32", "Pas de jour 32 :"),
        ("birth_date", "12/13", "Pas de mois 13 :"),
        ("birth_date", "31/04", "Pas de 31 avril :"),
        ("birth_date", "12/03/189", "Année 189 impossible :"),
        ("birth_date", "29/02/1995", "1995 n’a pas de 29 février :"),
        ("birth_date", "12a", "3e caractère :"),
        ("postal_code", "42K", "3e caractère :"),
        ("postal_code", "420000", "1 chiffre de trop :"),
        ("postal_code", "42007 ST ETIENNE CEDEX A", "20e caractère :"),
        ("postal_code", "42007 ST 4", "8e caractère :"),
        ("vitale_serial", "312K", "4e caractère :"),
        ("vitale_serial", "312345678901", "1 chiffre de trop :"),
        ("last_name", "MART@", "5e caractère :"),
        ("email", "jean@@", "6e caractère :"),
        ("email", "jeanà", "5e caractère :"),
        ("email", "jean@a_", "7e caractère :"),
        ("phone", "06K", "3e caractère :"),
        ("phone", "06+", "3e caractère :"),
        ("phone", "08", "Les 08 sont des services :"),
        ("phone", "06 12 34 56 789", "1 chiffre de trop :"),
    ],
)
def test_the_last_key_is_the_one_that_is_wrong(field: str, text: str, told: str) -> None:
    for end in range(1, len(text)):
        assert judged(field, text[:end], card="photo").state is not INVALID, text[:end]
    found = judged(field, text, card="photo")
    assert found.state is INVALID
    assert plain(found.message).startswith(told)
