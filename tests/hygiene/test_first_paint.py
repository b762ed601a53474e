"""Nothing heavy before the first screen: the same on every machine, unlike a time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

HEAVY = (
    "sqlmodel",
    "sqlalchemy",
    "pydantic",
    "phonenumbers",
    "email_validator",
    "cryptography",
    "filelock",
    "argparse",
    "getopt",
    "tomllib",
    "copykitten",
    "xcffib",
    "fpdf",
    "segno",
    "PIL",
    "counter_app.ui.clip.holder",
    "counter_app.ui.clip.line",
    "counter_app.cli",
    "counter_app.store.tables",
    "counter_app.store.database",
    "counter_app.store.repository",
    "counter_app.store.recorder",
    "counter_app.checks",
    "counter_app.procedure",
    "counter_app.reference",
    "counter_app.dossier",
    "counter_app.handout",
    "counter_app.desk.counter",
    "counter_app.ui.screens.home",
    "counter_app.ui.screens.dossier",
)


# One worker starts it, for all of them.
pytestmark = pytest.mark.xdist_group("first paint")


@dataclass(frozen=True, slots=True)
class Start:
    """What had happened when Ouverture was painted."""

    events: list[str]
    modules: frozenset[str]
    files: list[str]


@pytest.fixture(scope="module", params=["first run", "later"])
def start(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """A start on an empty data folder, and on one that an agent has to unlock."""
    home = tmp_path_factory.mktemp("home")
    if request.param == "later":
        from counter_app.desk.opening import Opening
        from counter_app.settings import Settings

        Opening(Settings(home)).begin("Claire", "cheval lampe douze rivière").counter.close()
    done = subprocess.run(
        [sys.executable, "-m", "tests.hygiene.first_paint"],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "COUNTER_APP_HOME": str(home)},
        cwd=Path(__file__).resolve().parents[2],
        timeout=60,
        check=True,
    )
    told = json.loads(done.stdout)
    return Start(told["events"], frozenset(told["modules"]), told["files"])


@pytest.mark.parametrize("heavy", HEAVY)
def test_nothing_heavy_is_imported_before_the_first_paint(start: Start, heavy: str) -> None:
    assert "textual" in start.modules
    assert sorted(m for m in start.modules if m == heavy or m.startswith(f"{heavy}.")) == []


def test_warming_up_begins_after_the_first_paint(start: Start) -> None:
    assert start.events == ["painted", "warming"]


def test_no_table_nor_procedure_is_opened_before_the_first_paint(start: Start) -> None:
    data = [file for file in start.files if "reference" in file or "procedures" in file]
    assert data == []


SPY = """
import os, sys
class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "textual":
            print("kitty", os.environ.get("TEXTUAL_DISABLE_KITTY_KEY"))
            sys.meta_path.remove(self)
os.environ.pop("TEXTUAL_DISABLE_KITTY_KEY", None)
sys.meta_path.insert(0, Finder())
from counter_app.__main__ import main
sys.exit(main())
"""


def test_altgr_is_seen_to_before_textual_is_imported() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SPY],
        capture_output=True,
        stdin=subprocess.DEVNULL,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "kitty 1\n")


@pytest.mark.parametrize(
    "arguments", [["--version"], ["check", "nir", "2"], ["procedures", "list"]]
)
def test_the_command_line_imports_no_screen_and_no_database(arguments: list[str]) -> None:
    script = (
        "import sys; from counter_app.cli import run; run(sys.argv[1:]);"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert not {"textual", "rich", "sqlmodel", "sqlalchemy", "cryptography"} & {
        *done.stderr.split()
    }
