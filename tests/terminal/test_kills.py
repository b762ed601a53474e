"""What the header has acknowledged survives kill -9, and the next start shows it.

30 kills here; 1,000 by `python -m tests.terminal.kills 1000`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.terminal.kills import State, Typed, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal and SIGKILL")


@pytest.mark.slow
@posix
def test_nothing_acknowledged_is_lost_to_thirty_kills(tmp_path: Path) -> None:
    report = run(30, 2, tmp_path / "home")
    assert (report.lost, report.not_resumed) == ([], []), str(report)
    assert report.kills == 30
    assert report.acknowledgements > 15, "else the header was hardly ever seen to say anything"
    assert report.unseen == 0, "every frame that said « enregistré » showed a text that was typed"


def _screen(name: str, postcode: str, saved: str = "✓ enregistré 14:32:07") -> list[str]:
    return [f" Guichet {saved} ", f"▸ Nom      {name}  │ ✓ juste", f"  Code postal  {postcode} │"]


def _typed() -> Typed:
    return Typed([State(), State("M"), State("MA"), State("MA", "4"), State("M", "4")])


def test_the_harness_takes_the_header_at_its_word() -> None:
    typed = _typed()
    typed.saw(_screen("MA", "4", "…"))
    assert typed.acknowledged == 0, "nothing was said"
    typed.saw(_screen("MA", ""))
    assert (typed.acknowledged, typed.unseen) == (2, 0)
    typed.saw(_screen("X", ""))
    assert (typed.acknowledged, typed.unseen) == (2, 1), "a text nobody typed"


def test_the_harness_sees_a_loss() -> None:
    typed = _typed()
    typed.saw(_screen("MA", ""))
    assert typed.kept(State("MA"))
    assert typed.kept(State("M", "4")), "typed later, not yet acknowledged"
    assert not typed.kept(State("M")), "before what was acknowledged"
    assert not typed.kept(State("MA", "42")), "never typed"
