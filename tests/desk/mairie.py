"""A mairie of one data folder: agents arrive and go, windows open and die, the clock stands still.

The database, the sealing and the locks are the real ones; only the passphrase is left out (see
`test_opening`), so that each test costs some milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path

from counter_app.desk.counter import Counter
from counter_app.desk.visit import Visit
from counter_app.procedure.model import Outcome
from counter_app.settings import Settings
from counter_app.store.database import open_database
from counter_app.store.records import ClosedVisit, JournalLine
from counter_app.store.repository import Repository
from counter_app.vault.key import DataKey

DESK_TIME = timezone(timedelta(hours=1))
MORNING = datetime(2026, 11, 21, 9, 30, tzinfo=DESK_TIME)
SECRET = bytes(range(32))


@dataclass(slots=True)
class Clock:
    """The desk's clock, moved by hand."""

    at: datetime = MORNING

    def __call__(self) -> datetime:
        return self.at

    def passes(self, **much: float) -> None:
        self.at += timedelta(**much)


@dataclass(slots=True)
class Mairie:
    """`windows`: every window opened so far, closed at the end of the test."""

    home: Path
    clock: Clock = field(default_factory=Clock)
    windows: list[Counter] = field(default_factory=list)
    sensitive_days: int = 15

    @property
    def settings(self) -> Settings:
        return Settings(self.home, site="Saint-Thomas", sensitive_days=self.sensitive_days)

    def window(self, agent: str = "Claire") -> Counter:
        """One more window of Guichet, unlocked by an agent."""
        settings = self.settings
        database = open_database(settings.database, settings.site, busy_ms=50)
        counter = Counter(settings, agent, DataKey(SECRET), database, self.clock)
        self.windows.append(counter)
        return counter

    def kill(self, counter: Counter) -> None:
        """The process ends with its dossiers open: what was on disk stays, nothing is left."""
        self.windows.remove(counter)
        assert counter.close()

    def again(self, counter: Counter, agent: str = "Claire") -> Counter:
        """The window is killed, and an agent opens another."""
        self.kill(counter)
        return self.window(agent)

    def close(self) -> None:
        for counter in self.windows:
            counter.close()

    # -- what is on disk -----------------------------------------------------------------------

    def journal(self) -> tuple[JournalLine, ...]:
        with _reading(self) as repository:
            return repository.journal()

    def closed(self) -> tuple[ClosedVisit, ...]:
        with _reading(self) as repository:
            return repository.closed_visits()

    def everything(self) -> bytes:
        """All bytes of the data folder: database, write-ahead log, locks."""
        files = sorted(path for path in self.home.rglob("*") if path.is_file())
        return b"\0".join([*(path.read_bytes() for path in files), *(bytes(p) for p in files)])


class _reading:  # noqa: N801 - used as a statement
    def __init__(self, mairie: Mairie) -> None:
        self._database = open_database(mairie.settings.database, mairie.settings.site)

    def __enter__(self) -> Repository:
        return Repository(self._database)

    def __exit__(self, *_error: object) -> None:
        self._database.close()


def identity(visit: Visit) -> str:
    return visit.ledger.header.id


def types(visit: Visit, **texts: str) -> None:
    """Text typed into fields, each in its row, the caret after it."""
    for name, text in texts.items():
        visit.fields.type(name, text, len(text), f"item:{name}")
        visit.settle()


def outcome(visit: Visit, wanted: str) -> Outcome:
    return next(o for o in visit.step.outcome if o.id == wanted)


def chooses(visit: Visit, *wanted: str) -> None:
    """Ameli's answers, one step after the other."""
    for each in wanted:
        visit.ways.choose(visit.step, outcome(visit, each))


def to_the_link(visit: Visit) -> None:
    """From the first step to waiting for the link of 7 days."""
    chooses(visit, "formulaire", "acceptees", "coherentes", "lien_plus_tard")
