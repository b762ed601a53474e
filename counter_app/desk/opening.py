"""Before anyone has unlocked: who may, and the way in. Light to import: the first screen needs it.

Everything heavy is imported inside `warm_up`, `begin` and `unlock`, which run in a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from counter_app.desk.agents import Agents, Proven
from counter_app.desk.problem import LOST, DeskProblem, Refused, disk_told
from counter_app.desk.proof import Proof
from counter_app.desk.trial import Trial
from counter_app.desk.words import local_now
from counter_app.settings import Settings
from counter_app.store import plain
from counter_app.store.folder import refuse_place
from counter_app.vault.slots import Agent
from counter_app.vault.strength import strength, weakness
from counter_app.vault.strength import warm as warm_strength

if TYPE_CHECKING:
    from collections.abc import Collection

    from counter_app.desk.counter import Counter
    from counter_app.store.database import Database
    from counter_app.vault.turning import Turned

__all__ = [
    "Agent",
    "Begun",
    "Opening",
    "Proven",
    "Refused",
    "strength",
    "warm_strength",
    "weakness",
]


_UNSEEN = "Le nouveau code de secours n’a pas été montré\u00a0: en tirer un autre."


@dataclass(frozen=True, slots=True)
class Begun:
    """The open desk of a first run or of a new data key, and the recovery code to show once."""

    counter: Counter
    recovery_code: str


@contextmanager
def _code_at_stake() -> Iterator[None]:
    """The code is drawn and nobody has seen it: who has an old one on paper must know."""
    try:
        yield
    except DeskProblem as problem:
        raise DeskProblem(f"{problem} {_UNSEEN}") from problem


class Opening:
    """The locked desk of one data folder. `now`: its clock. `proof`: the phrase once more, of who
    has unlocked. `trial`: another desk, of invented dossiers.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.now: Callable[[], datetime] = local_now
        self.people = Agents(settings, self._moment)
        self.proof = Proof(self.people, self.agents)
        self.trial = Trial(settings)
        self._last: Counter | None = None

    def _moment(self) -> datetime:
        return self.now()

    def agents(self) -> tuple[Agent, ...]:
        """Who may unlock, the last one first; () on a first run. Raises DeskProblem, also for a
        folder that Guichet refuses and a database that is gone or of a newer version, so that
        nobody types for nothing.
        """
        with suppress(OSError), disk_told():
            refuse_place(self.settings.home)
        if self.settings.lost:
            raise DeskProblem(LOST)
        if plain.newer(self.settings.database):
            raise DeskProblem(" ".join(plain.NEWER))
        return self.people.listed()

    def damaged(self) -> bool:
        """Whether the database has to be put back from a copy; reads all of it, for a thread."""
        from counter_app.desk.care import damaged

        return damaged(self.settings)

    def warm_up(self) -> None:
        """Import what unlocking needs, while the agent types."""
        import counter_app.desk.counter  # noqa: F401
        from counter_app.checks import warm as warm_checks
        from counter_app.procedure.loader import reasons, shipped
        from counter_app.procedure.pictures import pictures

        shipped()
        reasons()
        pictures()
        warm_checks()
        with suppress(DeskProblem):
            if not self.agents():
                warm_strength()

    def begin(self, agent: str, passphrase: str) -> Begun:
        """The first run: database, first agent, recovery code. Raises DeskProblem, also once there
        is a code that nobody has seen, and then says so: so do all that give `Begun`.
        """
        if weak := weakness(passphrase, agent):
            raise DeskProblem(weak)
        database = self._database()
        try:
            first, code = self.people.begin(agent, passphrase)
        except DeskProblem:
            database.close()
            raise
        with _code_at_stake():
            return Begun(self._counter(first, database), code)

    def enter(self, agent: Agent, secret: str) -> Counter | Begun | Proven:
        """What a phrase opens: the desk, with a new recovery code where the database has none; by
        the recovery code, who must now choose a phrase (`rescue`). Raises Refused, DeskProblem.
        """
        proven = self.people.prove(agent, secret)
        if proven.by_code:
            return proven
        if not self.people.has_code():
            # A copy from before an agent was removed: what is written from now on is not for him.
            turned = None
            # Another window has it: at the next opening.
            with suppress(DeskProblem):
                turned = self.people.renew_code(proven)
            if turned is not None:
                return self._begun(proven, turned)
        return self._counter(proven, self._database())

    def unlock(self, agent: Agent, passphrase: str) -> Counter:
        """The open desk, by the agent's passphrase. Raises Refused, DeskProblem."""
        return self._counter(self.proof.by_phrase(agent, passphrase), self._database())

    def rescue(self, proven: Proven, passphrase: str) -> Begun:
        """The phrase of who came in with the recovery code, and the open desk; the code is another
        from now on. Raises DeskProblem.
        """
        return self._begun(proven, self.people.rescue(proven, passphrase))

    def remove(self, proven: Proven, leaving: Collection[Agent]) -> Begun:
        """The desk without them, opened again. Raises DeskProblem."""
        return self._begun(proven, self.people.remove(proven, leaving))

    def renew_code(self, proven: Proven) -> Begun:
        """The desk with another recovery code. Raises DeskProblem."""
        return self._begun(proven, self.people.renew_code(proven))

    def _begun(self, proven: Proven, turned: Turned) -> Begun:
        proven.key.forget()
        again = replace(proven, key=turned.key)
        with _code_at_stake():
            return Begun(self._counter(again, self._database()), turned.recovery_code)

    def _counter(self, proven: Proven, database: Database) -> Counter:
        from counter_app.desk.care import Caretaker
        from counter_app.desk.counter import Counter

        key = proven.key
        try:
            counter = Counter(self.settings, proven.agent.name, key, database, self.now)
        except DeskProblem:
            database.close()
            key.forget()
            raise
        counter.caretaker = Caretaker(self.settings, counter.now, counter.saving.tell)
        self._last = self._current(counter, proven)
        return self._last

    def _current(self, counter: Counter, proven: Proven) -> Counter:
        """Only now does nobody else change the key: nothing may be sealed with one that is gone."""
        try:
            self.people.check(proven)
        except DeskProblem:
            counter.close()
            raise
        return counter

    def close(self) -> None:
        """Once no more keys come: a desk that was still being opened then is nobody's. Harmless
        where it was closed.
        """
        opened, self._last = self._last, None
        if opened is not None:
            opened.close()

    def _database(self) -> Database:
        from counter_app.store.database import open_database

        with disk_told():
            return open_database(self.settings.database, self.settings.site)
