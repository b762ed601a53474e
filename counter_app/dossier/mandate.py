"""Who types, and how long the mandate of an agent who does runs (DOMAIN § 8).

Pure functions over the facts, like `moves`. Knows nothing of the fields that are typed.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from counter_app.dossier.facts import MANDATE, MANDATE_DAYS, MANDATE_RUNS, Facts, Typist
from counter_app.dossier.moves import Stamp, drop_ticks, set_tick


def typed_by(facts: Facts, typist: Typist, stamp: Stamp) -> Facts:
    """Who types from now on: an agent's mandate runs for a day until more is said; a citizen needs
    none, and what was said of one goes.
    """
    if typist == "agent":
        return replace(set_tick(facts, MANDATE_RUNS, str(MANDATE_DAYS[0]), stamp), typist=typist)
    answers = {key: text for key, text in facts.answers.items() if key != MANDATE}
    return replace(drop_ticks(facts, [MANDATE_RUNS]), answers=answers, typist=typist)


def mandate_days(facts: Facts) -> int:
    """For how many days the mandate runs; 0 while the citizen types."""
    tick = facts.ticks.get(MANDATE_RUNS)
    return int(tick.value) if tick else 0


def turn_mandate(facts: Facts, by: int, stamp: Stamp) -> Facts:
    """Another duration, counted from now; the first again after the last."""
    days = mandate_days(facts)
    at = MANDATE_DAYS.index(days) + by if days in MANDATE_DAYS else 0
    return set_tick(facts, MANDATE_RUNS, str(MANDATE_DAYS[at % len(MANDATE_DAYS)]), stamp)


def mandate_over(facts: Facts, now: datetime) -> bool:
    """Whether the mandate no longer covers what is typed at that moment (aware)."""
    tick = facts.ticks.get(MANDATE_RUNS)
    return tick is not None and now >= tick.at + timedelta(days=int(tick.value))
