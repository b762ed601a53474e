"""A terminal window with Guichet in it: a pseudo-terminal, read all the time into a pyte screen."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Condition, Thread
from time import monotonic
from typing import Any

import pyte

PATIENCE = 60.0
"""Seconds before a test gives up on a busy machine; Argon2id alone takes tenths of one."""

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "left": "\x1b[D",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "pagedown": "\x1b[6~",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f8": "\x1b[19~",
    "blur": "\x1b[O",
    "focus": "\x1b[I",
    "f12": "\x1b[24~",
    "ctrl+q": "\x11",
}

_ENTERED = b"\x1b[?1049h"
"""What each process writes first: the alternate screen."""

_BOOT = """
import fcntl, os, signal, sys, termios
signal.signal(signal.SIGHUP, signal.SIG_DFL)
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, "-m", *sys.argv[1:]])
"""
"""The window becomes the process's own terminal, as it is for a shell; a nohup above is undone."""


def environment(home: Path, **more: str) -> dict[str, str]:
    """A desk's environment: its data folder, a colour terminal, UTF-8, and nothing that moves."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "PYTHONPATH") if name in os.environ}
    fixed = {"COUNTER_APP_HOME": str(home), "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"}
    # As over SSH: never a person's own clipboard.
    still = {"TEXTUAL_ANIMATIONS": "none", "SSH_CONNECTION": "tests"}
    return {**kept, **fixed, **still, **more}


class Window:
    """`shown` is what a person would read; `raw` every byte that came, for what cannot be seen.
    `within`: the folder it is started in; `umask`: -1 for this one's; `more`: its environment.
    """

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int,
        rows: int,
        within: Path | None = None,
        umask: int = -1,
        program: str = "counter_app",
        errors: Path | None = None,
        **more: str,
    ) -> None:
        self.raw = b""
        self.size = (columns, rows)
        self._born = 1
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._news = Condition()
        self._over = False
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        with (errors or Path(os.devnull)).open("ab") as elsewhere:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _BOOT, program, *arguments],
                stdin=slave,
                stdout=slave,
                stderr=elsewhere if errors else slave,
                env=environment(home, **more),
                cwd=within,
                umask=umask,
                start_new_session=True,
            )
        os.close(slave)
        self._reader = Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        while True:
            try:
                data = os.read(self._master, 65536)
            except OSError:
                data = b""
            with self._news:
                if not data:
                    self._over = True
                else:
                    self.raw += data
                    self._stream.feed(data)
                self._news.notify_all()
            if not data:
                return

    # -- looking -----------------------------------------------------------------------------

    @property
    def shown(self) -> str:
        """The screen, each line with its spaces made one."""
        return "\n".join(" ".join(line.split()) for line in self._screen.display)

    def _until(self, holds: Callable[[], bool], complaint: str) -> None:
        give_up = monotonic() + PATIENCE
        with self._news:
            while not holds():
                left = give_up - monotonic()
                if left <= 0 or (self._over and not holds()):
                    raise AssertionError(f"{complaint}\n{self.shown}")
                self._news.wait(min(left, 1.0))

    def waits_for(self, holds: Callable[[], bool], complaint: str) -> None:
        """Something that is not on the screen."""
        self._until(holds, complaint)

    def sees(self, *texts: str) -> Window:
        """All of these on the screen at the same time."""
        self._until(
            lambda: all(text in self.shown for text in texts), f"never seen: {' · '.join(texts)}"
        )
        return self

    def does_not_see(self, *texts: str) -> Window:
        """None of these on the screen any more."""
        self._until(
            lambda: not any(text in self.shown for text in texts),
            f"still seen: {' · '.join(texts)}",
        )
        return self

    def settles(self, quiet: float = 0.4, most: float = 5.0) -> Window:
        """Nothing more has been painted for `quiet` seconds, a cursor's blink apart."""
        seen, since = -1, monotonic()
        give_up = since + most
        with self._news:
            while monotonic() < min(since + quiet, give_up):
                if len(self.raw) != seen:
                    seen, since = len(self.raw), monotonic()
                self._news.wait(quiet)
        return self

    @property
    def unreadable(self) -> str:
        """The signs painted in the very colour of what is behind them, but for scroll bars."""
        with self._news:
            cells = [cell for row in self._screen.buffer.values() for cell in row.values()]
        same = [cell.data for cell in cells if cell.fg == cell.bg != "default"]
        return "".join(same).strip(" ▁▂▃▄▅▆▇█")

    @property
    def pid(self) -> int:
        """The process, the same when another image has taken its place."""
        return self._process.pid

    @property
    def modes(self) -> list[Any]:
        """The terminal's modes (termios(3)), without its speeds and characters."""
        return termios.tcgetattr(self._master)[:4]

    def becomes_another(self) -> Window:
        """Waits until a fresh process has painted itself in the place of this one."""
        already = self._born
        self._until(lambda: self.raw.count(_ENTERED) > already, "never started anew")
        self._born = self.raw.count(_ENTERED)
        return self.sees("Phrase de passe")

    # -- doing -------------------------------------------------------------------------------

    def presses(self, *keys: str) -> Window:
        """Keys by name, or text as it is, all at once."""
        return self.receives("".join(KEYS.get(key, key) for key in keys).encode())

    def receives(self, data: bytes) -> Window:
        """Any bytes at all, as a terminal may send them."""
        while data:
            data = data[os.write(self._master, data) :]
        return self

    def is_sent(self, number: signal.Signals) -> None:
        """A signal, of which it dies."""
        self._process.send_signal(number)
        self._gone()

    def resizes(self, columns: int, rows: int) -> Window:
        """The window's corner is drawn elsewhere."""
        with self._news:
            self._screen.resize(rows, columns)
            self.size = (columns, rows)
            size = struct.pack("HHHH", rows, columns, 0, 0)
            fcntl.ioctl(self._master, termios.TIOCSWINSZ, size)
        return self

    def is_killed(self) -> None:
        """SIGKILL: not a word."""
        self.is_sent(signal.SIGKILL)

    def is_closed(self) -> None:
        """The window's cross: the terminal goes away, the process gets SIGHUP."""
        self.is_sent(signal.SIGHUP)

    def quits(self) -> int:
        """Ctrl+Q; the exit code."""
        self.presses("ctrl+q")
        return self.ends()

    def ends(self) -> int:
        """Waits for the process to end by itself; the exit code."""
        self._gone()
        return self._process.returncode

    def _gone(self) -> None:
        self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)

    def shut(self) -> None:
        """Whatever became of the test, nothing is left running."""
        if self._process.poll() is None:
            self._process.kill()
        self._gone()
        with suppress(OSError):
            os.close(self._master)
