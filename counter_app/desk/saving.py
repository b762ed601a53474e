"""What the disk has said: the recorder's tickets, and the words of line one made from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from counter_app.desk.ledger import Ledger
from counter_app.store.database import Database
from counter_app.store.recorder import Recorder
from counter_app.store.writes import Write


class Saving:
    """`listener` is called, on the writing thread, whenever the disk has said something."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self.listener: Callable[[], None] | None = None
        self.fault = ""
        self._clock = clock
        self._saved = 0
        self._saved_at: datetime | None = None
        self._recorder = Recorder(database, self._on_saved, self._on_fault)

    def put(self, *writes: Write) -> int:
        """Queue; never waits."""
        return self._recorder.put(*writes)

    def flush(self, timeout: float) -> bool:
        """Wait until all is on disk, at most `timeout` seconds."""
        return self._recorder.flush(timeout)

    def wipe(self) -> None:
        """Empty the write-ahead log, now or as soon as no other window reads it."""
        self._recorder.wipe()

    @property
    def wiping(self) -> bool:
        """Whether something deleted may still stand in a file: « effacement en attente »."""
        return self._recorder.wiping

    def has(self, ticket: int) -> bool:
        """Whether the disk has said that ticket, and all before it."""
        return ticket <= self._saved

    def stop(self, timeout: float) -> bool:
        """Flush and end the thread."""
        return self._recorder.stop(timeout)

    def _on_saved(self, ticket: int) -> None:
        self._saved, self._saved_at, self.fault = ticket, self._clock(), ""
        self.tell()

    def _on_fault(self, sentence: str) -> None:
        self.fault = sentence[:1].lower() + sentence[1:]
        self.tell()

    def tell(self) -> None:
        """Something that the screen says has changed."""
        if self.listener is not None:
            self.listener()

    def words(self, ledger: Ledger, *, read_only: bool) -> str:
        """« ✓ enregistré 14:32:07 », « … », « ✗ non enregistré : raison », « lecture seule »."""
        if read_only:
            return "lecture seule"
        if ledger.in_memory:
            return "non conservé, à la demande"
        if self.fault:
            return f"✗ non enregistré : {self.fault}"
        if not ledger.ticket:
            return "✓ enregistré" if ledger.stored else ""
        if ledger.ticket > self._saved or self._saved_at is None:
            return "…"
        but = ", sauf NIR, IBAN et série" if ledger.unkept else ""
        return f"✓ enregistré {self._saved_at:%H:%M:%S}{but}"
