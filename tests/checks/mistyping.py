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
    """Shares of the cases: true value among the proposals, first of them; how many on average.

    `fair`: the share in which it would be first if the same proposals were drawn by lot.
    """

    among: float
    first: float
    shown: float
    fair: float


@dataclass(frozen=True, slots=True)
class Born:
    """Where and as which of the month: a code of a place of birth, and the order of the NIR."""

    place: str
    order: int


@cache
def places() -> tuple[str, ...]:
    """Every code of a place of birth."""
    return tuple(code for (code,) in shared().rows("SELECT code FROM place ORDER BY code"))


@cache
def large() -> tuple[str, ...]:
    """The communes of 10,000 inhabitants and more."""
    return tuple(code for (code,) in shared().rows("SELECT code FROM large ORDER BY code"))


@cache
def abroad() -> tuple[str, ...]:
    """The overseas communes and the countries."""
    return tuple(code for code in places() if code[:2] in ("97", "98", "99"))


def anywhere(draw: random.Random) -> Born:
    """At any place of the table, a hamlet as likely as Paris, with any order."""
    return Born(draw.choice(places()), draw.randint(1, 999))


def in_a_town(draw: random.Random) -> Born:
    return Born(draw.choice(large()), draw.randint(1, 999))


def far_away(draw: random.Random) -> Born:
    return Born(draw.choice(abroad()), draw.randint(1, 999))


def as_in_life(draw: random.Random) -> Born:
    """Three in four in a town, three in twenty overseas or abroad, the others anywhere.

    Registers of a month are short in a village and longer in a town.
    """
    lot = draw.random()
    if lot < 0.15:
        return far_away(draw)
    town = lot < 0.9
    order = 1 + int(draw.expovariate(1 / (120 if town else 6)))
    return Born(draw.choice(large() if town else places()), min(order, 999))


def slip(
    text: str, draw: random.Random, signs: str = DIGITS, start: int = 0, swaps: float = 0.2
) -> str:
    """One sign read for another, or, in that share of the cases, two unlike neighbours swapped."""
    swapped = draw.random() < swaps
    while True:
        at = draw.randrange(start, len(text))
        if swapped and at + 1 < len(text) and text[at] != text[at + 1]:
            return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
        if not swapped and text[at] in signs:
            return text[:at] + draw.choice(signs.replace(text[at], "")) + text[at + 1 :]


def nirs(
    count: int,
    birth: Callable[[random.Random], Born] = anywhere,
    swaps: float = 0.2,
    seed: int = 11,
) -> Iterable[Case]:
    """Numbers of people from 16 to 90 years old, mistyped."""
    draw = random.Random(seed)
    for _ in range(count):
        year, month, born = draw.randint(1936, 2009), draw.randint(1, 12), birth(draw)
        place = born.place
        if place[:2] in ("2A", "2B") and year < 1976:
            place = "20" + place[2:]
        right = nir(sex=draw.randint(1, 2), year=year, month=month, place=place, order=born.order)
        day = f"{draw.randint(1, 28):02}/{month:02}/{year}"
        yield Case(right, slip(right, draw, swaps=swaps), {"birth_date": day})


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
    fair = 0.0
    for case in cases:
        found = judge(field, case.wrong, Context(TODAY, case.values))
        proposed = [one.text.replace(" ", "") for one in found.proposals]
        count += 1
        among += case.right in proposed
        first += proposed[:1] == [case.right]
        shown += len(proposed)
        fair += 1 / len(proposed) if case.right in proposed else 0
    figures = Figures(among / count, first / count, shown / count, fair / count)
    shares = f"among {figures.among:.1%}, first {figures.first:.1%} (by lot {figures.fair:.1%})"
    tell(f"{field}, {count} mistyped: {shares}, {figures.shown:.2f} shown")
    return figures
