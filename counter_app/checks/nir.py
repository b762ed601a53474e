"""The NIR (numéro de sécurité sociale), as the carte Vitale prints it.

Rules: `nir_number`. ameli's form wants the 13 characters; the card shows 15. Only numbers that
start with 1 or 2 open an account: 3 to 8 are provisional or internal (DOMAIN §2), an outcome and no
typing error, unless the key is wrong, when the first digit may have been misread.
"""

from __future__ import annotations

from datetime import date

from counter_app.checks import dates
from counter_app.checks.finding import Context, Finding, State
from counter_app.checks.look_alike import DIGIT_OF, in_digits
from counter_app.checks.nir_doubt import doubt, mismatch
from counter_app.checks.nir_number import (
    BODY,
    WHOLE,
    fault,
    grouped,
    has_right_key,
    has_right_tens,
    misplaced,
)
from counter_app.checks.nir_repair import repairs, without_one
from counter_app.checks.nir_words import in_words, place_of
from counter_app.checks.reading import compact, known
from counter_app.checks.verdict import (
    doubtful,
    incomplete,
    invalid,
    missing,
    ordinal,
    too_many,
    valid,
    verdict,
)
from counter_app.reference.facts import facts

HINT = "13 caractères, puis une clé de 2 chiffres, sur la carte"

_INTERNAL = "56"
_CORSICAN = ("2A", "2B")


def check(text: str, context: Context) -> Finding:
    """Judge a NIR of 13 or 15 characters, against the birth date if the context has it."""
    number = compact(text)
    born = _birth_date(context)
    if not number:
        return invalid("Taper les chiffres du numéro, comme sur la carte")
    if number[0] in "345678" and (found := _provisional(number)):
        return found
    return (
        _look_alike(number, context, born)
        or _too_long(number, born)
        or _impossible(number, born)
        or _placeholder(number)
        or _unfinished(number, born)
        or _whole(number, born)
    )


def _birth_date(context: Context) -> date | None:
    """The birth date if it is one: whole, real, past, and someone's who may be alive."""
    born = dates.parse(known(context, "birth_date"))
    oldest = context.today.year - facts().age_most
    return born if born and born <= context.today and born.year >= oldest else None


def _provisional(number: str) -> Finding | None:
    """First digit 3–8: no account, if the key is right or not there yet.

    The parts of such a number are not judged: how they are made is not published.
    """
    if misplaced(number) is not None or not _key_may_be_right(number):
        return None
    if number[0] in _INTERNAL:
        message = f"Numéro commençant par {number[0]} : pas de compte ameli, voir la CPAM"
        return verdict(State.INELIGIBLE, message, decoded="Numéro interne à l’Assurance maladie")
    message = "Numéro provisoire : pas de compte ameli possible, voir la CPAM"
    return verdict(State.INELIGIBLE, message, decoded="Numéro provisoire")


def _key_may_be_right(number: str) -> bool:
    """Whether the key, as far as typed, is that of the 13 characters before it."""
    if len(number) <= BODY:
        return True
    return has_right_tens(number) and (len(number) < WHOLE or has_right_key(number))


def _look_alike(number: str, context: Context, born: date | None) -> Finding | None:
    """A letter typed for a digit: O for 0, I or L for 1… Corsica's A and B are left."""
    at = misplaced(number)
    if at is None or number[at] not in DIGIT_OF:
        return None
    message = f"{ordinal(at + 1)} caractère : un chiffre, pas la lettre {number[at]}"
    places = [place for place in range(len(number)) if number[5 : place + 1] not in _CORSICAN]
    mended = in_digits(number, places, lambda text: check(text, context), grouped)
    if not mended and len(number) == WHOLE:
        mended = repairs(number, born)
    return invalid(message, proposals=mended)


def _too_long(number: str, born: date | None) -> Finding | None:
    over = len(number) - WHOLE
    if over <= 0:
        return None
    message = f"{too_many(over)} : le numéro en a 15 avec la clé"
    if misplaced(number) is not None:
        message = fault(number)
    return invalid(message, proposals=without_one(number, born) if over == 1 else ())


def _impossible(number: str, born: date | None) -> Finding | None:
    message = fault(number)
    if not message:
        return None
    proposals = repairs(number, born) if len(number) == WHOLE else ()
    return invalid(message, proposals=proposals)


def _placeholder(number: str) -> Finding | None:
    """The number printed on every specimen of the card."""
    if not number.startswith(facts().nir_placeholder):
        return None
    return invalid("C’est le numéro des cartes d’exemple : lire la carte du citoyen")


def _unfinished(number: str, born: date | None) -> Finding | None:
    """Fewer than 15 characters. The 13 alone may be typed into ameli, unverified."""
    if len(number) == WHOLE:
        return None
    decoded = in_words(number, born)
    odd = mismatch(number, born)
    if len(number) < BODY:
        return incomplete(odd or missing(WHOLE - len(number)), decoded=decoded)
    if len(number) == BODY:
        return doubtful(odd or _unverified(number), number, decoded=decoded)
    if not has_right_tens(number):
        message = f"La clé ne commence pas par {number[BODY]} : relire la carte"
        return invalid(message, decoded=decoded)
    return incomplete(odd or missing(1), decoded=decoded)


def _whole(number: str, born: date | None) -> Finding:
    decoded = in_words(number, born)
    if not has_right_key(number):
        message = "La clé ne correspond pas : relire la carte"
        return invalid(message, decoded=decoded, proposals=repairs(number, born))
    value = number[: facts().nir_form_characters]
    if odd := doubt(number, born):
        return doubtful(odd, value, decoded=decoded)
    if place_of(number) is None:
        message = "Clé juste. Lieu de naissance inconnu de nos tables, sans gravité"
        return valid(message, value, decoded=decoded)
    return valid("Clé juste. Sur ameli : les 13 premiers, sans la clé", value, decoded=decoded)


def _unverified(number: str) -> str:
    if place_of(number) is None:
        return "Lieu de naissance inconnu : relire, et taper aussi la clé"
    return "Sans la clé, rien ne peut être vérifié : taper les 2 derniers"
