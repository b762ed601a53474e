"""What a check says of a text: the one type that every check gives and every screen shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

__all__ = [
    "CAISSE",
    "CARD",
    "IBAN_CHECKED",
    "REFUSED",
    "Context",
    "Finding",
    "Proposal",
    "State",
]

CARD = "card"
"""Key of the card's generation in `Context.values`: `photo` or `no_photo`."""

IBAN_CHECKED = "iban_checked"
"""Key, in `Context.values`, of the mark a whole IBAN leaves when it is reduced to its last 7: these
7, then a space and the bank's name if it is known (« 3M02606 La Banque Postale »): `iban_mark`."""

CAISSE = "caisse"
"""Key, in `Context.values`, of the départements whose CPAM the procedure is for, separated by
spaces: « 42 ». Absent: any."""

REFUSED = "refused"
"""Key, in `Context.values`, of whether ameli has refused the identity: any text if it has."""


class State(StrEnum):
    """The six verdicts. `INCOMPLETE` is right so far; `DOUBTFUL` may be typed into ameli."""

    EMPTY = "empty"
    INCOMPLETE = "incomplete"
    VALID = "valid"
    DOUBTFUL = "doubtful"
    INVALID = "invalid"
    INELIGIBLE = "ineligible"

    @property
    def usable(self) -> bool:
        """Whether the value may be copied into ameli."""
        return self in (State.VALID, State.DOUBTFUL)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole corrected text, and in French what it changes (« 8e chiffre : 4 → 9 »)."""

    text: str
    change: str


@dataclass(frozen=True, slots=True)
class Finding:
    """The verdict on one text.

    `message`: one line of French, 70 characters at most, saying what to do next.
    `value`: the text as ameli wants it, "" unless the state is usable.
    `decoded`: what the text says in words (« Femme · mars 1994 · Paris 20e »), "" if nothing.
    `proposals`: likeliest first.
    """

    state: State
    message: str = ""
    value: str = ""
    decoded: str = ""
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What else is known when a text is judged.

    `today`: the day at the desk (checks have no clock). `values`: the other fields' texts as typed,
    by field id, plus `CARD`, `IBAN_CHECKED`, `CAISSE`, `REFUSED`. `elsewhere`: texts of the same
    field in other open dossiers (e-mail).
    """

    today: date
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    elsewhere: frozenset[str] = frozenset()
