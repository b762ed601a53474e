"""Run in a process of its own: Guichet as on Windows, as far as a POSIX system can pretend.

`sys.platform` and `os.name` say Windows, no module of Guichet may import what Windows lacks, and
kernel32 is a made-up console: what the terminal sends becomes key records, one a UTF-16 unit, and
its modes are the terminal's. `python -m tests.terminal.as_windows` runs the application;
`python -m tests.terminal.as_windows imports` imports all of Guichet and says what could not be.
"""

from __future__ import annotations

import asyncio
import builtins
import ctypes
import ctypes.wintypes
import importlib
import logging.handlers
import os
import pkgutil
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import tty
import types
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

READY = (asyncio, logging, shutil, socket, subprocess, tempfile)
"""Of the standard library, imported as what they are here."""

ABSENT = {"fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "termios", "tty", "xcffib"}
_ABSENT_CALLS = ("chown", "fchmod", "fork", "geteuid", "getgid", "getgroups", "getuid", "setsid")
_ABSENT_FLAGS = ("O_NOFOLLOW", "O_DIRECTORY", "O_NONBLOCK")
POSIX_ONLY = frozenset({"counter_app.ui.posix_driver", "counter_app.ui.clip.x11"})

_COOKED, _RAW = 0x1F7, 0x200
_KEY_EVENT, _TIMEOUT = 0x0001, 0x102
_MODES = termios.tcgetattr(0) if os.isatty(0) else []


class Call:
    """A function of a library: takes `argtypes` as ctypes' own do, and does nothing."""

    def __init__(self, work: Callable[..., int] = lambda *_: 0) -> None:
        self._work = work

    def __call__(self, *given: object) -> int:
        return self._work(*given)


class Kernel32:
    """The console, on the terminal that this process has; any other library does nothing."""

    def __init__(self, name: str = "kernel32", **_: object) -> None:
        del name
        self._units: list[str] = []

    def __getattr__(self, name: str) -> Call:
        if name.startswith("_"):
            raise AttributeError(name)
        work = vars(Kernel32).get(f"_{name}")
        call = Call(partial(work, self)) if work else Call()
        setattr(self, name, call)
        return call

    def _GetStdHandle(self, which: int) -> int:  # noqa: N802 Windows' names
        return -10 - which

    def _GetConsoleMode(self, handle: int, into: Any) -> int:  # noqa: N802
        raw = handle == 0 and not termios.tcgetattr(0)[tty.LFLAG] & termios.ICANON
        into._obj.value = _RAW if raw else _COOKED
        return 1

    def _SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802
        if handle == 0 and mode == _RAW:
            tty.setraw(0)
        elif handle == 0:
            termios.tcsetattr(0, termios.TCSANOW, _cooked())
        return 1

    def _WaitForMultipleObjects(self, *given: Any) -> int:  # noqa: N802
        seconds = given[3].value / 1000
        return 0 if select.select([0], [], [], seconds)[0] else _TIMEOUT

    def _ReadConsoleInputW(self, _handle: int, records: Any, most: int, count: Any) -> int:  # noqa: N802
        text = os.read(0, most // 2).decode("utf-8", "surrogateescape")
        units = text.encode("utf-16-le", "surrogatepass")
        number = len(units) // 2
        for at in range(number):
            record = records._obj[at]
            record.EventType = _KEY_EVENT
            key = record.Event.KeyEvent
            key.bKeyDown, key.wVirtualKeyCode = True, 0x30
            key.uChar.UnicodeChar = chr(int.from_bytes(units[2 * at : 2 * at + 2], "little"))
        count._obj.value = number
        return 1


def _cooked() -> list[Any]:
    modes = termios.tcgetattr(0)
    modes[tty.IFLAG] |= termios.ICRNL | termios.IXON
    modes[tty.OFLAG] |= termios.OPOST
    modes[tty.LFLAG] |= termios.ECHO | termios.ICANON | termios.ISIG | termios.IEXTEN
    return modes


def pretend() -> None:
    """From here on, for whatever is imported next, this is Windows."""
    console = Kernel32()
    libraries = {"WinDLL": lambda *_, **__: console, "windll": console, "WinError": OSError}
    for name, value in libraries.items():
        setattr(ctypes, name, value)
    console.__dict__.update(user32=console, kernel32=console, shell32=console)
    ctypes.__dict__.update(get_last_error=lambda: 0)
    handles = types.ModuleType("msvcrt")
    handles.__dict__.update(get_osfhandle=lambda descriptor: descriptor)
    for library in ("platformdirs", "rich.console", "cryptography", "sqlalchemy"):
        importlib.import_module(library)
    locks = importlib.import_module("filelock")
    # It looks for its parts when first asked.
    assert all(getattr(locks, name) is not None for name in locks.__all__)
    sys.modules["msvcrt"] = handles
    # Paths and locks go on being this system's.
    here = types.SimpleNamespace(**vars(os))
    for name, module in [*sys.modules.items()]:
        if name.partition(".")[0] in ("pathlib", "filelock") and "os" in vars(module):
            vars(module)["os"] = here
    for gone in (*_ABSENT_CALLS, *_ABSENT_FLAGS):
        with suppress(AttributeError):
            delattr(os, gone)
    del signal.SIGHUP
    sys.platform, os.name = "win32", "nt"
    _refuse()


def _refuse() -> None:
    """What Windows lacks, to the modules of Guichet alone."""
    ordinary = builtins.__import__

    def importing(name: str, scope: Any = None, *more: Any, **named: Any) -> Any:
        asks = (scope or {}).get("__name__", "")
        if asks.startswith("counter_app") and name.partition(".")[0] in ABSENT:
            raise ModuleNotFoundError(f"{asks} imports {name}")
        return ordinary(name, scope, *more, **named)

    vars(builtins)["__import__"] = importing


def imports() -> int:
    """All of Guichet but what is POSIX's by name; how many modules could not be imported."""
    import counter_app

    failed = 0
    for found in pkgutil.walk_packages(counter_app.__path__, "counter_app."):
        if found.name in POSIX_ONLY or found.name.endswith("__main__"):
            continue
        try:
            importlib.import_module(found.name)
        except Exception as error:
            failed += 1
            print(f"{found.name}: {error!r}")
    print(
        f"{len([n for n in sys.modules if n.startswith('counter_app')])} modules, {failed} failed"
    )
    print("POSIX's own:", sorted(POSIX_ONLY & set(sys.modules)))
    return failed


def main() -> int:
    """Guichet, or its imports."""
    pretend()
    if sys.argv[1:] == ["imports"]:
        return imports()
    from counter_app.__main__ import main as guichet

    return guichet()


if __name__ == "__main__":
    sys.exit(main())
