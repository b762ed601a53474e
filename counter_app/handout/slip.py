"""What a slip tells: what is done, what is missing, before which day, where to come back.

Names no number, no IBAN, no address: a slip lost in the street says nothing of anyone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from counter_app.desk.sight import lacking, reason_of
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Waiting
from counter_app.dossier.rows import done
from counter_app.procedure.model import Document
from counter_app.procedure.text import plain
from counter_app.reference.facts import facts
from counter_app.settings import Mairie, Settings

_SAME_DAY = timedelta(hours=6)
"""A deadline nearer than that is told with its hour."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A step of the procedure, « 2/4 » « Connexion »."""

    number: str
    title: str
    done: bool


@dataclass(frozen=True, slots=True)
class Told:
    """Something the procedure names: its id, « piece:iban », and its own words for it."""

    id: str
    words: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """`expires`: before that day, else a day to look again. `hour`: only for one of today."""

    day: date
    expires: bool
    hour: time | None = None


@dataclass(frozen=True, slots=True)
class Slip:
    """All that any form of the slip says. `reference`: six signs, the last a check. `reason`: why
    it waits or how it ended (`ended`), None while nothing stops it. `day`: the day it is given.
    """

    mairie: Mairie
    day: date
    title: str
    reference: str
    stages: tuple[Stage, ...]
    reason: Told | None
    ended: bool
    deadline: Deadline | None
    lacks: tuple[Told, ...]
    reminders: tuple[Told, ...]
    link: str
    phone: str


def slip_of(visit: Visit, settings: Settings) -> Slip:
    """The slip of a visit as it stands now, given at that mairie."""
    dossier, now, mairie = visit.dossier, visit.now(), settings.mairie
    procedure, ended = dossier.procedure, visit.facts.closing is not None
    return Slip(
        mairie=mairie if mairie.name else replace(mairie, name=_named(settings.site)),
        day=now.date(),
        title=procedure.title,
        reference=visit.ledger.header.reference,
        stages=tuple(Stage(s.number, s.title, done(dossier, s)) for s in procedure.steps),
        reason=_reason(dossier),
        ended=ended,
        deadline=None if ended else _deadline(visit.facts.waiting, now),
        lacks=() if ended else _lacks(dossier),
        reminders=tuple(Told(r.id, plain(r.do)) for r in procedure.reminders if r.on_slip),
        link=mairie.link or facts().ameli_link,
        phone=facts().ameli_phone,
    )


def _named(site: str) -> str:
    return site[:1].upper() + site[1:]


def _reason(dossier: Dossier) -> Told | None:
    waiting, closing = dossier.facts.waiting, dossier.facts.closing
    if closing:
        return Told(closing.kind, "")
    if waiting is None:
        return None
    return Told(waiting.reason, reason_of(dossier.procedure, waiting))


def _deadline(waiting: Waiting | None, now: datetime) -> Deadline | None:
    if waiting is None or waiting.due is None:
        return None
    due = waiting.due.astimezone(now.tzinfo)
    soon = waiting.expires and waiting.due - waiting.since < _SAME_DAY
    return Deadline(due.date(), waiting.expires, due.time() if soon else None)


def _lacks(dossier: Dossier) -> tuple[Told, ...]:
    return tuple(
        Told(f"piece:{each.id}", plain(each.label))
        if isinstance(each, Document)
        else Told(f"field:{each.field}", plain(each.label))
        for each in lacking(dossier)
    )
