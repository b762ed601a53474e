"""Dossiers: who waits for what, in three groups; found by name, reference or birth date."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from counter_app.desk.notice import NOTHING_GOES, Notice
from counter_app.desk.sight import person, reason_of
from counter_app.desk.text import folded
from counter_app.desk.words import ago, due
from counter_app.dossier.facts import Waiting
from counter_app.dossier.reference import shown
from counter_app.procedure.model import Procedure
from counter_app.store.header import Header

_NEAR = timedelta(minutes=30)
_RECENT = timedelta(hours=2)
_SHORT = 3


class Group(StrEnum):
    """The three parts of the list."""

    ASIDE = "À CÔTÉ, MAINTENANT"
    DESK = "À FAIRE AU GUICHET"
    CITIZEN = "CHEZ LE CITOYEN, RIEN À FAIRE ICI"


@dataclass(frozen=True, slots=True)
class Card:
    """One line of the list. `status`: why and until when; `glance`: label and words, a line each.
    `keys`: what it is found by, folded.
    """

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
    """The cards, group by group, the last touched first. `notice`: what will be wiped soon."""

    cards: tuple[Card, ...]
    last: str = ""
    notice: str = ""

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
        words = [word for word in map(folded, text.split()) if word]
        for matches in (
            lambda key: key.startswith(wanted),
            lambda key: wanted in key,
        ):
            if found := self._all((matches,)):
                return found
        return self._all([_has(word) for word in words]) or self._all([_like(w) for w in words])

    def _all(self, tests: Iterable[Callable[[str], bool]]) -> tuple[Card, ...]:
        """The cards of which each test finds a key."""
        listed = tuple(tests)
        return tuple(c for c in self.cards if all(any(map(test, c.keys)) for test in listed))


def _has(word: str) -> Callable[[str], bool]:
    return lambda key: word in key


def _like(word: str) -> Callable[[str], bool]:
    """One typo forgiven at the beginning of a key, in words of three signs or more."""
    if len(word) < _SHORT:
        return _has(word)
    return lambda key: word in key or _one_typo(word, key)


def _one_typo(word: str, key: str) -> bool:
    """Whether a key begins with the word but for one sign: another, too many, missing, or swapped
    with its neighbour. Some hundred nanoseconds: asked of every key for every letter typed.
    """
    at = next((i for i, (a, b) in enumerate(zip(word, key, strict=False)) if a != b), len(key))
    rest = word[at + 1 :]
    return (
        key.startswith(rest, at + 1)
        or key.startswith(rest, at)
        or key.startswith(word[at:], at + 1)
        or (word[at : at + 2] == key[at : at + 2][::-1] and key.startswith(word[at + 2 :], at + 2))
    )


def board_of(
    headers: Iterable[Header],
    names: Mapping[str, Mapping[str, str]],
    procedure_of: Callable[[Header], Procedure | None],
    agent: str,
    now: datetime,
    *,
    cut_off: Collection[str] = (),
    notice: Notice = NOTHING_GOES,
) -> Board:
    """The board of open dossiers. `names`: clear name, birth date and NIR by dossier id, none where
    they cannot be read; `procedure_of`: None where its text cannot. Both are listed all the same.
    `cut_off`: those in which a window was ended without a word; `notice`: what goes soon.
    """
    listed, going = tuple(headers), notice.of
    cards = [
        _card(
            one,
            names.get(one.id),
            procedure_of(one),
            now,
            cut=one.id in cut_off,
            going=going.get(one.id, ""),
        )
        for one in listed
    ]
    order = list(Group)
    cards.sort(key=lambda card: (order.index(card.group), not card.late))
    return Board(tuple(cards), _last(listed, agent, cut_off), notice.words)


def _last(listed: tuple[Header, ...], agent: str, cut_off: Collection[str]) -> str:
    """The dossier to come back to: where this agent was cut off, or whoever was here last; else the
    agent's own last one; else the last.
    """
    mine = [h.id for h in listed if h.touched_by == agent]
    last = [h.id for h in listed[:1]]
    cut = [one for one in (*mine, *last) if one in cut_off]
    return next(iter((*cut, *mine, *last)), "")


def group_of(header: Header, now: datetime, *, cut: bool = False) -> Group:
    """Where a dossier stands: here and now, for the desk, or with the citizen."""
    if cut:
        return Group.ASIDE
    waiting = header.waiting
    touched = now - header.touched_at
    if waiting is None or (waiting.due is None and waiting.by == "desk"):
        return Group.ASIDE if touched < _RECENT else Group.DESK
    if now - waiting.since < _NEAR:
        return Group.ASIDE
    if waiting.due is None:
        return Group.CITIZEN
    today = waiting.due.astimezone(now.tzinfo).date() <= now.date()
    return Group.CITIZEN if waiting.by == "citizen" and not today else Group.DESK


def _status(header: Header, procedure: Procedure | None, now: datetime, *, cut: bool) -> str:
    if procedure is None:
        return "procédure illisible\u00a0: prévenir l’informatique"
    if cut:
        why = f" · {_why(header.waiting, procedure, now)}" if header.waiting else ""
        return f"interrompu brutalement, {ago(header.touched_at, now)}{why}"
    if header.waiting is None:
        return f"en cours, {ago(header.touched_at, now)}"
    return _why(header.waiting, procedure, now)


def _why(waiting: Waiting, procedure: Procedure, now: datetime) -> str:
    if waiting.due is None:
        return f"{reason_of(procedure, waiting)}, {ago(waiting.since, now)}"
    # The deadline first: at 80 columns the end of a row does not show.
    until = due(waiting.due, now, expires=waiting.expires)
    return f"{until} · {reason_of(procedure, waiting)}"


def _where(header: Header, procedure: Procedure | None) -> tuple[str, str]:
    """The step's number, and « 2/4 Connexion »."""
    if procedure is None:
        return "?", header.procedure
    step = next((s for s in procedure.steps if s.id == header.place.step), procedure.steps[0])
    return step.number, f"{step.number} {step.title}"


def _keys(name: str, reference: str, born: str) -> tuple[str, ...]:
    """What a dossier is found by; a name as a whole and each of its words."""
    words = (name, reference, born, *re.split(r"\W", name))
    return tuple(dict.fromkeys(key for key in map(folded, words) if key))


def _card(
    header: Header,
    names: Mapping[str, str] | None,
    procedure: Procedure | None,
    now: datetime,
    *,
    cut: bool,
    going: str,
) -> Card:
    waiting = header.waiting
    status, (number, where) = _status(header, procedure, now, cut=cut), _where(header, procedure)
    known = names or {}
    name, born = known.get("last_name", ""), known.get("birth_date", "")
    nobody = "(sans nom)" if names is not None else "(nom illisible)"
    late = waiting is not None and waiting.due is not None and waiting.due < now
    last = f"{header.touched_by}, {ago(header.touched_at, now)}"
    touched = f"{last} · {going}" if going else last
    return Card(
        id=header.id,
        reference=shown(header.reference),
        who=person(name, born, known.get("nir", "")) or nobody,
        step=number,
        status=status,
        group=group_of(header, now, cut=cut),
        late=late,
        glance=(
            ("Où", where),
            ("Pourquoi", status),
            ("Touché", touched),
        ),
        keys=_keys(name, header.reference, born),
    )
