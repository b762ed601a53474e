"""The throw-away folder of the demonstration, and what other demonstrations left."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from time import time

import pytest

from counter_app.desk.trial import Trial
from counter_app.settings import Settings


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def left_by_another(temporary: Path, name: str, days: float) -> Path:
    folder = temporary / name
    folder.mkdir()
    for path in (folder / "guichet.sqlite3", folder):
        path.touch()
        os.utime(path, (time() - days * 86400,) * 2)
    return folder


def test_it_goes_with_the_demonstration(temporary: Path) -> None:
    trial = Trial(Settings(temporary / "home"))
    trial.tidy()
    counter = trial.begin()
    assert counter.close()
    assert [*temporary.glob("guichet-demo-*/guichet.sqlite3")]
    assert trial.running
    trial.tidy()
    assert [*temporary.iterdir()] == []
    assert not trial.running


def test_one_that_was_killed_goes_with_the_next(temporary: Path) -> None:
    """One of today may still be on another screen; another program's is not ours."""
    old = left_by_another(temporary, "guichet-demo-old", 1.1)
    young = left_by_another(temporary, "guichet-demo-young", 0.9)
    others = left_by_another(temporary, "another-old", 9)
    trial = Trial(Settings(temporary / "home"))
    assert trial.begin().close()
    trial.tidy()
    assert sorted(temporary.iterdir()) == sorted([young, others])
    assert not old.exists()
