"""One key slot: a row of `key_slot`, wrapped and read here; the store only creates the table."""

from __future__ import annotations

import os
import sqlite3
import uuid
from dataclasses import dataclass, fields
from typing import Literal

from counter_app.vault.cipher import lock_box, open_box
from counter_app.vault.derivation import SALT_BYTES, Cost, derive
from counter_app.vault.key import DataKey
from counter_app.vault.problems import VaultProblem

Kind = Literal["agent", "code"]

_ALL = "SELECT id, kind, name, salt, memory_kib, passes, lanes, wrapped, tries, used FROM key_slot"
_ADD = "INSERT INTO key_slot VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_REWRAP = (
    "UPDATE key_slot SET salt=?, memory_kib=?, passes=?, lanes=?, wrapped=?, tries=0 WHERE id=?"
)


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
        return DataKey(open_box(wrapping, self.wrapped, _context(self.kind, self.id)))


COLUMNS = tuple(field.name for field in fields(Slot))
"""Columns of `key_slot`, in order; a test of the store checks that its table agrees."""


def wrap(
    kind: Kind, name: str, key: DataKey, secret: str, cost: Cost, *, slot_id: str = ""
) -> Slot:
    """A slot that opens `key` with `secret`, under a salt of its own."""
    slot_id = slot_id or str(uuid.uuid4())
    salt = os.urandom(SALT_BYTES)
    box = lock_box(derive(secret, salt, cost), key.secret, _context(kind, slot_id))
    return Slot(slot_id, kind, name, salt, cost.memory_kib, cost.passes, cost.lanes, box)


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


def rewrap_slot(connection: sqlite3.Connection, slot: Slot) -> None:
    """Puts the new wrapping of a row that exists; its failures are forgotten."""
    cost = (slot.memory_kib, slot.passes, slot.lanes)
    connection.execute(_REWRAP, (slot.salt, *cost, slot.wrapped, slot.id))


def _context(kind: Kind, slot_id: str) -> tuple[str, ...]:
    return ("slot", kind, slot_id)
