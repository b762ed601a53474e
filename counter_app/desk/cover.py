"""A desk that is locked and still open below, because the disk has not taken everything yet.

Must not know a screen, nor write a thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from counter_app.desk.agents import told
from counter_app.vault.cover import Cover as Slots
from counter_app.vault.slots import Agent

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


class Cover:
    """`counter`: the desk below. To be made while its file can be read."""

    def __init__(self, counter: Counter) -> None:
        self.counter = counter
        self._slots = Slots(counter.settings.database, counter.key)

    def agents(self) -> tuple[Agent, ...]:
        """Who may lift it, the last one first; who is below where the file was never read."""
        known = tuple(Agent(slot.id, slot.name) for slot in self._slots.look())
        return known or (Agent("", self.counter.agent),)

    def lift(self, agent: Agent, passphrase: str) -> Agent:
        """Who it was. Takes some tenths of a second: for a thread. Raises Refused, DeskProblem."""
        with told():
            self._slots.lift(agent.id, passphrase)
        return agent
