"""A copy put back: the old one kept aside, and nothing that was wiped or removed comes back."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from counter_app.store.backup import copy_to, daily, inspect
from counter_app.store.database import open_database
from counter_app.store.hold import Hold
from counter_app.store.problems import StoreProblem
from counter_app.store.recorder import Recorder
from counter_app.store.records import JournalLine
from counter_app.store.repository import Repository
from counter_app.store.restore import _swap, put_back
from counter_app.store.writes import AppendJournal, CloseVisit, PutAnswer, PutDossier, Write
from counter_app.vault.derivation import Cost
from counter_app.vault.slots import KeySlots
from tests.store.conftest import NOW, PATIENCE, VISIT, dossier_id, header

ONE, TWO = dossier_id(1), dossier_id(2)
CHEAP = Cost(64, 1, 1)


def write(path: Path, *writes: Write) -> None:
    """By a desk that opens, writes and closes."""
    database = open_database(path, "mairie")
    recorder = Recorder(database, lambda _ticket: None, lambda _sentence: None)
    recorder.put(*writes)
    assert recorder.stop(PATIENCE)
    database.close()


def open_ids(path: Path) -> set[str]:
    database = open_database(path, "mairie")
    try:
        return {one.id for one in Repository(database).headers()}
    finally:
        database.close()


def journal(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.execute("SELECT kind, dossier FROM journal ORDER BY seq"))


@pytest.fixture
def desk(path: Path) -> Path:
    """Two open dossiers and a journal of two lines, everything closed."""
    write(
        path,
        *(PutDossier(header(number)) for number in (1, 2)),
        *(PutAnswer(dossier_id(number), "nir", 1, b"sealed") for number in (1, 2)),
        *(AppendJournal(JournalLine(NOW, "Claire", "created", dossier=d)) for d in (ONE, TWO)),
    )
    return path


def test_it_comes_back_and_the_old_one_is_aside(desk: Path, tmp_path: Path) -> None:
    copy = copy_to(desk, tmp_path / "copie")
    write(desk, PutDossier(header(3)))
    aside = put_back(desk, copy, "mairie", NOW)
    assert open_ids(desk) == {ONE, TWO}
    assert aside is not None
    assert inspect(aside).dossiers == 3
    assert aside.parent == desk.parent / "backups"
    assert not desk.with_name(f"{desk.name}.part").exists()


def test_what_was_wiped_since_does_not_come_back(desk: Path, tmp_path: Path) -> None:
    copy = copy_to(desk, tmp_path / "copie")
    closed = JournalLine(NOW + timedelta(hours=1), "Claire", "closed", dossier=ONE)
    wiped = JournalLine(NOW + timedelta(hours=2), "", "wiped", dossier=TWO, detail="age nir")
    write(desk, AppendJournal(closed), AppendJournal(wiped), CloseVisit(ONE, VISIT))
    put_back(desk, copy, "mairie", NOW)
    assert open_ids(desk) == {TWO}
    with closing(sqlite3.connect(desk)) as connection:
        assert connection.execute("SELECT * FROM answer").fetchall() == []
    kinds = [kind for kind, _dossier in journal(desk)]
    assert kinds == ["created", "created", "closed", "wiped", "restored"], "it only grows"


def test_a_removed_agent_does_not_come_back(desk: Path, tmp_path: Path) -> None:
    slots = KeySlots(desk, cost=CHEAP)
    first = slots.create("Claire", "cheval lampe douze rivière")
    gone = slots.add_agent(first.key, "Karim", "tambour nuage quatre sentier")
    copy = copy_to(desk, tmp_path / "copie")
    write(desk, AppendJournal(JournalLine(NOW, "Claire", "agent_removed", detail=gone.id)))
    put_back(desk, copy, "mairie", NOW)
    assert [agent.name for agent in KeySlots(desk).agents()] == ["Claire"]
    put_back(desk, copy, "mairie", NOW + timedelta(seconds=1))
    assert [agent.name for agent in KeySlots(desk).agents()] == ["Claire"], "nor the second time"


def test_a_copy_from_before_what_the_journal_knows_is_not_put_back(
    desk: Path, tmp_path: Path
) -> None:
    """Who left more than a year ago is in no journal any more, and would come back with it."""
    copy = copy_to(desk, tmp_path / "copie")
    before = desk.read_bytes()
    with pytest.raises(StoreProblem, match="plus d’un an"):
        put_back(desk, copy, "mairie", NOW + timedelta(days=366))
    assert open_ids(desk) == {ONE, TWO}
    assert len(desk.read_bytes()) == len(before)
    put_back(desk, copy, "mairie", NOW + timedelta(days=364))


@pytest.mark.parametrize("harm", ["damaged", "missing"])
def test_a_lost_database_is_replaced_and_the_own_copies_bear_witness(
    desk: Path, tmp_path: Path, harm: str
) -> None:
    copy = copy_to(desk, tmp_path / "copie")
    closed = JournalLine(NOW + timedelta(hours=1), "Claire", "closed", dossier=ONE)
    write(desk, AppendJournal(closed), CloseVisit(ONE, VISIT))
    daily(desk, date(2026, 11, 21))
    if harm == "damaged":
        desk.write_bytes(b"x" * 5000)
    else:
        desk.unlink()
    aside = put_back(desk, copy, "mairie", NOW)
    assert open_ids(desk) == {TWO}
    if harm == "missing":
        assert aside is None
    else:
        assert aside is not None
        assert aside.read_bytes() == b"x" * 5000


def test_an_open_window_is_not_robbed(desk: Path, tmp_path: Path) -> None:
    copy = copy_to(desk, tmp_path / "copie")
    window = open_database(desk, "mairie")
    Repository(window).headers()
    before = desk.stat().st_ino
    with pytest.raises(StoreProblem, match="Guichet est ouvert") as told:
        put_back(desk, copy, "mairie", NOW)
    assert "Fermer" in told.value.way_on
    assert desk.stat().st_ino == before
    window.close()
    put_back(desk, copy, "mairie", NOW)
    assert desk.stat().st_ino != before


def test_a_held_dossier_is_an_open_window_even_when_the_file_is_damaged(
    desk: Path, tmp_path: Path
) -> None:
    copy = copy_to(desk, tmp_path / "copie")
    locks = desk.parent / "locks"
    hold = Hold.try_take(locks, ONE)
    assert hold is not None
    (locks / "backup.lock").touch()
    desk.write_bytes(b"x" * 5000)
    with pytest.raises(StoreProblem, match="Guichet est ouvert"):
        put_back(desk, copy, "mairie", NOW)
    hold.release()
    put_back(desk, copy, "mairie", NOW)
    assert open_ids(desk) == {ONE, TWO}


def test_a_copy_still_in_wal_mode_is_taken_with_its_log(desk: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw" / "guichet.sqlite3"
    window = open_database(desk, "mairie")
    recorder = Recorder(window, lambda _ticket: None, lambda _sentence: None)
    recorder.put(PutDossier(header(3)))
    assert recorder.flush(PATIENCE)
    raw.parent.mkdir()
    for tail in ("", "-wal"):
        source = desk.with_name(desk.name + tail)
        raw.with_name(raw.name + tail).write_bytes(source.read_bytes())
    assert recorder.stop(PATIENCE)
    window.close()
    put_back(desk, inspect(raw), "mairie", NOW)
    assert dossier_id(3) in open_ids(desk)


def test_a_log_left_behind_is_never_met_by_the_new_one(desk: Path, tmp_path: Path) -> None:
    part, aside = desk.with_name("part"), tmp_path / "aside.sqlite3"
    copy_to(desk, part)
    desk.with_name(f"{desk.name}-wal").write_bytes(b"y" * 100)
    assert _swap(part, desk, aside) == aside
    assert not desk.with_name(f"{desk.name}-wal").exists()
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"y" * 100


def test_without_hard_links_the_old_one_is_copied(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_paths: object) -> None:
        raise OSError(1, "no hard links here")

    copy = copy_to(desk, tmp_path / "copie")
    monkeypatch.setattr("os.link", none)
    aside = put_back(desk, copy, "mairie", NOW)
    assert aside is not None
    assert inspect(aside).dossiers == 2


def test_a_disk_that_refuses_changes_nothing(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    copy = copy_to(desk, tmp_path / "copie")
    before = desk.stat().st_ino
    monkeypatch.setattr("counter_app.store.restore.synced", full)
    with pytest.raises(StoreProblem, match="disque est plein"):
        put_back(desk, copy, "mairie", NOW)
    assert desk.stat().st_ino == before
    assert sorted(file.name for file in desk.parent.iterdir()) == ["guichet.sqlite3"]
