from __future__ import annotations

import pytest

from counter_app.checks import State
from counter_app.checks.postal_code import named
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts


@pytest.mark.parametrize(
    ("text", "state", "message", "words"),
    [
        ("4", INCOMPLETE, "Il manque 4 chiffres", ""),
        ("42", INCOMPLETE, "Il manque 3 chiffres", "Loire"),
        ("974", INCOMPLETE, "Il manque 2 chiffres", "La Réunion"),
        ("9740", INCOMPLETE, "Il manque 1 chiffre", "La Réunion"),
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
        ("42X", INVALID, "3e caractère : un code postal n’a que des chiffres", ""),
        ("٤٢٠٠٠", INVALID, "1er caractère : un code postal n’a que des chiffres", ""),
        (".", INVALID, "1er caractère : un code postal n’a que des chiffres", ""),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str, words: str) -> None:
    found = judged("postal_code", text)
    assert (found.state, found.decoded) == (state, words)
    assert plain(found.message).startswith(message)
    assert found.value == (text.replace(" ", "") if state.usable else "")


def test_a_code_out_of_the_caisses_area_is_a_remark() -> None:
    found = judged("postal_code", "69003", caisse="42")
    assert (found.state, found.value, found.decoded) == (VALID, "69003", "Lyon 3e")
    message = "Hors de la caisse de cette fiche (42) : est-ce bien la sienne ?"
    assert plain(found.message) == message
    for caisse in ("", "69", "42 69"):
        assert "caisse" not in judged("postal_code", "69003", caisse=caisse).message
    assert "caisse" not in judged("postal_code", "01410", caisse="39").message
    assert judged("postal_code", "69000", caisse="42").state is DOUBTFUL


def test_after_a_refusal_the_older_code_is_to_be_tried() -> None:
    found = judged("postal_code", "69003", caisse="42", refused="oui")
    assert (found.state, found.value) == (VALID, "69003")
    message = "Refusé par ameli : essayer l’ancien code postal, s’il y en a un"
    assert plain(found.message) == message


@pytest.mark.parametrize(
    "text",
    [
        *("42007 CEDEX", "42007 cedex", "42007 Cédex", "42007CEDEX", "42 007 CEDEX", "42007-CEDEX"),
        *("42007 CEDEX 1", "42007 cedex 01", "42007CEDEX1", "42007 CEDEX 1.", "42007 CEDEX -"),
        *("42007 ST ETIENNE CEDEX", "42007 Saint-Étienne Cedex 2", "42 007 L’Étrat cedex"),
        *("42007 L'ÉTRAT, CEDEX 12", "42007 ŒUILLY L’HAŸ CEDEX", "42007 CE CEDEX"),
    ],
)
def test_a_cedex_is_a_doubt_and_its_digits_are_proposed(text: str) -> None:
    found = judged("postal_code", text)
    assert (found.state, found.value, found.decoded) == (DOUBTFUL, "42007", "Loire")
    assert plain(found.message) == "CEDEX : ameli veut le code de la commune, relire l’adresse"
    assert [(one.text, one.change) for one in found.proposals] == [
        ("42007", "les 5 chiffres seuls")
    ]


def test_a_communes_code_with_cedex_is_a_doubt_too() -> None:
    found = judged("postal_code", "42000 CEDEX", caisse="69", refused="oui")
    assert (found.state, found.value, found.decoded) == (DOUBTFUL, "42000", "Saint-Étienne")
    assert plain(found.message).startswith("CEDEX : ")


@pytest.mark.parametrize(
    "text",
    ["42007 C", "42007 cede", "42007c", "42007CÉDE", "42007 S", "42007 ST ETIENNE C", "42007, l’"],
)
def test_on_the_way_to_a_cedex_nothing_is_wrong(text: str) -> None:
    found = judged("postal_code", text)
    assert (found.state, found.decoded, texts(found)) == (INCOMPLETE, "Loire", ["42007"])
    message = "Les 5 chiffres suffisent : enlever la suite, ou finir par CEDEX"
    assert plain(found.message) == message
    assert judged("postal_code", "42000 Saint-Étienne").decoded == "Saint-Étienne"


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("42000O", 6),
        ("42007CX", 7),
        ("42007CEDER", 10),
        ("42007CEDEXA", 11),
        ("42007 CEDEX A", 11),
        ("42007 CEDEXA", 11),
        ("42007 CEDEX 123", 13),
        ("42007 CEDEX 1 A", 12),
        ("42007 CEDEX 1 2", 12),
        ("42007 ST 4", 8),
        ("42007 S@INT", 7),
        ("42007 ß", 6),
        ("42007 STRAßE", 10),
        ("42007 (ST 4", 8),
        ("42007 ٤", 6),
    ],
)
def test_what_is_no_cedex_is_told_at_its_place(text: str, wrong: int) -> None:
    found = judged("postal_code", text)
    assert (found.state, texts(found)) == (INVALID, ["42007" if "7" in text else "42000"])
    assert plain(found.message) == f"{wrong}e caractère : un code postal n’a que 5 chiffres"


@pytest.mark.parametrize(
    ("typed", "proposed", "change"),
    [
        ("F-42000", ["42000"], "les 5 chiffres seuls"),
        ("4200O", ["42000"], "5e : O → 0"),
        ("4Z0", ["420"], "2e : Z → 2"),
        ("42000O", ["42000"], "les 5 chiffres seuls"),
        ("42000 ou 42100", [], ""),
        ("420001 A", [], ""),
    ],
)
def test_what_is_typed_too_much_is_left_out(typed: str, proposed: list[str], change: str) -> None:
    found = judged("postal_code", typed)
    assert (found.state, texts(found)) == (INVALID, proposed)
    assert [plain(one.change) for one in found.proposals] == [change] * len(proposed)


def test_many_communes_are_counted() -> None:
    words = judged("postal_code", "42800").decoded
    assert words == "Chagnon, Châteauneuf, Dargoire, Rive-de-Gier et 6 autres"


def test_one_commune_more_is_one_other() -> None:
    long = "Saint-Germain-sur-une-très-longue-rivière"
    assert named((long, long)) == f"{long} et 1 autre"
    assert named((long, long, long)) == f"{long} et 2 autres"
    assert named(("Ici", "Là")) == "Ici, Là"
