"""Invented values mistyped as people do, drawn with a fixed seed, to measure the corrections."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from counter_app.checks import Context, judge
from counter_app.reference.tables import shared
from tests.people import TODAY, iban, nir

DIGITS = "0123456789"
BANKS = ("30004", "20041", "14506", "10278", "30003", "40618", "42559", "28233")
DOMAINS = ("gmail.com", "orange.fr", "hotmail.fr", "yahoo.fr", "free.fr", "laposte.net", "sfr.fr")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Case:
    """What should have been typed, what was, and what else is known."""

    right: str
    wrong: str
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class Figures:
    """Shares of the cases: true value among the proposals, first of them; how many on average."""

    among: float
    first: float
    shown: float


@cache
def places() -> tuple[str, ...]:
    """Every code of a place of birth."""
    return tuple(code for (code,) in shared().rows("SELECT code FROM place ORDER BY code"))


@cache
def large() -> tuple[str, ...]:
    """The communes of 10,000 inhabitants and more."""
    return tuple(code for (code,) in shared().rows("SELECT code FROM large ORDER BY code"))


def slip(text: str, draw: random.Random, signs: str = DIGITS, start: int = 0) -> str:
    """One sign read for another, or, one time in five, two unlike neighbours swapped."""
    while True:
        at = draw.randrange(start, len(text))
        if draw.random() < 0.2 and at + 1 < len(text) and text[at] != text[at + 1]:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if text[at] in signs:
            return text[:at] + draw.choice(signs.replace(text[at], "")) + text[at + 1 :]


def nirs(count: int, codes: tuple[str, ...], seed: int = 11) -> Iterable[Case]:
    """Numbers of people from 16 to 90 years old, born at any of these places."""
    draw = random.Random(seed)
    for _ in range(count):
        year, month, place = draw.randint(1936, 2009), draw.randint(1, 12), draw.choice(codes)
        if place[:2] in ("2A", "2B") and year < 1976:
            place = "20" + place[2:]
        order, sex = draw.randint(1, 999), draw.randint(1, 2)
        right = nir(sex=sex, year=year, month=month, place=place, order=order)
        born = f"{draw.randint(1, 28):02}/{month:02}/{year}"
        yield Case(right, slip(right, draw), {"birth_date": born})


def ibans(count: int, seed: int = 11) -> Iterable[Case]:
    """French ones, one in ten with a letter in the account; the country is typed right."""
    draw = random.Random(seed)
    for _ in range(count):
        account = f"{draw.randrange(10**10):010}" + draw.choice(DIGITS * 9 + "ABCDEFGHIJ")
        right = iban(draw.choice(BANKS), f"{draw.randrange(10**5):05}", account)
        yield Case(right, slip(right, draw, start=2), {})


def mails(count: int, seed: int = 11) -> Iterable[Case]:
    """Addresses at the most used providers: a letter read for another, swapped, lost or doubled."""
    draw = random.Random(seed)
    for _ in range(count):
        domain = draw.choice(DOMAINS)
        at, kind = draw.randrange(len(domain)), draw.randrange(3)
        lost, doubled = domain[:at] + domain[at + 1 :], domain[:at] + domain[at] + domain[at:]
        wrong = (lost, doubled, slip(domain, draw, LETTERS))[kind]
        yield Case(f"jean@{domain}", f"jean@{wrong}", {})


def measured(field: str, cases: Iterable[Case], tell: Callable[[str], None] = print) -> Figures:
    """Judge each mistyped value and count."""
    count = among = first = shown = 0
    for case in cases:
        found = judge(field, case.wrong, Context(TODAY, case.values))
        proposed = [one.text.replace(" ", "") for one in found.proposals]
        count += 1
        among += case.right in proposed
        first += proposed[:1] == [case.right]
        shown += len(proposed)
    figures = Figures(among / count, first / count, shown / count)
    shares = f"among {figures.among:.1%}, first {figures.first:.1%}, {figures.shown:.2f} shown"
    tell(f"{field}, {count} mistyped: {shares}")
    return figures
