"""Every screen is as it was last accepted, sign by sign and colour by colour."""

from __future__ import annotations

from difflib import unified_diff

import pytest

from tests.snapshots.make import SEEN, kept, pictures
from tests.snapshots.rooms import VIEWS

pytestmark = pytest.mark.slow
AGAIN = "Meant? `python -m tests.snapshots.make {}`, and look at what changed."


@pytest.mark.parametrize("name", VIEWS)
async def test_the_screens_of_a_walk(name: str) -> None:
    view = VIEWS[name]
    before, now = kept(view), await pictures(view)
    assert before.keys() == now.keys(), AGAIN.format(name)
    changed = [line for each in now for line in _changes(each, before[each], now[each])]
    assert not changed, "\n".join([*changed, AGAIN.format(name)])


def _changes(name: str, before: str, now: str) -> list[str]:
    lines = unified_diff(before.splitlines(), now.splitlines(), name, "now", n=0, lineterm="")
    return list(lines)


def test_no_picture_is_of_a_walk_that_is_no_more() -> None:
    folders = {file.parent.relative_to(SEEN).as_posix() for file in SEEN.rglob("*.txt")}
    assert folders == set(VIEWS)
