"""The desk's clock in the stories: it stands still until someone says that time has passed."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

PARIS = timezone(timedelta(hours=1), "Europe/Paris")
MORNING = datetime(2026, 11, 21, 14, 32, 7, tzinfo=PARIS)
"""A Saturday, the day of `tests.people`."""


class Clock:
    """Gives `moment`, aware; moves only by `passes`."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def passes(self, **lapse: float) -> None:
        """`passes(days=3)`, `passes(minutes=10)`."""
        self.moment += timedelta(**lapse)
