from __future__ import annotations

import pytest

from counter_app.checks import State
from counter_app.checks.postal_code import named
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain


@pytest.mark.parametrize(
    ("text", "state", "message", "words"),
    [
        ("4", INCOMPLETE, "Il manque 4 chiffres", ""),
        ("42", INCOMPLETE, "Il manque 3 chiffres", "Loire"),
        ("974", INCOMPLETE, "Il manque 2 chiffres", "La Réunion"),
        ("201", INCOMPLETE, "Il manque 2 chiffres", "Corse"),
        ("4200", INCOMPLETE, "Il manque 1 chiffre", "Loire"),
        ("42000", VALID, "Celui que la CPAM connaît ? Sinon essayer l’ancien", "Saint-Étienne"),
        ("42 000", VALID, "Celui que la CPAM connaît ? Sinon essayer l’ancien", "Saint-Étienne"),
        ("75020", VALID, "Celui que la CPAM connaît ? Sinon essayer l’ancien", "Paris 20e"),
        (
            "42950",
            DOUBTFUL,
            "Code inconnu : CEDEX ? Mettre celui de la commune, sinon relire",
            "Loire",
        ),
        ("99999", DOUBTFUL, "Code inconnu : CEDEX ?", ""),
        ("420001", INVALID, "1 chiffre de trop : un code postal en a 5", ""),
        ("4200O", INVALID, "5e caractère : un code postal n’a que des chiffres", ""),
        ("٤٢٠٠٠", INVALID, "1er caractère : un code postal n’a que des chiffres", ""),
        (".", INVALID, "1er caractère : un code postal n’a que des chiffres", ""),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str, words: str) -> None:
    found = judged("postal_code", text)
    assert (found.state, found.decoded) == (state, words)
    assert plain(found.message).startswith(message)
    assert found.value == (text.replace(" ", "") if state.usable else "")


def test_many_communes_are_counted() -> None:
    words = judged("postal_code", "42800").decoded
    assert words == "Chagnon, Châteauneuf, Dargoire, Rive-de-Gier et 6 autres"


def test_one_commune_more_is_one_other() -> None:
    long = "Saint-Germain-sur-une-très-longue-rivière"
    assert named((long, long)) == f"{long} et 1 autre"
    assert named(("Ici", "Là")) == "Ici, Là"
