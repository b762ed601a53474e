"""Letters typed or read for the digit they look like: O for 0, I or L for 1…"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from counter_app.checks.finding import Finding, Proposal, State
from counter_app.checks.verdict import ordinal, proposal

DIGIT_OF = {
    **dict.fromkeys("OQD", "0"),
    **dict.fromkeys("IL", "1"),
    "Z": "2",
    "S": "5",
    "G": "6",
    "B": "8",
}

MOST = 3
"""Changes told one by one."""


def in_digits(
    text: str,
    places: Iterable[int],
    judged: Callable[[str], Finding],
    written: Callable[[str], str] = str,
) -> tuple[Proposal, ...]:
    """The capital text with digits for the look-alikes at these indices, unless that is wrong too.

    None when they are more than half of the text: that is a word, not a number.
    `judged`: the check of the text put right. `written`: how the document groups it.
    """
    found = [index for index in places if text[index] in DIGIT_OF]
    if not found or 2 * len(found) > len(text):
        return ()
    signs = list(text)
    for index in found:
        signs[index] = DIGIT_OF[text[index]]
    mended = "".join(signs)
    if judged(mended).state is State.INVALID:
        return ()
    return (proposal(written(mended), _changes(text, mended, found)),)


def _changes(text: str, mended: str, places: Sequence[int]) -> str:
    """« 4e : O → 0, 8e : I → 1 », in short when they are many."""
    if len(places) > MOST:
        return f"{len(places)} lettres lues comme des chiffres"
    return ", ".join(f"{ordinal(at + 1)} : {text[at]} → {mended[at]}" for at in places)
