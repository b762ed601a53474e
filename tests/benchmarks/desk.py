"""What the agent waits for at a busy desk: back in a dossier by one key, and a search as one types.

The application runs in a pseudo-terminal, on a site of invented people; milliseconds from a key to
the screen that shows what it was pressed for.
"""

from __future__ import annotations

import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from counter_app.desk.board import Board
from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from tests.benchmarks.measures import OURS, running, spread
from tests.benchmarks.site import PHRASE, Known, furnish
from tests.benchmarks.terminal import Terminal

FRAME = 1000 / 60
"""Milliseconds: what is computed for a key must leave the screen its own frame."""

_HALF = 50

_ENTER, _ESCAPE, _BACKSPACE = b"\r", b"\x1b", b"\x7f"
_IN_SIGHT = 20
_LINE = re.compile(r"[▸ ][! ]([2-9A-Z]{3}-[2-9A-Z]{3})  ")


@dataclass(frozen=True, slots=True)
class Wait:
    """`target`: milliseconds not to be passed, by the median, or by the `late`th percentile; None
    where only the sum is told.
    """

    name: str
    target: float | None
    samples: list[float] = field(default_factory=list)
    late: int = 50

    def __str__(self) -> str:
        told = f"{self.name:<54} {spread(self.samples)} ms"
        if self.target is None:
            return told
        share, which = median(self.samples), ""
        if self.late != _HALF and len(self.samples) > 1:
            share = quantiles(self.samples, n=100)[self.late - 1]
            which = f", p{self.late} {share:.1f}"
        kept = "kept" if share <= self.target else "MISSED"
        return f"{told} (target {self.target:.0f} ms{which}: {kept})"


@contextmanager
def at_home(count: int) -> Iterator[tuple[Terminal, list[Known], Path]]:
    """Dossiers, unlocked and at rest, with that many dossiers open."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        known = furnish(home, count)
        with running(OURS, str(home)) as terminal:
            terminal.shows("Phrase de passe")
            terminal.rest(0.3)
            terminal.press(PHRASE.encode() + _ENTER)
            terminal.shows("Entrée Reprendre")
            terminal.rest(0.3)
            yield terminal, known, home


def resuming(count: int, times: int) -> Wait:
    """Entrée on the dossier that home has chosen → its row, with the caret's ▸ in it."""
    wait = Wait(f"Entrée to the row, {count} open dossiers", 100)
    with at_home(count) as (terminal, known, _):
        name = known[-1].last_name
        for _ in range(times):
            pressed = terminal.press(_ENTER)
            seen = terminal.until(
                lambda: bool(terminal.line_with("▸ N° de sécurité")) and _in_lines(terminal, name),
                10,
            )
            wait.samples.append(1000 * (seen - pressed))
            terminal.rest(0.3)
            terminal.press(_ESCAPE)
            terminal.shows("Entrée Reprendre")
            terminal.rest(0.3)
    return wait


def acknowledging(letters: int) -> Wait:
    """A letter typed into a dossier → the header's « ✓ enregistré », painted after the commit: more
    than the time to the disk, by the screen's own.
    """
    wait = Wait("a letter to « ✓ enregistré » on the screen", 50, late=99)
    with at_home(5) as (terminal, _, _):
        terminal.press(_ENTER)
        terminal.shows("▸ N° de sécurité")
        terminal.rest(0.3)
        for number in range(letters):
            key = _BACKSPACE if number % 2 else b"1"
            before = terminal.line_with("▸ N° de sécurité")
            pressed = terminal.press(key)
            seen = terminal.until(partial(_acknowledged, terminal, before), 10)
            wait.samples.append(1000 * (seen - pressed))
            terminal.rest(0.02)
    return wait


def _acknowledged(terminal: Terminal, before: str) -> bool:
    """The row is another, and the header has said that it is kept."""
    changed = terminal.line_with("▸ N° de sécurité") != before
    return changed and "✓ enregistré" in terminal.lines[0]


def _in_lines(terminal: Terminal, text: str) -> bool:
    return bool(terminal.line_with(text))


def searching(count: int) -> Iterator[Wait]:
    """By name, with a typo, by reference and by birth date: each key → the list of what it finds,
    painted; then what is computed for it, in this process.
    """
    with at_home(count) as (terminal, known, home), _board(home) as board:
        computed = Wait(f"search, {count} dossiers: computed for a letter", FRAME)
        for name, text in _searches(known[count // 2]).items():
            painted = Wait(f"search by {name}, {count} dossiers: key to list", None)
            for end in range(1, len(text) + 1):
                begun = time.perf_counter()
                found = board.found(text[:end])
                computed.samples.append(1000 * (time.perf_counter() - begun))
                wanted = [card.reference for card in found[:_IN_SIGHT]]
                painted.samples.append(_key(terminal, text[:end], wanted))
            yield painted
            terminal.press(_ESCAPE)
            terminal.rest(0.3)
        yield computed


def _searches(one: Known) -> dict[str, str]:
    name = one.last_name
    swapped = f"{name[:2]}{name[3]}{name[2]}{name[4:]}"
    return {
        "name": name,
        "name, a typo": swapped,
        "reference": one.reference,
        "birth date": one.birth_date,
    }


def _key(terminal: Terminal, text: str, wanted: list[str]) -> float:
    """The last sign of a text → the box shows it, and the list is that of the text."""
    pressed = terminal.press(text[-1].encode())
    seen = terminal.until(
        lambda: terminal.lines[2].endswith(f"Chercher  {text}") and _listed(terminal) == wanted, 10
    )
    terminal.rest(0.05, 0.3)
    return 1000 * (seen - pressed)


def _listed(terminal: Terminal) -> list[str]:
    """The references of the list's first lines."""
    matches = map(_LINE.match, terminal.lines[4 : 4 + _IN_SIGHT])
    return [match[1] for match in matches if match]


@contextmanager
def _board(home: Path) -> Iterator[Board]:
    """What a second window finds, without a screen."""
    opening = Opening(Settings(home))
    counter = opening.unlock(opening.agents()[0], PHRASE)
    try:
        yield counter.board()
    finally:
        counter.close()
