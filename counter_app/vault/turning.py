"""Another data key: every slot that stays is given it, those of who leaves go, the code is new.

Works on a connection inside a transaction of its caller's, who seals again all that is open in the
same one: either all of it is of the new key, or nothing is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from counter_app.vault.derivation import Cost
from counter_app.vault.key import DataKey
from counter_app.vault.problems import Changed, SealBroken, VaultProblem
from counter_app.vault.recovery import draw_code, read_code
from counter_app.vault.slot import (
    Slot,
    add_slot,
    all_slots,
    pick_slot,
    remove_slot,
    rewrap_slot,
    turn_slot,
    wrap,
)


@dataclass(frozen=True, slots=True)
class Renewed:
    """An agent's new phrase, chosen with the recovery code. `agent`: a slot's id."""

    agent: str
    phrase: str


@dataclass(frozen=True, slots=True)
class Turned:
    """`key`: the new one; `recovery_code`: to show once and never keep; `gone`: ids and names of
    the agents who left; `old_code`: the id of the code's old slot, "" if there was none.
    """

    key: DataKey
    recovery_code: str
    gone: tuple[tuple[str, str], ...]
    old_code: str


def turn(
    connection: sqlite3.Connection,
    old: DataKey,
    cost: Cost,
    *,
    leaving: Collection[str] = (),
    renewed: Renewed | None = None,
) -> Turned:
    """Draw it, and put it in the slots. `leaving`: ids of agents who are removed.

    Raises VaultProblem: nobody would stay, one of `leaving` is no more, `old` is no longer the data
    key, or cannot reach an agent who stays; with `renewed`, those whom it cannot reach go.
    """
    slots = all_slots(connection)
    gone = [pick_slot(slots, slot_id) for slot_id in leaving]
    codes = [slot for slot in slots if slot.kind == "code"]
    staying = [slot for slot in slots if slot.kind == "agent" and slot not in gone]
    if not staying:
        raise VaultProblem("Il ne resterait personne pour ouvrir\u00a0: ajouter d’abord un agent.")
    if all(slot.holds(old) is False for slot in staying if not slot.is_old):
        raise Changed
    new, code = DataKey.draw(), draw_code()
    for slot in staying:
        if renewed is not None and slot.id == renewed.agent:
            anew = wrap("agent", slot.name, new, renewed.phrase, cost, slot_id=slot.id)
            rewrap_slot(connection, anew, slot)
        elif (turned := _turned(slot, old, new)) is not None:
            turn_slot(connection, turned)
        elif renewed is not None:
            # Whoever has only the code cannot wait for the others.
            gone.append(slot)
        else:
            raise VaultProblem(
                f"{slot.name} doit d’abord ouvrir Guichet une fois, ou être retiré aussi."
            )
    for slot in (*gone, *codes):
        remove_slot(connection, slot)
    add_slot(connection, wrap("code", "", new, read_code(code), cost))
    left = tuple((slot.id, slot.name) for slot in gone)
    return Turned(new, code, left, codes[0].id if codes else "")


def _turned(slot: Slot, old: DataKey, new: DataKey) -> Slot | None:
    """The slot for the new key; None for one that it cannot reach (see the room's docstring)."""
    try:
        return slot.turned(old, new)
    except SealBroken:
        return None


def check_current(slots: Collection[Slot], key: DataKey) -> None:
    """Raises Changed when `key` is that of no slot: another window has drawn a new one."""
    if not any(slot.holds(key) for slot in slots):
        raise Changed
