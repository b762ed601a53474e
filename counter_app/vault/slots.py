"""Key slots: the data key wrapped once per agent, and once for the recovery code.

What opens a slot is a key that comes from Argon2id with the slot's own salt and parameters. A try
is counted on disk before it is evaluated, so that ending the process does not save it.
"""

from __future__ import annotations

import sqlite3
import time
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from counter_app.vault.derivation import Cost
from counter_app.vault.file import reading, writing
from counter_app.vault.key import DataKey
from counter_app.vault.patience import Patience
from counter_app.vault.problems import (
    SealBroken,
    TooSoon,
    VaultProblem,
    WrongCode,
    WrongPassphrase,
)
from counter_app.vault.recovery import draw_code, read_code
from counter_app.vault.slot import Slot, add_slot, all_slots, pick_slot, rewrap_slot, wrap
from counter_app.vault.turning import Renewed, Turned, check_current, turn

_COUNT = "UPDATE key_slot SET tries = tries + 1 WHERE id = ?"
_WELCOME = "UPDATE key_slot SET tries = 0, used = (SELECT max(used) + 1 FROM key_slot) WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Agent:
    """Who may unlock. `id` is the slot's; `name` as the agent wrote it."""

    id: str
    name: str


Also = Callable[[sqlite3.Connection, Agent], None]
"""What else is written in the same transaction: a line of the journal."""


def _nothing_else(_connection: sqlite3.Connection, _agent: Agent) -> None:
    """Only the slot."""


@dataclass(frozen=True, slots=True)
class FirstKey:
    """What a first run gives: the key, its agent, and the code to show once and never keep."""

    key: DataKey
    agent: Agent
    recovery_code: str


class KeySlots:
    """The agents of one database. `clock`: monotonic seconds; `cost`: that of new slots.

    Every method that reads or writes the file raises VaultProblem when it cannot. `create`,
    `add_agent`, `set_passphrase` and both unlockings take 0.1 s or more: call them in a thread.
    """

    def __init__(
        self,
        database: Path,
        *,
        clock: Callable[[], float] = time.monotonic,
        cost: Cost | None = None,
    ) -> None:
        self._database = database
        self._patience = Patience(clock)
        self._cost = cost or Cost.usual()

    def agents(self) -> tuple[Agent, ...]:
        """Who can unlock, the last who did first; () on a first run. Delays run from here."""
        slots = self._slots()
        for slot in slots:
            self._patience.remaining(slot.id, slot.tries)
        people = sorted((s for s in slots if s.kind == "agent"), key=lambda s: -s.used)
        return tuple(Agent(slot.id, slot.name) for slot in people)

    def create(self, name: str, passphrase: str) -> FirstKey:
        """The first run: draws the key, its first agent and the recovery code.

        The table must exist (the store opens the database first). Raises VaultProblem when somebody
        already has a slot.
        """
        key, code = DataKey.draw(), draw_code()
        agent = wrap("agent", _clean(name), key, passphrase, self._cost)
        rescue = wrap("code", "", key, read_code(code), self._cost)
        with writing(self._database) as connection:
            if all_slots(connection):
                raise VaultProblem(
                    "Cette base a déjà ses agents\u00a0: se connecter avec l’un d’eux."
                )
            add_slot(connection, agent)
            add_slot(connection, rescue)
        return FirstKey(key, Agent(agent.id, agent.name), code)

    def add_agent(
        self, key: DataKey, name: str, passphrase: str, also: Also = _nothing_else
    ) -> Agent:
        """One more agent, by someone who has unlocked. Raises VaultProblem if the name is taken."""
        slot = wrap("agent", _clean(name), key, passphrase, self._cost)
        agent = Agent(slot.id, slot.name)
        with writing(self._database) as connection:
            slots = all_slots(connection)
            check_current(slots, key)
            if any(heard(s.name) == heard(slot.name) for s in slots):
                raise VaultProblem("Un agent porte déjà ce nom\u00a0: ajouter une initiale.")
            add_slot(connection, slot)
            also(connection, agent)
        return agent

    def set_passphrase(
        self, key: DataKey, agent_id: str, passphrase: str, also: Also = _nothing_else
    ) -> None:
        """Another passphrase for an agent who has unlocked."""
        old = pick_slot(self._slots(), agent_id)
        new = wrap("agent", old.name, key, passphrase, self._cost, slot_id=old.id)
        with writing(self._database) as connection:
            slots = all_slots(connection)
            check_current(slots, key)
            rewrap_slot(connection, new, pick_slot(slots, agent_id))
            also(connection, Agent(old.id, old.name))

    def turn(
        self,
        connection: sqlite3.Connection,
        key: DataKey,
        *,
        leaving: Collection[str] = (),
        renewed: Renewed | None = None,
    ) -> Turned:
        """Another data key (see `turning`), on a transaction of the caller's. Takes 0.2 s."""
        return turn(connection, key, self._cost, leaving=leaving, renewed=renewed)

    def check(self, key: DataKey) -> None:
        """Raises Changed when another window has drawn a new data key meanwhile."""
        check_current(self._slots(), key)

    def has_code(self) -> bool:
        """Whether a recovery code opens; False for a copy put back from before it was changed."""
        return any(slot.kind == "code" for slot in self._slots())

    def unlock(self, agent_id: str, passphrase: str) -> DataKey:
        """The data key. Raises WrongPassphrase, TooSoon, VaultProblem."""
        return self._open(agent_id, passphrase, WrongPassphrase)

    def unlock_with_code(self, code: str) -> DataKey:
        """The data key. Raises MistypedCode (nothing counted), WrongCode, TooSoon, VaultProblem."""
        signs = read_code(code)
        rescue = next((slot.id for slot in self._slots() if slot.kind == "code"), "")
        return self._open(rescue, signs, WrongCode)

    def wait(self, agent_id: str) -> float:
        """Seconds before this agent's next try will be looked at; 0.0 if now."""
        slot = pick_slot(self._slots(), agent_id)
        return self._patience.remaining(slot.id, slot.tries)

    def _slots(self) -> list[Slot]:
        with reading(self._database) as connection:
            return all_slots(connection) if connection else []

    def _open(self, slot_id: str, secret: str, refusal: Callable[[float], VaultProblem]) -> DataKey:
        slot, tries = self._count_try(slot_id)
        try:
            key = slot.open(secret)
        except SealBroken:
            raise refusal(self._patience.failed(slot_id, tries)) from None
        anew = self._renewed(slot, key, secret) if slot.is_old else None
        with writing(self._database) as connection:
            connection.execute(_WELCOME, (slot_id,))
            if anew is not None:
                rewrap_slot(connection, anew, slot)
        return key

    def _renewed(self, slot: Slot, key: DataKey, secret: str) -> Slot:
        return wrap(slot.kind, slot.name, key, secret, self._cost, slot_id=slot.id)

    def _count_try(self, slot_id: str) -> tuple[Slot, int]:
        with writing(self._database) as connection:
            slot = pick_slot(all_slots(connection), slot_id)
            if wait := self._patience.remaining(slot_id, slot.tries):
                raise TooSoon(wait)
            connection.execute(_COUNT, (slot_id,))
        return slot, slot.tries + 1


def heard(name: str) -> str:
    """A name as it is told from the others: whatever its case, its spaces, and whether its accents
    are signs of their own.
    """
    return unicodedata.normalize("NFC", " ".join(name.split())).casefold()


def _clean(name: str) -> str:
    cleaned = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not cleaned:
        raise VaultProblem("Il manque le nom de l’agent\u00a0: l’écrire.")
    return cleaned
