"""What a process leaves outside of its folder: files, however short they last, and its memory."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

_IN_CREATE, _IN_MOVED_TO = 0x100, 0x80
_HEAD = 16


@contextmanager
def watching(*folders: Path) -> Iterator[Callable[[], list[str]]]:
    """Gives what gives the names of all that was made in those folders since (inotify(7))."""
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(os.O_NONBLOCK)
    assert descriptor >= 0
    for folder in folders:
        events = _IN_CREATE | _IN_MOVED_TO
        assert libc.inotify_add_watch(descriptor, os.fsencode(folder), events) > 0

    def made() -> list[str]:
        data = b""
        with suppress(BlockingIOError):
            while more := os.read(descriptor, 65536):
                data += more
        return [*_names(data)]

    try:
        yield made
    finally:
        os.close(descriptor)


def _names(data: bytes) -> Iterator[str]:
    while data:
        length = int.from_bytes(data[_HEAD - 4 : _HEAD], sys.byteorder)
        yield data[_HEAD : _HEAD + length].rstrip(b"\0").decode()
        data = data[_HEAD + length :]


@contextmanager
def cores_allowed(folder: Path) -> Iterator[None]:
    """What is started here may leave a core file of any size; skips where the system makes none, or
    elsewhere than in the folder a process was started in.
    """
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (before[1], before[1]))
    try:
        subprocess.run([sys.executable, "-c", "import os; os.abort()"], cwd=folder, check=False)
        left = [*folder.iterdir()]
        if not left:
            pytest.skip("this system leaves no core file where a process was started")
        for file in left:
            file.unlink()
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_CORE, before)


def core_image(process: int, file: Path) -> None:
    """All that the process can read of its own memory, as gdb's gcore writes it; root only."""
    lines = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory, file.open("wb") as image:
        for line in lines:
            span = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
            if span is None:
                continue
            start, end = int(span[1], 16), int(span[2], 16)
            # The kernel's own pages do not let themselves be read.
            with suppress(OSError, OverflowError):
                memory.seek(start)
                while start < end and (part := memory.read(min(1 << 24, end - start))):
                    start += len(part)
                    image.write(part)
