"""The delay after wrong phrases, in processes of their own: neither a restart nor a date shortens
it. The date is really moved, under the interpreter (`moved.c`).
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from counter_app.vault.slots import KeySlots
from tests.vault.conftest import CHEAP, PHRASE

COMPILER = shutil.which("cc")

TRIED = """
import json, os, sys, time
from datetime import datetime
from pathlib import Path
from counter_app.vault.problems import TooSoon
from counter_app.vault.slots import KeySlots

slots = KeySlots(Path(sys.argv[1]))
agent = slots.agents()[0]
told = {"before": slots.wait(agent.id), "date": time.time()}
for by in sys.argv[3:]:
    Path(os.environ["MOVED_BY"]).write_text(by)
    try:
        slots.unlock(agent.id, sys.argv[2])
        told[by] = 0.0
    except TooSoon as soon:
        told[by] = soon.wait
    told["moved " + by] = datetime.now().timestamp() - told["date"]
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def preloaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if sys.platform != "linux" or COMPILER is None:
        pytest.skip("LD_PRELOAD and a C compiler")
    library = tmp_path_factory.mktemp("moved") / "moved.so"
    source = Path(__file__).with_name("moved.c")
    subprocess.run(
        [COMPILER, "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"], check=True
    )
    return library


def failed(database: Path, tries: int) -> None:
    """As after that many wrong phrases in a row."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE key_slot SET tries=?", (tries,))


def started(database: Path, preloaded: Path, *moves: str) -> dict[str, float]:
    """What a fresh process is told, the right phrase being tried after each move of the date."""
    by = preloaded.with_suffix(".by")
    by.unlink(missing_ok=True)
    environment = {**os.environ, "LD_PRELOAD": str(preloaded), "MOVED_BY": str(by)}
    done = subprocess.run(
        [sys.executable, "-c", TRIED, str(database), PHRASE, *moves],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, float] = json.loads(done.stdout)
    return told


def test_moving_the_date_neither_shortens_nor_lengthens_the_delay(
    database: Path, preloaded: Path
) -> None:
    KeySlots(database, cost=CHEAP).create("Claire", PHRASE)
    failed(database, 6)
    told = started(database, preloaded, "86400", "-86400", "315360000")
    assert told["before"] == pytest.approx(32, abs=2)
    for by in ("86400", "-86400", "315360000"):
        assert told[f"moved {by}"] == pytest.approx(int(by), abs=30), "the date did move"
        assert told["before"] - 10 < told[by] <= told["before"]


def test_each_restart_waits_the_whole_delay(database: Path, preloaded: Path) -> None:
    KeySlots(database, cost=CHEAP).create("Claire", PHRASE)
    failed(database, 9)
    for date in ("0", "3600"):
        assert started(database, preloaded, date)[date] == pytest.approx(60, abs=2)
