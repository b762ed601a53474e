"""The disk refuses while somebody types: the header says so, typing goes on, nothing is lost."""

from __future__ import annotations

import errno
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, suppress
from pathlib import Path
from threading import Event, Thread
from time import sleep

import pytest

from tests.benchmarks.terminal import NotShownError
from tests.terminal.frames import Framed
from tests.terminal.kills import SAVED, Desk, State

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal and prlimit"),
]
UNSAVED = "✗ non enregistré"
CTRL_Q = b"\x11"

Fault = Callable[[Desk, Framed], AbstractContextManager[None]]
BeginsAt = Callable[[Path], Desk]


@contextmanager
def locked(desk: Desk, _terminal: Framed) -> Iterator[None]:
    """Another program holds the write lock."""
    with closing(sqlite3.connect(desk.settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def refused(_desk: Desk, terminal: Framed) -> Iterator[None]:
    """No file of the application may grow, or be written further than its first byte."""
    resource = pytest.importorskip("resource")
    before = resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, (1, before[1]))
    yield
    resource.prlimit(terminal.pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def moved(desk: Desk, _terminal: Framed) -> Iterator[None]:
    """The database is taken away, and brought back."""
    database = desk.settings.database
    elsewhere = database.with_name("elsewhere")
    database.rename(elsewhere)
    yield
    elsewhere.rename(database)


@contextmanager
def full(desk: Desk, _terminal: Framed) -> Iterator[None]:
    """Not a byte is left where the data are: they are on a small disk of their own. SQLite writes
    its log again from the start after a checkpoint, so the log gives back what it holds first: how
    far a letter gets is then the same on every run.
    """
    with closing(sqlite3.connect(desk.settings.database)) as other:
        busy, _, _ = other.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        assert not busy, "the log was read while it was to be emptied"
    ballast, over = desk.settings.home / "ballast", Event()

    def fill() -> None:
        # Again and again: a copy being made when the disk filled up gives its room back.
        with ballast.open("wb", buffering=0) as file:
            while not over.is_set():
                with suppress(OSError):
                    while file.write(bytes(4096)):
                        pass
                over.wait(0.01)

    filling = Thread(target=fill)
    filling.start()
    sleep(0.3)
    try:
        yield
    finally:
        over.set()
        filling.join()
        ballast.unlink()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MiB, where the tests may mount one."""
    point = tmp_path / "disk"
    point.mkdir(mode=0o700)
    command = ["mount", "-t", "tmpfs", "-o", "size=2m,mode=700", "tmpfs", str(point)]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting needs rights that are not had here")
    yield point
    subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_full_disk(small_disk: Path, begins_at: BeginsAt) -> None:
    _types_on(begins_at(small_disk / "home"), full, "plein")


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes the disk refuse, where there is a compiler."""
    library = tmp_path_factory.mktemp("refusing") / "refusing.so"
    source = Path(__file__).with_name("refusing.c")
    command = ["cc", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    try:
        subprocess.run(command, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no C compiler here")
    return library


@pytest.mark.parametrize("call", ["write", "sync"])
@pytest.mark.parametrize("error", [errno.EROFS, errno.EIO], ids=("read-only", "I/O error"))
def test_a_disk_that_fails_for_a_while(
    *,
    desk: Desk,
    refusing: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: int,
    call: str,
) -> None:
    """What SQLite sees of a disk remounted read-only, or that fails, and then is well again: the
    system itself refuses to remount while the log is open for writing.
    """
    flag = tmp_path / "refused"
    monkeypatch.setenv("LD_PRELOAD", str(refusing))
    monkeypatch.setenv("REFUSED_WHILE", str(flag))
    monkeypatch.setenv("REFUSED_WITH", str(error))
    monkeypatch.setenv("REFUSED_CALL", call)

    @contextmanager
    def failing(_desk: Desk, _terminal: Framed) -> Iterator[None]:
        flag.touch()
        yield
        flag.unlink()

    _types_on(desk, failing, "ne répond pas")


@contextmanager
def _mounted(image: Path, point: Path) -> Iterator[str]:
    """The name of the loop device."""
    options = "loop,errors=remount-ro"
    try:
        subprocess.run(["mount", "-o", options, str(image), str(point)], check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("mounting needs rights that are not had here")
    (line,) = (each for each in Path("/proc/mounts").read_text().splitlines() if str(point) in each)
    try:
        yield Path(line.split()[0]).name
    finally:
        subprocess.run(["umount", "-l", str(point)], check=True)


def test_a_disk_that_the_system_has_made_read_only(tmp_path: Path, begins_at: BeginsAt) -> None:
    """An error of the file system: Linux itself turns it read-only under the open files, for good.
    Nothing that was acknowledged is lost, and nothing else is said to be saved.
    """
    image, point = tmp_path / "image", tmp_path / "disk"
    point.mkdir()
    try:
        with image.open("wb") as file:
            file.truncate(16 << 20)
        subprocess.run(["mkfs.ext4", "-q", str(image)], check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("there is no ext4 here")
    with _mounted(image, point) as device:
        fault = Path("/sys/fs/ext4") / device / "trigger_fs_error"
        if not fault.exists():
            pytest.skip("this system has no way to make an error")
        desk = begins_at(point / "home")
        terminal = desk.start()
        assert desk.resume(terminal, State("A"))
        terminal.press(b"B")
        terminal.until(lambda: SAVED in terminal.lines[0] and " AB " in terminal.line_with("▸ Nom"))
        fault.write_text("a test")
        text = "AB" + _until_refused(terminal)
        terminal.press(b"YZ")
        terminal.shows(f" {text}YZ ")
        assert UNSAVED in terminal.lines[0]
        terminal.press(CTRL_Q)
        terminal.shows("quitter et perdre")
        terminal.kill_in(0)
        terminal.see_it_end()
    subprocess.run(["e2fsck", "-fy", str(image)], check=False, capture_output=True)
    with _mounted(image, point):
        assert desk.on_disk() == State("AB")


@pytest.mark.parametrize(
    ("fault", "cause"), [(locked, "occupée"), (refused, "ne répond pas"), (moved, "déplacée")]
)
def test_typing_goes_on_and_all_is_on_disk_when_the_fault_ends(
    desk: Desk, fault: Fault, cause: str
) -> None:
    _types_on(desk, fault, cause)


def _types_on(desk: Desk, fault: Fault, cause: str) -> None:
    terminal = desk.start()
    assert desk.resume(terminal, State("A"))
    with fault(desk, terminal):
        text = "A" + _until_refused(terminal)
        assert cause in terminal.lines[0]
        terminal.press(b"YZ")
        text += "YZ"
        terminal.shows(f" {text} ")
        assert UNSAVED in terminal.lines[0], "one word is not taken back by another letter"
    terminal.shows(SAVED)
    assert f" {text} " in terminal.line_with("▸ Nom")
    terminal.kill_in(0)
    terminal.see_it_end()
    assert desk.on_disk() == State(text)


def _until_refused(terminal: Framed) -> str:
    """Letters, one by one, until the header says that they are not saved: those typed. On a full
    disk some may still find room in the log.
    """
    typed = ""
    for sign in "BCDEFGHIJKLMNOPQRSTUVWX":
        terminal.press(sign.encode())
        typed += sign
        with suppress(NotShownError):
            terminal.shows(UNSAVED, 3)
            break
    assert UNSAVED in terminal.lines[0]
    return typed


@contextmanager
def _asked_to_leave(desk: Desk, letters: bytes) -> Iterator[Framed]:
    """Those letters cannot be written, and Ctrl+Q was pressed."""
    terminal = desk.start()
    assert desk.resume(terminal, State("A"))
    with locked(desk, terminal):
        terminal.press(letters)
        terminal.shows(UNSAVED)
        terminal.press(CTRL_Q)
        terminal.shows("quitter et perdre")
        yield terminal


def test_one_does_not_leave_over_what_is_unsaved(desk: Desk) -> None:
    with _asked_to_leave(desk, b"BC") as terminal:
        assert not terminal.ended
        terminal.press(b"\x1b")
    terminal.shows(SAVED)
    terminal.kill_in(0)
    terminal.see_it_end()
    assert desk.on_disk() == State("ABC")


def test_one_leaves_over_what_is_unsaved_when_one_says_so(desk: Desk) -> None:
    with _asked_to_leave(desk, b"B") as terminal:
        terminal.press(b"\r")
        terminal.see_it_end()
    assert desk.on_disk() == State("A")
