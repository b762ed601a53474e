"""A command as typed: in this process for what it says, in its own for what its streams do."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_app.cli import run
from tests.cheap import cheap
from tests.journeys.reading import badly_set


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said: its exit code, its answer, and the sentence on standard error."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Command = Callable[..., Said]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap(monkeypatch)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that does not exist yet."""
    monkeypatch.setenv("COUNTER_APP_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def command(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Command:
    """`command("check", "nir", stdin=b"…")`, run in this process."""

    def typed(*arguments: str, stdin: bytes | io.BytesIO = b"") -> Said:
        source = io.BytesIO(stdin) if isinstance(stdin, bytes) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(source))
        code = run([*arguments])
        said = Said(code, *capsys.readouterr())
        assert [line for line in (said.out + said.err).splitlines() if badly_set(line)] == []
        return said

    return typed


def launch(*arguments: str, stdin: bytes = b"", **environment: str) -> Said:
    """`python -m counter_app …` in a process of its own; what it wrote, read as UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "counter_app", *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        timeout=60,
        check=False,
    )
    return Said(done.returncode, done.stdout.decode(), done.stderr.decode())


def is_a_sentence(text: str) -> bool:
    """One line on standard error, ended, and no traceback."""
    return text.count("\n") == 1 and text.endswith(".\n") and "Traceback" not in text
