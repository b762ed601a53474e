"""The texts one slip of the finger or of the eye away from a number, likelier slips first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

MOST = 5
"""Corrections shown at most: more would be guessing."""

ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("17", "38", "56", "08", "69", "68", "06", "49", "35", "27"),
        *("0O", "0D", "0Q", "1I", "1L", "2Z", "5S", "8B", "6G"),
    )
)
"""Signs read for each other."""

_KEYPAD = {digit: divmod(place, 3) for place, digit in enumerate("789456123")} | {"0": (3, 0)}


@dataclass(frozen=True, slots=True)
class Slip:
    """One correction. `start`: index of the first character it changes in the typed text."""

    text: str
    start: int
    before: str
    after: str

    @property
    def unlikely(self) -> int:
        """0 for a swap of neighbours, 1 for signs side by side or alike, 2 for the rest."""
        if len(self.before) == 2:
            return 0
        return 1 if near(self.before, self.after) else 2


def near(one: str, other: str) -> bool:
    """Whether two signs look alike or are neighbours on the digit row or the keypad."""
    if frozenset((one, other)) in ALIKE:
        return True
    if not (one + other).isdigit():
        return False
    (row, column), (other_row, other_column) = _KEYPAD[one], _KEYPAD[other]
    keypad = abs(row - other_row) + abs(column - other_column) == 1
    return keypad or abs(int(one) - int(other)) in (1, 9)


def slips(
    number: str, alphabet: Callable[[int], Iterable[str]], holds: Callable[[str], bool]
) -> Iterator[Slip]:
    """Every substitution by a sign of `alphabet(index)` and every swap of neighbours that holds."""
    for index, typed in enumerate(number):
        head, tail = number[:index], number[index + 1 :]
        for sign in alphabet(index):
            if sign != typed and holds(head + sign + tail):
                yield Slip(head + sign + tail, index, typed, sign)
        if tail and tail[0] != typed and holds(swapped := head + tail[0] + typed + tail[1:]):
            yield Slip(swapped, index, typed + tail[0], tail[0] + typed)
