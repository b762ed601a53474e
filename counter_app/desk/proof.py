"""The phrase once more, of who has unlocked: before what another at their keyboard must not do.

Opens nothing and closes nothing; light to import, like `opening`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.desk.agents import Agents, Proven
from counter_app.desk.problem import DeskProblem
from counter_app.vault.slots import Agent
from counter_app.vault.strength import weakness

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


class Proof:
    """`listed`: gives who may unlock, or raises DeskProblem. Every method raises Refused, or
    DeskProblem, having changed nothing.
    """

    def __init__(self, people: Agents, listed: Callable[[], tuple[Agent, ...]]) -> None:
        self._people = people
        self._listed = listed

    def by_phrase(self, agent: Agent, secret: str) -> Proven:
        """Who gives the recovery code must choose a phrase, and change the key, first."""
        proven = self._people.prove(agent, secret)
        if proven.by_code:
            proven.key.forget()
            raise DeskProblem(
                "Le code de secours se donne à l’ouverture\u00a0: verrouiller d’abord."
            )
        return proven

    def of(self, counter: Counter, secret: str) -> Proven:
        """The agent who has unlocked that desk."""
        agent = next((a for a in self._listed() if a.name == counter.agent), None)
        if agent is None:
            raise DeskProblem("Cet agent n’a plus de phrase ici\u00a0: se reconnecter.")
        return self.by_phrase(agent, secret)

    def change_passphrase(self, counter: Counter, current: str, passphrase: str) -> None:
        """Another passphrase for the agent who has unlocked."""
        if weak := weakness(passphrase, counter.agent):
            raise DeskProblem(weak)
        proven = self.of(counter, current)
        try:
            self._people.change_phrase(proven, passphrase)
        finally:
            proven.key.forget()

    def add_agent(self, counter: Counter, secret: str, name: str, passphrase: str) -> Agent:
        """One more agent, by the one who has unlocked."""
        if weak := weakness(passphrase, name):
            raise DeskProblem(weak)
        proven = self.of(counter, secret)
        try:
            return self._people.add(proven, name, passphrase)
        finally:
            proven.key.forget()
