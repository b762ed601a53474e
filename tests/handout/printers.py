"""A `lp` of our own in PATH: what it was given, and how it answers."""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

_SCRIPT = """#!{python}
import pathlib, sys, time
folder = pathlib.Path({folder!r})
time.sleep({slow})
(folder / "paper.part").write_bytes(sys.stdin.buffer.read())
(folder / "paper.part").rename(folder / "paper")
(folder / "asked").write_text(repr(sys.argv[1:]))
sys.stderr.write({complaint!r})
sys.exit({code})
"""


@dataclass(frozen=True, slots=True)
class Printer:
    """`folder`: where `lp` is, and where its paper comes out."""

    folder: Path

    @property
    def paper(self) -> bytes:
        file = self.folder / "paper"
        return file.read_bytes() if file.exists() else b""

    @property
    def asked(self) -> str:
        return (self.folder / "asked").read_text()


def install(
    monkeypatch: pytest.MonkeyPatch,
    folder: Path,
    *,
    code: int = 0,
    complaint: str = "",
    slow: float = 0,
) -> Printer:
    """That `lp` is the only one in PATH."""
    folder.mkdir()
    lp = folder / "lp"
    told = {"folder": str(folder), "code": code, "complaint": complaint, "slow": slow}
    lp.write_text(_SCRIPT.format(python=sys.executable, **told))
    lp.chmod(lp.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder))
    return Printer(folder)


def take_away(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """No `lp` at all."""
    folder.mkdir(exist_ok=True)
    monkeypatch.setenv("PATH", str(folder))


NEEDS_LP = pytest.mark.skipif(os.name != "posix", reason="`lp` is not Windows'")
