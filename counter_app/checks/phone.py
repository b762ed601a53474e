"""The phone number: French of any territory, or foreign. A code by sms needs a mobile.

French numbers keep the 10 digits one dials in France; others become E.164. `phonenumbers` (loaded
when first needed) judges whole numbers; its region FR refuses or misplaces the overseas ones, which
are sent to their own first (numbering plan of the Arcep).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.checks.finding import Context, Finding, Proposal
from counter_app.checks.look_alike import in_digits
from counter_app.checks.reading import SEPARATORS
from counter_app.checks.verdict import (
    doubtful,
    incomplete,
    invalid,
    missing,
    ordinal,
    proposal,
    too_many,
    valid,
)
from counter_app.reference.countries import countries

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

HINT = "10 chiffres, ou + et l’indicatif du pays"
LENGTH = 10

OVERSEAS = {
    **dict.fromkeys(("0262", "0263", "0692", "0693"), "RE"),
    **dict.fromkeys(("0269", "0639"), "YT"),
    **dict.fromkeys(("0590", "0690", "0691"), "GP"),
    **dict.fromkeys(("0594", "0694"), "GF"),
    **dict.fromkeys(("0596", "0696", "0697"), "MQ"),
    "0508": "PM",
}
"""Region of the overseas numbers, by the first four digits dialled in France."""

INVENTED = "063998"
"""Mobile numbers of metropolitan France kept for fiction, in the midst of Mayotte's (Arcep)."""

_FRENCH_CODES = ("33", "262", "590", "594", "596")
_DROP = str.maketrans("", "", SEPARATORS)
_STRANGE = "Numéro inhabituel : le relire avec le citoyen"
_EITHER = "Fixe ou mobile"
_KINDS = {0: "Fixe", 1: "Mobile", 2: _EITHER, 6: "Fixe (box)"}
"""The types of `phonenumbers` that a person may have: 6 is voice over the Internet. A number that
is not valid has none.
"""


def check(text: str, context: Context) -> Finding:
    """Judge a number dialled from France, or an international one after + or 00."""
    number = text.translate(_DROP)
    at = next((index for index, sign in enumerate(number) if not _fits(sign, index)), None)
    if not number or at is not None:
        message = f"{ordinal((at or 0) + 1)} caractère : que des chiffres, et + devant"
        capital = number.upper()
        places = range(len(capital))
        mended = in_digits(capital, places, lambda one: check(one, context), grouped)
        return invalid(message, proposals=mended)
    if number.startswith("00"):
        number = "+" + number[2:]
    if number.startswith("+"):
        return _abroad(number[1:])
    if number.startswith("0"):
        return _in_france(number)
    message = "Un numéro français commence par 0, un étranger par + ou 00"
    return invalid(message, proposals=_mended(number))


def warm() -> None:
    """Load `phonenumbers`."""
    _parsed("+33100000000")


def _fits(sign: str, index: int) -> bool:
    return sign in "0123456789" or (sign == "+" and index == 0)


def _in_france(number: str) -> Finding:
    """A number of 10 digits that starts with 0."""
    if number[1:2] == "8":
        return invalid("Les 08 sont des services : donner un numéro du citoyen")
    if number[1:2] == "0":
        return invalid("Un seul 0 au début : relire le numéro")
    if len(number) < LENGTH:
        return incomplete(missing(LENGTH - len(number)))
    if len(number) > LENGTH:
        return invalid(f"{too_many(len(number) - LENGTH)} : un numéro français en a 10")
    region = "FR" if number.startswith(INVENTED) else OVERSEAS.get(number[:4], "FR")
    local = "+508" + number[4:] if region == "PM" else number
    return _judged(_parsed(local, region), number, _french_kind(number), region)


def _abroad(digits: str) -> Finding:
    """A number after + or 00: a French one is read as it is dialled in France."""
    for code in _FRENCH_CODES:
        if digits.startswith(code):
            return _in_france("0" + digits[len(code) :].removeprefix("0"))
    if not _may_begin(digits):
        return invalid("Aucun pays n’a cet indicatif : relire après le +")
    parsed = _parsed("+" + digits)
    return incomplete("La suite du numéro") if parsed is None else _foreign(parsed)


def _may_begin(digits: str) -> bool:
    """Whether a country's code begins so, or is the beginning of this."""
    from phonenumbers import COUNTRY_CODE_TO_REGION_CODE

    codes = [str(code) for code in COUNTRY_CODE_TO_REGION_CODE]
    return any(code.startswith(digits) or digits.startswith(code) for code in codes)


def _foreign(parsed: PhoneNumber) -> Finding:
    from phonenumbers import (
        PhoneNumberFormat,
        ValidationResult,
        format_number,
        is_possible_number_with_reason,
        number_type,
        region_code_for_number,
    )

    length = is_possible_number_with_reason(parsed)
    if length == ValidationResult.TOO_LONG:
        return invalid("Trop de chiffres pour ce pays : relire le numéro")
    if length != ValidationResult.IS_POSSIBLE:
        return incomplete("La suite du numéro")
    value = format_number(parsed, PhoneNumberFormat.E164)
    kind = _KINDS.get(number_type(parsed), "Numéro")
    return _judged(parsed, value, kind, region_code_for_number(parsed) or "")


def _judged(parsed: PhoneNumber | None, value: str, kind: str, region: str) -> Finding:
    """The verdict on a number of the right length."""
    from phonenumbers import number_type

    place = "" if region == "FR" or region not in countries() else countries()[region].name
    decoded = " · ".join(part for part in (kind, place) if part)
    if parsed is None or number_type(parsed) not in _KINDS:
        return doubtful(_STRANGE, value, decoded=decoded)
    if kind == _EITHER:
        return valid("Un code par sms demande un mobile : en est-ce un ?", value, decoded=decoded)
    if kind.startswith("Fixe"):
        return valid("Fixe : pas de sms, donner un mobile s’il y en a un", value, decoded=decoded)
    return valid("Mobile : les codes par sms arriveront là", value, decoded=decoded)


def _parsed(number: str, region: str | None = None) -> PhoneNumber | None:
    from phonenumbers import NumberParseException, parse

    try:
        return parse(number, region)
    except NumberParseException:
        return None


def _french_kind(number: str) -> str:
    return {"6": "Mobile", "7": "Mobile", "9": "Fixe (box)"}.get(number[1], "Fixe")


def _mended(number: str) -> tuple[Proposal, ...]:
    """A French number without its 0, or with its code but no +."""
    if number.startswith("33") and len(number) == LENGTH + 1:
        return (proposal(grouped("0" + number[2:]), "0 à la place de 33"),)
    if len(number) == LENGTH - 1 and number[0] != "8":
        return (proposal(grouped("0" + number), "0 devant"),)
    return ()


def grouped(number: str) -> str:
    """Two by two, as French people write and say it."""
    return " ".join(number[start : start + 2] for start in range(0, len(number), 2))
