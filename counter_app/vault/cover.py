"""Who may look at a desk that is locked and still open: its memory holds what the disk refuses.

Reads the slots and writes nothing, since the disk may take nothing. Tries are counted in this
process: what they could uncover ends with it, and so does the count; those of the file come first.
What opens must be the key of the desk below: a file put in its place lifts nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from hmac import compare_digest
from pathlib import Path

from counter_app.vault.file import reading
from counter_app.vault.key import DataKey
from counter_app.vault.patience import Patience
from counter_app.vault.problems import (
    Changed,
    SealBroken,
    TooSoon,
    VaultProblem,
    WrongPassphrase,
)
from counter_app.vault.slot import Slot, all_slots, pick_slot
from counter_app.vault.turning import check_current


class Cover:
    """`key`: of the desk below. `clock`: monotonic seconds. To be made while the file can be read:
    what it said last is good until it can be read again.
    """

    def __init__(
        self, database: Path, key: DataKey, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._database, self._key = database, key
        self._patience = Patience(clock)
        self._tries: dict[str, int] = {}
        self._slots: list[Slot] = []
        self.look()

    def look(self) -> list[Slot]:
        """Whose phrase lifts it, the last who unlocked first."""
        with suppress(VaultProblem), reading(self._database) as connection:
            found = all_slots(connection) if connection else []
            # Another file in its place must not take the place of what is known.
            check_current(found, self._key)
            self._slots = found
        agents = (slot for slot in self._slots if slot.kind == "agent")
        return sorted(agents, key=lambda slot: -slot.used)

    def lift(self, agent_id: str, passphrase: str) -> None:
        """Nothing when it is that agent's phrase, and opens the desk below. Takes 0.1 s or more:
        for a thread. Raises WrongPassphrase, TooSoon, Changed, VaultProblem.
        """
        slot = pick_slot(self.look(), agent_id)
        here = self._tries.get(agent_id, 0)
        tries = slot.tries + here
        if wait := self._patience.remaining(agent_id, tries):
            raise TooSoon(wait)
        self._tries[agent_id] = here + 1
        try:
            key = slot.open(passphrase)
        except SealBroken:
            raise WrongPassphrase(self._patience.failed(agent_id, tries + 1)) from None
        same = compare_digest(key.secret, self._key.secret)
        key.forget()
        if not same:
            raise Changed
        del self._tries[agent_id]
