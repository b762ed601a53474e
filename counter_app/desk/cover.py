"""A desk that is locked and still open below, because the disk has not taken everything yet.

Must not know a screen, nor write a thing.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from counter_app.desk.agents import told
from counter_app.desk.problem import DeskProblem
from counter_app.vault.cover import Cover as Slots
from counter_app.vault.slots import Agent, KeySlots

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


class Cover:
    """`counter`: the desk below."""

    def __init__(self, counter: Counter) -> None:
        self._database = counter.settings.database
        self._below = counter.agent
        self._slots = Slots(self._database, counter.key)

    def agents(self) -> tuple[Agent, ...]:
        """Who may lift it, the last one first; only who is below while the file cannot be read."""
        found: tuple[Agent, ...] = ()
        with suppress(DeskProblem), told():
            found = KeySlots(self._database).agents()
        return found or (Agent("", self._below),)

    def lift(self, agent: Agent, passphrase: str) -> Agent:
        """Who it was. Takes some tenths of a second: for a thread. Raises Refused, DeskProblem."""
        with told():
            self._slots.lift(agent.id, passphrase)
        return agent
