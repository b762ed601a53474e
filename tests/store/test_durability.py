"""kill -9 at any moment: every ticket the recorder had called saved is on disk."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import threading
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from counter_app.store.database import open_database
from counter_app.store.header import Sealed
from counter_app.store.problems import FULL, SILENT
from counter_app.store.recorder import Recorder
from counter_app.store.repository import Repository
from counter_app.store.writes import PutAnswer, PutDossier, PutTick
from tests.store.conftest import PATIENCE, TICK, dossier_id, header

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL, no fork")
KILLS = 20
ONE = dossier_id(1)


def type_for_ever(path: Path, acknowledged: Connection) -> None:
    """A child that records one answer and one tick a ticket, and tells each ticket saved."""
    recorder = Recorder(open_database(path, "mairie"), acknowledged.send, print)
    recorder.put(PutDossier(header(1)))
    number = 1
    while True:
        number += 1
        recorder.put(
            PutAnswer(ONE, f"f{number}", number, b"x" * 50), PutTick(ONE, f"t{number}", TICK)
        )
        time.sleep(0.0005)


def kill_after(seconds: float, path: Path) -> int:
    """The last ticket a child told before SIGKILL."""
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=type_for_ever, args=(path, sender), daemon=True)
    child.start()
    sender.close()
    saved = receiver.recv()
    time.sleep(seconds)
    assert child.pid is not None
    os.kill(child.pid, signal.SIGKILL)
    try:
        while True:
            saved = receiver.recv()
    except (EOFError, OSError):
        child.join()
    return int(saved)


def test_no_acknowledged_ticket_is_lost_to_a_kill(tmp_path: Path) -> None:
    chance = random.Random(2)
    most = 0
    for turn in range(KILLS):
        path = tmp_path / f"home{turn}" / "guichet.sqlite3"
        saved = kill_after(chance.uniform(0, 0.04), path)
        database = open_database(path, "mairie")
        stored = Repository(database).load(ONE)
        database.close()
        promised = range(2, saved + 1)
        assert {f"f{n}" for n in promised} <= set(stored.answers)
        assert {f"t{n}" for n in promised} <= set(stored.ticks)
        # A ticket goes in whole: never its answer without its tick.
        assert {f[1:] for f in stored.answers} == {t[1:] for t in stored.ticks}
        most = max(most, saved)
    assert most > 3


def meet_a_full_disk(path: Path, told: Connection) -> None:
    """A child whose files may not grow, until they may again."""
    import resource  # POSIX only, like this test

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    full = threading.Event()

    def on_fault(sentence: str) -> None:
        told.send(sentence)
        full.set()

    recorder = Recorder(open_database(path, "mairie"), told.send, on_fault, pause=0.01)
    _, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (150_000, hard))
    recorder.put(PutDossier(header(1)), PutAnswer(ONE, "nir", 1, b"x" * 1_000_000))
    full.wait(PATIENCE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
    recorder.put(PutTick(ONE, "a", TICK))
    told.send(recorder.stop(PATIENCE))


def iter_until_closed(receiver: Connection) -> list[object]:
    """All that a child told before it ended."""
    told: list[object] = []
    while True:
        try:
            told.append(receiver.recv())
        except EOFError:
            return told


def test_a_disk_that_refuses_to_grow_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "home" / "guichet.sqlite3"
    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    child = context.Process(target=meet_a_full_disk, args=(path, sender), daemon=True)
    child.start()
    sender.close()
    fault, *saved, stopped = iter_until_closed(receiver)
    child.join()
    assert fault in (FULL.sentence, SILENT.sentence)
    assert saved[-1] == 2
    assert stopped is True
    database = open_database(path, "mairie")
    stored = Repository(database).load(ONE)
    assert stored.answers == {"nir": Sealed(1, b"x" * 1_000_000)}
    assert stored.ticks == {"a": TICK}
    database.close()
