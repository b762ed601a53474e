"""What the doctor is told of a data folder, and that looking changes nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from counter_app.store.health import Health, health_of
from counter_app.store.plain import SCHEMA
from tests.store.conftest import NOW
from tests.store.schemas import furnish


def test_before_the_first_run(path: Path) -> None:
    health = health_of(path)
    assert health == Health(free=health.free)
    assert health.free
    assert not path.parent.exists(), "looking makes nothing"


def test_a_database_in_use(path: Path) -> None:
    furnish(path)
    before = sorted(file.name for file in path.parent.rglob("*"))
    health = health_of(path)
    assert (health.schema, health.problem, health.dossiers) == (SCHEMA, "", 1)
    assert (health.last_line, health.loose, health.agents) == (NOW, (), 0)
    assert sorted(file.name for file in path.parent.rglob("*")) == before


def test_a_damaged_one(path: Path) -> None:
    furnish(path)
    path.write_bytes(b"x" * 5000)
    health = health_of(path)
    assert (health.schema, health.dossiers) == (0, 0)
    assert "abîmée" in health.problem
    assert health.remedy


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_what_others_may_read_is_told_by_name(path: Path) -> None:
    furnish(path)
    path.chmod(0o644)
    backups, cache = path.parent / "backups", path.parent / "cache"
    for folder in (backups, cache):
        folder.mkdir()
        (folder / "file").touch()
        (folder / "file").chmod(0o644)
    backups.chmod(0o777)
    (path.parent / "link").symlink_to(backups)
    assert health_of(path).loose == (backups, backups / "file", path)


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_whose_hands_it_is_in_is_told_before_and_after_the_first_run(path: Path) -> None:
    path.parent.parent.chmod(0o777)
    before = health_of(path)
    assert "remplacer" in before.hands
    assert str(path.parent.parent) in before.back
    assert not path.parent.exists()
    path.parent.parent.chmod(0o700)
    furnish(path)
    path.parent.parent.chmod(0o777)
    assert health_of(path).hands == before.hands
    path.parent.parent.chmod(0o700)
    assert health_of(path).hands == ""


def test_a_folder_that_cannot_be_looked_at(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_folder: Path) -> None:
        raise OSError(5, "no answer")

    monkeypatch.setattr("counter_app.store.health.judge_way", silent)
    assert health_of(path).hands == ""


def test_a_disk_that_does_not_answer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_path: Path) -> None:
        raise OSError(5, "no answer")

    monkeypatch.setattr("shutil.disk_usage", silent)
    assert health_of(path).free is None
