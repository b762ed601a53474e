"""What is queued for the disk, coalesced: of two writes to one row only the later is kept.

Same end on disk as each write in turn, for these reasons: a header keeps the place of its first
write, so that the rows depending on it still come after; every other row takes the place of its
last; an end voids what its dossier had queued, and stays before what comes later.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.store.writes import PutDossier, Write


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One queued write. `since`: first ticket that is on disk only once this is."""

    key: tuple[str, ...]
    since: int
    write: Write

    @property
    def group(self) -> str:
        """What goes in whole or not at all: a dossier's id, or this write alone."""
        return self.write.group or "/".join(self.key)


class Pending:
    """Ordered and small; no lock of its own. Entries stay until settled."""

    def __init__(self) -> None:
        self._entries: dict[tuple[str, ...], Entry] = {}
        self._unique = 0

    def __bool__(self) -> bool:
        return bool(self._entries)

    def add(self, ticket: int, write: Write) -> None:
        """Queues a write under its ticket, and drops what it makes useless."""
        since = min([ticket, *(e.since for e in self._voided_by(write))])
        key = write.key or self._own_key()
        entry = Entry(key, since, write)
        if not isinstance(write, PutDossier):
            self._entries.pop(key, None)
        self._entries[key] = entry

    def snapshot(self) -> tuple[Entry, ...]:
        """What to write now, in order. Nothing is removed: see `settle`."""
        return tuple(self._entries.values())

    def settle(self, entries: tuple[Entry, ...]) -> None:
        """Removes what has been written, except where a later write has taken its place."""
        for entry in entries:
            if self._entries.get(entry.key) is entry:
                del self._entries[entry.key]

    def _voided_by(self, write: Write) -> list[Entry]:
        if not write.ends:
            return [self._entries[write.key]] if write.key in self._entries else []
        voided = [
            entry
            for entry in self._entries.values()
            if entry.write.group == write.group and (not entry.write.ends or entry.key == write.key)
        ]
        for entry in voided:
            del self._entries[entry.key]
        return voided

    def _own_key(self) -> tuple[str, ...]:
        self._unique += 1
        return ("each", str(self._unique))
