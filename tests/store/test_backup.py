"""A copy a day while Guichet runs, seven kept; what was wiped is wiped in them too."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import time
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from counter_app.store import backup, upkeep
from counter_app.store.backup import KEPT, Copy, asides, copy_to, dailies, daily, folder_of, inspect
from counter_app.store.plain import SCHEMA
from counter_app.store.problems import StoreProblem
from counter_app.store.recorder import Recorder
from counter_app.store.records import JournalLine
from counter_app.store.upkeep import follow_all
from counter_app.store.writes import AppendJournal, CloseVisit, PutAnswer, PutDossier
from tests.store.conftest import NOW, PATIENCE, VISIT, bytes_on_disk, dossier_id, header

TODAY = date(2026, 11, 21)
SECRET = b"sealed-and-to-be-wiped-0123456789"


@pytest.fixture
def two(recorder: Recorder, path: Path) -> Path:
    """A running desk with two open dossiers."""
    for number in (1, 2):
        recorder.put(
            PutDossier(header(number)), PutAnswer(dossier_id(number), "nir", 1, SECRET * number)
        )
    assert recorder.flush(PATIENCE)
    return path


def ids(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [row[0] for row in connection.execute("SELECT id FROM dossier ORDER BY id")]


def test_a_copy_is_one_whole_closed_file(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "copie"
    copy = copy_to(two, target)
    assert (copy.path, copy.dossiers, copy.schema) == (target, 2, SCHEMA)
    assert ids(target) == [dossier_id(1), dossier_id(2)]
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["copie"]
    if os.name == "posix":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_a_file_that_exists_is_never_written_over(two: Path, tmp_path: Path) -> None:
    target = tmp_path / "copie"
    target.write_bytes(b"autre chose")
    with pytest.raises(FileExistsError):
        copy_to(two, target)
    assert target.read_bytes() == b"autre chose"


def test_a_copy_that_fails_leaves_nothing(two: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreProblem):
        copy_to(two.with_name("none.sqlite3"), tmp_path / "copie")
    with pytest.raises(StoreProblem, match="ne s’ouvre pas"):
        copy_to(two, tmp_path / "nowhere" / "copie")
    two.with_name("bad.sqlite3").write_bytes(b"x" * 5000)
    with pytest.raises(StoreProblem, match="abîmée"):
        copy_to(two.with_name("bad.sqlite3"), tmp_path / "copie")
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


def test_a_copy_of_a_damaged_database_says_which_file_is(two: Path, tmp_path: Path) -> None:
    source = copy_to(two, tmp_path / "source").path
    whole = source.read_bytes()
    source.write_bytes(whole[:8192] + b"\xa5" * (len(whole) - 8192))
    with pytest.raises(StoreProblem, match=re.escape(f"({source})")):
        copy_to(source, tmp_path / "copie")


def test_one_copy_a_day_seven_days(two: Path) -> None:
    for days in range(9):
        assert daily(two, TODAY + timedelta(days=days)) is not None
        assert daily(two, TODAY + timedelta(days=days)) is None
    names = [file.name for file in dailies(two)]
    assert len(names) == KEPT
    assert names[0] == "guichet-2026-11-29.sqlite3"
    assert names[-1] == "guichet-2026-11-23.sqlite3"


def test_what_was_put_aside_goes_with_its_days(two: Path) -> None:
    for days in range(7):
        daily(two, TODAY + timedelta(days=days))
    old, young = (backup.aside_name(two, NOW + timedelta(days=d), "remplacee") for d in (-1, 3))
    for file in (old, young):
        copy_to(two, file)
    log = old.with_name(f"{old.name}-wal")
    log.touch()
    daily(two, TODAY)
    assert asides(two) == (young,)
    assert not log.exists()


def test_half_written_copies_are_swept(two: Path) -> None:
    daily(two, TODAY)
    young, old = folder_of(two) / "guichet-x.part", folder_of(two) / "guichet-y.part"
    for file in (young, old):
        file.write_bytes(SECRET)
    hours_ago = time.time() - 7200
    os.utime(old, (hours_ago, hours_ago))
    daily(two, TODAY)
    assert young.exists()
    assert not old.exists()


def test_the_writer_is_never_held_back(two: Path, recorder: Recorder) -> None:
    copied: list[Copy | None] = []

    def copy_again_and_again() -> None:
        copied.extend(daily(two, TODAY + timedelta(days=days)) for days in range(12))

    thread = Thread(target=copy_again_and_again)
    thread.start()
    slowest, number = 0.0, 1
    while thread.is_alive():
        number += 1
        before = time.perf_counter()
        recorder.put(PutDossier(header(1, version=number)))
        assert recorder.flush(PATIENCE)
        slowest = max(slowest, time.perf_counter() - before)
    thread.join()
    assert len(copied) == 12
    assert all(copy is not None and copy.dossiers == 2 for copy in copied)
    assert slowest < 2.0, "the busy timeout of a held-back writer"


def test_the_latest_sound_copy_is_the_good_one(two: Path) -> None:
    assert backup.last_good(two) is None
    for days in range(3):
        daily(two, TODAY + timedelta(days=days))
    newest, good, _ = dailies(two)
    newest.write_bytes(newest.read_bytes()[:9000])
    found = backup.last_good(two)
    assert found is not None
    assert found.path == good


def test_not_every_file_is_a_copy(two: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE recettes (nom)")
    with pytest.raises(StoreProblem, match="pas une base de Guichet"):
        inspect(other)
    with pytest.raises(StoreProblem, match="ne s’ouvre pas"):
        inspect(tmp_path / "none")
    newer = tmp_path / "newer.sqlite3"
    copy_to(two, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(StoreProblem, match="plus récente"):
        inspect(newer)


def test_a_broken_reference_is_damage(two: Path, tmp_path: Path) -> None:
    copy = copy_to(two, tmp_path / "copie")
    with closing(sqlite3.connect(copy.path)) as connection:
        connection.execute("DELETE FROM dossier")
        connection.commit()
    with pytest.raises(StoreProblem, match="abîmée"):
        inspect(copy.path)


def test_what_is_wiped_is_wiped_from_the_copies_too(two: Path, recorder: Recorder) -> None:
    daily(two, TODAY)
    aside = backup.aside_name(two, NOW, "remplacee")
    copy_to(two, aside)
    taken = inspect(aside).taken_at
    one = dossier_id(1)
    recorder.put(AppendJournal(JournalLine(NOW, "", "closed", dossier=one)), CloseVisit(one, VISIT))
    assert recorder.flush(PATIENCE)
    assert follow_all(two) > 0
    assert follow_all(two) == 0
    for file in (*dailies(two), aside):
        assert ids(file) == [dossier_id(2)]
        left = bytes_on_disk(file).replace(SECRET * 2, b"")
        assert SECRET not in left
    assert inspect(aside).taken_at == taken, "wiping does not make a copy younger"


def test_a_damaged_daily_copy_is_removed_a_database_put_aside_is_not(two: Path) -> None:
    daily(two, TODAY)
    aside = backup.aside_name(two, NOW, "remplacee")
    for file in (*dailies(two), aside):
        file.write_bytes(b"x" * 5000)
    assert follow_all(two) == 0
    assert dailies(two) == ()
    assert asides(two) == (aside,)


@pytest.mark.parametrize("reads", ["BEGIN EXCLUSIVE", "BEGIN; SELECT * FROM dossier"])
def test_a_copy_in_use_is_told_and_stays(
    two: Path, recorder: Recorder, reads: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By another window that wipes it too, or whoever looks at it: it is as good as before."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "timeout": 0.05}))
    daily(two, TODAY - timedelta(days=1))
    daily(two, TODAY)
    used, free = dailies(two)
    one = dossier_id(1)
    recorder.put(AppendJournal(JournalLine(NOW, "", "closed", dossier=one)), CloseVisit(one, VISIT))
    assert recorder.flush(PATIENCE)
    with closing(sqlite3.connect(used, isolation_level=None)) as other:
        for statement in reads.split(";"):
            other.execute(statement).fetchall()
        with pytest.raises(StoreProblem, match="occupée"):
            follow_all(two)
    assert (ids(used), ids(free)) == ([one, dossier_id(2)], [dossier_id(2)])
    follow_all(two)
    assert ids(used) == [dossier_id(2)]


def test_a_copy_whose_days_were_over_meanwhile_is_none(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = folder_of(two) / "guichet-2026-11-01.sqlite3"
    monkeypatch.setattr(upkeep, "dailies", lambda _database: (gone,))
    assert follow_all(two) == 0


def test_a_copy_of_a_later_version_is_told_and_stays(two: Path) -> None:
    daily(two, TODAY)
    (copy,) = dailies(two)
    with closing(sqlite3.connect(copy)) as later, later:
        later.execute("ALTER TABLE key_slot RENAME TO opener")
        later.execute(f"PRAGMA user_version={SCHEMA + 1}")
    with pytest.raises(StoreProblem):
        follow_all(two)
    assert dailies(two) == (copy,)


def test_no_folder_of_copies_is_no_copy(path: Path) -> None:
    assert dailies(path) == ()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_folder_that_cannot_be_made_is_a_sentence(
    two: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder_of(two).touch()
    with pytest.raises(StoreProblem):
        daily(two, TODAY)
