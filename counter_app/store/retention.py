"""How long things are kept, decided from the clear columns alone: a purge needs no key.

Pure: what is kept comes in, what to write comes out (DESIGN « Going away »). A dossier ends when
its citizen's wait expires untouched, or when its time is over; before that, its sensitive answers
go, with a tick that says when, so that its row can ask for them again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from counter_app.dossier.facts import SENSITIVE, Tick, with_all_of
from counter_app.store.header import Header
from counter_app.store.journal import WIPED
from counter_app.store.records import JournalLine, trace
from counter_app.store.writes import AppendJournal, CloseVisit, ForgetAnswer, PutTick, Write

PROLONGED = "prolonged:"
"""Key of the tick of a dossier that is kept longer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long after the last touch a dossier, and its sensitive answers, are kept; the journal."""

    keep: timedelta
    sensitive: timedelta
    journal: timedelta = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Kept:
    """What a purge knows of one dossier. `answers`: the fields with a value; `undoable`: those with
    a step of undo; `prolonged`: when an agent asked to keep it longer.
    """

    header: Header
    answers: frozenset[str] = frozenset()
    undoable: frozenset[str] = frozenset()
    prolonged: datetime | None = None

    def deadline(self, limits: Limits) -> datetime:
        """When all of it goes, unless it is touched."""
        last = self.header.touched_at
        return (max(last, self.prolonged) if self.prolonged else last) + limits.keep


@dataclass(frozen=True, slots=True)
class Fate:
    """What goes of a dossier. `ends`: all of it, as that outcome; `kind`: of its journal line."""

    kept: Kept
    kind: str
    ends: str = ""
    fields: tuple[str, ...] = ()


def fate(kept: Kept, limits: Limits, now: datetime) -> Fate | None:
    """What must go of a dossier at that moment; None: nothing."""
    header = kept.header
    if _unconfirmed(header, now):
        return Fate(kept, "closed", ends="unconfirmed")
    if kept.deadline(limits) <= now:
        waiting = header.waiting
        return Fate(kept, "expired", ends=waiting.reason if waiting else "other")
    if header.touched_at + limits.sensitive <= now:
        listed = with_all_of(sorted(SENSITIVE))
        fields = tuple(n for n in listed if n in kept.answers or n in kept.undoable)
        return Fate(kept, WIPED, fields=fields) if fields else None
    return None


def _unconfirmed(header: Header, now: datetime) -> bool:
    """A citizen's wait that has expired, and nobody has touched it since (UX « Dossiers »)."""
    wait = header.waiting
    if wait is None or wait.due is None or not wait.expires or wait.by != "citizen":
        return False
    return wait.due < now and header.touched_at <= wait.due


def writes_of(found: Fate, now: datetime) -> tuple[Write, ...]:
    """What to write for a fate. `now`: in the desk's own time zone."""
    header, at = found.kept.header, now.astimezone(UTC)
    detail = found.ends or " ".join(["age", *found.fields])
    line = JournalLine(at, "", found.kind, header.reference, header.id, detail)
    if found.ends:
        ended = header.touched_at.astimezone(now.tzinfo)
        visit = trace(header.procedure, found.ends, header.created_at, ended)
        return AppendJournal(line), CloseVisit(header.id, visit)
    gone = [ForgetAnswer(header.id, name) for name in found.fields]
    tick = Tick("age", at, "")
    stood = sorted(SENSITIVE & found.kept.answers)
    ticks = [PutTick(header.id, f"wiped:{name}", tick) for name in stood]
    return AppendJournal(line), *gone, *ticks


@dataclass(frozen=True, slots=True)
class Coming:
    """What of a dossier goes soon, and when. `whole`: all of it, else its sensitive answers."""

    dossier: str
    at: datetime
    whole: bool


def soon(
    kept: Iterable[Kept], limits: Limits, now: datetime, notice: timedelta
) -> tuple[Coming, ...]:
    """What goes within `notice`, the first first. A dossier that goes whole is said so, once."""
    found = (_coming(one, limits, now + notice) for one in kept)
    return tuple(sorted((one for one in found if one), key=lambda one: one.at))


def _coming(kept: Kept, limits: Limits, until: datetime) -> Coming | None:
    if kept.deadline(limits) <= until:
        return Coming(kept.header.id, kept.deadline(limits), whole=True)
    lighter = kept.header.touched_at + limits.sensitive
    if lighter <= until and SENSITIVE & kept.answers:
        return Coming(kept.header.id, lighter, whole=False)
    return None
