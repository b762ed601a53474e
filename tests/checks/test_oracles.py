"""Other people's validators agree, where they are right (they pass a wrong RIB key by default)."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from schwifty import IBAN
from stdnum import iban as stdnum_iban
from stdnum.fr import nir as stdnum_nir

from counter_app.checks import Context, State, judge
from tests.checks.test_properties import belgian, french, maltese, nirs
from tests.people import TODAY

TYPOS = st.tuples(st.integers(0, 26), st.sampled_from("0123456789"))


def mistyped(text: str, typo: tuple[int, str]) -> str:
    at = typo[0] % len(text)
    return text[:at] + typo[1] + text[at + 1 :]


@settings(max_examples=100, deadline=None)
@given(nirs, TYPOS)
def test_what_we_accept_stdnum_accepts_and_what_it_refuses_we_refuse(
    right: str, typo: tuple[int, str]
) -> None:
    for number in (right, mistyped(right, typo)):
        ours = judge("nir", number, Context(TODAY)).state
        if ours in (State.VALID, State.DOUBTFUL, State.INELIGIBLE):
            assert stdnum_nir.calc_check_digits(number) == number[13:]
        elif number[0] in "12" and number[3:5] not in ("00", *map(str, range(13, 20))):
            assert number[10:13] == "000" or number[5:7] == "00" or not stdnum_nir.is_valid(number)


@settings(max_examples=100, deadline=None)
@given(st.one_of(french, belgian, maltese), TYPOS)
def test_an_iban_is_accepted_as_schwifty_and_stdnum_do(right: str, typo: tuple[int, str]) -> None:
    for number in (right, mistyped(right, typo)):
        ours = judge("iban", number, Context(TODAY)).state.usable
        strict = IBAN(number, allow_invalid=True)
        theirs = strict.is_valid and stdnum_iban.is_valid(number, check_country=False)
        if number[:2] in ("FR", "MC"):
            theirs = theirs and _rib_is_right(number)
        assert ours == theirs, number


def _rib_is_right(number: str) -> bool:
    try:
        IBAN(number, validate_bban=True)
    except ValueError:
        return False
    return True
