from __future__ import annotations

import pytest

from tests.checks.saying import INVALID, judged, plain, texts
from tests.people import nir

BORN = "12/03/1994"


def test_a_letter_read_for_a_digit_is_proposed_as_the_digit() -> None:
    found = judged("nir", "2 94 O3 75 I20 005 91")
    assert found.state is INVALID
    assert plain(found.message) == "4e caractère : un chiffre, pas la lettre O"
    assert texts(found) == ["2 94 03 75 120 005 91"]
    assert plain(found.proposals[0].change) == "4e : O → 0, 8e : I → 1"
    assert texts(judged("nir", "2941O")) == ["2 94 10"]
    assert texts(judged("nir", "2 84 05 2O")) == ["2 84 05 20"]
    assert texts(judged("nir", "2 84 05 2A O21")) == ["2 84 05 2A 021"]
    assert texts(judged("nir", "2 84 05 2B O21")) == ["2 84 05 2B 021"]
    assert texts(judged("nir", "l 94")) == ["1 94"]
    three = judged("nir", "2 94 03 75 12O OO5 91").proposals[0]
    assert plain(three.change) == "10e : O → 0, 11e : O → 0, 12e : O → 0"
    four = judged("nir", "2 94 O3 75 12O OO5 91").proposals[0]
    assert four.change == "4 lettres lues comme des chiffres"
    assert texts(judged("nir", "SOLDIG")) == []
    assert texts(judged("nir", "2O4B3")) == ["2 04 83"]
    assert texts(judged("nir", "2O4O0")) == []
    assert texts(judged("nir", "294OO")) == []


@pytest.mark.parametrize(
    ("wrong", "change"),
    [
        ("294037512000592", "clé : 92 → 91"),
        ("294037510200591", "9e et 10e : 02 → 20"),
        ("294037512900591", "10e chiffre : 9 → 0"),
        ("294137512000591", "4e chiffre : 1 → 0"),
        ("294030512000591", "6e chiffre : 0 → 7"),
    ],
)
def test_one_slip_is_found_and_told(wrong: str, change: str) -> None:
    found = judged("nir", wrong, birth_date=BORN)
    assert found.state is INVALID
    changes = {proposal.text: plain(proposal.change) for proposal in found.proposals}
    assert changes["2 94 03 75 120 005 91"] == change


def test_a_corsican_letter_is_proposed() -> None:
    right = nir(place="2A004")
    wrong = right[:6] + "1" + right[7:]
    changes = [plain(one.change) for one in judged("nir", wrong, birth_date=BORN).proposals]
    assert "7e caractère : 1 → A" in changes


def test_a_letter_that_is_no_look_alike_is_found_by_the_key() -> None:
    found = judged("nir", "2 94 03 75 1S0 005 91", birth_date=BORN)
    assert plain(found.message) == "9e caractère : un chiffre, pas la lettre S"
    assert texts(found) == ["2 94 03 75 120 005 91"]
    other = judged("nir", "2 94 03 75 1K0 005 91", birth_date=BORN)
    assert plain(other.message) == "9e caractère : ce n’est pas un chiffre, relire la carte"
    assert texts(other) == ["2 94 03 75 120 005 91"]
    assert plain(other.proposals[0].change) == "9e caractère : K → 2"
    assert texts(judged("nir", "2 94 03 75 1S0 005 9")) == []
    for wrong in ("2 84 05 7A 321 025 52", "2 84 05 2K 321 025 52"):
        assert "2 84 05 2A 321 025 52" in texts(judged("nir", wrong))


@pytest.mark.parametrize(
    ("wrong", "born", "changes"),
    [
        # Rennes before a swap that gives a village
        (
            "250123223819730",
            "01/12/1950",
            ["7e chiffre : 2 → 5", "8e et 9e : 23 → 32", "10e chiffre : 8 → 1"],
        ),
        # a country before a swap that gives a village
        ("251097935217050", "01/09/1951", ["6e chiffre : 7 → 9", "11e et 12e : 17 → 71"]),
        # an unknown month last, when the birth date is known
        (
            "251083352901452",
            "01/08/1951",
            ["13e chiffre : 4 → 9", "clé : 52 → 57", "4e chiffre : 0 → 3"],
        ),
        ("176099305726517", "28/02/1976", ["5e chiffre : 9 → 2", "4e chiffre : 0 → 9"]),
        # Guilherand-Granges, by a digit unlike the typed one, before a swap that gives a village
        ("194020715235814", "13/02/1994", ["9e chiffre : 5 → 0", "6e et 7e : 07 → 70"]),
        # the 73rd of a village in that month before the 973rd
        (
            "205105815495573",
            "25/10/2005",
            ["11e chiffre : 9 → 0", "7e chiffre : 8 → 7", "9e chiffre : 5 → 2"],
        ),
        # the 10th before the 100th and the 107th
        (
            "153057153010073",
            "01/05/1953",
            ["11e et 12e : 10 → 01", "8e chiffre : 5 → 4", "13e chiffre : 0 → 7"],
        ),
        # a swap within a printed group, then across two, then a digit unlike the typed one
        (
            "100037229106292",
            "26/03/2000",
            ["clé : 92 → 29", "13e et 14e : 29 → 92", "9e chiffre : 9 → 2"],
        ),
        # a digit near the typed one, though it stands later, before a swap across and any digit
        ("209120314299147", "16/12/2009", ["clé : 47 → 42", "10e et 11e : 29 → 92"]),
        ("278121501565244", "03/12/1978", ["9e chiffre : 1 → 7", "7e chiffre : 5 → 7"]),
        # a town by any digit before a village, even as one of its first of the month
        (
            "298012556307528",
            "07/01/1998",
            ["6e chiffre : 2 → 9", "1er chiffre : 2 → 1", "12e chiffre : 7 → 2"],
        ),
        # 2A before 1976 last
        ("265092000409511", "01/09/1965", ["clé : 11 → 81", "7e caractère : 0 → A"]),
    ],
)
def test_the_likelier_citizen_comes_first(wrong: str, born: str, changes: list[str]) -> None:
    found = judged("nir", wrong, birth_date=born)
    assert [plain(one.change) for one in found.proposals] == changes


def test_a_number_typed_twice_is_proposed_without_it() -> None:
    found = judged("nir", "2940375122000591", birth_date=BORN)
    assert texts(found) == ["2 94 03 75 120 005 91"]
    assert plain(found.proposals[0].change) == "9e chiffre de trop : 2"
    assert texts(judged("nir", "2940375122000591")) == ["2 94 03 75 120 005 91"]
    assert texts(judged("nir", "2940375122000591", birth_date="01/01/2001")) == []
    marked = judged("nir", "2 94 03 75 120 005 91 ?").proposals
    assert [plain(one.change) for one in marked] == ["16e caractère de trop : ?"]
    both = judged("nir", "2920942218008381")
    assert texts(both) == ["2 92 09 42 280 083 81", "2 92 09 42 218 003 81"]
    told = [plain(one.change) for one in both.proposals]
    assert told == ["9e chiffre de trop : 1", "13e chiffre de trop : 8"]


def test_proposals_that_disagree_are_kept_when_none_agrees() -> None:
    wrong = "294037512000592"
    assert texts(judged("nir", wrong, birth_date="01/01/1950")) == texts(judged("nir", wrong))


def test_an_impossible_part_is_put_right_with_the_birth_date_in_mind() -> None:
    wrong, right = "250194221817674", "2 50 12 42 218 176 74"
    assert texts(judged("nir", wrong)) == ["2 51 09 42 218 176 74", right]
    assert texts(judged("nir", wrong, birth_date="01/12/1950")) == [right]
