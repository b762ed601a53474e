"""Numbers that others publish for their own validators; some publish a wrong one."""

from __future__ import annotations

import phonenumbers
import pytest
from phonenumbers import PhoneNumberFormat, PhoneNumberType, example_number_for_type, format_number

from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, texts
from tests.people import nir_key

NIRS = {
    # python-stdnum 2.2, stdnum/fr/nir.py
    "2 95 10 99 126 111 93": VALID,
    "295109912611199": INVALID,
    "253072B07300470": VALID,
    "253072A07300443": VALID,
    "253072C07300443": INVALID,
    "6546546546546703": INVALID,
    # french-ssn 4.1.0, src/*.test.ts
    "289047834216349": VALID,
    "289047834221297": VALID,
    "289047834221101": VALID,
    "289047834221002": VALID,
    "289042A34216390": VALID,
    "289042B34216320": VALID,
    "278056933908941": VALID,
    "278056933908923": INVALID,
    "278056933908998": INVALID,  # it takes 98 for a provisional number; no other source does
    "2 55 08 14 168 025 38": VALID,
    "2 55 08 14 168 025 12": INVALID,  # published as an example, its key is wrong
    # insee-number-translator 0.3.1, README
    "269059913116714": VALID,
    "168127982980507": INVALID,  # published as an example, its key is 42
    # CNAM: the specimen of the card, whose key is right
    "2 69 05 49 588 157 80": INVALID,
}

IBANS = (
    *("AL47212110090000000235698741", "AD1200012030200359100100", "AT611904300234573201"),
    *("BE68539007547034", "AZ21NABZ00000000137010001944", "BA391290079401028494"),
    *("BG80BNBG96611020345678", "BH67BMAG00001299123456", "BR9700360305000010009795493P1"),
    *("CH9300762011623852957", "CY17002001280000001200527600", "CZ6508000000192000145399"),
    *("DE89370400440532013000", "DK5000400440116243", "DO28BAGR00000001212453611324"),
    *("EE382200221020145685", "ES9121000418450200051332", "FI2112345600000785"),
    *("FO6264600001631634", "FR1420041010050500013M02606", "GB29NWBK60161331926819"),
    *("GE29NB0000000101904917", "GI75NWBK000000007099453", "GL8964710001000206"),
    *("GR1601101250000000012300695", "HR1210010051863000160", "HU42117730161111101800000000"),
    *("IE29AIBK93115212345678", "IL620108000000099999999", "IS140159260076545510730339"),
    *("IT60X0542811101000000123456", "KW81CBKU0000000000001234560101", "KZ86125KZT5004100100"),
    *("LB62099900000001001901229114", "LI21088100002324013AA", "LT121000011101001000"),
    *("LU280019400644750000", "LV80BANK0000435195001", "MC5811222000010123456789030"),
    *("ME25505000012345678951", "MK07250120000058984", "MR1300020001010000123456753"),
    *("MT84MALT011000012345MTLCAST001S", "MU17BOMM0101101030300200000MUR"),
    *("NL91ABNA0417164300", "NO9386011117947", "PK36SCBL0000001123456702"),
    *("PL61109010140000071219812874", "PT50000201231234567890154", "RO49AAAA1B31007593840000"),
    *("RS35260005601001611379", "SA0380000000608010167519", "SE4550000000058398257466"),
    *("SI56191000000123438", "SK3112000000198742637541", "SM86U0322509800000000270100"),
    *("TN5910006035183598478831", "TR330006100519786457841326"),
    *("UA213996220000026007233566001", "VG96VPVG0000012345678901"),
)
"""Examples of the SWIFT registry, as python-stdnum and schwifty publish them."""

WRONG_IBANS = {
    "AL48212110090000000235698741": INVALID,
    "AD1210012030200359100100": INVALID,
    "BE68530907547034": INVALID,
    "HR1210010052863000160": INVALID,
    "AD4800012030200359100": INCOMPLETE,
    "AT93190430023457320199": INVALID,
    "BG93BNBG96611A20345678": INVALID,
    "GI22NW3K000000007099453": INVALID,
    "QQ9312345678": INVALID,
    "DE89370400440532013": INCOMPLETE,
    "DE8937040044053201300000": INVALID,
    "XX89370400440532013000": INVALID,
    "DE99370400440532013000": INVALID,
    "DEAA370400440532013000": INVALID,
    "GB2LABBY09012857201707": INVALID,
    "DE89AA0400440532013000": INVALID,
    "GB12BARC20201530093A59": INVALID,
    "GB01BARC20714583608387": INVALID,
    "GB00HLFX11016111455365": INVALID,
    "GB94BARC20201530093459": INVALID,
}
"""What their tests refuse; too short is not wrong for us, more may come."""

TERRITORIES = ("FR", "GP", "GF", "MQ", "RE", "YT", "BL", "MF", "PM", "NC", "PF", "WF", "MC")
PERSONAL = {
    PhoneNumberType.FIXED_LINE: ("Fixe", "Fixe ou mobile"),
    PhoneNumberType.MOBILE: ("Mobile", "Fixe ou mobile"),
    PhoneNumberType.VOIP: ("Fixe (box)",),
}
SERVICES = (
    *(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.TOLL_FREE, PhoneNumberType.SHARED_COST),
    *(PhoneNumberType.UAN, PhoneNumberType.PAGER, PhoneNumberType.VOICEMAIL),
)


@pytest.mark.parametrize("number", NIRS)
def test_a_nir_of_other_validators(number: str) -> None:
    found = judged("nir", number)
    assert found.state is NIRS[number]
    if found.state is VALID:
        digits = number.replace(" ", "")
        assert (found.value, nir_key(found.value)) == (digits[:13], digits[13:])


@pytest.mark.parametrize("number", IBANS)
def test_an_iban_of_the_swift_registry(number: str) -> None:
    found = judged("iban", number)
    assert found.state is (VALID if number[:2] in ("FR", "MC") else DOUBTFUL)
    assert found.value == number[-7:]


@pytest.mark.parametrize("number", IBANS)
def test_the_last_sign_of_one_is_found_when_it_is_wrong(number: str) -> None:
    if number[-1].isdigit():
        wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
        found = judged("iban", wrong)
        assert found.state is INVALID
        assert number in [text.replace(" ", "") for text in texts(found)]


@pytest.mark.parametrize("number", WRONG_IBANS)
def test_an_iban_that_other_validators_refuse(number: str) -> None:
    assert judged("iban", number).state is WRONG_IBANS[number]


@pytest.mark.parametrize("region", TERRITORIES)
@pytest.mark.parametrize("kind", PERSONAL)
def test_the_example_of_each_french_territory(region: str, kind: int) -> None:
    for written in _examples(region, kind):
        found = judged("phone", written)
        assert found.state is VALID, written
        assert found.decoded.partition(" · ")[0] in PERSONAL[kind], written


@pytest.mark.parametrize("region", [*TERRITORIES, "BE", "DZ", "MA", "TN", "PT", "GB", "US"])
def test_no_service_number_is_valid(region: str) -> None:
    for kind in SERVICES:
        for written in _examples(region, kind):
            assert judged("phone", written).state is not VALID, written


def _examples(region: str, kind: int) -> list[str]:
    """How `phonenumbers` writes its example from abroad, and as dialled in France."""
    number = example_number_for_type(region, kind)
    if number is None:
        return []
    written = [format_number(number, PhoneNumberFormat.INTERNATIONAL)]
    if number.country_code in (33, 262, 590, 594, 596):
        written.append(format_number(number, PhoneNumberFormat.NATIONAL))
    return written


def test_the_examples_are_there() -> None:
    assert sum(bool(_examples(region, PhoneNumberType.MOBILE)) for region in TERRITORIES) == 13
    assert phonenumbers.is_valid_number(phonenumbers.parse(_examples("RE", 1)[0]))


@pytest.mark.parametrize(
    "address",
    [
        # email-validator 2.4, tests/test_syntax.py: all refused there
        *("my@localhost", "my@.leadingdot.com", "my@twodots..com", "my@baddash.-.com"),
        *("my@baddash.-a.com", "my@baddash.b-.com", "my@-leadingdash.com", "my@10.0.0.1"),
        *("@example.com", "white space@test", "my.@example.com", ".leadingdot@domain.com"),
        *("twodots..here@domain.com", "me@example.arpa", "test@test"),
    ],
)
def test_an_address_that_email_validator_refuses(address: str) -> None:
    assert not judged("email", address).state.usable


@pytest.mark.parametrize(
    "address",
    [
        *("Abc@example.tld", "Abc.123@test-example.com", "user+mailbox/dep=ship@example.tld"),
        "!#$%&'*+-/=?^_`.{|}~@example.tld",
    ],
)
def test_an_address_that_email_validator_takes(address: str) -> None:
    assert judged("email", address).state is VALID
