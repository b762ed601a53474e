"""All the screens again: `python -m tests.snapshots.make` writes them into `seen/`; or some walks,
by their folders' names: `… make 80x24/dossiers`. Look at what changed before keeping it.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
from pathlib import Path

from tests.snapshots.rooms import VIEWS, View
from tests.snapshots.sight import ALL_LOOKS, LOOKS, seen
from tests.snapshots.stage import standing

SEEN = Path(__file__).resolve().parent / "seen"

IN_ALL_LOOKS = frozenset({"wrong_number", "closing", "palette"})
"""Looked at in every theme too: a dossier, something over it, a list."""


async def pictures(view: View) -> dict[str, str]:
    """Each screen of a walk by its name, as `sight` writes it."""
    found: dict[str, str] = {}
    async with standing(view.room, view.size) as agent:
        async for name in view.room.walk(agent):
            found[name] = await seen(agent.app, agent.hands, _looks(view, name))
    return found


def _looks(view: View, name: str) -> tuple[str, ...]:
    """A look costs more than leading to the screen: at other sizes the usual one alone."""
    if not view.usual:
        return LOOKS[:1]
    return ALL_LOOKS if name in IN_ALL_LOOKS else LOOKS


def kept(view: View) -> dict[str, str]:
    """The same, as last accepted."""
    return {file.stem: file.read_text("utf-8") for file in (SEEN / view.name).glob("*.txt")}


def main(names: list[str]) -> None:
    """Write them."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    os.environ["SSH_CONNECTION"] = "no desktop's clipboard"
    if not names:
        shutil.rmtree(SEEN, ignore_errors=True)
    for view in (VIEWS[name] for name in names or VIEWS):
        shutil.rmtree(SEEN / view.name, ignore_errors=True)
        (SEEN / view.name).mkdir(parents=True)
        for name, text in asyncio.run(pictures(view)).items():
            (SEEN / view.name / f"{name}.txt").write_text(text, "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
