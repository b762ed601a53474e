"""One PC, several agents: a folder of a group, 2770 and 0660, checked at each start."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from counter_app.settings import SHARED_MARK, folders, home_folder, machine_folder
from counter_app.store import folder as module
from counter_app.store.backup import daily
from counter_app.store.database import open_database
from counter_app.store.folder import share_folder
from counter_app.store.hands import SHARED, is_shared
from counter_app.store.health import health_of
from counter_app.store.hold import Hold
from counter_app.store.problems import StoreProblem
from tests.store.conftest import dossier_id
from tests.store.test_backup import TODAY

pytestmark = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
GROUP = str(pytest.importorskip("grp").getgrgid(os.getgid()).gr_name)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    share_folder(tmp_path / "home", GROUP)
    return tmp_path / "home"


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o777])
def test_all_that_is_made_in_it_is_the_group_s(tmp_path: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        home = tmp_path / "home"
        share_folder(home, GROUP)
        database = open_database(home / "guichet.sqlite3", "mairie")
        with database.writer() as connection, connection.begin():
            connection.exec_driver_sql("DELETE FROM journal")
        hold = Hold.try_take(home / "locks", dossier_id(1))
        daily(home / "guichet.sqlite3", TODAY)
        made = {path.relative_to(home).as_posix(): mode(path) for path in home.rglob("*")}
    finally:
        os.umask(old)
    assert hold is not None
    hold.release()
    database.close()
    assert mode(home) == 0o2770
    assert made.pop(SHARED_MARK) & 0o027 == 0
    folders = {name: each for name, each in made.items() if name in ("locks", "backups")}
    assert folders == dict.fromkeys(folders, 0o2770)
    files = {name: each for name, each in made.items() if name not in folders}
    assert set(files) == {
        "guichet.sqlite3",
        "guichet.sqlite3-wal",
        "guichet.sqlite3-shm",
        f"locks/{dossier_id(1)}.lock",
        f"backups/guichet-{TODAY}.sqlite3",
    }
    assert set(files.values()) == {0o660}
    assert health_of(home / "guichet.sqlite3").loose == ()


@pytest.mark.parametrize("changed", [0o770, 0o2777, 0o2775, 0o700])
def test_other_rights_are_refused(home: Path, changed: int) -> None:
    home.chmod(changed)
    with pytest.raises(StoreProblem, match="n’a plus les droits") as told:
        open_database(home / "guichet.sqlite3", "mairie")
    assert "2770" in told.value.way_on


def test_a_mark_that_another_put_there_means_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    other.chmod(0o2770)
    (other / SHARED_MARK).symlink_to("/etc/hostname")
    assert not is_shared(other)
    with pytest.raises(StoreProblem, match="D’autres"):
        open_database(other / "guichet.sqlite3", "mairie")


def test_an_unknown_group_and_a_folder_in_use_are_sentences(tmp_path: Path, home: Path) -> None:
    with pytest.raises(StoreProblem, match="n’existe pas"):
        share_folder(tmp_path / "new", "no-such-group-here")
    used = tmp_path / "used"
    used.mkdir()
    (used / "notes.txt").touch()
    with pytest.raises(StoreProblem, match="pas vide"):
        share_folder(used, GROUP)
    assert mode(used) != SHARED
    share_folder(home, GROUP)
    assert is_shared(home), "again is harmless"


def test_another_agents_file_open_to_all_is_not_used(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def not_the_owner(*_args: object, **_options: object) -> None:
        raise PermissionError(1, "not the owner")

    file = home / "guichet.sqlite3"
    open_database(file, "mairie").close()
    file.chmod(0o664)
    monkeypatch.setattr(Path, "chmod", not_the_owner)
    with pytest.raises(StoreProblem, match="D’autres peuvent lire"):
        open_database(file, "mairie")
    monkeypatch.undo()
    file.chmod(0o640)
    monkeypatch.setattr(Path, "chmod", not_the_owner)
    module.prepare_file(file)
    assert mode(file) == 0o640, "narrower than need be is the owner's choice"


def test_the_shared_folder_of_the_pc_is_found(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folders, "machine_folder", lambda: home)
    assert home_folder() == tmp_path / "nobody", "COUNTER_APP_HOME comes first"
    monkeypatch.delenv("COUNTER_APP_HOME")
    assert home_folder() == home
    (home / SHARED_MARK).unlink()
    assert home_folder() != home


def test_the_machine_folder_is_not_a_persons() -> None:
    assert Path.home() not in machine_folder().parents
    assert machine_folder().is_absolute()
