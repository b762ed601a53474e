"""The agents of a desk: who they are, one more, one less, another phrase, another recovery code.

Whoever leaves, and whoever comes in with the recovery code, changes the data key: all that is open
is sealed again with a new one, in one transaction, while nobody else has the database. Light to
import: the first screen needs it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.desk.problem import DeskProblem, Refused, disk_told
from counter_app.desk.words import local_now
from counter_app.settings import Settings
from counter_app.vault.problems import (
    SealBroken,
    TooSoon,
    VaultProblem,
    WrongCode,
    WrongPassphrase,
)
from counter_app.vault.recovery import looks_like_code
from counter_app.vault.slots import Agent, Also, KeySlots, heard
from counter_app.vault.strength import weakness
from counter_app.vault.turning import Renewed, Turned

if TYPE_CHECKING:
    import sqlite3

    from counter_app.store.resealing import Bound
    from counter_app.vault.key import DataKey

Clock = Callable[[], datetime]
Wait = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Proven:
    """An agent whose phrase has opened, or for whom the recovery code has: the key it gave."""

    agent: Agent
    key: DataKey
    by_code: bool = False


@contextmanager
def told() -> Iterator[None]:
    """What the vault refuses, as the desk says it. Raises Refused, DeskProblem."""
    try:
        yield
    except (WrongPassphrase, WrongCode, TooSoon) as problem:
        raise Refused(str(problem), problem.wait) from problem
    except VaultProblem as problem:
        raise DeskProblem(str(problem)) from problem


class Agents:
    """`clock`: the desk's. Every method raises DeskProblem; all but `listed` and `named` take some
    tenths of a second: call them in a thread. A key that is given is never forgotten here.
    """

    def __init__(self, settings: Settings, clock: Clock = local_now) -> None:
        self._settings = settings
        self._clock = clock
        self._slots = KeySlots(settings.database)

    def listed(self) -> tuple[Agent, ...]:
        """Who may unlock, the last one first; () on a first run."""
        with told():
            return self._slots.agents()

    def named(self, name: str) -> Agent:
        """The agent of that name, as it is heard."""
        found = next((a for a in self.listed() if heard(a.name) == heard(name)), None)
        if found is None:
            raise DeskProblem(
                f"Aucun agent «\u00a0{name}\u00a0» ici\u00a0: voir «\u00a0agents list\u00a0»."
            )
        return found

    def prove(self, agent: Agent, secret: str, wait: Wait | None = None) -> Proven:
        """The agent by the phrase, or by the recovery code. `wait`: called with the seconds of a
        delay that still runs, to come back after them; without it that is refused. Raises Refused.
        """
        try:
            with told():
                return self._prove(agent, secret)
        except Refused as refused:
            if wait is None or not isinstance(refused.__cause__, TooSoon):
                raise
            wait(refused.wait)
        with told():
            return self._prove(agent, secret)

    def _prove(self, agent: Agent, secret: str) -> Proven:
        if looks_like_code(secret):
            return Proven(agent, self._slots.unlock_with_code(secret), by_code=True)
        return Proven(agent, self._slots.unlock(agent.id, secret))

    def begin(self, name: str, phrase: str) -> tuple[Proven, str]:
        """The first agent of a desk that has its database, and the recovery code."""
        with told():
            first = self._slots.create(name, phrase)
        return Proven(first.agent, first.key), first.recovery_code

    def add(self, by: Proven, name: str, phrase: str) -> Agent:
        """One more, who will open with that phrase."""
        _check(phrase, name)
        with told():
            return self._slots.add_agent(by.key, name, phrase, self._line(by, "agent_added"))

    def change_phrase(self, by: Proven, phrase: str) -> None:
        """Another phrase for who has proven to be an agent."""
        _check(phrase, by.agent.name)
        also = self._line(by, "phrase_changed")
        with told():
            self._slots.set_passphrase(by.key, by.agent.id, phrase, also)

    def check(self, by: Proven) -> None:
        """That the key is still the data key: another window may have changed it meanwhile."""
        with told():
            self._slots.check(by.key)

    def has_code(self) -> bool:
        """False for a copy put back from before an agent was removed: a new key is due."""
        with told():
            return self._slots.has_code()

    def remove(self, by: Proven, leaving: Collection[Agent]) -> Turned:
        """Nobody of `leaving` opens what is written from now on: a new data key, a new code."""
        return self._turn(by, leaving=leaving)

    def renew_code(self, by: Proven) -> Turned:
        """A new recovery code, and with it a new data key."""
        return self._turn(by)

    def rescue(self, by: Proven, phrase: str) -> Turned:
        """A new phrase for who came in with the recovery code; with it a new data key and code."""
        _check(phrase, by.agent.name)
        return self._turn(by, renewed=Renewed(by.agent.id, phrase))

    def _turn(
        self, by: Proven, *, leaving: Collection[Agent] = (), renewed: Renewed | None = None
    ) -> Turned:
        from counter_app.store.database import open_database
        from counter_app.store.resealing import alone, reseal

        with disk_told(), told():
            # The schema of today first: what is sealed is found by its tables.
            open_database(self._settings.database, self._settings.site).close()
            with alone(self._settings.database) as connection:
                ids = [agent.id for agent in leaving]
                turned = self._slots.turn(connection, by.key, leaving=ids, renewed=renewed)
                reseal(connection, _recast(by.key, turned.key))
                self._tell(connection, by, turned, renewed)
        self._spread()
        return turned

    def _tell(
        self,
        connection: sqlite3.Connection,
        by: Proven,
        turned: Turned,
        renewed: Renewed | None,
    ) -> None:
        if renewed is not None:
            self._line(by, "code_used")(connection, by.agent)
        for slot_id, name in turned.gone:
            self._line(by, "agent_removed")(connection, Agent(slot_id, name))
        self._line(by, "code_changed")(connection, Agent(turned.old_code, ""))

    def _line(self, by: Proven, kind: str) -> Also:
        """Puts a line of the journal in a transaction: who did it, and about whom."""
        from counter_app.store.records import JournalLine
        from counter_app.store.resealing import add_line

        def told(connection: sqlite3.Connection, about: Agent) -> None:
            detail = f"{about.id} {about.name}".strip()
            line = JournalLine(self._clock(), by.agent.name, kind, detail=detail)
            add_line(connection, self._settings.site, line)

        return told

    def _spread(self) -> None:
        """The own copies: who left opens none, and today's is of the new key."""
        from counter_app.store import backup
        from counter_app.store.problems import StoreProblem
        from counter_app.store.upkeep import follow_all

        database = self._settings.database
        with suppress(StoreProblem):
            follow_all(database)
        with suppress(StoreProblem):
            backup.daily(database, self._clock().date(), again=True)


def _check(phrase: str, name: str) -> None:
    if weak := weakness(phrase, name):
        raise DeskProblem(weak)


def _recast(old: DataKey, new: DataKey) -> Callable[[Bound, bytes], bytes]:
    """From one key to the other. What could not be read stays as it is: no worse than it was."""
    from counter_app.desk.steps import label_of
    from counter_app.vault.sealing import Label, seal, unseal

    def recast(bound: Bound, sealed: bytes) -> bytes:
        if bound.number is None:
            label = Label(bound.site, bound.dossier, bound.field, bound.version)
        else:
            slot = (bound.number, bound.field)
            label = label_of(bound.site, bound.dossier, slot, bound.version)
        try:
            return seal(new, unseal(old, sealed, label), label)
        except SealBroken:
            return sealed

    return recast
