"""What the screen is told of a copy, whatever became of it: the world is played by the test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from counter_app.desk.means import Means
from counter_app.ui.clip.holder import EMPTIED, ENDINGS, HELD, UNSURE, Heard, Holder, World
from counter_app.ui.clip.keeper import Said


@dataclass
class Played:
    """All the holder acts on. `terminal`: what OSC 52 wrote; `orders`: what the keeper was told."""

    means: Means = Means.DESKTOP
    absent: bool = False
    now: float = 100.0
    terminal: list[str] = field(default_factory=list)
    orders: list[tuple[str, int]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    news: list[str] = field(default_factory=list)
    counting: int = 0
    _heard: Heard | None = None

    def __post_init__(self) -> None:
        world = World(
            self.terminal.append,
            lambda call: call(),
            self.warnings.append,
            self._each_second,
            self._keeper,
            lambda: self.now,
        )
        self.holder = Holder(self.means, world)

    def _each_second(self, _tick: Callable[[], None]) -> Callable[[], None]:
        self.counting += 1

        def stop() -> None:
            self.counting -= 1

        return stop

    def _keeper(self, heard: Heard) -> Played:
        if self.absent:
            raise FileNotFoundError
        self._heard = heard
        self.orders.append(("start", 0))
        return self

    def copy(self, number: int, text: str, seconds: float, *, followed: bool) -> None:
        assert seconds == HELD
        self.orders.append((text, number))

    def empty(self, number: int) -> None:
        self.orders.append(("empty", number))

    def close(self) -> None:
        self.orders.append(("close", 0))

    def says(self, said: Said, number: int = 1) -> None:
        assert self._heard is not None
        self._heard(number, said)

    def told(self) -> None:
        self.news.append(self.holder.ending or f"{self.holder.left} s")

    def copies(self, text: str = "MARTIN") -> Played:
        self.holder.hold(text, self.told, lambda: self.news.append("read"))
        return self

    def waits(self, seconds: float) -> Played:
        self.now += seconds
        self.holder.tick()
        return self


def test_nothing_is_said_before_it_is_there() -> None:
    world = Played().copies()
    assert (world.news, world.holder.left) == ([], 0)
    world.says(Said.HELD)
    assert (world.news, world.holder.left, world.holder.how) == (["30 s"], 30, "")
    assert world.orders == [("start", 0), ("MARTIN", 1)]
    assert world.terminal == []


def test_the_seconds_go_by_then_the_keeper_says_what_became_of_it() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.waits(6).waits(24)
    assert world.news == ["30 s", "24 s", "1 s"]
    world.says(Said.EMPTIED)
    assert (world.news[-1], world.holder.text, world.counting) == (EMPTIED, "", 0)


@pytest.mark.parametrize("said", [Said.LEFT, Said.KEPT, Said.LOST])
def test_each_other_ending_has_its_sentence(said: Said) -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.says(said)
    assert world.news[-1] == ENDINGS[said] != EMPTIED
    assert world.warnings == []


def test_a_keeper_that_never_says_is_not_believed() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.waits(HELD + 5)
    assert world.news[-1] == ENDINGS[Said.LOST]


def test_by_the_terminal_it_is_emptied_without_claiming_it() -> None:
    world = Played(Means.TERMINAL).copies()
    assert (world.terminal, world.holder.how, world.orders) == (["MARTIN"], "par le terminal", [])
    world.waits(29).waits(1)
    assert world.terminal == ["MARTIN", ""]
    assert world.news == ["30 s", "1 s", UNSURE]
    assert world.counting == 0


@pytest.mark.parametrize("said", [Said.FAILED, Said.LOST])
def test_a_desktop_that_refuses_leaves_the_terminal(said: Said) -> None:
    world = Played().copies()
    world.says(said)
    assert (world.terminal, world.news) == (["MARTIN"], ["30 s"])
    world.copies("42000")
    assert world.terminal == ["MARTIN", "42000"]
    assert ("42000", 2) not in world.orders


def test_a_keeper_lost_twice_changes_nothing() -> None:
    world = Played().copies()
    world.says(Said.LOST)
    world.says(Said.LOST)
    assert (world.news, world.holder.left) == (["30 s"], 30)


def test_where_no_process_can_be_started_the_terminal() -> None:
    world = Played(absent=True).copies()
    assert (world.terminal, world.news) == (["MARTIN"], ["30 s"])
    assert world.holder.how == "par le terminal"


def test_wayland_asks_both_and_claims_nothing() -> None:
    world = Played(Means.BOTH).copies()
    assert (world.terminal, world.orders[-1]) == (["MARTIN"], ("MARTIN", 1))
    world.says(Said.HELD)
    assert world.holder.how == "poste et terminal"
    world.says(Said.EMPTIED)
    assert (world.terminal, world.news[-1]) == (["MARTIN", ""], UNSURE)


def test_wayland_leaves_what_another_program_copied() -> None:
    world = Played(Means.BOTH).copies()
    world.says(Said.HELD)
    world.says(Said.LEFT)
    assert (world.terminal, world.news[-1]) == (["MARTIN"], ENDINGS[Said.LEFT])


def test_wayland_without_an_x_server_is_the_terminal_once() -> None:
    world = Played(Means.BOTH).copies()
    world.says(Said.FAILED)
    assert (world.terminal, world.holder.means) == (["MARTIN"], Means.TERMINAL)


def test_what_is_said_of_an_older_copy_is_not_heard() -> None:
    world = Played().copies().copies("42000")
    world.says(Said.HELD, 2)
    world.says(Said.EMPTIED, 1)
    assert (world.holder.text, world.news) == ("42000", ["30 s"])


def test_leaving_the_dossier_empties_and_says_no_more() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.holder.empty()
    assert (world.orders[-1], world.holder.text, world.counting) == (("empty", 1), "", 0)
    world.says(Said.EMPTIED)
    assert (world.news, world.warnings) == (["30 s"], [])


def test_leaving_before_it_was_there() -> None:
    world = Played().copies()
    world.holder.empty()
    world.says(Said.HELD)
    world.says(Said.EMPTIED)
    assert (world.news, world.counting, world.holder.left) == ([], 0, 0)


def test_after_leaving_only_what_stayed_is_told() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.holder.empty()
    world.says(Said.KEPT)
    assert world.warnings == [ENDINGS[Said.KEPT]]


def test_leaving_twice_asks_once() -> None:
    world = Played(Means.TERMINAL).copies()
    world.holder.empty()
    world.holder.empty()
    assert world.terminal == ["MARTIN", ""]


def test_ctrl_c_is_emptied_too_and_only_warns() -> None:
    world = Played()
    world.holder.hold("MARTIN")
    world.says(Said.HELD)
    world.says(Said.KEPT)
    assert (world.news, world.warnings) == ([], [ENDINGS[Said.KEPT]])


@pytest.mark.parametrize(
    ("means", "terminal", "last"),
    [
        (Means.DESKTOP, [], ("close", 0)),
        (Means.TERMINAL, ["MARTIN", ""], None),
        (Means.BOTH, ["MARTIN", ""], ("close", 0)),
    ],
)
def test_lock_quit_and_crash(
    means: Means, terminal: list[str], last: tuple[str, int] | None
) -> None:
    world = Played(means).copies()
    world.holder.close()
    world.holder.close()
    assert world.terminal == terminal
    assert world.orders[-1:] == ([last] if last else [])
    assert (world.holder.text, world.holder.left, world.counting) == ("", 0, 0)


def test_after_a_lock_another_keeper_is_started() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.holder.close()
    world.says(Said.LOST)
    world.copies("42000")
    assert world.orders[-2:] == [("start", 0), ("42000", world.holder.ticket)]
    world.says(Said.HELD, world.holder.ticket)
    assert world.holder.left == HELD


def test_a_keeper_that_died_is_replaced() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.says(Said.LOST)
    world.copies("42000")
    assert world.orders[-3:] == [("close", 0), ("start", 0), ("42000", 2)]


def test_a_reading_is_passed_on() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.says(Said.READ)
    assert (world.news, world.holder.left) == (["30 s", "read"], 30)


def test_under_wayland_a_reading_tells_nothing() -> None:
    world = Played(Means.BOTH).copies()
    world.says(Said.HELD)
    world.says(Said.READ)
    assert world.news == ["30 s"]


def test_a_reading_of_what_was_left_is_not_passed_on() -> None:
    world = Played().copies()
    world.says(Said.HELD)
    world.holder.empty()
    world.says(Said.READ)
    assert world.news == ["30 s"]


def test_a_second_that_was_still_on_its_way() -> None:
    world = Played()
    world.holder.tick()
    assert world.news == []
