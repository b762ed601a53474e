"""Each write as SQL: Core upserts, a fifth of the cost of a Session, compiled once."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, Delete, Insert, Table, bindparam, delete, insert, select
from sqlalchemy.dialects import sqlite

from counter_app.store.mapping import columns_of
from counter_app.store.tables import ANSWER, CLOSED_VISIT, DOSSIER, JOURNAL, PROCEDURE_TEXT, TICK
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    DropAnswer,
    DropTick,
    PutAnswer,
    PutDossier,
    PutProcedureText,
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
_PUT_TEXT = sqlite.insert(PROCEDURE_TEXT).on_conflict_do_nothing()
_ADD_LINE = insert(JOURNAL)
_ADD_VISIT = insert(CLOSED_VISIT)
_DROP_ANSWER = _remove(ANSWER, "dossier", "field")
_DROP_TICK = _remove(TICK, "dossier", "key")
_DROP_DOSSIER = _remove(DOSSIER, "id")  # its answers and ticks go with it: ON DELETE CASCADE


def apply(connection: Connection, write: Write, site: str) -> None:
    """Executes one write in the transaction under way. Raises what SQLAlchemy raises."""
    match write:
        case PutDossier(header):
            connection.execute(_PUT_DOSSIER, columns_of(header))
        case PutAnswer():
            connection.execute(_PUT_ANSWER, _answer(write))
        case DropAnswer(dossier, field):
            connection.execute(_DROP_ANSWER, {"dossier": dossier, "field": field})
        case PutTick(dossier, row, tick):
            connection.execute(_PUT_TICK, {"dossier": dossier, "key": row, **asdict(tick)})
        case DropTick(dossier, row):
            connection.execute(_DROP_TICK, {"dossier": dossier, "key": row})
        case AppendJournal(line):
            connection.execute(_ADD_LINE, {"site": site, **asdict(line)})
        case PutProcedureText(text):
            connection.execute(_PUT_TEXT, asdict(text))
        case CloseVisit(dossier, visit):
            connection.execute(_DROP_DOSSIER, {"id": dossier})
            connection.execute(_ADD_VISIT, {"site": site, **asdict(visit)})
        case Vanish(dossier):
            connection.execute(_DROP_DOSSIER, {"id": dossier})


def _answer(write: PutAnswer) -> dict[str, object]:
    return {
        "dossier": write.dossier,
        "field": write.field,
        "version": write.version,
        "sealed": write.blob,
    }
