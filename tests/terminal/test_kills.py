"""What the header has acknowledged survives kill -9, and the next start shows it.

30 kills here; 1,000 by `python -m tests.terminal.kills 1000`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from tests.terminal.kills import ENTER, SAVED, TAB, Desk, State, Typed, run

posix = pytest.mark.skipif(sys.platform == "win32", reason="a pseudo-terminal and SIGKILL")


@pytest.mark.slow
@posix
def test_nothing_acknowledged_is_lost_to_thirty_kills(tmp_path: Path) -> None:
    report = run(30, 2, tmp_path / "home")
    assert (report.lost, report.not_resumed) == ([], []), str(report)
    assert report.kills == 30
    assert report.acknowledgements > 15, "else the header was hardly ever seen to say anything"
    assert report.unseen == 0, "every frame that said « enregistré » showed a text that was typed"


def _screen(
    name: str, postcode: str, saved: str = "✓ enregistré 14:32:07", card: str = "…"
) -> list[str]:
    return [
        f" Guichet {saved} ",
        f"  {card} Carte Vitale   (•) avec photo  ( ) sans photo   │ …",
        f"▸ Nom      {name}  │ ✓ juste",
        f"  Code postal  {postcode} │",
    ]


def _typed() -> Typed:
    return Typed([State(), State("M"), State("MA"), State("MA", "4"), State("M", "4")])


def test_the_harness_takes_the_header_at_its_word() -> None:
    typed = _typed()
    typed.saw(_screen("MA", "4", "…"))
    assert typed.acknowledged == 0, "nothing was said"
    typed = _typed()
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
    assert not typed.kept(State("MA", row="Code postal")), "another row"


def test_the_harness_sees_the_loss_of_a_tick() -> None:
    typed = Typed([State("M"), State("M", card=True), State("M", card=True, photo=False)])
    typed.saw(_screen("M", "", card="✓"))
    assert typed.acknowledged == 1
    assert not typed.kept(State("M"))


def test_the_harness_sees_the_loss_of_a_letter_rubbed_out() -> None:
    """What stands there again was acknowledged the second time, not the first."""
    typed = Typed([State("M"), State("MA"), State("M")])
    typed.saw(_screen("MA", "", "…"))
    typed.saw(_screen("M", ""))
    assert typed.acknowledged == 2
    assert not typed.kept(State("MA"))


@pytest.mark.slow
@posix
def test_an_outcome_is_on_disk_in_the_very_frame_that_says_so(desk: Desk) -> None:
    """« Acceptées », killed at the first frame that shows 3/4 and calls it saved."""
    terminal = desk.start()
    assert desk.resume(terminal, State("A"))

    def kill_once_said() -> None:
        if "▸3/4" in terminal.lines[1] and SAVED in terminal.lines[0]:
            terminal.kill_in(0)
            terminal.on_frame = lambda: None

    terminal.on_frame = kill_once_said
    terminal.press(TAB * 4)
    terminal.until(lambda: bool(terminal.line_with("▸ ( ) Acceptées")), 10)
    terminal.press(ENTER)
    terminal.watch(time.perf_counter() + 10)
    assert terminal.ended, "the header never said so"
    terminal.see_it_end()
    facts = desk.facts()
    assert facts.place.step == "verification"
    assert facts.ticks["outcome:connexion"].value == "acceptees"
