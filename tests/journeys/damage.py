"""What is done to a desk's files behind its back."""

from __future__ import annotations

import os

from counter_app.store import backup
from counter_app.store.backup import Copy
from tests.journeys.desk import Desk


def copied(desk: Desk) -> Copy:
    """The only copy there is: of this moment, at the story's time."""
    for early in backup.dailies(desk.settings.database):
        early.unlink()
    copy = backup.daily(desk.settings.database, desk.clock.moment.date())
    assert copy is not None
    when = desk.clock.moment.timestamp()
    os.utime(copy.path, (when, when))
    return copy


def spoiled(desk: Desk, keep: int) -> None:
    """Only the first bytes of the database are left as they were."""
    file = desk.settings.database
    size = file.stat().st_size
    file.write_bytes(file.read_bytes()[:keep] + b"\xa5" * (size - keep))
