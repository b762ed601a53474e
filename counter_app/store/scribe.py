"""The writing thread's hand: one connection, a transaction a batch; knows no queue or ticket."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress

from sqlalchemy import Connection

from counter_app.store.database import Database
from counter_app.store.pending import Entry
from counter_app.store.problems import Misplaced, is_outage
from counter_app.store.statements import apply


class Scribe:
    """Used by one thread only. Connects when first needed, and again after an outage."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._connection: Connection | None = None

    def write(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        """Commits the entries; gives those that cannot go in, with all of their group.

        Raises whatever the disk or SQLite raises when none of them went in.
        """
        try:
            self._check_place()
            held = self._commit(entries)
            self._check_place()
        except BaseException:
            self.close(broken=True)
            raise
        return held

    def empty_log(self) -> bool:
        """Truncates the write-ahead log, so that what was deleted is gone; False while in use."""
        try:
            cursor = self._connected().connection.cursor()
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            told = cursor.fetchone()
            cursor.close()
        except Exception:
            self.close(broken=True)
            return False
        # The first column is 1 while another connection still reads the log.
        return told is not None and told[0] == 0

    def close(self, *, broken: bool = False) -> None:
        """Gives the connection back, or throws it away when it may be in any state."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        with suppress(Exception):
            if broken:
                connection.invalidate()
            connection.close()

    def _connected(self) -> Connection:
        if self._connection is None:
            self._connection = self._database.writer()
        return self._connection

    def _check_place(self) -> None:
        if not self._database.in_place():
            raise Misplaced

    def _commit(self, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        connection = self._connected()
        try:
            with connection.begin():
                self._apply(connection, entries)
        except Exception as error:
            if is_outage(error):
                raise
            return self._commit_by_group(connection, entries)
        return ()

    def _commit_by_group(
        self, connection: Connection, entries: tuple[Entry, ...]
    ) -> tuple[Entry, ...]:
        groups: dict[str, list[Entry]] = {}
        for entry in entries:
            groups.setdefault(entry.group, []).append(entry)
        held: list[Entry] = []
        with connection.begin():
            for group in groups.values():
                if not self._fits(connection, group):
                    held += group
        return tuple(held)

    def _fits(self, connection: Connection, group: list[Entry]) -> bool:
        try:
            with connection.begin_nested():
                self._apply(connection, group)
        except Exception as error:
            if is_outage(error):
                raise
            return False
        return True

    def _apply(self, connection: Connection, entries: Iterable[Entry]) -> None:
        for entry in entries:
            apply(connection, entry.write, self._database.site)
