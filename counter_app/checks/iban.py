"""The IBAN on which the CPAM pays: ameli wants its 7 last characters, letters included.

Two ways in. Whole: verified wholly, and only the 7 are the value. The 7 alone: 5 letters or digits
of the account, then the RIB key 01–97, of which no more can be verified. A text that can be read
both ways is never refused as long as either reading holds; what starts as a country's IBAN does
(`FR76300`) is taken for its beginning.
"""

from __future__ import annotations

import re

from counter_app.checks.finding import IBAN_CHECKED, Context, Finding, Proposal, State
from counter_app.checks.iban_number import (
    FRENCH,
    check_digits,
    fits,
    grouped,
    kinds,
    remainder,
    rib_key,
)
from counter_app.checks.iban_repair import repairs
from counter_app.checks.look_alike import in_digits
from counter_app.checks.reading import compact, known
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
from counter_app.reference.banks import bank
from counter_app.reference.countries import countries
from counter_app.reference.facts import facts

HINT = "IBAN entier, ou ses 7 derniers caractères"

_SIGNS = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_RIB = re.compile(r"[0-9]{10}[0-9A-Z]{11}[0-9]{2}")
_FOREIGN = "IBAN étranger juste, mais sur ameli : cas non confirmé"
_WAYS = "Taper l’IBAN entier (FR76…) ou ses 7 derniers caractères"


def check(text: str, context: Context) -> Finding:
    """Judge a whole IBAN or its 7 last characters; a mark « checked whole » is believed."""
    number = compact(text)
    if len(number) > 4:
        number = number.removeprefix("IBAN")
    at = next((index for index, sign in enumerate(number) if sign not in _SIGNS), None)
    if not number or at is not None:
        return invalid(f"{ordinal((at or 0) + 1)} caractère : que des lettres et des chiffres")
    if len(number) > facts().iban_form_characters:
        return _whole(number)
    return _marked(number, known(context, IBAN_CHECKED)) or _either(number)


def mark(text: str, found: Finding) -> str:
    """What to keep, under `IBAN_CHECKED`, of a whole IBAN reduced to its last 7; "" if not whole.

    `found`: the verdict on `text`. The 7, then the bank's name, or the country's if it is foreign.
    """
    whole = found.state.usable and len(compact(text)) > facts().iban_form_characters
    return f"{found.value} {found.decoded}".strip() if whole else ""


def _marked(number: str, kept: str) -> Finding | None:
    """The 7 that remain of an IBAN that was verified whole: the verdict it had."""
    last, _, name = kept.partition(" ")
    if number != last:
        return None
    if any(name == country.name for country in countries().values()):
        return doubtful(_FOREIGN, number, decoded=name)
    message = "Vérifié quand l’IBAN était entier ; il n’en reste que ceci"
    return valid(message, number, decoded=name)


def _either(number: str) -> Finding:
    """The kinder of both readings; when both are wrong, that of an IBAN if it begins as one."""
    whole, last = _whole(number), _last(number)
    begun = whole.state is State.INCOMPLETE
    wrong = last.state is State.INVALID and kinds(number[:2]) and number[2:4].isdigit()
    return whole if begun or wrong else last


def _last(number: str) -> Finding:
    """The 7 last characters, or their beginning."""
    width = facts().iban_form_characters
    at = next((index for index, sign in enumerate(number[5:], 5) if not sign.isdigit()), None)
    if at is not None:
        message = f"{ordinal(at + 1)} caractère : un chiffre, la clé RIB en a 2"
        return invalid(message, proposals=in_digits(number, range(5, len(number)), _last))
    if len(number) < width:
        return incomplete(f"{missing(width - len(number), 'caractère')}, ou taper l’IBAN entier")
    if not "01" <= number[5:] <= "97":
        return invalid(f"Clé RIB {number[5:]} impossible : relire, ou taper l’IBAN entier")
    return doubtful(f"Les {width} caractères seuls : seule la forme est vérifiée", number)


def _whole(number: str) -> Finding:
    """A whole IBAN, or its beginning."""
    layout = kinds(number[:2])
    if not layout:
        return invalid(_WAYS, proposals=_from_rib(number))
    return (
        _misfit(number, layout)
        or _unfinished(number, layout)
        or (_french(number) if number[:2] in FRENCH else _foreign(number))
    )


def _misfit(number: str, layout: str) -> Finding | None:
    """A character too many, or of the wrong kind, or check digits that do not exist."""
    if (over := len(number) - len(layout)) > 0:
        return invalid(f"{too_many(over, 'caractère')} : cet IBAN en a {len(layout)}")
    message = _misplaced(number, layout)
    if not message:
        return None
    digits = [place for place, kind in enumerate(layout[: len(number)]) if kind == "n"]
    mended = in_digits(number, digits, _whole, grouped)
    if not mended and len(number) == len(layout):
        mended = repairs(number)
    return invalid(message, proposals=mended)


def _misplaced(number: str, layout: str) -> str:
    for index, (sign, kind) in enumerate(zip(number, layout, strict=False)):
        if not fits(sign, kind):
            wanted = "un chiffre" if kind == "n" else "une lettre"
            return f"{ordinal(index + 1)} caractère : {wanted}, pas {sign}"
    if number[2:4] in ("00", "01", "99"):
        return f"3e et 4e caractères : {number[2:4]} n’existe pas, relire l’IBAN"
    return ""


def _unfinished(number: str, layout: str) -> Finding | None:
    """Fewer characters than the country's; from the 25th on, a French one can already be wrong."""
    left = len(layout) - len(number)
    if left == 0:
        return None
    french = number[:2] in FRENCH
    if french and left < 3 and (message := _contradiction(number)):
        return invalid(message)
    decoded = bank(number[4:9]) if french and len(number) > 8 else ""
    return incomplete(missing(left, "caractère"), decoded=decoded)


def _contradiction(number: str) -> str:
    """What does not hold together in a French IBAN whose account is all there; "" if it does.

    The account gives the RIB key, and both give the check digits: always 76 with digits alone.
    """
    account = number[4:25]
    key = rib_key(account)
    expected = check_digits(number[:2], account + key)
    if number[2:4] != expected:
        if number[:2] == "FR" and account.isdigit():
            return "Compte tout en chiffres : l’IBAN commence par FR76, relire"
        return "Ces caractères ne vont pas ensemble : relire l’IBAN"
    if not key.startswith(number[25:]):
        return "Les 2 derniers (clé RIB) ne vont pas avec le reste : relire"
    return ""


def _french(number: str) -> Finding:
    name = bank(number[4:9])
    if message := _contradiction(number):
        return invalid(message, decoded=name, proposals=repairs(number))
    message = "IBAN juste. Sur ameli : les 7 derniers caractères"
    if not name:
        message = "IBAN juste, banque inconnue de nos tables : sans gravité"
    return valid(message, number[-facts().iban_form_characters :], decoded=name)


def _foreign(number: str) -> Finding:
    country = countries()[number[:2]].name
    if remainder(number) != 1:
        message = "Ces caractères ne vont pas ensemble : relire l’IBAN"
        return invalid(message, decoded=country, proposals=repairs(number))
    return doubtful(_FOREIGN, number[-facts().iban_form_characters :], decoded=country)


def _from_rib(number: str) -> tuple[Proposal, ...]:
    """A French RIB without its first four characters: the IBAN it makes."""
    if not _RIB.fullmatch(number) or rib_key(number[:21]) != number[21:]:
        return ()
    whole = "FR" + check_digits("FR", number) + number
    return (proposal(grouped(whole), f"RIB → IBAN : {whole[:4]} devant"),)
