"""The stories themselves: enough of them, each with a title that an agent can read."""

from __future__ import annotations

import re
from collections import Counter

from tests.journeys.titles import stories

AT_LEAST = 60
ASKED_FOR = (
    "by_the_terminal_one_value_a_journey",
    "no_rib_back_in_the_afternoon_with_another_agent",
    "card_inactive_and_the_code_five_days_later",
    "a_couple_sharing_one_mailbox",
    "a_forgotten_account",
    "a_provisional_number",
    "three_citizens_interleaved_each_to_the_end",
    "the_mail_that_does_not_arrive",
    "a_citizen_who_wants_nothing_kept",
    "the_first_morning",
)


def test_there_are_enough_of_them() -> None:
    assert len(list(stories())) >= AT_LEAST


def test_each_has_a_title_in_french_and_none_twice() -> None:
    told = list(stories())
    assert [tale.name for tale in told if not tale.title.endswith((".", "»"))] == []
    assert [tale.name for tale in told if re.search(r"\bthe\b|'", tale.title)] == []
    assert [title for title, often in Counter(t.title for t in told).items() if often > 1] == []


def test_those_that_were_asked_for_are_told() -> None:
    assert {f"test_{name}" for name in ASKED_FOR} <= {tale.name for tale in stories()}
