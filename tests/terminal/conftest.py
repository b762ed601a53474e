"""Homes made ready by `counter-app init`, and windows that are shut whatever happens."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from counter_app.vault.slots import KeySlots
from tests.terminal.kills import CHEAP, Desk
from tests.terminal.window import Window, environment

PHRASE = "quatre mots bien choisis"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of this folder is slow: it drives real processes."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.slow)


def _runs(home: Path, *command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counter_app", *command],
        env=environment(home),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.fixture(scope="session")
def ready_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder where Claire has her phrase, made by the command line. A guess at that phrase
    costs nothing here: what it costs is the vault's tests' business.
    """
    folder = tmp_path_factory.mktemp("ready")
    phrase = folder / "phrase.txt"
    phrase.write_text(f"{PHRASE}\n", encoding="utf-8")
    _runs(folder / "home", "init", "--agent", "Claire", "--passphrase-file", str(phrase))
    slots = KeySlots(folder / "home" / "guichet.sqlite3", cost=CHEAP)
    (claire,) = slots.agents()
    slots.set_passphrase(slots.unlock(claire.id, PHRASE), claire.id, PHRASE)
    # The tables of reference are built once, not by each test.
    _runs(folder / "home", "check", "postal_code", "42000")
    return folder / "home"


@pytest.fixture
def home(ready_home: Path, tmp_path: Path) -> Path:
    """That folder, for one test."""
    return Path(shutil.copytree(ready_home, tmp_path / "home"))


@pytest.fixture
def opens() -> Iterator[Callable[..., Window]]:
    """`opens(home, *arguments, **more)`: another window, see `Window`."""
    windows: list[Window] = []

    def open_window(home: Path, *arguments: str, **more: Any) -> Window:
        windows.append(Window(home, *arguments, columns=120, rows=40, **more))
        return windows[-1]

    yield open_window
    for window in windows:
        window.shut()


@pytest.fixture(scope="session")
def begun_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one dossier, whose name is « A », as a kill left it."""
    home = tmp_path_factory.mktemp("begun") / "home"
    Desk(home, random.Random(1)).begin()
    return home


@pytest.fixture
def begins_at(begun_home: Path) -> Callable[[Path], Desk]:
    """`begins_at(folder)`: the desk of that dossier, in a folder still to be made."""

    def desk_at(folder: Path) -> Desk:
        # Without what can be built again, which fills a small disk.
        rebuilt = shutil.ignore_patterns("cache")
        return Desk(Path(shutil.copytree(begun_home, folder, ignore=rebuilt)), random.Random(1))

    return desk_at


@pytest.fixture
def desk(begins_at: Callable[[Path], Desk], tmp_path: Path) -> Desk:
    """A desk with that dossier, for one test."""
    return begins_at(tmp_path / "home")
