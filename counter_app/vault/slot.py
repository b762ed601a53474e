"""One key slot: a row of `key_slot`, wrapped and read here; the store only creates the table.

`wrapped` begins with its format: 1, the data key in a box of the phrase's, as slots were made at
first; 2, an `Envelope`.
"""

from __future__ import annotations

import os
import sqlite3
import uuid
from dataclasses import dataclass, fields, replace
from typing import Literal

from counter_app.vault.cipher import FORMAT as FIRST_FORMAT
from counter_app.vault.cipher import open_box
from counter_app.vault.derivation import SALT_BYTES, Cost, derive
from counter_app.vault.envelope import Envelope
from counter_app.vault.key import DataKey
from counter_app.vault.problems import SealBroken, VaultProblem

Kind = Literal["agent", "code"]

_ALL = "SELECT id, kind, name, salt, memory_kib, passes, lanes, wrapped, tries, used FROM key_slot"
_ADD = "INSERT INTO key_slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REWRAP = (
    "UPDATE key_slot SET salt=?, memory_kib=?, passes=?, lanes=?, wrapped=?, tries=0"
    " WHERE id=? AND wrapped=?"
)
_TURN = "UPDATE key_slot SET wrapped=? WHERE id=?"
_REMOVE = "DELETE FROM key_slot WHERE id=?"


@dataclass(frozen=True, slots=True)
class Slot:
    """One row, in the order of its columns.

    `tries`: failures in a row. `used`: rank of the last unlocking, 0 for never.
    """

    id: str
    kind: Kind
    name: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    wrapped: bytes
    tries: int = 0
    used: int = 0

    def open(self, secret: str) -> DataKey:
        """The data key. Raises SealBroken when `secret` is not this slot's."""
        wrapping = derive(secret, self.salt, Cost(self.memory_kib, self.passes, self.lanes))
        if self.is_old:
            return DataKey(open_box(wrapping, self.wrapped, self._context))
        return Envelope.read(self.wrapped).open(wrapping, self._context)

    def turned(self, old: DataKey, new: DataKey) -> Slot:
        """The same for another data key. Raises SealBroken: of the first format, or not `old`'s."""
        envelope = Envelope.read(self.wrapped).turned(old, new, self._context)
        return replace(self, wrapped=bytes(envelope))

    def holds(self, key: DataKey) -> bool:
        """Whether that is its data key; False where its first format cannot tell."""
        try:
            return Envelope.read(self.wrapped).holds(key, self._context)
        except SealBroken:
            return False

    @property
    def is_old(self) -> bool:
        """Of the first format: a new data key cannot reach it."""
        return self.wrapped[:1] == FIRST_FORMAT

    @property
    def _context(self) -> tuple[str, ...]:
        return ("slot", self.kind, self.id)


COLUMNS = tuple(field.name for field in fields(Slot))
"""Columns of `key_slot`, in order; a test of the store checks that its table agrees."""


def wrap(
    kind: Kind, name: str, key: DataKey, secret: str, cost: Cost, *, slot_id: str = ""
) -> Slot:
    """A slot that opens `key` with `secret`, under a salt of its own."""
    slot_id = slot_id or str(uuid.uuid4())
    salt = os.urandom(SALT_BYTES)
    envelope = Envelope.make(key, derive(secret, salt, cost), ("slot", kind, slot_id))
    parts = (salt, cost.memory_kib, cost.passes, cost.lanes, bytes(envelope))
    return Slot(slot_id, kind, name, *parts)


def all_slots(connection: sqlite3.Connection) -> list[Slot]:
    """In the order they were added."""
    return [Slot(*row) for row in connection.execute(_ALL)]


def pick_slot(slots: list[Slot], slot_id: str) -> Slot:
    """The one of that id. Raises VaultProblem when it is gone."""
    found = next((slot for slot in slots if slot.id == slot_id), None)
    if found is None:
        raise VaultProblem("Cet agent n’existe plus sur ce poste\u00a0: en choisir un autre.")
    return found


def add_slot(connection: sqlite3.Connection, slot: Slot) -> None:
    """Adds a row."""
    connection.execute(_ADD, tuple(getattr(slot, column) for column in COLUMNS))


def rewrap_slot(connection: sqlite3.Connection, slot: Slot, old: Slot) -> None:
    """Puts the new wrapping of a row, unless it is no longer `old`; its failures are forgotten."""
    cost = (slot.memory_kib, slot.passes, slot.lanes)
    connection.execute(_REWRAP, (slot.salt, *cost, slot.wrapped, slot.id, old.wrapped))


def turn_slot(connection: sqlite3.Connection, slot: Slot) -> None:
    """Puts what another data key made of a row; its failures stay."""
    connection.execute(_TURN, (slot.wrapped, slot.id))


def remove_slot(connection: sqlite3.Connection, slot: Slot) -> None:
    """It opens nothing any more."""
    connection.execute(_REMOVE, (slot.id,))
