"""All that a visit leaves is in the data folder, closed to others, and says nothing."""

from __future__ import annotations

import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.terminal.conftest import PHRASE
from tests.terminal.outside import watching
from tests.terminal.test_core import WORDS, in_the_middle
from tests.terminal.window import Window, environment
from tests.traces import found

Opens = Callable[..., Window]
OURS = {stat.S_IFDIR: 0o700, stat.S_IFREG: 0o600}

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="inotify, and modes")


def visits(window: Window, home: Path) -> Window:
    """Typed, copied, masked, locked and come back to, until the day's copy is there."""
    in_the_middle(window).presses("f4").sees("Presse-papiers")
    window.presses("f12").sees("Phrase de passe").becomes_another()
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION", "1994")
    copies = home / "backups"
    window.waits_for(lambda: any(copies.glob("guichet-*.sqlite3")), "never copied")
    return window


def everything(*folders: Path) -> bytes:
    files = [path for folder in folders for path in folder.rglob("*")]
    names = b"\n".join(bytes(path) for path in files)
    return b"\n".join([names, *(path.read_bytes() for path in files if path.is_file())])


@pytest.fixture
def outside(tmp_path: Path) -> dict[str, Path]:
    """Where other programs leave things, by the variable that says so."""
    folders = {name: tmp_path / name for name in ("TMPDIR", "HOME", "XDG_CACHE_HOME")}
    for folder in (*folders.values(), tmp_path / "here"):
        folder.mkdir()
    return folders


@pytest.mark.parametrize("end", [Window.quits, Window.is_killed])
def test_nothing_is_made_outside_and_nothing_says_what_was_typed(
    home: Path,
    tmp_path: Path,
    outside: dict[str, Path],
    opens: Opens,
    end: Callable[[Window], object],
) -> None:
    """Not even for an instant: a temporary file is seen when it is made."""
    with watching(tmp_path, tmp_path / "here", *outside.values()) as made:
        told = {name: str(folder) for name, folder in outside.items()}
        end(visits(opens(home, within=tmp_path / "here", **told), home))
        assert made() == []
        (outside["TMPDIR"] / "as a test").touch()
        assert made() == ["as a test"], "else nothing was watched"
    assert end is Window.quits or (home / "guichet.sqlite3-wal").exists(), "its log is searched too"
    assert found(WORDS, everything(tmp_path)) == set()


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_all_of_it_is_ours_alone_whatever_the_umask(
    tmp_path: Path, opens: Opens, umask: int
) -> None:
    """From `init` on: the database with its log while it is in use, copies, locks, tables."""
    phrase, home = tmp_path / "phrase.txt", tmp_path / "new" / "home"
    phrase.write_text(PHRASE, "utf-8")
    command = ["init", "--agent", "Claire", "--passphrase-file", str(phrase)]
    subprocess.run(
        [sys.executable, "-m", "counter_app", *command],
        env=environment(home),
        umask=umask,
        check=True,
        capture_output=True,
    )
    window = visits(opens(home, umask=umask), home)
    made = [home.parent, home, *home.rglob("*")]
    modes = {path: stat.S_IMODE(path.lstat().st_mode) for path in made}
    wrong = {
        path.relative_to(tmp_path).as_posix(): oct(mode)
        for path, mode in modes.items()
        if mode != OURS[stat.S_IFMT(path.lstat().st_mode)]
    }
    assert wrong == {}
    names = {path.name.partition(".sqlite3")[2] for path in made if path.parent == home}
    assert {"-wal", "-shm"} <= names
    assert window.quits() == 0
