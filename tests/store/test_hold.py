"""One window holds one dossier; when it dies, however, the dossier is free at once."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from errno import ENOSYS
from pathlib import Path

import pytest

from counter_app.store.hold import Hold
from counter_app.store.problems import StoreProblem
from tests.store.conftest import dossier_id

ONE, TWO = dossier_id(1), dossier_id(2)
HOLDER = """
import sys
from pathlib import Path
from counter_app.store.hold import Hold
held = Hold.try_take(Path(sys.argv[1]), sys.argv[2])
print(held is not None, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    return tmp_path / "home" / "locks"


def taken(locks: Path, dossier: str) -> Hold:
    hold = Hold.try_take(locks, dossier)
    assert hold is not None
    return hold


def test_a_dossier_is_held_once_and_again_after_release(locks: Path) -> None:
    first = taken(locks, ONE)
    assert first.dossier_id == ONE
    assert Hold.try_take(locks, ONE) is None
    first.release()
    first.release()
    taken(locks, ONE).release()


def test_another_dossier_is_free(locks: Path) -> None:
    first, second = taken(locks, ONE), taken(locks, TWO)
    first.release()
    assert Hold.try_take(locks, TWO) is None
    second.release()


def test_a_hold_may_be_released_from_another_thread(locks: Path) -> None:
    thread = threading.Thread(target=taken(locks, ONE).release)
    thread.start()
    thread.join()
    taken(locks, ONE).release()


def test_a_killed_window_holds_nothing(locks: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(locks), ONE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout is not None
        assert window.stdout.readline() == "True\n"
        assert Hold.try_take(locks, ONE) is None
        window.kill()
    taken(locks, ONE).release()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_the_lock_is_ours_alone_and_says_nothing(locks: Path) -> None:
    hold = taken(locks, ONE)
    (file,) = locks.iterdir()
    assert file.name == f"{ONE}.lock"
    assert file.read_bytes() == b""
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(locks.stat().st_mode) == 0o700
    hold.release()


@pytest.mark.parametrize("no_id", ["", "../guichet", "K7Q-42M"])
def test_only_a_dossier_s_id_names_a_lock(locks: Path, no_id: str) -> None:
    with pytest.raises(ValueError, match="UUID"):
        Hold.try_take(locks, no_id)


def test_a_folder_that_cannot_hold_locks_is_said_so(locks: Path) -> None:
    locks.parent.mkdir()
    locks.touch()
    with pytest.raises(StoreProblem, match="ne s’ouvre pas"):
        Hold.try_take(locks, ONE)


@pytest.mark.skipif(os.name != "posix", reason="flock is POSIX's")
def test_a_disk_without_locks_is_refused_rather_than_held_for_ever(
    locks: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_descriptor: int, _operation: int) -> None:
        raise OSError(ENOSYS, "no flock here")

    monkeypatch.setattr("fcntl.flock", missing)
    with pytest.warns(UserWarning, match="flock"), pytest.raises(StoreProblem, match="sur ce PC"):
        Hold.try_take(locks, ONE)
    assert list(locks.iterdir()) == []
