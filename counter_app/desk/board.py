"""Dossiers: who waits for what, in three groups; found by name, reference or birth date."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from difflib import SequenceMatcher
from enum import StrEnum

from counter_app.desk.sight import person, reason_of
from counter_app.desk.text import folded
from counter_app.desk.words import ago, due
from counter_app.dossier.reference import shown
from counter_app.procedure.model import Procedure
from counter_app.store.header import Header

_NEAR = timedelta(minutes=30)
_RECENT = timedelta(hours=2)
_TYPO = 0.75


class Group(StrEnum):
    """The three parts of the list."""

    ASIDE = "À CÔTÉ, MAINTENANT"
    DESK = "À FAIRE AU GUICHET"
    CITIZEN = "CHEZ LE CITOYEN, RIEN À FAIRE ICI"


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the list. `status`: why and until when; `glance`: label and words, line by line."""

    id: str
    reference: str
    who: str
    step: str
    status: str
    group: Group
    late: bool
    glance: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The cards, group by group, the last touched first."""

    cards: tuple[Card, ...]
    last: str = ""

    def aside(self) -> tuple[Card, ...]:
        """The dossiers F6 goes round, in the fixed order of their reference."""
        return tuple(
            sorted((c for c in self.cards if c.group is Group.ASIDE), key=lambda c: c.reference)
        )

    def found(self, text: str) -> tuple[Card, ...]:
        """The cards that match what was typed: all of them for nothing, the best first."""
        wanted = folded(text)
        if not wanted:
            return self.cards
        exact = [c for c in self.cards if any(key.startswith(wanted) for key in c.keys)]
        if exact:
            return tuple(exact)
        inside = [c for c in self.cards if any(wanted in key for key in c.keys)]
        return tuple(inside or self._near(wanted))

    def _near(self, wanted: str) -> Iterable[Card]:
        if len(wanted) < 3:
            return ()
        return (c for c in self.cards if any(_alike(wanted, key) for key in c.keys))


def _alike(wanted: str, key: str) -> bool:
    start = key[: len(wanted)]
    return SequenceMatcher(None, wanted, start).ratio() >= _TYPO


def board_of(
    headers: Iterable[Header],
    names: Mapping[str, Mapping[str, str]],
    procedure_of: Callable[[Header], Procedure],
    agent: str,
    now: datetime,
) -> Board:
    """The board of open dossiers. `names`: clear name, birth date and NIR by dossier id."""
    listed = tuple(headers)
    cards = [_card(h, names.get(h.id, {}), procedure_of(h), now) for h in listed]
    order = list(Group)
    cards.sort(key=lambda card: (order.index(card.group), not card.late))
    mine = next((h.id for h in listed if h.touched_by == agent), "")
    return Board(tuple(cards), mine or (listed[0].id if listed else ""))


def group_of(header: Header, now: datetime) -> Group:
    """Where a dossier stands: here and now, for the desk, or with the citizen."""
    waiting = header.waiting
    touched = now - header.touched_at
    if waiting is None or waiting.due is None:
        return Group.ASIDE if touched < _RECENT else Group.DESK
    if now - waiting.since < _NEAR:
        return Group.ASIDE
    today = waiting.due.astimezone(now.tzinfo).date() <= now.date()
    return Group.CITIZEN if waiting.by == "citizen" and not today else Group.DESK


def _card(header: Header, answers: Mapping[str, str], procedure: Procedure, now: datetime) -> Card:
    waiting = header.waiting
    step = next((s for s in procedure.steps if s.id == header.place.step), procedure.steps[0])
    if waiting is None:
        status = f"en cours, {ago(header.touched_at, now)}"
    elif waiting.due is None:
        status = f"{reason_of(procedure, waiting)}, {ago(waiting.since, now)}"
    else:
        until = due(waiting.due, now, expires=waiting.expires)
        status = f"{reason_of(procedure, waiting)} · {until}"
    name, born = answers.get("last_name", ""), answers.get("birth_date", "")
    who = person(name, born, answers.get("nir", ""))
    late = waiting is not None and waiting.due is not None and waiting.due < now
    last = f"{header.touched_by}, {ago(header.touched_at, now)}"
    return Card(
        id=header.id,
        reference=shown(header.reference),
        who=who or "(sans nom)",
        step=step.number,
        status=status,
        group=group_of(header, now),
        late=late,
        glance=(
            ("Où", f"{step.number} {step.title}"),
            ("Pourquoi", status),
            ("Touché", last),
        ),
        keys=tuple(key for key in (folded(name), folded(header.reference), folded(born)) if key),
    )
