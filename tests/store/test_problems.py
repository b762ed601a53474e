"""Each failure has one short French line, and is told apart from a write that is itself wrong."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from counter_app.store import problems
from counter_app.store.problems import Fault, Misplaced, StoreProblem, fault_of, is_outage

FAULTS = [each for each in vars(problems).values() if isinstance(each, Fault)]


def sqlite_error(code: int, kind: type[sqlite3.Error] = sqlite3.OperationalError) -> sqlite3.Error:
    error = kind("in English")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.cause)
def test_a_fault_is_one_short_line_saying_what_to_do(fault: Fault) -> None:
    assert len(fault.sentence) <= 70
    assert fault.sentence.startswith(f"{fault.cause}\u00a0: ")
    assert fault.sentence.endswith(".")
    assert "'" not in fault.sentence + fault.opening


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (sqlite_error(sqlite3.SQLITE_FULL), problems.FULL),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), problems.BUSY),
        (sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), problems.FORBIDDEN),
        (sqlite_error(sqlite3.SQLITE_IOERR_FSYNC), problems.SILENT),
        (sqlite_error(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError), problems.DAMAGED),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN), problems.UNREACHABLE),
        (sqlite3.ProgrammingError("no code"), problems.OTHER),
        (OperationalError("", {}, sqlite_error(sqlite3.SQLITE_FULL)), problems.FULL),
        (OSError(errno.ENOSPC, ""), problems.FULL),
        (OSError(errno.EROFS, ""), problems.FORBIDDEN),
        (OSError(errno.EIO, ""), problems.SILENT),
        (OSError(), problems.UNREACHABLE),
        (Misplaced(), problems.MOVED),
        (StoreProblem("x"), problems.OTHER),
        (ValueError(), problems.OTHER),
    ],
)
def test_each_error_has_its_fault(error: Exception, fault: Fault) -> None:
    assert fault_of(error) is fault


@pytest.mark.parametrize(
    ("error", "expected"),
    [
        (OperationalError("", {}, sqlite_error(sqlite3.SQLITE_BUSY)), True),
        (sqlite_error(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError), True),
        (Misplaced(), True),
        (OSError(), True),
        (IntegrityError("", {}, sqlite3.IntegrityError("unique")), False),
        (UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), False),
        (OverflowError(), False),
    ],
)
def test_an_outage_is_told_from_a_write_that_is_wrong(error: Exception, expected: bool) -> None:
    assert is_outage(error) is expected


def test_what_is_used_before_the_first_paint_imports_no_database() -> None:
    script = (
        "import sys; from counter_app.store import header, hold, problems, records, writes;"
        "heavy = {'sqlalchemy', 'sqlmodel', 'pydantic', 'cryptography', 'textual'};"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
