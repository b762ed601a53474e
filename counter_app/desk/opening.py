"""Before anyone has unlocked: who may, and the way in. Light to import: the first screen needs it.

Everything heavy is imported inside `warm_up`, `begin` and `unlock`, which run in a thread.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.desk.problem import DeskProblem
from counter_app.desk.words import local_now
from counter_app.settings import Settings
from counter_app.store import plain
from counter_app.vault.problems import TooSoon, VaultProblem, WrongCode, WrongPassphrase
from counter_app.vault.recovery import looks_like_code
from counter_app.vault.slots import Agent, KeySlots
from counter_app.vault.strength import weakness

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter
    from counter_app.store.database import Database
    from counter_app.vault.key import DataKey

__all__ = ["Agent", "Begun", "Opening", "Refused", "weakness"]


class Refused(DeskProblem):
    """The passphrase was not right. `wait`: seconds before the next try is looked at."""

    def __init__(self, sentence: str, wait: float) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True, slots=True)
class Begun:
    """A first run: the open desk, and the recovery code to show once."""

    counter: Counter
    recovery_code: str


class Opening:
    """The locked desk of one data folder. `now`: its clock."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.now: Callable[[], datetime] = local_now
        self._slots = KeySlots(settings.database)
        self._throwaway: Path | None = None

    def agents(self) -> tuple[Agent, ...]:
        """Who may unlock, the last one first; () on a first run. Raises DeskProblem, also for a
        database that is gone or of a newer version, so that nobody types for nothing.
        """
        if self.settings.lost:
            raise DeskProblem("La base de Guichet n’est plus dans son dossier.")
        if plain.newer(self.settings.database):
            raise DeskProblem(" ".join(plain.NEWER))
        try:
            return self._slots.agents()
        except VaultProblem as problem:
            raise DeskProblem(str(problem)) from problem

    def damaged(self) -> bool:
        """Whether the database has to be put back from a copy; reads all of it, for a thread."""
        from counter_app.desk.care import damaged

        return damaged(self.settings)

    def warm_up(self) -> None:
        """Import what unlocking needs, while the agent types."""
        import counter_app.desk.counter  # noqa: F401
        from counter_app.checks import warm
        from counter_app.procedure.loader import reasons, shipped

        shipped()
        reasons()
        warm()

    def begin(self, agent: str, passphrase: str) -> Begun:
        """The first run: database, first agent, recovery code. Raises DeskProblem."""
        if weak := weakness(passphrase, agent):
            raise DeskProblem(weak)
        database = self._database()
        try:
            first = self._slots.create(agent, passphrase)
        except VaultProblem as problem:
            database.close()
            raise DeskProblem(str(problem)) from problem
        return Begun(self._counter(first.agent.name, first.key, database), first.recovery_code)

    def unlock(self, agent: Agent, passphrase: str) -> Counter:
        """The open desk, by the agent's passphrase or the site's recovery code.

        Raises Refused, DeskProblem.
        """
        try:
            if looks_like_code(passphrase):
                key = self._slots.unlock_with_code(passphrase)
            else:
                key = self._slots.unlock(agent.id, passphrase)
        except (WrongPassphrase, WrongCode, TooSoon) as problem:
            raise Refused(str(problem), problem.wait) from problem
        except VaultProblem as problem:
            raise DeskProblem(str(problem)) from problem
        return self._counter(agent.name, key, self._database())

    def _counter(self, agent: str, key: DataKey, database: Database) -> Counter:
        from counter_app.desk.care import Caretaker
        from counter_app.desk.counter import Counter

        try:
            counter = Counter(self.settings, agent, key, database, self.now)
        except DeskProblem:
            database.close()
            key.forget()
            raise
        counter.caretaker = Caretaker(self.settings, counter.now, counter.saving.tell)
        return counter

    def change_passphrase(self, counter: Counter, passphrase: str) -> None:
        """Another passphrase for the agent who has unlocked. Raises DeskProblem."""
        if weak := weakness(passphrase, counter.agent):
            raise DeskProblem(weak)
        agent = next((a for a in self.agents() if a.name == counter.agent), None)
        if agent is None:
            raise DeskProblem("Cet agent n’a plus de phrase ici : se reconnecter.")
        try:
            self._slots.set_passphrase(counter.key, agent.id, passphrase)
        except VaultProblem as problem:
            raise DeskProblem(str(problem)) from problem

    def _database(self) -> Database:
        from counter_app.store.database import open_database
        from counter_app.store.problems import StoreProblem

        try:
            return open_database(self.settings.database, self.settings.site)
        except StoreProblem as problem:
            raise DeskProblem(str(problem)) from problem

    def demo(self) -> Counter:
        """Invented dossiers in a throw-away folder; nothing to unlock. Raises DeskProblem."""
        from counter_app.desk.demo import furnished
        from counter_app.store.problems import StoreProblem

        self.tidy()
        try:
            self._throwaway = Path(tempfile.mkdtemp(prefix="guichet-demo-"))
            return furnished(replace(self.settings, home=self._throwaway))
        except (OSError, StoreProblem, VaultProblem) as problem:
            raise DeskProblem(
                "Pas de place pour les dossiers d’essai : libérer le disque, puis relancer."
            ) from problem

    def tidy(self) -> None:
        """The throw-away folder goes with the demonstration."""
        if self._throwaway is not None:
            shutil.rmtree(self._throwaway, ignore_errors=True)
