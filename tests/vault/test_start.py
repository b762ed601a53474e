"""Listing the agents imports nothing heavy: it happens before the first paint."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_listing_agents_imports_neither_cryptography_nor_the_store(database: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from counter_app.vault.slots import KeySlots;"
        "KeySlots(Path(sys.argv[1])).agents();"
        "heavy = {'cryptography', 'sqlalchemy', 'sqlmodel', 'pydantic', 'textual'};"
        "print(sorted(heavy & {name.partition('.')[0] for name in sys.modules}))"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, str(database)], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
