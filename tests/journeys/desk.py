"""A mairie's data folder: its agents, its clock, and what its disk really holds.

Argon2id is turned down to its least cost, so that a story does not wait for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from counter_app.desk.counter import Counter
from counter_app.desk.ledger import opened
from counter_app.desk.opening import Opening, Proven
from counter_app.settings import Settings
from counter_app.store.database import Database, open_database
from counter_app.store.header import Stored
from counter_app.store.records import ClosedVisit, JournalLine
from counter_app.store.repository import Repository
from counter_app.vault.derivation import Cost
from counter_app.vault.slots import KeySlots
from tests.journeys.clock import Clock

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
PHRASE = "quatre mots bien choisis"
CLAIRE, KARIM = "Claire", "Karim"


class TimedOpening(Opening):
    """The locked desk, on the story's clock and with slots that open at once."""

    def __init__(self, settings: Settings, clock: Clock, opened: list[Counter]) -> None:
        super().__init__(settings)
        self._counters = opened
        self._clock = clock
        self.now = clock.now
        self.people._slots = KeySlots(settings.database, cost=CHEAP)

    def _counter(self, proven: Proven, database: Database) -> Counter:
        counter = super()._counter(proven, database)
        counter.now = self._clock.now
        counter.saving._clock = self._clock.now
        self._counters.append(counter)
        return counter


@dataclass
class Desk:
    """One mairie. `settings.home` is the data folder; `clock` the only time there is."""

    settings: Settings
    clock: Clock = field(default_factory=Clock)
    _left: list[Counter] = field(default_factory=list)
    _opened: list[Counter] = field(default_factory=list)

    @classmethod
    def furnished(cls, home: Path) -> Desk:
        """A desk where Claire and Karim already have their passphrase."""
        desk = cls(Settings(home))
        open_database(desk.settings.database, desk.settings.site).close()
        first = desk.slots.create(CLAIRE, PHRASE)
        desk.slots.add_agent(first.key, KARIM, PHRASE)
        return desk

    @property
    def slots(self) -> KeySlots:
        return KeySlots(self.settings.database, cost=CHEAP)

    def opening(self) -> TimedOpening:
        return TimedOpening(self.settings, self.clock, self._opened)

    def counter(self, agent: str = CLAIRE) -> Counter:
        """The desk unlocked, by whom; another call is another window."""
        opening = self.opening()
        who = next(each for each in opening.agents() if each.name == agent)
        counter = opening.unlock(who, PHRASE)
        self._left.append(counter)
        return counter

    def drop(self, counter: Counter) -> None:
        """The window is gone without a word: the system frees its locks, nothing is tidied."""
        for hold in counter._holds._held.values():
            hold._lock.release()
        counter._holds._held.clear()

    def shut(self) -> None:
        """End what the windows of this story left running."""
        for counter in self._left:
            counter.close(wait=10.0)

    # -- what the disk holds -----------------------------------------------------------------

    def _read(self) -> tuple[Database, Repository]:
        for counter in self._opened:
            assert counter.saving.flush(30.0)
        database = open_database(self.settings.database, self.settings.site)
        return database, Repository(database)

    def dossiers(self) -> tuple[tuple[Stored, Mapping[str, str]], ...]:
        """Every dossier on disk with its answers in clear, the last touched first."""
        database, repository = self._read()
        key = self.slots.unlock(self.slots.agents()[0].id, PHRASE)
        try:
            stored = [repository.load(header.id) for header in repository.headers()]
            return tuple((each, opened(key, each.header, each.answers)) for each in stored)
        finally:
            key.forget()
            database.close()

    def journal(self) -> tuple[JournalLine, ...]:
        database, repository = self._read()
        try:
            return repository.journal()
        finally:
            database.close()

    def closed(self) -> tuple[ClosedVisit, ...]:
        database, repository = self._read()
        try:
            return repository.closed_visits()
        finally:
            database.close()

    def bytes_on_disk(self) -> bytes:
        """All the files of the database as they are, to look for what must not be there."""
        files = sorted(self.settings.home.glob(f"{self.settings.database.name}*"))
        return b"".join(file.read_bytes() for file in files)
