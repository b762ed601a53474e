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


def test_a_window_ended_without_a_word_is_known_until_somebody_works_there(tmp_path: Path) -> None:
    mine, theirs = Holds(tmp_path), Holds(tmp_path)
    assert mine.take(ONE, to_work=True)
    assert mine.take(TWO)
    assert theirs.cut_off({ONE, TWO}) == frozenset(), "a living one"
    dies(mine)
    for _ in range(2):
        assert theirs.cut_off({ONE, TWO}) == {ONE}, "nobody worked in the other"
    again = Holds(tmp_path)
    assert again.take(ONE, to_work=True)
    assert theirs.cut_off({ONE, TWO}) == frozenset(), "somebody works there again"
    again.release_all()
    assert theirs.cut_off({ONE, TWO}) == frozenset(), "and left it"


def test_what_is_noted_of_a_dossier_that_is_no_more_goes(tmp_path: Path) -> None:
    gone, holds = Holds(tmp_path), Holds(tmp_path)
    assert gone.take(ONE, to_work=True)
    holds.cut_off(())
    dies(gone)
    (tmp_path / "rubbish.open").touch()
    assert holds.cut_off(()) == frozenset()
    assert [file.name for file in tmp_path.glob("*.open")] == ["rubbish.open"]
    assert Holds(tmp_path / "none").cut_off({ONE}) == frozenset()


def dies(holds: Holds) -> None:
    """The process ends: the system frees its locks, and nothing else happens."""
    for hold in holds._held.values():
        hold._lock.release()
    holds._held.clear()
