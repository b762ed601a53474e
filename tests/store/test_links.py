"""Nothing that Guichet writes to is behind a link: neither the database, nor what stands beside."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from counter_app.store.backup import asides, copy_to, dailies, daily, folder_of, inspect, last_good
from counter_app.store.database import open_database
from counter_app.store.folder import create_file, prepare_subfolder
from counter_app.store.health import health_of
from counter_app.store.hold import Hold, notes
from counter_app.store.problems import StoreProblem
from counter_app.store.restore import put_back
from counter_app.store.upkeep import follow_all
from counter_app.vault.problems import VaultProblem
from counter_app.vault.slots import KeySlots
from tests.store.conftest import NOW, dossier_id
from tests.store.schemas import furnish
from tests.store.test_backup import TODAY

pytestmark = pytest.mark.skipif(os.name != "posix", reason="anybody may make links")
LATER = TODAY.replace(day=TODAY.day + 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A furnished database, and a copy of it."""
    path = tmp_path / "home" / "guichet.sqlite3"
    furnish(path)
    daily(path, TODAY)
    return path


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Where nothing is to be made or changed."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("tail", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("there", [True, False])
def test_behind_no_file_of_the_database(
    path: Path, elsewhere: Path, tail: str, there: bool
) -> None:
    copy, file, target = last_good(path), Path(f"{path}{tail}"), elsewhere / "file"
    assert copy is not None
    if there:
        target.write_bytes(path.read_bytes())
    file.unlink(missing_ok=True)
    file.symlink_to(target)
    before = target.read_bytes() if there else b""
    with pytest.raises(StoreProblem, match="vrai fichier") as told:
        open_database(path, "mairie")
    assert str(file) in told.value.way_on
    with pytest.raises(StoreProblem, match="vrai fichier"):
        put_back(path, copy, "mairie", NOW)
    with pytest.raises(StoreProblem, match="vrai fichier"):
        copy_to(path, elsewhere / "copy")
    if there or tail:
        with pytest.raises(VaultProblem, match="vrai fichier"):
            KeySlots(path).agents()
        assert "vrai fichier" in health_of(path).problem
    assert health_of(path).links == (file,)
    assert [each.name for each in elsewhere.iterdir()] == (["file"] if there else [])
    assert not there or target.read_bytes() == before


def test_the_folder_of_copies_is_a_real_one(path: Path, elsewhere: Path) -> None:
    folder_of(path).rename(elsewhere / "backups")
    folder_of(path).symlink_to(elsewhere / "backups")
    with pytest.raises(StoreProblem, match=r"backups.* est un lien") as told:
        daily(path, LATER)
    assert len(told.value.sentence) <= 70
    assert str(folder_of(path)) in told.value.way_on
    assert health_of(path).links == (folder_of(path),)


def test_a_copy_behind_a_link_is_none(path: Path, elsewhere: Path) -> None:
    (copy,) = dailies(path)
    copy.rename(elsewhere / "copy")
    before = (elsewhere / "copy").read_bytes()
    copy.symlink_to(elsewhere / "copy")
    assert (dailies(path), asides(path), last_good(path)) == ((), (), None)
    assert follow_all(path) == 0
    assert daily(path, TODAY), "not taken for today's"
    assert not copy.is_symlink()
    assert (elsewhere / "copy").read_bytes() == before


def test_nothing_is_copied_through_a_link(path: Path, elsewhere: Path) -> None:
    (elsewhere / "copy").symlink_to(elsewhere / "target")
    with pytest.raises(FileExistsError):
        copy_to(path, elsewhere / "copy")
    assert not (elsewhere / "target").exists()
    with pytest.raises(StoreProblem):
        inspect(elsewhere / "copy")


def test_no_hold_is_taken_through_a_link(path: Path, elsewhere: Path) -> None:
    locks, one = path.parent / "locks", dossier_id(1)
    locks.mkdir(exist_ok=True)
    (locks / f"{one}.lock").symlink_to(elsewhere / "lock")
    with pytest.raises(StoreProblem):
        Hold.try_take(locks, one)
    (locks / f"{one}.lock").unlink()
    (locks / f"{one}.open").symlink_to(elsewhere / "note")
    hold = Hold.try_take(locks, one)
    assert hold is not None
    hold.note()
    assert [*notes(locks)] == [one]
    assert not (locks / f"{one}.open").is_symlink()
    hold.release()
    (locks / f"{one}.lock").unlink()
    locks.rmdir()
    locks.symlink_to(elsewhere)
    with pytest.raises(StoreProblem, match=r"locks.* est un lien"):
        Hold.try_take(locks, one)
    assert list(elsewhere.iterdir()) == []


def test_a_new_file_is_never_one_that_is_there(elsewhere: Path) -> None:
    (elsewhere / "link").symlink_to(elsewhere / "target")
    with pytest.raises(FileExistsError):
        create_file(elsewhere / "link", 0o600)
    assert not (elsewhere / "target").exists()


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_a_new_file_has_its_mode_whatever_the_umask(elsewhere: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        os.close(create_file(elsewhere / "file", 0o600))
        prepare_subfolder(elsewhere / "folder")
    finally:
        os.umask(old)
    modes = [stat.S_IMODE((elsewhere / name).stat().st_mode) for name in ("file", "folder")]
    assert modes == [0o600, 0o700]


def test_a_mode_that_cannot_be_set_leaves_no_file_open(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed: list[int] = []

    def refused(_path: Path, _mode: int) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "chmod", refused)
    monkeypatch.setattr(os, "close", closed.append)
    with pytest.raises(PermissionError):
        create_file(elsewhere / "file", 0o600)
    monkeypatch.undo()
    assert len(closed) == 1
    os.close(closed[0])


def test_a_folder_of_copies_open_to_others_is_narrowed(path: Path) -> None:
    folder_of(path).chmod(0o777)
    daily(path, LATER)
    assert stat.S_IMODE(folder_of(path).stat().st_mode) == 0o700


def test_another_name_of_the_database_is_told(path: Path, elsewhere: Path) -> None:
    assert health_of(path).doubled == ()
    os.link(path, elsewhere / "again")
    assert health_of(path).doubled == (path,)


def test_what_the_town_links_to_is_its_own(path: Path, elsewhere: Path) -> None:
    (elsewhere / "config.toml").touch(0o644)
    (path.parent / "config.toml").symlink_to(elsewhere / "config.toml")
    health = health_of(path)
    assert (health.links, health.loose) == ((), ())
