"""Each write as SQL: Core upserts, a fifth of the cost of a Session, compiled once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from sqlalchemy import (
    Connection,
    Delete,
    Executable,
    Insert,
    Table,
    bindparam,
    delete,
    insert,
    select,
)
from sqlalchemy.dialects import sqlite

from counter_app.store.mapping import columns_of
from counter_app.store.tables import (
    ANSWER,
    CLOSED_VISIT,
    DOSSIER,
    JOURNAL,
    PROCEDURE_TEXT,
    TICK,
    UNDO_STEP,
)
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    DropAnswer,
    DropStep,
    DropTick,
    ForgetAnswer,
    ForgetLines,
    PutAnswer,
    PutDossier,
    PutProcedureText,
    PutStep,
    PutTick,
    Vanish,
    Write,
)

_FIXED = {"id", "site", "reference", "created_at"}


def _upsert_dossier() -> Insert:
    put = sqlite.insert(DOSSIER)
    changed = {c.name: put.excluded[c.name] for c in DOSSIER.columns if c.name not in _FIXED}
    return put.on_conflict_do_update(index_elements=["id"], set_=changed)


def _upsert_part(table: Table) -> Insert:
    """An upsert that adds nothing when the dossier is not there: a late write after its wipe."""
    names = [column.name for column in table.columns]
    values = [bindparam(column.name, type_=column.type) for column in table.columns]
    there = select(DOSSIER.columns["id"]).where(DOSSIER.columns["id"] == bindparam("dossier"))
    put = sqlite.insert(table).from_select(names, select(*values).where(there.exists()))
    keys = [column.name for column in table.primary_key.columns]
    changed = {name: put.excluded[name] for name in names if name not in keys}
    return put.on_conflict_do_update(index_elements=keys, set_=changed)


def _remove(table: Table, *names: str) -> Delete:
    return delete(table).where(*(table.columns[name] == bindparam(name) for name in names))


_PUT_DOSSIER = _upsert_dossier()
_PUT_ANSWER = _upsert_part(ANSWER)
_PUT_TICK = _upsert_part(TICK)
_PUT_STEP = _upsert_part(UNDO_STEP)
_PUT_TEXT = sqlite.insert(PROCEDURE_TEXT).on_conflict_do_nothing()
_ADD_LINE = insert(JOURNAL)
_ADD_VISIT = insert(CLOSED_VISIT)
_DROP_ANSWER = _remove(ANSWER, "dossier", "field")
_DROP_TICK = _remove(TICK, "dossier", "key")
_DROP_STEP = _remove(UNDO_STEP, "dossier", "number", "field")
_DROP_STEPS = _remove(UNDO_STEP, "dossier", "field")
_DROP_LINES = delete(JOURNAL).where(
    JOURNAL.columns["site"] == bindparam("here"), JOURNAL.columns["at"] < bindparam("before")
)
_DROP_DOSSIER = _remove(DOSSIER, "id")  # its answers and ticks go with it: ON DELETE CASCADE


Statement = tuple[Executable, dict[str, object]]


def apply(connection: Connection, write: Write, site: str) -> None:
    """Executes one write in the transaction under way. Raises what SQLAlchemy raises."""
    for statements in (_puts(write), _drops(write), _ends(write, site), _lasting(write, site)):
        for statement, values in statements:
            connection.execute(statement, values)


def _puts(write: Write) -> Iterator[Statement]:
    match write:
        case PutDossier(header):
            yield _PUT_DOSSIER, columns_of(header)
        case PutAnswer():
            yield _PUT_ANSWER, _sealed(write)
        case PutTick(dossier, row, tick):
            yield _PUT_TICK, {"dossier": dossier, "key": row, **asdict(tick)}
        case PutStep():
            yield _PUT_STEP, {**_sealed(write), "number": write.number}


def _drops(write: Write) -> Iterator[Statement]:
    match write:
        case DropAnswer(dossier, field):
            yield _DROP_ANSWER, {"dossier": dossier, "field": field}
        case DropTick(dossier, row):
            yield _DROP_TICK, {"dossier": dossier, "key": row}
        case DropStep(dossier, number, field):
            yield _DROP_STEP, {"dossier": dossier, "number": number, "field": field}
        case ForgetAnswer(dossier, field):
            yield _DROP_ANSWER, {"dossier": dossier, "field": field}
            yield _DROP_STEPS, {"dossier": dossier, "field": field}


def _ends(write: Write, site: str) -> Iterator[Statement]:
    match write:
        case CloseVisit(dossier, visit):
            yield _DROP_DOSSIER, {"id": dossier}
            yield _ADD_VISIT, {"site": site, **asdict(visit)}
        case Vanish(dossier):
            yield _DROP_DOSSIER, {"id": dossier}


def _lasting(write: Write, site: str) -> Iterator[Statement]:
    match write:
        case AppendJournal(line):
            yield _ADD_LINE, {"site": site, **asdict(line)}
        case PutProcedureText(text):
            yield _PUT_TEXT, asdict(text)
        case ForgetLines(before):
            yield _DROP_LINES, {"here": site, "before": before}


def _sealed(write: PutAnswer | PutStep) -> dict[str, object]:
    return {
        "dossier": write.dossier,
        "field": write.field,
        "version": write.version,
        "sealed": write.blob,
    }
