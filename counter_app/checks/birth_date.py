"""The birth date: jj/mm/aaaa, in the past, and old enough for an account of one's own.

The year is asked for in 4 digits, never guessed. Ages: `reference.facts` (DOMAIN §5). The number
may disagree for good reasons (civil status put right), so that a mismatch is a doubt.
"""

from __future__ import annotations

import re
from datetime import date

from counter_app.checks.dates import MONTHS, Typed, age, days_in, parse, split
from counter_app.checks.finding import Context, Finding, Proposal, State
from counter_app.checks.look_alike import in_digits
from counter_app.checks.nir_number import BODY, WHOLE, agrees, fault, has_right_key
from counter_app.checks.reading import compact, known, misplaced_letter
from counter_app.checks.verdict import (
    counted,
    doubtful,
    incomplete,
    invalid,
    ordinal,
    proposal,
    valid,
    verdict,
)
from counter_app.reference.facts import facts

HINT = "jj/mm/aaaa, avec ou sans les barres"

_YEAR_FIRST = re.compile(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})")
_MONTH_FIRST = re.compile(r"(?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})")


def check(text: str, context: Context) -> Finding:
    """Judge a date as far as it is typed, its age on `context.today`, then against the NIR."""
    if (at := misplaced_letter(compact(text))) is not None:
        message = f"{ordinal(at + 1)} caractère : la date s’écrit en chiffres, jj/mm/aaaa"
        number = compact(text)
        mended = in_digits(number, range(len(number)), lambda one: check(one, context), _barred)
        return invalid(message, proposals=mended)
    if message := _impossible(split(text), context.today):
        return invalid(message, proposals=_turned(text, context.today))
    born = parse(text)
    if born is None:
        return _unfinished(split(text), context.today)
    return _aged(born, context)


def _impossible(typed: Typed, today: date) -> str:
    """What no date can be, at the very digit that makes it so; "" when nothing is."""
    return (
        _day_fault(typed)
        or _month_fault(typed)
        or _year_fault(typed.year, today)
        or _no_such_day(typed)
        or _not_yet(typed, today)
    )


def _day_fault(typed: Typed) -> str:
    if typed.day == "00" or (typed.day > "31" and len(typed.day) == 2) or _closed_zero(typed, 1):
        return f"Pas de jour {typed.day} : relire la date"
    return ""


def _month_fault(typed: Typed) -> str:
    month = typed.month
    if month == "00" or (month > "12" and len(month) == 2) or _closed_zero(typed, 2):
        return f"Pas de mois {month} : relire la date, le jour d’abord"
    return ""


def _closed_zero(typed: Typed, part: int) -> bool:
    """Whether a day or a month is a lone 0, ended by a separator."""
    return typed.closed >= part and (typed.day, typed.month)[part - 1] == "0"


def _year_fault(year: str, today: date) -> str:
    """From the third digit on: two may be a year written short, which is asked for, not refused."""
    oldest = today.year - facts().age_most
    possible = any(str(one).startswith(year) for one in range(oldest, today.year + 1))
    if len(year) < 3 or possible:
        return ""
    return f"Année {year} impossible : de {oldest} à {today.year}"


def _no_such_day(typed: Typed) -> str:
    if typed.closed < 2:
        return ""
    day, month = int(typed.day), int(typed.month)
    if day > days_in(month):
        return f"Pas de {typed.day} {MONTHS[month - 1]} : relire la date"
    if len(typed.year) == 4 and day > days_in(month, int(typed.year)):
        return f"{typed.year} n’a pas de 29 février : relire la date"
    return ""


def _not_yet(typed: Typed, today: date) -> str:
    if typed.rest:
        return f"{counted(len(typed.rest), 'chiffre')} de trop après l’année"
    if typed.closed < 3:
        return ""
    born = date(int(typed.year), int(typed.month), int(typed.day))
    return "Date à venir : relire l’année" if born > today else ""


def _turned(text: str, today: date) -> tuple[Proposal, ...]:
    """A date written year or month first, put as the form wants it."""
    match = _YEAR_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return ()
    turned = f"{match['day']:0>2}/{match['month']:0>2}/{match['year']}"
    if _impossible(split(turned), today):
        return ()
    return (proposal(turned, "le jour d’abord"),)


def _unfinished(typed: Typed, today: date) -> Finding:
    """What is still to be typed; a year of two digits is asked for, its centuries proposed."""
    if not typed.month:
        return incomplete("Puis le mois et l’année")
    if not typed.year:
        return incomplete("Puis l’année, sur 4 chiffres")
    if len(typed.year) == 2 and (found := _centuries(typed, today)):
        years = " ou ".join(str(born.year) for born in found)
        proposals = [proposal(_written(born), f"année : {born.year}") for born in found]
        return incomplete(f"Année sur 4 chiffres : {years} ?", proposals=proposals)
    left = counted(4 - len(typed.year), "chiffre")
    return incomplete(f"Année sur 4 chiffres : encore {left}")


def _centuries(typed: Typed, today: date) -> list[date]:
    """The dates a year of two digits may stand for, the likelier age first.

    None for 19 and 20, which more often begin a year of four.
    """
    if typed.year in ("19", "20"):
        return []
    written = [f"{typed.day}/{typed.month}/{century}{typed.year}" for century in (19, 20)]
    born = [day for text in written if (day := parse(text)) and not _impossible(split(text), today)]
    ordinary = range(facts().age_account, facts().age_doubt)
    return sorted(born, key=lambda day: age(day, today) not in ordinary)


def _aged(born: date, context: Context) -> Finding:
    """The verdict on a whole date: too young, the number says otherwise, an age to look at."""
    years, limits = age(born, context.today), facts()
    value, decoded = _written(born), counted(years, "an")
    if years < limits.age_account:
        message = f"Moins de {limits.age_account} ans : pas de compte, voir celui du parent"
        return verdict(State.INELIGIBLE, message, decoded=decoded)
    number = compact(known(context, "nir"))
    comparable = _comparable(number)
    if comparable and not agrees(number, born):
        message = "Pas d’accord avec le n° de sécurité sociale : relire les deux"
        return doubtful(message, value, decoded=decoded)
    if message := _to_look_at(years):
        return doubtful(message, value, decoded=decoded)
    if years == limits.age_card_update:
        message = f"{years} ans : mettre d’abord la carte Vitale à jour, à confirmer"
        return valid(message, value, decoded=decoded)
    message = "D’accord avec le n° de sécurité sociale" if comparable else "Date possible"
    return valid(f"{message}, {decoded}", value, decoded=decoded)


def _to_look_at(years: int) -> str:
    """What is to be asked at an age that is no ordinary one, "" at the others."""
    if years < facts().age_alone:
        return f"{years} ans : seulement si « ayant droit autonome », à confirmer"
    return f"{years} ans : relire l’année" if years >= facts().age_doubt else ""


def _comparable(number: str) -> bool:
    """Whether the number is a whole one whose own key does not speak against it."""
    if len(number) not in (BODY, WHOLE) or fault(number):
        return False
    return len(number) == BODY or has_right_key(number)


def _barred(text: str) -> str:
    """Digits with the bars of a date, as far as typed."""
    typed = split(text)
    return "/".join(part for part in (typed.day, typed.month, typed.year) if part)


def _written(born: date) -> str:
    return f"{born.day:02}/{born.month:02}/{born.year}"
