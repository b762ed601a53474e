"""All that is sealed, sealed again: one transaction on a database that nobody else has open.

Knows where sealed values stand and to what each is bound; never a key nor a clear value.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC
from pathlib import Path

from counter_app.store.journal import KINDS
from counter_app.store.plain import opened
from counter_app.store.problems import BUSY, StoreProblem, fault_of
from counter_app.store.records import JournalLine

IN_USE = (
    "Guichet est ouvert dans une autre fenêtre\u00a0: rien n’est changé.",
    "Fermer les autres fenêtres, puis recommencer.",
)


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a sealed value stands. `number`: of a step of undo, None for an answer. `version`: the
    one it was sealed for.
    """

    site: str
    dossier: str
    field: str
    version: int
    number: int | None = None


Recast = Callable[[Bound, bytes], bytes]
"""What a sealed value becomes."""

_ANSWERS = (
    "SELECT d.site, a.dossier, a.field, a.version, NULL, a.sealed FROM answer a"
    " JOIN dossier d ON d.id = a.dossier",
    "UPDATE answer SET sealed=? WHERE dossier=? AND field=?",
)
_STEPS = (
    "SELECT d.site, u.dossier, u.field, u.version, u.number, u.sealed FROM undo_step u"
    " JOIN dossier d ON d.id = u.dossier",
    "UPDATE undo_step SET sealed=? WHERE dossier=? AND field=? AND number=?",
)
SEALED = frozenset({("answer", "sealed"), ("undo_step", "sealed")})
"""The columns that hold sealed values; a test looks for others."""

_LINE = (
    "INSERT INTO journal (at, site, agent, kind, reference, dossier, detail)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"
)


@contextmanager
def alone(database: Path) -> Iterator[sqlite3.Connection]:
    """One transaction, with the file for oneself from its start to its end.

    A raise, or the end of the process, undoes it whole. Raises StoreProblem, having changed
    nothing, when another window (of any process) has the database.
    """
    with opened(database, busy_ms=300) as connection:
        _hold(connection)
        yield connection
        connection.execute("COMMIT")
        # What was sealed with the old key leaves the log too; a disk that cannot now, whoever opens
        # the database next does it: all is changed, and must not be told as if nothing was.
        with suppress(sqlite3.Error):
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _hold(connection: sqlite3.Connection) -> None:
    """In WAL mode every connection that has ever read holds a shared lock: this needs them gone."""
    try:
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if fault_of(error) is not BUSY:
            raise
        raise StoreProblem(*IN_USE) from error


def reseal(connection: sqlite3.Connection, recast: Recast) -> None:
    """Every sealed value of every site becomes what `recast` makes of it."""
    for read, write in (_ANSWERS, _STEPS):
        for *where, sealed in connection.execute(read).fetchall():
            bound = Bound(*where)
            number = () if bound.number is None else (bound.number,)
            at = (bound.dossier, bound.field, *number)
            connection.execute(write, (recast(bound, sealed), *at))


def add_line(connection: sqlite3.Connection, site: str, line: JournalLine) -> None:
    """A line of the journal in this transaction. Raises ValueError for a kind it does not have."""
    if line.kind not in KINDS:
        raise ValueError(line.kind)
    at = line.at.astimezone(UTC).isoformat(timespec="microseconds")
    told = (at, site, line.agent, line.kind, line.reference, line.dossier, line.detail)
    connection.execute(_LINE, told)
