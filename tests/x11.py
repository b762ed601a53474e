"""A real X server that nobody looks at (Xvfb), and a second program that copies and pastes (xclip).

apt-get install xvfb xclip
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic, sleep

import pytest

PATIENCE = 20.0
NEEDED = ("Xvfb", "xclip")
_KEY_PRESS, _KEY_RELEASE = 2, 3


class Desktop:
    """`display`: the value of DISPLAY. Its clipboard is nobody's."""

    def __init__(self, display: str) -> None:
        self.display = display
        self._owners: list[subprocess.Popen[bytes]] = []

    @property
    def environment(self) -> dict[str, str]:
        """What a program on this desktop is started with: it runs here, not at the end of SSH."""
        return {"DISPLAY": self.display, "SSH_CONNECTION": "", "WAYLAND_DISPLAY": ""}

    def _xclip(self, *options: str) -> list[str]:
        return ["xclip", *options, "-selection", "clipboard", "-display", self.display]

    @contextmanager
    def ctrl_held(self) -> Iterator[None]:
        """A hand on Ctrl, as the server itself is told of it (XTEST)."""
        import xcffib
        from xcffib import xproto, xtest

        connection = xcffib.connect(display=self.display)
        mapping = connection.core.GetModifierMapping().reply()
        row = int(xproto.MapIndex.Control) * mapping.keycodes_per_modifier
        ctrl = mapping.keycodes[row]
        keyboard = connection(xtest.key)

        def turned(kind: int) -> None:
            keyboard.FakeInput(kind, ctrl, 0, 0, 0, 0, 0, is_checked=True).check()

        turned(_KEY_PRESS)
        try:
            yield
        finally:
            turned(_KEY_RELEASE)
            connection.disconnect()

    def ctrl_v(self) -> str:
        """What an agent's paste into another program gives."""
        with self.ctrl_held():
            return self.pastes()

    def pastes(self, kind: str = "UTF8_STRING") -> str:
        """What another program gets, "" when there is nothing of that kind; no hand is needed."""
        command = self._xclip("-o", "-t", kind)
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        return done.stdout.decode() if done.returncode == 0 else ""

    def copies(self, text: str) -> None:
        """The other program copies something of its own."""
        owner = subprocess.Popen(
            self._xclip("-i", "-quiet"), stdin=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        self._owners.append(owner)
        assert owner.stdin is not None
        owner.stdin.write(text.encode())
        owner.stdin.close()
        self.comes_to_hold(text)

    def comes_to_hold(self, text: str) -> None:
        """Another program gets this, soon."""
        until(lambda: self.pastes() == text, lambda: f"the clipboard holds {self.pastes()!r}")

    def clear(self) -> None:
        """As at the beginning."""
        for owner in self._owners:
            owner.kill()
            owner.wait()
        self._owners.clear()


def until(holds: Callable[[], bool], complaint: Callable[[], str]) -> None:
    """Asked again and again; raises AssertionError with the complaint."""
    give_up = monotonic() + PATIENCE
    while not holds():
        assert monotonic() < give_up, complaint()
        sleep(0.02)


@contextmanager
def x_server() -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A new X server: its DISPLAY, its process. Skips, and says why, where it cannot be had."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"no {' and no '.join(missing)} here: apt-get install xvfb xclip")
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "64x64x24", "-nolisten", "tcp"],
        pass_fds=(write,),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    try:
        with os.fdopen(read) as told:
            number = told.readline().strip()
        if not number:
            pytest.skip("Xvfb does not start here")
        yield f":{number}", server
    finally:
        # One that a test has stopped hears nothing else.
        server.kill()
        server.wait(PATIENCE)


@pytest.fixture(scope="module")
def _display() -> Iterator[str]:
    with x_server() as (display, _):
        yield display


@pytest.fixture
def desktop(_display: str) -> Iterator[Desktop]:
    """An X server for the tests of one file."""
    made = Desktop(_display)
    yield made
    made.clear()
