"""The tables are those DESIGN asks for, and the vault finds its own."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.dialects import sqlite

from counter_app.store.database import Database
from counter_app.store.tables import ALL, CLOSED_VISIT, KEY_SLOT, Moment
from counter_app.vault.derivation import Cost
from counter_app.vault.slot import COLUMNS
from counter_app.vault.slots import KeySlots

DIALECT = sqlite.dialect()


def test_the_vault_s_columns_are_the_table_s_in_order() -> None:
    assert tuple(column.name for column in KEY_SLOT.columns) == COLUMNS


def test_the_vault_writes_and_reads_the_store_s_table(database: Database, path: Path) -> None:
    slots = KeySlots(path, cost=Cost(8, 1, 1))
    first = slots.create("Claire", "quatre mots sans rapport")
    assert slots.unlock(first.agent.id, "quatre mots sans rapport").secret == first.key.secret


def test_a_closed_visit_has_neither_reference_nor_date() -> None:
    names = {column.name for column in CLOSED_VISIT.columns}
    assert names == {"seq", "site", "week", "procedure", "outcome", "band"}


def test_all_tables_are_made(database: Database) -> None:
    with database.reading() as connection:
        made = set(
            connection.exec_driver_sql(
                "SELECT name FROM sqlite_master WHERE type = 'table'"
            ).scalars()
        )
    assert made == {table.name for table in ALL}


@given(st.datetimes(timezones=st.timezones()))
def test_any_moment_comes_back_the_same_in_utc(moment: datetime) -> None:
    try:
        expected = moment.astimezone(UTC)
    except OverflowError:
        return
    kept = Moment().process_bind_param(moment, DIALECT)
    assert Moment().process_result_value(kept, DIALECT) == expected


def test_text_order_is_time_order() -> None:
    paris = timezone(timedelta(hours=1))
    early = datetime(2026, 1, 1, 0, 30, tzinfo=paris)
    late = datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC)
    kept = [Moment().process_bind_param(moment, DIALECT) for moment in (early, late)]
    assert kept == ["2025-12-31T23:30:00.000000+00:00", "2026-01-01T00:00:00.000001+00:00"]


def test_no_moment_is_kept_as_none_and_a_naive_one_refused() -> None:
    assert Moment().process_bind_param(None, DIALECT) is None
    assert Moment().process_result_value(None, DIALECT) is None
    with pytest.raises(ValueError, match="time zone"):
        Moment().process_bind_param(datetime(2026, 1, 1), DIALECT)  # noqa: DTZ001 a naive one on purpose
