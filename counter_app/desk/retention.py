"""How long this desk keeps things: what goes by itself, what is told before, what an agent decides.

Needs no key: only clear columns are looked at. Nothing goes while the date of this PC is in doubt.
A dossier that any window has open is left alone until the next time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from threading import Lock, Thread
from time import monotonic, sleep
from types import MappingProxyType

from counter_app.desk.holds import Holds
from counter_app.desk.notice import NOTICE, Notice, notice_of
from counter_app.desk.problem import DeskProblem, disk_told, refuse_absent
from counter_app.desk.saving import Saving
from counter_app.desk.words import dated
from counter_app.dossier.facts import Tick
from counter_app.dossier.reference import shown
from counter_app.settings import Settings
from counter_app.store.clock import VOUCHES, Doubt, doubt
from counter_app.store.database import Database, open_database
from counter_app.store.header import Header
from counter_app.store.journal import WIPED
from counter_app.store.problems import StoreProblem
from counter_app.store.records import JournalLine, trace
from counter_app.store.repository import Repository
from counter_app.store.retention import PROLONGED, Fate, Kept, Limits, fate, soon, writes_of
from counter_app.store.upkeep import follow_all
from counter_app.store.writes import AppendJournal, CloseVisit, ForgetLines, PutTick, Write

PROLONGATIONS: Mapping[str, str] = MappingProxyType(
    {
        "appointment": "rendez-vous pris",
        "post_awaited": "courrier de la CPAM attendu",
        "citizen_asked": "à la demande du citoyen",
        "desk_closed": "guichet fermé entre-temps",
    }
)
"""Why a dossier may be kept longer, once: words by id."""

_WAIT = 2.0
_LONGER = 5.0


@dataclass(frozen=True, slots=True)
class Swept:
    """What a purge wiped, or would: references as shown; dossiers whose sensitive answers went;
    those left alone because a window has them. `doubt`: why nothing went. `pending`: what went may
    still stand in a file that another window reads.
    """

    expired: tuple[str, ...] = ()
    unconfirmed: tuple[str, ...] = ()
    lightened: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    doubt: str = ""
    pending: bool = False


def _same_day(moment: datetime, now: datetime) -> bool:
    return moment.astimezone(now.tzinfo).date() == now.date()


def _doubtful(found: Doubt | None, now: datetime) -> str:
    """« Est-on bien le samedi 21/11/2026 ? »; "" when the date is believed."""
    if found is None:
        return ""
    return f"Est-on bien le {dated(now)}/{now:%Y}\u00a0?"


def limits_of(settings: Settings) -> Limits:
    """The town's own limits."""
    return Limits(timedelta(days=settings.keep_days), timedelta(days=settings.sensitive_days))


class Retention:
    """`clock`: aware, in the desk's own time zone. Every method may raise DeskProblem."""

    def __init__(
        self, settings: Settings, database: Database, saving: Saving, clock: Callable[[], datetime]
    ) -> None:
        self.doubt = ""
        self._settings = settings
        self._limits = limits_of(settings)
        self._repository = Repository(database)
        self._saving = saving
        self._now = clock
        # Its own: a dossier open in this very window is not to be touched either.
        self._holds = Holds(settings.locks)
        self._ticket = 0
        self._one_at_a_time = Lock()
        self._spreading: Thread | None = None
        self._copies_behind = False
        self._last: date | None = None

    # -- by itself -------------------------------------------------------------------------

    def daily(self) -> Swept | None:
        """Purge on the first call of a day; None on the others."""
        return None if self._last == self._now().date() else self.purge()

    def purge(self, *, dry_run: bool = False) -> Swept:
        """Wipe all that must go by now. Waits for the disk a little."""
        self._release()
        now = self._now()
        with disk_told():
            lines = self._repository.journal(since=VOUCHES)
            self.doubt = _doubtful(doubt(lines, now, self._limits.keep), now)
            if self.doubt:
                return Swept(doubt=self.doubt)
            # What is held already is on its way: the disk did not take it the last time.
            due = [one for one in self._due(now) if not self._holds.has(one.kept.header.id)]
            if dry_run:
                return _swept(due, ())
            held = [one for one in due if not self._holds.take(one.kept.header.id)]
            ours = {one.kept.header.id for one in due if one not in held}
            # Read again: it may have been touched just before it was held.
            again = self._due(now) if ours else []
            gone = [one for one in again if one.kept.header.id in ours]
        vouched = not lines or (lines[0].kind in VOUCHES and _same_day(lines[0].at, now))
        self._write(gone, now, say=bool(gone) or not vouched)
        self._last = now.date()
        return _swept(gone, held)

    def _due(self, now: datetime) -> list[Fate]:
        old = now - min(self._limits.sensitive, self._limits.keep)
        found = (fate(one, self._limits, now) for one in self._repository.kept(before=old))
        return [one for one in found if one is not None]

    def _write(self, gone: list[Fate], now: datetime, *, say: bool) -> None:
        at = now.astimezone(UTC)
        writes: list[Write] = [write for one in gone for write in writes_of(one, now)]
        if say:
            line = JournalLine(at, "", "purge", detail=str(len(gone) or ""))
            writes += [AppendJournal(line), ForgetLines(at - self._limits.journal)]
        self._put(*writes)
        # Even with nothing new: a window killed before it could empty the log left it full.
        self._saving.wipe()
        self.spread()

    def _put(self, *writes: Write) -> None:
        self._ticket = self._saving.put(*writes)
        self._saving.flush(_WAIT)
        self._release()

    def spread(self) -> None:
        """Wipe from the app's own backup copies what has been wiped here, in the background."""
        if self._settings.backups.is_dir():
            self._spreading = Thread(target=self._spread, name="copies", daemon=True)
            self._spreading.start()

    def _spread(self) -> None:
        with self._one_at_a_time, suppress(StoreProblem):
            self._copies_behind = True
            self._saving.flush(_WAIT)
            follow_all(self._settings.database)
            self._copies_behind = False

    def close(self) -> None:
        """Wait for the copies, and let everything go."""
        if self._spreading is not None:
            self._spreading.join(_WAIT)
        self._holds.release_all()

    def _release(self) -> None:
        if self._saving.has(self._ticket):
            self._holds.release_all()

    # -- told before -----------------------------------------------------------------------

    def notice(self, headers: Iterable[Header]) -> Notice:
        """What goes within `NOTICE`. `headers`: the open dossiers, already read."""
        now = self._now()
        before = now + NOTICE - min(self._limits.keep, self._limits.sensitive)
        if all(header.touched_at > before for header in headers):
            return Notice()
        with disk_told():
            old = self._repository.kept(before=before)
        return notice_of(soon(old, self._limits, now, NOTICE), now)

    @property
    def pending(self) -> str:
        """« effacement en attente » while another window keeps a file from being emptied."""
        behind = self._saving.wiping or self._copies_behind
        return "effacement en attente" if behind else ""

    # -- an agent decides ------------------------------------------------------------------

    def confirm_date(self, agent: str) -> Swept:
        """The date is right; what had to go goes."""
        line = JournalLine(self._now().astimezone(UTC), agent, "date_confirmed")
        self._put(AppendJournal(line))
        return self.purge()

    def may_prolong(self, dossier_id: str) -> bool:
        """Whether it may be kept longer: it was not yet."""
        kept = self._kept(dossier_id)
        return kept is not None and kept.prolonged is None

    def prolong(self, dossier_id: str, reason: str, agent: str) -> None:
        """Keep a dossier as long again from now on, once. `reason`: of `PROLONGATIONS`."""
        kept = self._kept(dossier_id)
        if kept is None or kept.prolonged is not None or reason not in PROLONGATIONS:
            raise DeskProblem("Ce dossier ne se prolonge plus\u00a0: le reprendre ou le clore.")
        at, header = self._now().astimezone(UTC), kept.header
        line = JournalLine(at, agent, "prolonged", header.reference, header.id, reason)
        tick = PutTick(header.id, PROLONGED, Tick(reason, at, agent))
        self._put(tick, AppendJournal(line))

    def erase(self, dossier_id: str, agent: str) -> None:
        """« Effacer ce dossier », that no window has open."""
        self._release()
        kept = self._kept(dossier_id)
        if kept is None:
            raise DeskProblem("Ce dossier n’existe plus\u00a0: revenir à la liste.")
        if self._holds.has(dossier_id):
            raise DeskProblem("Son effacement attend le disque\u00a0: patienter.")
        if not self._holds.take(dossier_id):
            raise DeskProblem("Ce dossier est ouvert dans une fenêtre\u00a0: en sortir d’abord.")
        header, now = kept.header, self._now()
        line = JournalLine(now.astimezone(UTC), agent, "erased", header.reference, header.id)
        ended = header.touched_at.astimezone(now.tzinfo)
        visit = trace(header.procedure, "other", header.created_at, ended)
        self._put(AppendJournal(line), CloseVisit(header.id, visit))
        self.spread()

    def _kept(self, dossier_id: str) -> Kept | None:
        with disk_told():
            return next(iter(self._repository.kept(dossier_id=dossier_id)), None)


def purge_now(settings: Settings, clock: Callable[[], datetime], *, dry_run: bool = False) -> Swept:
    """Purge a desk that nobody has unlocked. Raises DeskProblem."""
    refuse_absent(settings, "Il n’y a pas encore de base ici\u00a0: rien à effacer.")
    with disk_told():
        database = open_database(settings.database, settings.site)
    saving = Saving(database, clock)
    retention = Retention(settings, database, saving, clock)
    try:
        swept = retention.purge(dry_run=dry_run)
        until = monotonic() + _LONGER
        while retention.pending and monotonic() < until:
            sleep(0.05)
        saved = saving.stop(_WAIT)
        retention.close()
        return replace(swept, pending=not saved or bool(retention.pending))
    finally:
        database.close()


def _swept(gone: Iterable[Fate], held: Iterable[Fate]) -> Swept:
    listed: dict[str, list[str]] = {"expired": [], "closed": [], WIPED: []}
    for one in gone:
        listed[one.kind].append(shown(one.kept.header.reference))
    return Swept(
        expired=tuple(listed["expired"]),
        unconfirmed=tuple(listed["closed"]),
        lightened=tuple(listed[WIPED]),
        held=tuple(shown(one.kept.header.reference) for one in held),
    )
