"""The one writing thread: takes what is queued, coalesced, to the disk, and says when it is there.

Callers never wait for the disk, and this thread never holds a key or clear text. An outage (disk
full, locked, unplugged) keeps everything queued and is retried; one write that can never go in
holds back its dossier alone, and no ticket from it on is ever called saved.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from threading import Condition, Thread
from time import monotonic
from typing import TypeVar

from counter_app.store.database import Database
from counter_app.store.pending import Entry, Pending
from counter_app.store.problems import REFUSED, fault_of
from counter_app.store.scribe import Scribe
from counter_app.store.writes import Write

_Told = TypeVar("_Told", int, str)
_LONGEST_PAUSE = 5.0
_FRAME = 0.012
_WIPE_PAUSE = 1.0


class Recorder:
    """Writes for one database. `on_saved(ticket)`: that ticket and all before it are on disk.

    `on_fault(sentence)`: something is not, and why, once per reason; the next `on_saved` ends it.
    Both are called on the writing thread, must be quick, and may call `put`. `pause`: seconds
    before the first retry, doubled up to 5.
    """

    def __init__(
        self,
        database: Database,
        on_saved: Callable[[int], None],
        on_fault: Callable[[str], None],
        *,
        pause: float = 0.1,
    ) -> None:
        self._scribe = Scribe(database)
        self._on_saved = on_saved
        self._on_fault = on_fault
        self._pause = pause
        self._turn = Condition()
        self._pending = Pending()
        self._issued = 0
        self._saved = 0
        self._fresh = False  # something was put since the last batch was taken
        self._hurried = False  # somebody waits: retry now
        self._ending = False
        self._outage = False
        self._failures = 0
        self._reason = ""
        self._to_wipe = False
        self._wipe_pause = 0.0
        self._thread = Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    @property
    def wiping(self) -> bool:
        """True while something deleted may still stand in the write-ahead log."""
        return self._to_wipe

    def wipe(self) -> None:
        """Empties the write-ahead log as soon as it can be: what was deleted may be there."""
        with self._turn:
            self._to_wipe, self._wipe_pause = True, 0.0
            self._hurried = True
            self._turn.notify_all()

    def put(self, *writes: Write) -> int:
        """Queues the writes, to go in together, and gives their ticket. Never waits for the disk.

        Raises RuntimeError once stopped.
        """
        with self._turn:
            if self._ending:
                raise RuntimeError("the recorder has stopped")
            if writes:
                self._issued += 1
                self._fresh = True
            for write in writes:
                self._pending.add(self._issued, write)
            self._turn.notify_all()
            return self._issued

    def flush(self, timeout: float) -> bool:
        """Waits until all that was queued is on disk, retrying at once; False after `timeout` s."""
        with self._turn:
            wanted = self._issued
            self._hurried = True
            self._turn.notify_all()
            return self._turn.wait_for(lambda: self._saved >= wanted, timeout)

    def stop(self, timeout: float) -> bool:
        """Flushes, then ends the thread. False, and goes on recording, when it cannot in time."""
        until = monotonic() + timeout
        while self.flush(until - monotonic()):
            with self._turn:
                if self._saved == self._issued:
                    self._ending = True
                    self._turn.notify_all()
                    break
        else:
            return False
        self._thread.join(max(0.1, until - monotonic()))
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._ending:
            batch, upto = self._next_batch()
            if batch:
                self._save(batch, upto)
            elif self._to_wipe:
                self._wipe()
        if self._to_wipe:
            self._wipe()
        self._scribe.close()

    def _next_batch(self) -> tuple[tuple[Entry, ...], int]:
        with self._turn:
            self._turn.wait_for(self._is_due, self._rest())
            # A frame's time: the letter is painted first, and keys typed together go in together.
            self._turn.wait_for(lambda: self._ending or self._hurried, _FRAME)
            self._fresh = self._hurried = False
            return self._pending.snapshot(), self._issued

    def _is_due(self) -> bool:
        return self._ending or self._hurried or (self._fresh and not self._outage)

    def _rest(self) -> float | None:
        """Seconds to wait for something new before retrying; None when there is nothing to do."""
        if self._pending and self._failures:
            return min(_LONGEST_PAUSE, self._pause * 2.0 ** min(self._failures - 1, 10))
        return self._wipe_pause if self._to_wipe else None

    def _save(self, batch: tuple[Entry, ...], upto: int) -> None:
        try:
            held = self._scribe.write(batch)
        except Exception as error:
            # Whatever it is, this thread must live and try again.
            self._outage = True
            self._complain(fault_of(error).sentence)
            return
        self._outage = False
        self._acknowledge(tuple(e for e in batch if e not in held), held, upto)
        if held:
            self._complain(REFUSED.sentence)
        else:
            self._failures, self._reason = 0, ""

    def _acknowledge(self, done: tuple[Entry, ...], held: tuple[Entry, ...], upto: int) -> None:
        if any(entry.write.wipes for entry in done):
            self._to_wipe, self._wipe_pause = True, 0.0
        saved = min((entry.since - 1 for entry in held), default=upto)
        if saved > self._saved:
            # It ends what was said before: said again, if it is still so.
            self._reason = ""
            _tell(self._on_saved, saved)
        with self._turn:
            self._pending.settle(done)
            self._saved = max(self._saved, saved)
            self._turn.notify_all()

    def _complain(self, sentence: str) -> None:
        self._failures += 1
        if sentence != self._reason:
            self._reason = sentence
            _tell(self._on_fault, sentence)

    def _wipe(self) -> None:
        emptied = self._scribe.empty_log()
        with self._turn:
            # Hurried meanwhile: what that call is about may have come too late for this time.
            self._to_wipe = self._hurried or not emptied
            self._wipe_pause = _WIPE_PAUSE


def _tell(callback: Callable[[_Told], None], what: _Told) -> None:
    # A screen that is going away must not end the thread that keeps what was typed.
    with suppress(Exception):
        callback(what)
