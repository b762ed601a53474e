"""Unlocking, listing and opening one dossier as the database grows with those of other sites.

`python -m tests.benchmarks.curve [SIZE …]` (1000 10000 100000; 1000000 takes minutes and some
gigabytes). Prints the curve, then the plan of every query that was asked on the largest.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Any

from sqlalchemy import Engine, event

from counter_app.desk.counter import Counter
from counter_app.settings import Settings
from counter_app.store.database import open_database
from counter_app.vault.derivation import Cost
from counter_app.vault.slots import KeySlots

OURS = 100
"""Open dossiers of the site that is measured, and of each of the others."""

SIZES = (1_000, 10_000, 100_000)
_PHRASE = "cheval lampe douze riviere"
_RUNS = 5
_PARTS = ("answer", "tick", "undo_step", "journal")

Row = tuple[object, ...]


@dataclass(slots=True)
class Point:
    """Medians in milliseconds at one size; `plans`: of each query, none twice."""

    size: int
    unlock: float = 0.0
    listing: float = 0.0
    opening: float = 0.0
    mebibytes: float = 0.0
    plans: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return (
            f"{self.size:>9} dossiers {self.mebibytes:>8.1f} MiB   unlock {self.unlock:7.1f} ms"
            f"   list {self.listing:7.1f} ms   open one {self.opening:7.1f} ms"
        )

    @property
    def scans(self) -> list[str]:
        """Plans that read a whole table of what grows with the other sites."""
        grows = ("dossier", *_PARTS)
        scanned = [f"SCAN {name}" for name in grows]
        return [
            f"{query}\n{plan}"
            for query, plan in self.plans.items()
            if any(line.strip() in scanned for line in plan.splitlines())
        ]


def measure(size: int, home: Path) -> Point:
    """One point of the curve, on a database made for it."""
    settings = Settings(home, site="la-notre")
    _furnish(settings)
    _grow(settings.database, size - OURS)
    point = Point(size, mebibytes=settings.database.stat().st_size / (1 << 20))
    runs = [_once(settings, point) for _ in range(_RUNS)]
    point.unlock, point.listing, point.opening = (median(each) for each in zip(*runs, strict=True))
    return point


def _once(settings: Settings, point: Point) -> tuple[float, float, float]:
    """Milliseconds to unlock, list and open; the plans of what was asked."""
    times = [time.perf_counter()]
    with _asked() as asked:
        counter = _unlocked(settings)
        times.append(time.perf_counter())
        board = counter.board()
        times.append(time.perf_counter())
        visit = counter.open(board.cards[0].id)
        times.append(time.perf_counter())
    assert len(board.cards) == OURS
    counter.leave(visit)
    counter.close()
    _explain(settings.database, asked, point)
    unlock, listing, opening = (1000 * (b - a) for a, b in pairwise(times))
    return unlock, listing, opening


def _unlocked(settings: Settings) -> Counter:
    slots = KeySlots(settings.database)
    key = slots.unlock(slots.agents()[0].id, _PHRASE)
    return Counter(settings, "Claire", key, open_database(settings.database, settings.site))


def _furnish(settings: Settings) -> None:
    """A site with its open dossiers, made by the desk itself."""
    database = open_database(settings.database, settings.site)
    # A cheap phrase: a guess costs the same at every size.
    first = KeySlots(settings.database, cost=Cost(64, 1, 1)).create("Claire", _PHRASE)
    counter = Counter(settings, "Claire", first.key, database)
    for number in range(OURS):
        visit = counter.new()
        visit.checklist.toggle("piece:carte_vitale")
        for name, text in (("last_name", f"ESSAI {number}"), ("birth_date", "12/03/1994")):
            visit.fields.type(name, text, len(text), "")
        counter.leave(visit)
    counter.close()


def _grow(file: Path, more: int) -> None:
    """That many dossiers of other sites, each like the first of ours."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript("PRAGMA synchronous=OFF; PRAGMA cache_size=-200000;")
        names = [row[1] for row in connection.execute("PRAGMA table_info(dossier)")]
        first = dict(
            zip(names, connection.execute("SELECT * FROM dossier").fetchone(), strict=True)
        )
        _clone(connection, "dossier", [tuple(first.values())], names, more)
        for table in _PARTS:
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            query = f"SELECT * FROM {table} WHERE dossier = ?"
            rows = connection.execute(query, (first["id"],)).fetchall()
            _clone(connection, table, rows, columns, more)
        connection.commit()


def _clone(
    connection: sqlite3.Connection, table: str, rows: list[Row], columns: list[str], more: int
) -> None:
    marks = ", ".join("?" * len(columns))
    key = "id" if table == "dossier" else "dossier"

    def clones() -> Iterator[Row]:
        for number in range(more):
            changed: dict[str, object] = {
                key: f"00000000-0000-4000-8000-{number:012x}",
                "site": f"mairie-{number // OURS}",
                "seq": None,
            }
            if table == "dossier":
                changed["reference"] = f"{number % OURS:06}"
            for row in rows:
                named = zip(columns, row, strict=True)
                yield tuple(changed.get(name, value) for name, value in named)

    connection.executemany(f"INSERT INTO {table} VALUES ({marks})", clones())


@contextmanager
def _asked() -> Iterator[dict[str, Any]]:
    """Every query asked meanwhile through the store, with the values of its last time."""
    asked: dict[str, Any] = {}

    def note(
        _connection: object, _cursor: object, statement: str, values: object, *_: object
    ) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")):
            asked[statement] = values

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def _explain(file: Path, asked: dict[str, Any], point: Point) -> None:
    with closing(sqlite3.connect(file)) as connection:
        for statement, values in asked.items():
            rows = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values).fetchall()
            point.plans[" ".join(statement.split())] = "\n".join(f"    {row[3]}" for row in rows)


def main() -> None:
    """The sizes given, or 1e3, 1e4, 1e5."""
    sizes = [int(word) for word in sys.argv[1:]] or list(SIZES)
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            point = measure(size, Path(folder) / "home")
        print(point, flush=True)
    for query, plan in point.plans.items():
        print(f"\n{query}\n{plan}")
    print(f"\n{len(point.scans)} queries read a whole table")


if __name__ == "__main__":
    main()
