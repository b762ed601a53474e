"""Who else could put another data folder in place of this one: judged before anything is made."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from counter_app.settings import SHARED_MARK
from counter_app.store import folder, hands
from counter_app.store.database import open_database
from counter_app.store.folder import prepare_folder, share_folder
from counter_app.store.hands import SHARED
from counter_app.store.problems import StoreProblem
from tests.store.test_sharing import GROUP

posix = pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
STRANGER = 54321


@pytest.fixture
def way(tmp_path: Path) -> Path:
    """A folder on the way to the data."""
    way = tmp_path / "way"
    way.mkdir()
    way.chmod(0o755)
    return way


def refused(home: Path) -> str:
    with pytest.raises(StoreProblem) as told:
        open_database(home / "guichet.sqlite3", "mairie")
    assert len(told.value.sentence) <= 70
    assert str(home.parent) in told.value.way_on
    return told.value.sentence


def nobody_but(monkeypatch: pytest.MonkeyPatch, *people: int) -> None:
    monkeypatch.setattr(hands, "_trusted", lambda: frozenset(people))


# -- the way -----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize("mode", [0o777, 0o757])
def test_where_others_may_rename_it_nothing_is_made(way: Path, mode: int) -> None:
    way.chmod(mode)
    assert "D’autres peuvent remplacer" in refused(way / "home")
    assert list(way.iterdir()) == []


@posix
def test_however_far_above(way: Path) -> None:
    (way / "a" / "b").mkdir(parents=True)
    way.chmod(0o777)
    with pytest.raises(StoreProblem, match="remplacer") as told:
        prepare_folder(way / "a" / "b" / "home")
    assert f"{way} " in told.value.way_on


@posix
@pytest.mark.parametrize("mode", [0o1777, 0o755, 0o700, 0o711])
def test_where_nobody_else_may_it_is_made(way: Path, mode: int) -> None:
    way.chmod(mode)
    prepare_folder(way / "home")
    assert stat.S_IMODE((way / "home").stat().st_mode) == 0o700


@posix
@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_what_is_missing_on_the_way_is_made_for_us_alone(way: Path, umask: int) -> None:
    old = os.umask(umask)
    try:
        open_database(way / "a" / "b" / "home" / "guichet.sqlite3", "mairie").close()
    finally:
        os.umask(old)
    made = [path for path in way.rglob("*") if path.is_dir()]
    assert len(made) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o700}


@posix
def test_a_link_is_followed_to_where_others_may_rename(way: Path, tmp_path: Path) -> None:
    (way / "home").mkdir(mode=0o700)
    (tmp_path / "second").symlink_to(way / "home")
    (tmp_path / "first").symlink_to("second")
    prepare_folder(tmp_path / "first")
    way.chmod(0o777)
    with pytest.raises(StoreProblem, match="remplacer"):
        prepare_folder(tmp_path / "first")
    with pytest.raises(StoreProblem, match="remplacer"):
        prepare_folder(tmp_path / "first" / "within")


@posix
def test_a_link_where_others_may_rename_it_is_no_better(way: Path, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir(mode=0o700)
    (way / "home").symlink_to(tmp_path / "home")
    prepare_folder(way / "home")
    way.chmod(0o777)
    assert "remplacer" in refused(way / "home")


@posix
def test_links_that_lead_nowhere_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    hands.judge_way(tmp_path / "a" / "home")
    with pytest.raises(OSError, match=r"loop|exists"):
        prepare_folder(tmp_path / "a" / "home")


@posix
def test_a_folder_of_a_stranger_on_the_way(way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nobody_but(monkeypatch, STRANGER)
    with pytest.raises(StoreProblem, match="remplacer"):
        prepare_folder(way / "home")


@posix
@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_what_a_stranger_put_in_a_folder_for_all(way: Path, tmp_path: Path) -> None:
    way.chmod(0o1777)
    (tmp_path / "home").mkdir(mode=0o700)
    link = way / "home"
    link.symlink_to(tmp_path / "home")
    prepare_folder(link)
    os.chown(link, STRANGER, STRANGER, follow_symlinks=False)
    assert "remplacer" in refused(link)


# -- a group -----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("members", "primary", "alone"),
    [
        (["claire"], {}, True),
        ([], {"claire": 7}, True),
        (["claire"], {"claire": 7, "root": 7}, True),
        (["karim"], {"claire": 7}, False),
        ([], {"claire": 7, "karim": 7}, False),
        (["claire"], {"karim": STRANGER}, True),
        ([], {"karim": STRANGER}, False),
        (["parti"], {"claire": 7}, False),
        (None, {"claire": 7}, False),
    ],
)
def test_a_group_is_harmless_when_nobody_else_is_in_it(
    way: Path,
    monkeypatch: pytest.MonkeyPatch,
    members: list[str] | None,
    primary: dict[str, int],
    alone: bool,
) -> None:
    grp, pwd = pytest.importorskip("grp"), pytest.importorskip("pwd")
    people = {"root": 0, "claire": os.geteuid(), "karim": STRANGER}

    def group(_number: int) -> SimpleNamespace:
        if members is None:
            raise KeyError
        return SimpleNamespace(gr_mem=members)

    # 7 stands for the folder's own group.
    own = {7: way.stat().st_gid}
    everyone = [
        SimpleNamespace(pw_uid=people[one], pw_gid=own.get(number, number))
        for one, number in primary.items()
    ]
    monkeypatch.setattr(grp, "getgrgid", group)
    monkeypatch.setattr(pwd, "getpwnam", lambda name: SimpleNamespace(pw_uid=people[name]))
    monkeypatch.setattr(pwd, "getpwall", lambda: everyone)
    way.chmod(0o775)
    if alone:
        prepare_folder(way / "home")
    else:
        assert "remplacer" in refused(way / "home")


# -- the folder itself -------------------------------------------------------------------------


@posix
def test_a_folder_of_somebody_else(way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    prepare_folder(way / "home")
    nobody_but(monkeypatch, 0, os.geteuid())
    monkeypatch.setattr(os, "geteuid", lambda: STRANGER)
    assert "quelqu’un d’autre" in refused(way / "home")


@posix
def test_a_shared_one_is_root_s_or_of_its_group(way: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwd = pytest.importorskip("pwd")
    home, us = way / "home", os.geteuid()
    share_folder(home, GROUP)
    monkeypatch.setattr(os, "geteuid", lambda: STRANGER)
    for room in (hands, folder):
        monkeypatch.setattr(room, "judge_way", lambda _folder: None)
    nobody_but(monkeypatch, 0, us)
    hands.judge(home)
    nobody_but(monkeypatch, STRANGER)
    hands.judge(home)
    monkeypatch.setattr(os, "getgrouplist", lambda _name, _group: [STRANGER])
    assert "n’est pas du groupe" in refused(home)

    def unknown(_user: int) -> None:
        raise KeyError

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    assert "n’est pas du groupe" in refused(home)


@posix
def test_the_way_to_a_shared_one_is_open_to_its_group(way: Path) -> None:
    old = os.umask(0o777)
    try:
        share_folder(way / "var" / "home", GROUP)
    finally:
        os.umask(old)
    modes = [stat.S_IMODE(each.stat().st_mode) for each in (way / "var", way / "var" / "home")]
    assert modes == [0o755, SHARED]
    assert stat.S_IMODE((way / "var" / "home" / SHARED_MARK).stat().st_mode) == 0o640
    way.chmod(0o777)
    with pytest.raises(StoreProblem, match="remplacer"):
        share_folder(way / "other", GROUP)
    assert not (way / "other").exists()


# -- elsewhere ---------------------------------------------------------------------------------


def test_where_there_are_no_modes_nothing_is_judged(
    way: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hands, "_POSIX", False)
    monkeypatch.setattr(folder, "_POSIX", False)
    (way / "home").mkdir()
    (way / "home").chmod(0o777)
    way.chmod(0o777)
    open_database(way / "home" / "guichet.sqlite3", "mairie").close()
    assert stat.S_IMODE((way / "home").stat().st_mode) == 0o777


def test_nothing_of_posix_alone_is_imported_by_these_rooms() -> None:
    """As on Windows, where these modules are not there."""
    absent = ("pwd", "grp", "resource", "fcntl", "termios")
    rooms = (
        *("store.folder", "store.hands", "store.health", "store.backup", "store.restore"),
        *("store.hold", "store.database", "vault.file", "desk.report", "cli.doctor", "settings"),
    )
    lines = [f"import sys; sys.modules.update(dict.fromkeys({absent!r}))"]
    lines += [f"import counter_app.{room}" for room in rooms]
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", "\n".join(lines)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
