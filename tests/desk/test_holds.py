"""The locks of one window."""

from __future__ import annotations

from pathlib import Path

from counter_app.desk.holds import Holds

ONE, TWO = (f"00000000-0000-4000-8000-00000000000{number}" for number in (1, 2))


def test_what_one_window_holds_another_does_not_until_it_is_let_go(tmp_path: Path) -> None:
    mine, theirs = Holds(tmp_path), Holds(tmp_path)
    assert mine.take(ONE)
    assert mine.take(ONE), "it is mine already"
    assert mine.take(TWO)
    assert not theirs.take(ONE)
    mine.release(ONE)
    mine.release(ONE)
    assert theirs.take(ONE)
    assert not mine.take(ONE)
    mine.release_all()
    assert theirs.take(TWO)
    theirs.release_all()
