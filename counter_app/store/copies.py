"""What was wiped is wiped from copies of the database too: no key, and no clock, is needed.

The live journal says what went; every copy is made to follow it. A copy may be older or newer than
a restoration, so lines are compared, never counted.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from contextlib import closing
from datetime import datetime
from pathlib import Path

from counter_app.store.journal import ENDS, SLOTS_GONE, WIPED
from counter_app.store.plain import connected
from counter_app.store.problems import StoreProblem, fault_of
from counter_app.store.records import JournalLine


def follow(copy: Path, lines: Collection[JournalLine]) -> int:
    """Removes from the file all that those lines of the live journal say went, and gives how many
    rows that was. Raises StoreProblem.
    """
    try:
        with closing(connected(copy)) as connection:
            removed = _follow(connection, lines)
            (busy, *_rest) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except (sqlite3.Error, OSError) as error:
        raise StoreProblem.at_opening(fault_of(error), copy) from error
    if busy:
        raise StoreProblem("Une sauvegarde est en cours de lecture\u00a0: effacement en attente.")
    return removed


def _follow(connection: sqlite3.Connection, lines: Collection[JournalLine]) -> int:
    connection.execute("BEGIN IMMEDIATE")
    ended = {line.dossier for line in lines if line.kind in ENDS}
    wiped = {(line.at, line.dossier, line.detail) for line in lines if line.kind == WIPED}
    before = connection.total_changes
    for (dossier,) in connection.execute("SELECT id FROM dossier").fetchall():
        if dossier in ended:
            connection.execute("DELETE FROM dossier WHERE id=?", (dossier,))
    for _at, dossier, detail in wiped - _known(connection):
        for field in detail.split()[1:]:
            for table in ("answer", "undo_step"):
                connection.execute(
                    f"DELETE FROM {table} WHERE dossier=? AND field=?",  # noqa: S608 our own names
                    (dossier, field),
                )
    gone = {line.detail.partition(" ")[0] for line in lines if line.kind in SLOTS_GONE}
    connection.executemany("DELETE FROM key_slot WHERE id=?", [(slot,) for slot in gone])
    connection.execute("COMMIT")
    return connection.total_changes - before


def _known(connection: sqlite3.Connection) -> set[tuple[datetime, str, str]]:
    """The wipes that the copy has had already: what was typed again since then stays."""
    rows = connection.execute("SELECT at, dossier, detail FROM journal WHERE kind=?", (WIPED,))
    return {(datetime.fromisoformat(at), dossier, detail) for at, dossier, detail in rows}
