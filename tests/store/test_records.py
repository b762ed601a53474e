"""The anonymous row: a week and a band, no more."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from counter_app.store.records import band, iso_week


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [
        (0, "<30"),
        (29.9, "<30"),
        (30, "30-60"),
        (59.9, "30-60"),
        (60, "60-120"),
        (120, "60-120"),
        (120.1, ">120"),
        (60 * 24 * 45, ">120"),
    ],
)
def test_every_duration_has_its_band(minutes: float, expected: str) -> None:
    assert band(minutes) == expected


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (datetime(2026, 11, 21, tzinfo=UTC), "2026-W47"),
        (datetime(2027, 1, 1, tzinfo=UTC), "2026-W53"),
        (datetime(2024, 12, 30, tzinfo=UTC), "2025-W01"),
    ],
)
def test_a_week_is_the_iso_one(day: datetime, week: str) -> None:
    assert iso_week(day) == week
