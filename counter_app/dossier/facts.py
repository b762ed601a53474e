"""All that is known of one visit, as immutable values: what the store keeps and undo goes back to.

Two kinds of fact. An *answer* may identify the citizen and is sealed before it reaches a disk. A
*tick* never does: it is a row of the checklist, in clear, with who and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from counter_app.checks.finding import IBAN_CHECKED

Typist = Literal["citizen", "agent"]
"""Who types: the citizen, or the agent in their place, who needs a mandate (DOMAIN § 8)."""

FIELDS = (
    "last_name",
    "nir",
    "birth_date",
    "postal_code",
    "iban",
    "vitale_serial",
    "email",
    "phone",
)
"""Field ids, the names the procedures and the command line use."""

SENSITIVE = frozenset({"nir", "iban", "vitale_serial"})
"""Shown only in the focused row; wiped first."""

WIPED_WITH = {"iban": (IBAN_CHECKED,)}
"""Answers that hold a part of another, and go with it."""

BROKEN = "broken"
"""Value of a `wiped:` tick: the answer is there, and its seal does not hold."""

NOTE = "note"
"""Answer key of the agent's free note: sealed like the fields, judged like none of them."""

MANDATE = "mandate"
"""Answer key of the reference of the mandate an agent types under: sealed, since it may name."""

SEALED = frozenset({*FIELDS, IBAN_CHECKED, NOTE, MANDATE})
"""Every answer key there is."""

MANDATE_RUNS = "mandate:"
"""Key of the tick that says since when that mandate runs, and for how many days."""

MANDATE_DAYS = (1, 31, 182, 365)
"""How long one may run: a day, a month, half a year, a year (Aidants Connect)."""


def with_all_of(fields: Iterable[str]) -> tuple[str, ...]:
    """Those answers and the ones that hold a part of them."""
    return tuple(n for name in fields for n in (name, *WIPED_WITH.get(name, ())))


@dataclass(frozen=True, slots=True)
class Place:
    """Where the agent stood: step id, row key (see `Tick`), caret column in its text."""

    step: str
    row: str = ""
    cursor: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """One clear fact: `value` by row key, when (aware, UTC) and by which agent's name.

    Keys: `piece:DOCUMENT`, `item:STEP.ITEM`, `choice:CHOICE` (value = option), `case:` (value =
    orientation case), `outcome:STEP` (value = outcome id), `tries:STEP.OUTCOME` (value = count),
    `remedy:STEP.OUTCOME.REMEDY`, `mark:MARK`, `wiped:FIELD` (value = why: `mark`, `age`,
    `unkept` or `broken`), `prolonged:` (value = why), `mandate:` (value = days).
    """

    value: str
    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """Why the dossier waits. `due`: when to look again, or the deadline if `expires` (aware, UTC).

    `origin`: `STEP.OUTCOME` whose wait asks its question on opening, "" for an agent's own
    interruption. `detail`: a closed detail of the reason, such as the id of the missing piece.
    """

    reason: str
    by: Literal["citizen", "desk"]
    since: datetime
    due: datetime | None = None
    expires: bool = False
    origin: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """The visit has ended: `kind` is a reason id (`done`, `other_scheme`…). Undone until left."""

    kind: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Facts:
    """One state of a visit. Never changed in place: each change makes another."""

    procedure: str
    place: Place
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    ticks: Mapping[str, Tick] = field(default_factory=lambda: MappingProxyType({}))
    waiting: Waiting | None = None
    closing: Closing | None = None
    typist: Typist = "citizen"


def unreadable(facts: Facts) -> tuple[str, ...]:
    """The answers whose seal does not hold, until each is given again."""
    broken = (key.partition(":") for key, tick in facts.ticks.items() if tick.value == BROKEN)
    names = (name for kind, _, name in broken if kind == "wiped")
    return tuple(sorted(name for name in names if name not in facts.answers))
