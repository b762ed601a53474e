from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from counter_app.reference import tables
from counter_app.reference.build import SOURCES, VERSION, fill, stamp
from counter_app.reference.tables import STALE, Tables, build_file, opened, read_only

ASKED = "SELECT name FROM bank WHERE code = '00001'"
ROW = {
    "codes_postaux.tsv": "code_postal\tcode_insee\tcommune\tdepartement\n42000\t42218\tIci\t42\n",
    "lieux_naissance.tsv": "code\tlibelle\tstatut\n01001\tL'Abergement\tA\n",
    "noms_anciens.tsv": "code\tnom\n01001\tL'Ancien\n",
    "grandes_communes.txt": "42218\n",
    "departements.tsv": "code\tnom\tregion\n42\tLoire\t84\n",
    "banques_fr.tsv": "code_banque\tnom\n00001\tBanque d'essai\n",
    "pays.tsv": "code\tnom\tiban\nFR\tFrance\t5!n5!n11!c2!n\n",
    "domaines_courriel.txt": "gmail.com\n",
    "domaines_jetables.txt": "yopmail.com\n",
    "boites_partagees.txt": "mairie\n",
}


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with one row a table."""
    folder = tmp_path / "reference"
    folder.mkdir()
    for name, text in ROW.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """The cache folder, not made yet, of a data folder that only its owner may read."""
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    return home / "cache"


def bank_of(found: Tables | sqlite3.Connection) -> str:
    if isinstance(found, Tables):
        row = found.first(ASKED)
        assert row is not None
        return row[0]
    return str(found.execute(ASKED).fetchone()[0])


def built(cache: Path) -> list[str]:
    return sorted(file.name for file in cache.iterdir())


def in_memory(db: sqlite3.Connection) -> bool:
    return not db.execute("PRAGMA database_list").fetchone()[2]


def test_the_fixture_has_every_source() -> None:
    assert set(ROW) == set(SOURCES)


def test_the_file_is_built_once_and_read_again(sources: Path, cache: Path) -> None:
    assert bank_of(Tables(sources, cache)) == "Banque d’essai"
    assert built(cache) == [f"reference-{stamp(sources)}.sqlite3"]
    file = cache / built(cache)[0]
    made = file.stat().st_mtime_ns
    db = opened(sources, cache)
    assert not in_memory(db)
    assert bank_of(db) == "Banque d’essai"
    assert file.stat().st_mtime_ns == made
    with pytest.raises(sqlite3.OperationalError):
        db.execute("DELETE FROM bank")


def test_changed_sources_make_another_file(sources: Path, cache: Path) -> None:
    assert bank_of(Tables(sources, cache)) == "Banque d’essai"
    (sources / "banques_fr.tsv").write_text("code\tnom\n00001\tAutre\n", encoding="utf-8")
    assert bank_of(Tables(sources, cache)) == "Autre"
    assert len(built(cache)) == 2


def test_a_question_without_answer_is_none(sources: Path, cache: Path) -> None:
    assert Tables(sources, cache).first("SELECT name FROM bank WHERE code = ?", ("x",)) is None


@pytest.mark.skipif(os.name == "nt", reason="rights are POSIX")
@pytest.mark.parametrize(("home_rights", "file_rights"), [(0o700, 0o600), (0o2770, 0o660)])
def test_the_cache_is_as_closed_as_the_data_folder(
    sources: Path, cache: Path, home_rights: int, file_rights: int
) -> None:
    cache.parent.chmod(home_rights)
    opened(sources, cache)
    assert cache.stat().st_mode & 0o7777 == home_rights
    assert (cache / built(cache)[0]).stat().st_mode & 0o777 == file_rights


def test_without_a_data_folder_none_is_made(sources: Path, tmp_path: Path) -> None:
    db = opened(sources, tmp_path / "nowhere" / "cache")
    assert in_memory(db)
    assert bank_of(db) == "Banque d’essai"
    assert not (tmp_path / "nowhere").exists()


def test_a_cache_that_cannot_be_a_folder_is_done_without(sources: Path, cache: Path) -> None:
    cache.write_text("in the way")
    assert in_memory(opened(sources, cache))
    assert cache.read_text() == "in the way"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="rights do not stop root")
def test_a_folder_that_cannot_be_written_is_done_without(sources: Path, cache: Path) -> None:
    cache.parent.chmod(0o500)
    assert in_memory(opened(sources, cache))


def test_a_refused_write_is_done_without(
    sources: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(**_: object) -> tuple[int, str]:
        raise PermissionError("read-only")

    monkeypatch.setattr("tempfile.mkstemp", refused)
    assert in_memory(opened(sources, cache))
    assert built(cache) == []


def test_a_full_disk_leaves_nothing_behind(
    sources: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_db: sqlite3.Connection, _folder: Path) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(tables, "fill", full)
    with pytest.raises(sqlite3.OperationalError):
        build_file(cache / "reference-x.sqlite3", sources)
    assert built(cache) == []


@pytest.mark.parametrize("damage", [b"", b"not a database at all" * 100, None])
def test_a_damaged_file_is_built_again(sources: Path, cache: Path, damage: bytes | None) -> None:
    opened(sources, cache).close()
    file = cache / built(cache)[0]
    whole = file.read_bytes()
    torn = whole[:4096] + b"\xff" * (len(whole) - 4096) if damage is None else damage
    file.write_bytes(torn)
    db = opened(sources, cache)
    assert not in_memory(db)
    assert bank_of(db) == "Banque d’essai"
    assert file.read_bytes() == whole


def test_an_unfinished_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "x.sqlite3"
    with sqlite3.connect(file) as db:
        db.execute("CREATE TABLE bank (code TEXT)")
    db.close()
    with pytest.raises(sqlite3.DatabaseError):
        read_only(file)
    with pytest.raises(sqlite3.OperationalError):
        read_only(tmp_path / "missing.sqlite3")


def test_a_file_that_breaks_while_it_is_read_gives_way_to_memory(
    sources: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def empty(_sources: Path, _cache: Path) -> sqlite3.Connection:
        return sqlite3.connect(":memory:", check_same_thread=False)

    monkeypatch.setattr(tables, "opened", empty)
    assert bank_of(Tables(sources, cache)) == "Banque d’essai"


def test_a_closed_table_opens_again(sources: Path, cache: Path) -> None:
    found = Tables(sources, cache)
    found.close()
    assert bank_of(found) == "Banque d’essai"
    found.close()
    assert bank_of(found) == "Banque d’essai"


def test_what_killed_builders_left_is_swept(sources: Path, cache: Path) -> None:
    cache.mkdir()
    old, young, other = cache / "reference-a.tmp", cache / "reference-b.tmp", cache / "other"
    for file in (old, young, other):
        file.write_text("")
    long_ago = time.time() - STALE - 60
    os.utime(old, (long_ago, long_ago))
    os.utime(other, (long_ago, long_ago))
    opened(sources, cache)
    assert not old.exists()
    assert young.exists()
    assert other.exists()


def test_many_threads_may_ask_one_table(sources: Path, cache: Path) -> None:
    found, answers = Tables(sources, cache), list[str]()
    threads = [
        threading.Thread(target=lambda: answers.extend(bank_of(found) for _ in range(50)))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == ["Banque d’essai"] * 400


def test_processes_that_build_at_once_do_not_hurt_each_other(sources: Path, cache: Path) -> None:
    asked = (
        "import sys, pathlib; from counter_app.reference.tables import Tables;"
        f'print(Tables(*map(pathlib.Path, sys.argv[1:])).first("{ASKED}")[0])'
    )
    command = [sys.executable, "-X", "utf8", "-c", asked, str(sources), str(cache)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    answers = [process.communicate(timeout=60)[0].strip() for process in running]
    assert answers == ["Banque d’essai"] * 4
    assert built(cache) == [f"reference-{stamp(sources)}.sqlite3"]


def test_a_finished_database_says_so(sources: Path) -> None:
    db = sqlite3.connect(":memory:")
    fill(db, sources)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert db.execute("SELECT name FROM place").fetchone() == ("L’Abergement",)
