"""Six invented dossiers, one in every state of waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.checks.finding import State
from counter_app.desk.board import Group
from counter_app.desk.counter import Counter
from counter_app.desk.demo import furnished
from counter_app.settings import Settings


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    home: Path = tmp_path_factory.mktemp("demo") / "home"
    counter = furnished(Settings(home))
    yield counter
    counter.close()


def test_there_are_six_each_with_a_name_of_its_own(demo: Counter) -> None:
    cards = demo.board().cards
    assert len(cards) == 6
    assert len({card.who for card in cards}) == 6
    assert "(sans nom)" not in {card.who for card in cards}


def test_they_wait_in_every_way(demo: Counter) -> None:
    board = demo.board()
    assert {card.group for card in board.cards} == set(Group)
    assert len(board.aside()) >= 2
    assert any(card.late for card in board.cards)
    visits = [demo.open(card.id) for card in board.cards]
    waits = [visit.facts.waiting for visit in visits]
    assert sum(wait is None for wait in waits) == 1
    reasons = {wait.reason for wait in waits if wait}
    assert reasons == {
        "code_awaited",
        "card_inactive",
        "document_missing",
        "link_awaited",
        "data_refused",
    }
    assert {wait.by for wait in waits if wait} == {"citizen", "desk"}
    assert any(wait.expires for wait in waits if wait)
    for visit in visits:
        demo.leave(visit)
    assert len(demo.board().cards) == 6, "looking at them changes nothing"


def test_what_was_typed_is_right(demo: Counter) -> None:
    for card in demo.board().cards:
        visit = demo.open(card.id)
        for name, text in visit.facts.answers.items():
            state = visit.dossier.findings[name].state
            assert state in (State.VALID, State.DOUBTFUL), (card.who, name, text)
        demo.leave(visit)


def test_its_clock_is_today_s_again(demo: Counter) -> None:
    before = demo.now()
    visit = demo.new()
    visit.checklist.toggle("piece:iban")
    assert visit.facts.ticks["piece:iban"].at >= before
    visit.undo()
    demo.leave(visit)
