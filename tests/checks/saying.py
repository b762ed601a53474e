"""Short ways to judge and to look at a verdict."""

from __future__ import annotations

from counter_app.checks import Context, Finding, State, judge
from tests.people import TODAY

EMPTY, INCOMPLETE, VALID = State.EMPTY, State.INCOMPLETE, State.VALID
DOUBTFUL, INVALID, INELIGIBLE = State.DOUBTFUL, State.INVALID, State.INELIGIBLE


def judged(field: str, text: str, elsewhere: tuple[str, ...] = (), **values: str) -> Finding:
    """The verdict, with the other fields' texts as keywords."""
    return judge(field, text, Context(TODAY, values, frozenset(elsewhere)))


def plain(message: str) -> str:
    """The message with ordinary spaces."""
    return message.replace("\u00a0", " ")


def texts(finding: Finding) -> list[str]:
    """The proposed texts."""
    return [proposal.text for proposal in finding.proposals]
