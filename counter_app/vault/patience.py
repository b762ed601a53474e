"""How long to wait after failed tries: 1, 2, 4 … 60 s, on the monotonic clock of this process.

The count lives in the file, the moment in memory: after a restart the whole delay is waited again,
so restarting never shortens it and changing the PC's date does nothing. A count that moved without
us is another window's try: the delay starts again, so two windows are no faster than one.
"""

from __future__ import annotations

from collections.abc import Callable

LONGEST = 60.0


def delay(tries: int) -> float:
    """Seconds to wait after `tries` failures in a row."""
    return min(LONGEST, 2.0 ** min(tries - 1, 6)) if tries > 0 else 0.0


class Patience:
    """Remembers, per slot, since when its delay runs. `clock`: monotonic seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: dict[str, tuple[int, float]] = {}

    def remaining(self, slot: str, tries: int) -> float:
        """Seconds left before `slot`, with `tries` failures in the file, may be tried."""
        now = self._clock()
        seen, since = self._seen.get(slot, (None, now))
        if seen != tries:
            since = now
        self._seen[slot] = (tries, since)
        return max(0.0, since + delay(tries) - now)

    def failed(self, slot: str, tries: int) -> float:
        """Starts the delay of a try that has just failed, and gives it in seconds."""
        self._seen[slot] = (tries, self._clock())
        return delay(tries)
