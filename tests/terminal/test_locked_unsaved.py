"""F12 on a disk that refuses: covered at once, the phrase comes back, and once all is written the
process is another. Nothing typed is lost on the way.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.frames import Framed
from tests.terminal.kills import PHRASE, SAVED, Desk, State
from tests.terminal.test_faults import (
    UNSAVED,
    BeginsAt,
    Fault,
    _until_refused,
    full,
    locked,
    moved,
    refusing,
    small_disk,
)

__all__ = ["refusing", "small_disk"]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="a pseudo-terminal and its faults"),
]
F12 = b"\x1b[24~"
OPEN_AGAIN = "aide à la création"
"""On the first screen of a fresh process, not on the curtain."""


def _covered(terminal: Framed, text: str) -> None:
    """What was typed is hidden, and why one waits is said."""
    terminal.press(F12)
    terminal.shows("Guichet · verrouillé")
    terminal.shows("Pas sur le disque")
    terminal.shows("Ne pas éteindre ce PC")
    assert not terminal.line_with(text)


def _phrase(terminal: Framed) -> None:
    terminal.press(PHRASE.encode())
    terminal.rest(0.3)
    terminal.press(b"\r")


def _locks_over_what_is_unsaved(desk: Desk, fault: Fault) -> None:
    terminal = desk.start()
    assert desk.resume(terminal, State("A"))
    with fault(desk, terminal):
        text = "A" + _until_refused(terminal)
        _covered(terminal, text)
        _phrase(terminal)
        terminal.shows(f" {text} ")
        assert UNSAVED in terminal.lines[0]
        terminal.press(b"Z")
        text += "Z"
        terminal.shows(f" {text} ")
        _covered(terminal, text)
    terminal.shows(OPEN_AGAIN)
    assert not terminal.line_with(text)
    _phrase(terminal)
    terminal.until(lambda: f" {text} " in terminal.line_with("▸ Nom"))
    terminal.until(lambda: SAVED in terminal.lines[0])
    terminal.kill_in(0)
    terminal.see_it_end()
    assert desk.on_disk() == State(text)


def test_while_another_program_writes(desk: Desk) -> None:
    _locks_over_what_is_unsaved(desk, locked)


def test_while_the_base_is_elsewhere(desk: Desk) -> None:
    _locks_over_what_is_unsaved(desk, moved)


def test_on_a_full_disk(small_disk: Path, begins_at: BeginsAt) -> None:
    _locks_over_what_is_unsaved(begins_at(small_disk / "home"), full)


def test_on_a_disk_with_errors(
    desk: Desk, refusing: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EIO at each write, for a while."""
    flag = tmp_path / "refused"
    monkeypatch.setenv("LD_PRELOAD", str(refusing))
    monkeypatch.setenv("REFUSED_WHILE", str(flag))
    monkeypatch.setenv("REFUSED_WITH", str(errno.EIO))
    monkeypatch.setenv("REFUSED_CALL", "write")

    @contextmanager
    def failing(_desk: Desk, _terminal: Framed) -> Iterator[None]:
        flag.touch()
        yield
        flag.unlink()

    _locks_over_what_is_unsaved(desk, failing)
