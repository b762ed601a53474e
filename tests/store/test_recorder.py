"""What the recorder calls saved is on disk; what is not, it says, keeps, and tries again."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from counter_app.store import plain
from counter_app.store import recorder as recorder_module
from counter_app.store.database import Database, open_database
from counter_app.store.header import Sealed
from counter_app.store.problems import BUSY, FORBIDDEN, FULL, MOVED, REFUSED
from counter_app.store.recorder import Recorder
from counter_app.store.repository import Repository
from counter_app.store.scribe import Scribe
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    DropAnswer,
    PutAnswer,
    PutDossier,
    PutTick,
    Vanish,
)
from counter_app.vault.key import DataKey
from counter_app.vault.sealing import Label, seal, unseal
from tests.store.conftest import (
    LINE,
    PATIENCE,
    TICK,
    VISIT,
    Told,
    bytes_on_disk,
    dossier_id,
    header,
)

ONE = dossier_id(1)
Start = Callable[[], Recorder]


@contextmanager
def no_room(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The disk is full for whoever opens the database meanwhile."""
    with monkeypatch.context() as full:
        full.setattr(plain, "_PER_CONNECTION", "PRAGMA foreign_keys=ON; PRAGMA max_page_count=1;")
        repository._database.close()
        yield


def until(condition: Callable[[], object]) -> bool:
    """Waits for the writing thread, up to PATIENCE."""
    deadline = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.002)
    return bool(condition())


def test_a_ticket_called_saved_is_on_disk(
    recorder: Recorder, repository: Repository, told: Told
) -> None:
    ticket = recorder.put(PutDossier(header()), PutAnswer(ONE, "nir", 1, b"x"))
    assert until(lambda: ticket in told.saved)
    assert repository.load(ONE).answers == {"nir": Sealed(1, b"x")}


def test_tickets_grow_and_are_acknowledged_in_order(recorder: Recorder, told: Told) -> None:
    tickets = [recorder.put(PutDossier(header(version=n))) for n in range(50)]
    assert tickets == list(range(1, 51))
    assert recorder.put() == 50
    assert recorder.flush(PATIENCE)
    assert until(lambda: told.saved[-1:] == [50])
    assert told.saved == sorted(set(told.saved))
    assert told.faults == []


def test_put_never_waits_for_the_disk(
    recorder: Recorder, path: Path, told: Told, repository: Repository
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = time.monotonic()
        for n in range(200):
            recorder.put(PutDossier(header(version=n)))
        assert time.monotonic() - started < 0.5
        assert told.saved == []
    assert recorder.flush(PATIENCE)
    assert repository.load(ONE).header.version == 199


def test_a_locked_base_is_said_once_and_goes_through_when_free(
    recorder: Recorder, path: Path, told: Told, repository: Repository
) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        recorder.put(PutDossier(header()))
        assert told.faulted.wait(PATIENCE)
        recorder.put(PutAnswer(ONE, "nir", 1, b"first"))
        last = recorder.put(PutAnswer(ONE, "nir", 2, b"last"))
        assert not recorder.flush(0.1)
        assert told.saved == []
        assert told.faults == [BUSY.sentence]
    assert recorder.flush(PATIENCE)
    assert told.saved == [last]
    assert repository.load(ONE).answers == {"nir": Sealed(2, b"last")}


def test_a_full_disk_loses_nothing(
    start: Start, told: Told, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with no_room(repository, monkeypatch):
        recorder = start()
        recorder.put(PutDossier(header()))
        recorder.put(PutAnswer(ONE, "nir", 1, b"x" * 100_000))
        assert told.faulted.wait(PATIENCE)
        assert told.faults == [FULL.sentence]
        assert not recorder.stop(0.05)
        assert told.saved == []
    ticket = recorder.put(PutTick(ONE, "a", TICK))
    assert recorder.flush(PATIENCE)
    assert told.saved == [ticket]
    assert repository.load(ONE).answers == {"nir": Sealed(1, b"x" * 100_000)}


def test_a_folder_that_became_read_only_loses_nothing(
    start: Start, told: Told, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as frozen:
        frozen.setattr(plain, "_PER_CONNECTION", "PRAGMA query_only=ON;")
        repository._database.close()
        recorder = start()
        ticket = recorder.put(PutDossier(header()))
        assert told.faulted.wait(PATIENCE)
        assert told.faults == [FORBIDDEN.sentence]
    assert recorder.flush(PATIENCE)
    assert told.saved == [ticket]
    assert repository.load(ONE).header == header()


def test_a_base_moved_away_is_never_called_saved(
    recorder: Recorder, path: Path, told: Told, repository: Repository
) -> None:
    aside = path.with_suffix(".aside")
    path.rename(aside)
    ticket = recorder.put(PutDossier(header()), AppendJournal(LINE))
    assert told.faulted.wait(PATIENCE)
    assert told.faults == [MOVED.sentence]
    assert told.saved == []
    aside.rename(path)
    assert recorder.flush(PATIENCE)
    assert told.saved == [ticket]
    assert repository.journal() == (LINE,)


def test_one_write_that_cannot_go_in_holds_back_its_dossier_alone(
    recorder: Recorder, told: Told, repository: Repository
) -> None:
    before = recorder.put(PutDossier(header(1)))
    twin = header(2, reference=header(1).reference)
    recorder.put(PutDossier(twin), PutAnswer(twin.id, "nir", 1, b"x"))
    recorder.put(PutDossier(header(3)), AppendJournal(LINE))
    assert told.faulted.wait(PATIENCE)
    assert until(lambda: repository.journal() == (LINE,))
    assert not recorder.flush(0.05)
    assert {h.id for h in repository.headers()} == {dossier_id(1), dossier_id(3)}
    assert told.saved == [before]
    assert told.faults == [REFUSED.sentence]
    # What comes later still goes in at once, and the dossier set right goes in whole.
    recorder.put(PutTick(dossier_id(3), "a", TICK))
    assert until(lambda: repository.load(dossier_id(3)).ticks)
    last = recorder.put(PutDossier(header(2)))
    assert recorder.flush(PATIENCE)
    assert told.saved == [before, last]
    assert repository.load(dossier_id(2)).answers == {"nir": Sealed(1, b"x")}


def test_what_is_still_held_back_is_said_again_after_a_saved(
    recorder: Recorder, told: Told, repository: Repository
) -> None:
    """« Saved » ends the fault that is shown, and the second dossier is not on disk."""
    recorder.put(PutDossier(header(1)))
    twins = [header(number, reference=header(1).reference) for number in (2, 3)]
    for twin in twins:
        recorder.put(PutDossier(twin))
    assert told.faulted.wait(PATIENCE)
    before = len(told.saved)
    recorder.put(Vanish(twins[0].id))
    assert until(lambda: len(told.saved) > before)
    assert until(lambda: told.faults == [REFUSED.sentence] * 2)
    recorder.put(Vanish(twins[1].id))
    assert recorder.flush(PATIENCE)


def test_text_no_database_can_hold_stops_nobody_else(
    recorder: Recorder, told: Told, repository: Repository
) -> None:
    recorder.put(PutDossier(header(1, touched_by="\ud800")))
    recorder.put(PutDossier(header(2)))
    assert told.faulted.wait(PATIENCE)
    assert until(lambda: [h.id for h in repository.headers()] == [dossier_id(2)])
    assert told.faults == [REFUSED.sentence]
    recorder.put(Vanish(dossier_id(1)))
    assert recorder.flush(PATIENCE)


def test_an_outage_while_something_is_held_back_is_said_too(
    recorder: Recorder, told: Told, path: Path, repository: Repository
) -> None:
    recorder.put(PutDossier(header(1, touched_by="\ud800")))
    assert told.faulted.wait(PATIENCE)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        recorder.put(PutDossier(header(2)))
        assert until(lambda: BUSY.sentence in told.faults)
    assert until(lambda: told.faults == [REFUSED.sentence, BUSY.sentence, REFUSED.sentence])
    assert [h.id for h in repository.headers()] == [dossier_id(2)]
    recorder.put(Vanish(ONE))
    assert recorder.flush(PATIENCE)


def test_an_outage_in_the_middle_of_setting_one_aside_keeps_all(
    start: Start, told: Told, repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    with no_room(repository, monkeypatch):
        recorder = start()
        recorder.put(
            PutDossier(header(1, touched_by="\ud800")),
            PutDossier(header(2)),
            PutAnswer(dossier_id(2), "nir", 1, b"x" * 100_000),
        )
        assert until(lambda: told.faults == [FULL.sentence])
    assert until(lambda: told.faults == [FULL.sentence, REFUSED.sentence])
    assert repository.load(dossier_id(2)).answers == {"nir": Sealed(1, b"x" * 100_000)}
    recorder.put(Vanish(ONE))
    assert recorder.flush(PATIENCE)


def test_any_thread_may_put(recorder: Recorder, repository: Repository) -> None:
    def put_many(worker: int) -> None:
        recorder.put(PutDossier(header(worker)))
        for n in range(100):
            recorder.put(PutAnswer(dossier_id(worker), f"f{n % 7}", n, b"x"), AppendJournal(LINE))

    workers = [threading.Thread(target=put_many, args=(n,)) for n in range(1, 5)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert recorder.flush(PATIENCE)
    assert len(repository.journal()) == 400
    assert all(len(repository.load(dossier_id(n)).answers) == 7 for n in range(1, 5))


def test_a_screen_that_is_gone_does_not_stop_the_recorder(
    database: Database, repository: Repository, path: Path
) -> None:
    def gone(_what: object) -> None:
        raise RuntimeError("no running app")

    recorder = Recorder(database, gone, gone, pause=0.01)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        recorder.put(PutDossier(header()))
        assert not recorder.flush(0.1)
    assert recorder.flush(PATIENCE)
    assert recorder.stop(PATIENCE)
    assert repository.load(ONE).header == header()


def test_on_saved_may_put(database: Database, repository: Repository) -> None:
    again: list[int] = []

    def on_saved(ticket: int) -> None:
        if not again:
            again.append(recorder.put(AppendJournal(LINE)))

    recorder = Recorder(database, on_saved, pytest.fail)
    recorder.put(PutDossier(header()))
    assert until(lambda: repository.journal() == (LINE,))
    assert recorder.stop(PATIENCE)


def test_stopping_writes_everything_first_and_then_refuses(
    recorder: Recorder, repository: Repository
) -> None:
    recorder.put(PutDossier(header()), PutAnswer(ONE, "nir", 1, b"x"))
    assert recorder.stop(PATIENCE)
    assert recorder.stop(PATIENCE)
    assert repository.load(ONE).answers
    with pytest.raises(RuntimeError, match="stopped"):
        recorder.put(AppendJournal(LINE))


def test_what_is_put_while_stopping_is_written_too(
    database: Database, repository: Repository
) -> None:
    def on_saved(ticket: int) -> None:
        if ticket < 20:
            recorder.put(AppendJournal(LINE))

    recorder = Recorder(database, on_saved, pytest.fail)
    recorder.put(AppendJournal(LINE))
    assert recorder.stop(PATIENCE)
    assert len(repository.journal()) == recorder._issued == recorder._saved


def test_nothing_to_stop_is_stopped_at_once(recorder: Recorder) -> None:
    started = time.monotonic()
    assert recorder.stop(PATIENCE)
    assert time.monotonic() - started < PATIENCE / 2


@pytest.mark.parametrize(
    "end",
    [Vanish(ONE), CloseVisit(ONE, VISIT), DropAnswer(ONE, "nir")],
    ids=lambda e: type(e).__name__,
)
def test_what_is_wiped_leaves_the_file_and_its_log(
    recorder: Recorder, path: Path, end: Vanish | CloseVisit | DropAnswer
) -> None:
    blob = bytes(range(256)) * 3
    recorder.put(PutDossier(header()), PutAnswer(ONE, "nir", 1, blob))
    assert recorder.flush(PATIENCE)
    assert blob[:64] in bytes_on_disk(path)
    recorder.put(end)
    assert recorder.flush(PATIENCE)
    assert until(lambda: not recorder.wiping)
    assert blob[:64] not in bytes_on_disk(path)


def test_a_wipe_waits_for_a_reader_and_says_so(
    recorder: Recorder, path: Path, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorder_module, "_WIPE_PAUSE", 0.01)
    blob = b"\xa5\x5a" * 200
    recorder.put(PutDossier(header()), PutAnswer(ONE, "nir", 1, blob))
    assert recorder.flush(PATIENCE)
    with database.reading() as reader:
        reader.exec_driver_sql("SELECT * FROM answer").fetchall()
        recorder.put(Vanish(ONE))
        assert recorder.flush(PATIENCE)
        time.sleep(0.1)
        assert recorder.wiping
        assert blob in bytes_on_disk(path)
    assert until(lambda: not recorder.wiping)
    assert blob not in bytes_on_disk(path)


def test_a_wipe_that_failed_is_not_tried_again_at_once(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[Scribe] = []

    def never(scribe: Scribe) -> bool:
        tried.append(scribe)
        return False

    monkeypatch.setattr(Scribe, "empty_log", never)
    recorder.wipe()
    assert until(lambda: tried)
    time.sleep(0.1)
    assert len(tried) == 1
    monkeypatch.undo()
    recorder.wipe()
    assert until(lambda: not recorder.wiping)


def test_a_wipe_asked_for_during_another_is_done_too(
    recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it is about may have been deleted a moment too late for the first."""
    empty, times = Scribe.empty_log, iter(range(9))

    def asked_meanwhile(scribe: Scribe) -> bool:
        emptied = empty(scribe)
        if next(times) == 0:
            recorder.wipe()
        return emptied

    monkeypatch.setattr(Scribe, "empty_log", asked_meanwhile)
    recorder.wipe()
    assert until(lambda: not recorder.wiping)
    assert next(times) == 2


def test_a_wipe_that_fails_is_still_to_be_done(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unplugged(_database: Database) -> None:
        raise sqlite3.OperationalError("unplugged")

    scribe = Scribe(database)
    with monkeypatch.context() as broken:
        broken.setattr(Database, "writer", unplugged)
        assert not scribe.empty_log()
    assert scribe.empty_log()
    scribe.close()


def test_two_windows_record_at_once(path: Path, recorder: Recorder, repository: Repository) -> None:
    beside = open_database(path, "mairie", busy_ms=20)
    other = Recorder(beside, lambda _ticket: None, lambda _sentence: None, pause=0.01)
    for window, number in ((recorder, 1), (other, 2)):
        window.put(PutDossier(header(number)))
    for n in range(100):
        recorder.put(PutAnswer(dossier_id(1), f"f{n}", n, b"x"))
        other.put(PutAnswer(dossier_id(2), f"f{n}", n, b"x"))
    assert recorder.flush(PATIENCE)
    assert other.stop(PATIENCE)
    beside.close()
    assert all(len(repository.load(dossier_id(n)).answers) == 100 for n in (1, 2))


def test_no_clear_text_of_a_sealed_value_reaches_the_disk(
    recorder: Recorder, path: Path, repository: Repository
) -> None:
    key, label = DataKey.draw(), Label("mairie", ONE, "last_name", 1)
    recorder.put(
        PutDossier(header()),
        PutAnswer(ONE, "last_name", 1, seal(key, "MARTIN-TÉMOIN", label)),
        PutTick(ONE, "case:", TICK),
    )
    assert recorder.flush(PATIENCE)
    kept = bytes_on_disk(path)
    assert TICK.by.encode() in kept
    assert "MARTIN-TÉMOIN".encode() not in kept
    assert b"MARTIN" not in kept
    stored = repository.load(ONE).answers["last_name"]
    assert unseal(key, stored.blob, label) == "MARTIN-TÉMOIN"
