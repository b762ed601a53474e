"""Each write as SQL: Core upserts, a fifth of the cost of a Session, compiled once."""

from __future__ import annotations

from collections.abc import Sequence
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
_DROP_DOSSIER = _remove(DOSSIER, "id")  # its answers and ticks go with it: ON DELETE CASCADE


Statements = Sequence[tuple[Executable, dict[str, object]]]


def apply(connection: Connection, write: Write, site: str) -> None:
    """Executes one write in the transaction under way. Raises what SQLAlchemy raises."""
    for statement, values in _additions(write, site) or _removals(write):
        connection.execute(statement, values)


def _additions(write: Write, site: str) -> Statements:
    match write:
        case PutDossier(header):
            return [(_PUT_DOSSIER, columns_of(header))]
        case PutAnswer():
            return [(_PUT_ANSWER, _sealed(write))]
        case PutTick(dossier, row, tick):
            return [(_PUT_TICK, {"dossier": dossier, "key": row, **asdict(tick)})]
        case PutStep():
            return [(_PUT_STEP, {**_sealed(write), "number": write.number})]
        case AppendJournal(line):
            return [(_ADD_LINE, {"site": site, **asdict(line)})]
        case PutProcedureText(text):
            return [(_PUT_TEXT, asdict(text))]
        case CloseVisit(dossier, visit):
            row = {"site": site, **asdict(visit)}
            return [(_DROP_DOSSIER, {"id": dossier}), (_ADD_VISIT, row)]
    return []


def _removals(write: Write) -> Statements:
    match write:
        case DropAnswer(dossier, field):
            return [(_DROP_ANSWER, {"dossier": dossier, "field": field})]
        case ForgetAnswer(dossier, field):
            at: dict[str, object] = {"dossier": dossier, "field": field}
            return [(_DROP_ANSWER, at), (_DROP_STEPS, at)]
        case DropTick(dossier, row):
            return [(_DROP_TICK, {"dossier": dossier, "key": row})]
        case DropStep(dossier, number, field):
            return [(_DROP_STEP, {"dossier": dossier, "number": number, "field": field})]
        case Vanish(dossier):
            return [(_DROP_DOSSIER, {"id": dossier})]
    return []


def _sealed(write: PutAnswer | PutStep) -> dict[str, object]:
    return {
        "dossier": write.dossier,
        "field": write.field,
        "version": write.version,
        "sealed": write.blob,
    }
