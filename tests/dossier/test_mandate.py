"""Who types: the citizen, or the agent with a mandate that runs for some days."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from counter_app.dossier import mandate, moves
from counter_app.dossier.facts import MANDATE, MANDATE_DAYS, MANDATE_RUNS, Facts, Place
from counter_app.dossier.moves import Stamp

NOW = datetime(2026, 11, 21, 14, 32, tzinfo=UTC)
STAMP = Stamp(NOW, "Claire")
BEFORE = Facts("p", Place("s"))


def agent() -> Facts:
    return mandate.typed_by(BEFORE, "agent", STAMP)


def test_the_citizen_has_no_mandate() -> None:
    assert mandate.mandate_days(BEFORE) == 0
    assert not mandate.mandate_over(BEFORE, NOW)


def test_an_agents_mandate_runs_for_a_day() -> None:
    assert (agent().typist, mandate.mandate_days(agent())) == ("agent", 1)


def test_the_durations_go_round_both_ways() -> None:
    facts, seen = agent(), []
    for _ in range(5):
        facts = mandate.turn_mandate(facts, 1, STAMP)
        seen.append(mandate.mandate_days(facts))
    assert seen == [*MANDATE_DAYS[1:], *MANDATE_DAYS[:2]]
    assert mandate.mandate_days(mandate.turn_mandate(agent(), -1, STAMP)) == MANDATE_DAYS[-1]
    assert mandate.mandate_days(mandate.turn_mandate(BEFORE, 1, STAMP)) == MANDATE_DAYS[0]


@pytest.mark.parametrize(
    ("later", "over"), [(timedelta(hours=23), False), (timedelta(days=1), True)]
)
def test_a_mandate_ends(later: timedelta, over: bool) -> None:
    assert mandate.mandate_over(agent(), NOW + later) is over


def test_nothing_of_it_stays_when_the_citizen_types_again() -> None:
    named = moves.answer(agent(), MANDATE, "041", 3)
    back = mandate.typed_by(named, "citizen", STAMP)
    assert back == BEFORE
    assert MANDATE_RUNS in named.ticks
