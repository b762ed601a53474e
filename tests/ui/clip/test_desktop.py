"""On a real X server, with a second program that pastes: the keeper and all below it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from time import sleep

import pytest

from counter_app.ui.clip.keeper import Said
from counter_app.ui.clip.line import Line
from tests.x11 import Desktop, until

pytestmark = pytest.mark.slow

Say = tuple[int, Said]


@pytest.fixture
def said() -> SimpleQueue[Say]:
    return SimpleQueue()


@pytest.fixture
def starts(
    said: SimpleQueue[Say], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[[Desktop], Line]]:
    """`starts(desktop)`: a keeper there."""
    lines: list[Line] = []

    def start(desktop: Desktop) -> Line:
        for name, value in desktop.environment.items():
            monkeypatch.setenv(name, value)
        lines.append(Line(lambda number, word: said.put((number, word))))
        return lines[-1]

    yield start
    for line in lines:
        line.close()


Starts = Callable[[Desktop], Line]


@pytest.fixture
def line(desktop: Desktop, starts: Starts, said: SimpleQueue[Say]) -> Line:
    """A keeper with « MARTIN » in that desktop's clipboard for half a minute."""
    line = starts(desktop)
    line.copy(1, "MARTIN", 30, followed=False)
    assert said.get(timeout=20) == (1, Said.HELD)
    return line


def test_another_program_pastes_it_then_it_is_gone(
    desktop: Desktop, starts: Starts, said: SimpleQueue[Say]
) -> None:
    line = starts(desktop)
    line.copy(1, "D’ALMEIDA É", 1.0, followed=False)
    assert said.get(timeout=20) == (1, Said.HELD)
    assert desktop.pastes() == "D’ALMEIDA É"
    assert said.get(timeout=20) == (1, Said.EMPTIED)
    assert desktop.pastes() == ""


def test_emptied_when_asked(desktop: Desktop, starts: Starts, said: SimpleQueue[Say]) -> None:
    line = starts(desktop)
    line.copy(1, "MARTIN", 30, followed=False)
    line.empty(1)
    assert [said.get(timeout=20) for _ in range(2)] == [(1, Said.HELD), (1, Said.EMPTIED)]
    assert desktop.pastes() == ""


def test_what_was_copied_since_is_left(
    desktop: Desktop, line: Line, said: SimpleQueue[Say]
) -> None:
    desktop.copies("autre chose")
    line.empty(1)
    assert said.get(timeout=20) == (1, Said.LEFT)
    assert desktop.pastes() == "autre chose"


def test_closing_waits_until_it_is_gone(
    desktop: Desktop, line: Line, said: SimpleQueue[Say]
) -> None:
    line.close()
    assert desktop.pastes() == ""
    assert [said.get(timeout=20) for _ in range(2)] == [(1, Said.EMPTIED), (1, Said.LOST)]


def test_without_a_display_it_says_so(
    starts: Starts, said: SimpleQueue[Say], tmp_path: Path
) -> None:
    line = starts(Desktop(f"unix:{tmp_path.name}"))
    line.copy(1, "MARTIN", 30, followed=False)
    assert said.get(timeout=20) == (1, Said.FAILED)


def test_without_copykitten_it_is_lost(
    desktop: Desktop, said: SimpleQueue[Say], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The dependency is missing: the keeper ends, and whoever copies falls back."""
    (tmp_path / "copykitten.py").write_text("raise ImportError\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    line = Line(lambda number, word: said.put((number, word)))
    line.copy(1, "MARTIN", 30, followed=False)
    assert said.get(timeout=20)[1] is Said.LOST
    line.copy(2, "MARTIN", 30, followed=False)
    until(lambda: not said.empty() and said.get() == (2, Said.LOST), lambda: "never said lost")
    line.close()


_ORPHANS = """
import sys, time
from counter_app.ui.clip.line import Line
line = Line(lambda number, said: print(said, flush=True))
line.copy(1, sys.stdin.readline().strip(), 30, followed=False)
time.sleep(60)
"""


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGHUP, signal.SIGTERM])
def test_whatever_ends_guichet_the_clipboard_is_emptied(
    desktop: Desktop, end: signal.Signals
) -> None:
    """Killed outright, or its terminal closed: the keeper sees its input end."""
    owner = subprocess.Popen(
        [sys.executable, "-c", _ORPHANS],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **desktop.environment},
        start_new_session=True,
    )
    with owner:
        assert owner.stdin is not None
        assert owner.stdout is not None
        owner.stdin.write("MARTIN\n")
        owner.stdin.flush()
        assert owner.stdout.readline() == "held\n"
        desktop.comes_to_hold("MARTIN")
        os.killpg(owner.pid, end)
    desktop.comes_to_hold("")


@pytest.mark.skipif(sys.platform != "linux", reason="read from /proc")
def test_the_keeper_is_in_no_core_dump(
    desktop: Desktop, line: Line, said: SimpleQueue[Say]
) -> None:
    limits = Path(f"/proc/{line._process.pid}/limits").read_text(encoding="ascii").splitlines()
    (core,) = (row.split() for row in limits if row.startswith("Max core file size"))
    assert core[4:6] == ["0", "0"]


def test_a_paste_is_seen(desktop: Desktop, line: Line, said: SimpleQueue[Say]) -> None:
    """Ctrl+V, long enough after F4 to be an agent's; then the value that followed."""
    sleep(0.6)
    assert desktop.ctrl_v() == "MARTIN"
    assert said.get(timeout=20) == (1, Said.READ)
    line.copy(2, "42000", 30, followed=True)
    assert said.get(timeout=20) == (2, Said.HELD)
    sleep(0.3)
    assert desktop.ctrl_v() == "42000"
    assert said.get(timeout=20) == (2, Said.READ)


class Watcher:
    """A program that reads the clipboard again and again, from before the first copy on."""

    def __init__(self, desktop: Desktop) -> None:
        self.read: list[str] = []
        self._desktop, self._over = desktop, Event()
        self._thread = Thread(target=self._go_on)
        self._thread.start()

    def _go_on(self) -> None:
        while not self._over.wait(0.05):
            self.read.append(self._desktop.pastes())

    def stop(self) -> None:
        self._over.set()
        self._thread.join()


@pytest.fixture
def watcher(desktop: Desktop) -> Iterator[Watcher]:
    made = Watcher(desktop)
    yield made
    made.stop()


def test_a_program_that_reads_all_the_time_moves_nothing(
    desktop: Desktop, line: Line, said: SimpleQueue[Say], watcher: Watcher
) -> None:
    """Read dozens of times, and each value stays until the agent has pasted it."""
    sleep(2)
    assert said.empty()
    assert watcher.read.count("MARTIN") > 5
    assert desktop.ctrl_v() == "MARTIN"
    assert said.get(timeout=20) == (1, Said.READ)
    line.copy(2, "42000", 30, followed=True)
    assert said.get(timeout=20) == (2, Said.HELD)
    sleep(2)
    assert said.empty()
    assert watcher.read.count("42000") > 5
    line.empty(2)
    assert said.get(timeout=20) == (2, Said.EMPTIED)


def test_a_manager_that_reads_each_copy_while_ctrl_is_still_held(
    desktop: Desktop, starts: Starts, said: SimpleQueue[Say], watcher: Watcher
) -> None:
    """Ctrl+O instead of F4, or Ctrl not let go after the paste: too soon to be the next one."""
    line = starts(desktop)
    with desktop.ctrl_held():
        line.copy(1, "MARTIN", 30, followed=False)
        assert said.get(timeout=20) == (1, Said.HELD)
        desktop.comes_to_hold("MARTIN")
    sleep(1)
    assert said.empty()
    assert watcher.read


def test_kde_is_asked_to_keep_it_out_of_its_history(
    desktop: Desktop, line: Line, said: SimpleQueue[Say]
) -> None:
    assert "x-kde-passwordManagerHint" in desktop.pastes("TARGETS").split()
    assert desktop.pastes("x-kde-passwordManagerHint") == "secret"
    assert desktop.pastes("image/png") == ""


def test_without_xcffib_copykitten_copies(
    desktop: Desktop,
    starts: Starts,
    said: SimpleQueue[Say],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "xcffib.py").write_text("raise ImportError\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{os.environ.get('PYTHONPATH', '')}")
    line = starts(desktop)
    line.copy(1, "MARTIN", 30, followed=False)
    assert said.get(timeout=20) == (1, Said.HELD)
    assert desktop.pastes() == "MARTIN"
    assert desktop.pastes("x-kde-passwordManagerHint") == ""
    line.empty(1)
    assert said.get(timeout=20) == (1, Said.EMPTIED)
    assert desktop.pastes() == ""
