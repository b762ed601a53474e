"""However writes are queued, merged and cut into batches, the database ends the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.dossier.facts import Tick
from counter_app.store.database import Database, open_database
from counter_app.store.pending import Pending
from counter_app.store.recorder import Recorder
from counter_app.store.records import JournalLine, ProcedureText
from counter_app.store.statements import apply
from counter_app.store.tables import ALL
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    DropAnswer,
    DropStep,
    DropTick,
    ForgetAnswer,
    ForgetLines,
    PutAnswer,
    PutDossier,
    PutProcedureText,
    PutStep,
    PutTick,
    Vanish,
    Write,
)
from tests.store.conftest import LINE, NOW, PATIENCE, TICK, VISIT, dossier_id, header

NUMBERS = st.integers(1, 2)
IDS = NUMBERS.map(dossier_id)
FIELDS = st.sampled_from(["nir", "iban"])
VERSIONS = st.integers(0, 5)
WORDS = st.sampled_from(["a", "b", "c"])
KINDS = st.sampled_from(["opened", "closed"])
MOMENTS = st.integers(0, 3).map(lambda days: NOW + timedelta(days=days))
NUMBERED = st.integers(1, 3)
WRITES: st.SearchStrategy[Write] = st.one_of(
    st.builds(lambda n, v: PutDossier(header(n, version=v)), NUMBERS, VERSIONS),
    st.builds(PutAnswer, IDS, FIELDS, VERSIONS, st.binary(max_size=3)),
    st.builds(DropAnswer, IDS, FIELDS),
    st.builds(PutTick, IDS, WORDS, st.builds(Tick, WORDS, st.just(NOW), WORDS)),
    st.builds(DropTick, IDS, WORDS),
    st.builds(PutStep, IDS, NUMBERED, FIELDS, VERSIONS, st.binary(max_size=3)),
    st.builds(DropStep, IDS, NUMBERED, FIELDS),
    st.builds(ForgetAnswer, IDS, FIELDS),
    st.builds(ForgetLines, MOMENTS),
    st.builds(AppendJournal, st.builds(JournalLine, MOMENTS, WORDS, KINDS)),
    st.builds(lambda s: PutProcedureText(ProcedureText(s, s, "1", s)), WORDS),
    st.builds(CloseVisit, IDS, st.just(VISIT)),
    st.builds(Vanish, IDS),
)
FLUSH = None
SEQUENCES = st.lists(st.lists(WRITES, min_size=1, max_size=4) | st.just(FLUSH), max_size=25)


@dataclass
class Pair:
    """One database written through the recorder, one write by write."""

    recorded: Database
    plain: Database
    recorder: Recorder


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pair]:
    folder: Path = tmp_path_factory.mktemp("pair")
    folder.chmod(0o700)
    recorded = open_database(folder / "recorded.sqlite3", "mairie")
    plain = open_database(folder / "plain.sqlite3", "mairie")
    recorder = Recorder(recorded, lambda _ticket: None, pytest.fail, pause=0.01)
    yield Pair(recorded, plain, recorder)
    assert recorder.stop(PATIENCE)
    recorded.close()
    plain.close()


def empty(database: Database) -> None:
    with database.writer() as connection, connection.begin():
        for table in ALL:
            connection.execute(table.delete())


def dump(database: Database) -> dict[str, list[tuple[object, ...]]]:
    with database.reading() as connection:
        return {
            table.name: sorted(tuple(row) for row in connection.execute(table.select()))
            for table in ALL
            if table.name != "dossier"
        } | {
            "dossier": sorted(
                connection.exec_driver_sql("SELECT id, reference, version FROM dossier")
            )
        }


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(SEQUENCES)
def test_recorded_ends_like_one_write_after_another(
    pair: Pair, sequence: list[list[Write] | None]
) -> None:
    empty(pair.recorded)
    empty(pair.plain)
    with pair.plain.writer() as connection, connection.begin():
        for writes in sequence:
            for write in writes or ():
                apply(connection, write, "mairie")
    for writes in sequence:
        if writes is FLUSH:
            assert pair.recorder.flush(PATIENCE)
        else:
            pair.recorder.put(*writes)
    assert pair.recorder.flush(PATIENCE)
    assert dump(pair.recorded) == dump(pair.plain)


@settings(max_examples=300)
@given(st.data())
def test_no_ticket_is_called_saved_before_all_it_wrote(data: st.DataObject) -> None:
    """Whatever is settled, a waiting write's `since` is no later than any ticket it stands for."""
    pending = Pending()
    unsaved: set[int] = set()
    for ticket, write in enumerate(data.draw(st.lists(WRITES, max_size=30)), start=1):
        pending.add(ticket, write)
        unsaved.add(ticket)
        if data.draw(st.integers(0, 4)) == 0:
            pending.settle(pending.snapshot())
            unsaved.clear()
    waiting = pending.snapshot()
    first = min((entry.since for entry in waiting), default=None)
    assert first == min(unsaved, default=None)


def kinds(pending: Pending) -> list[str]:
    return [type(entry.write).__name__ for entry in pending.snapshot()]


def queue(*writes: Write) -> Pending:
    pending = Pending()
    for ticket, write in enumerate(writes, start=1):
        pending.add(ticket, write)
    return pending


def test_the_later_of_two_wins_and_stands_for_both() -> None:
    one = dossier_id(1)
    pending = queue(PutAnswer(one, "nir", 1, b"a"), DropAnswer(one, "nir"))
    (entry,) = pending.snapshot()
    assert entry.write == DropAnswer(one, "nir")
    assert entry.since == 1


def test_a_header_keeps_its_first_place() -> None:
    one = dossier_id(1)
    pending = queue(
        PutDossier(header(1)), PutTick(one, "a", TICK), PutDossier(header(1, version=2))
    )
    assert kinds(pending) == ["PutDossier", "PutTick"]
    assert pending.snapshot()[0].write == PutDossier(header(1, version=2))


def test_an_end_voids_its_dossier_s_writes_and_no_others() -> None:
    one, two = dossier_id(1), dossier_id(2)
    pending = queue(
        PutDossier(header(1)),
        PutDossier(header(2)),
        PutAnswer(one, "nir", 1, b"a"),
        AppendJournal(LINE),
        AppendJournal(LINE),
        CloseVisit(one, VISIT),
        Vanish(two),
        Vanish(two),
    )
    assert kinds(pending) == ["AppendJournal", "AppendJournal", "CloseVisit", "Vanish"]


def test_what_came_while_writing_is_kept() -> None:
    one = dossier_id(1)
    pending = queue(PutDossier(header(1)), PutAnswer(one, "nir", 1, b"a"))
    batch = pending.snapshot()
    pending.add(3, PutAnswer(one, "nir", 2, b"b"))
    pending.settle(batch)
    assert [entry.write for entry in pending.snapshot()] == [PutAnswer(one, "nir", 2, b"b")]
    pending.settle(pending.snapshot())
    assert not pending
