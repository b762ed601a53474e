"""The three measures of the issue, ours and the bare application's taken in turn."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles

from tests.benchmarks.terminal import Terminal

BARE = (sys.executable, "-m", "tests.benchmarks.bare")
OURS = (sys.executable, "-m", "counter_app")
_ROOT = Path(__file__).resolve().parents[2]
_BACKSPACE, _F3, _ENTER, _TAB, _PAGE_DOWN = b"\x7f", b"\x1bOR", b"\r", b"\t", b"\x1b[6~"
_NIR = "N° de sécurité"
_DIGITS = b"29403751200"
_PHRASE = "cheval lampe douze rivière"


@dataclass(frozen=True, slots=True)
class Measure:
    """`ours` and `bare`: every sample, in `unit`. `target`: the ratio not to be passed."""

    name: str
    unit: str
    target: float
    ours: list[float] = field(default_factory=list)
    bare: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """Median to median."""
        return median(self.ours) / median(self.bare)

    def __str__(self) -> str:
        kept = "kept" if self.ratio <= self.target else "MISSED"
        return (
            f"{self.name:<34} {spread(self.ours)} / bare {spread(self.bare)} {self.unit}"
            f" = {self.ratio:.2f} x (target {self.target} x: {kept})"
        )


def spread(samples: list[float]) -> str:
    """Median, 95th percentile, number."""
    late = quantiles(samples, n=20)[-1] if len(samples) > 1 else samples[0]
    return f"{median(samples):.1f} [p95 {late:.1f}, n={len(samples)}]"


def start(runs: int) -> Measure:
    """From exec to the first painted screen, on a data folder that an agent has to unlock."""
    measure = Measure("exec to first painted screen", "ms", 1.35)
    with tempfile.TemporaryDirectory() as home:
        _prepare(Path(home))
        for _ in range(runs):
            with running(BARE, home) as bare:
                measure.bare.append(1000 * (bare.shows("Nom") - bare.started))
            with running(OURS, home) as ours:
                measure.ours.append(1000 * (ours.shows("Phrase de passe") - ours.started))
    return measure


def typing(samples: int) -> tuple[Measure, ...]:
    """Key to verdict in the right panel, beside the bare echo; memory at Dossiers, in a dossier.

    Both programs stand open, and are typed into in turn: a busy moment is the same for both.
    """
    verdict = Measure("key to verdict, right panel", "ms", 2.5)
    unlocked = Measure("memory, desk open, database in", "MiB", 2.5)
    at_work = Measure("memory, in a dossier, after typing", "MiB", 2.5)
    with both() as (bare, ours):
        bare.shows("Nom")
        _unlock(ours)
        _resident(unlocked, ours, bare)
        bare.press(_DIGITS)
        _to_the_nir(ours)
        for _ in range(samples):
            for key in (b"5", _BACKSPACE):
                typed = _key(bare, key, lambda: bare.line_with(_DIGITS.decode()))
                verdict.bare.append(typed)
                verdict.ours.append(_key(ours, key, lambda: _verdict(ours)))
        _resident(at_work, ours, bare)
    return verdict, unlocked, at_work


def _resident(measure: Measure, ours: Terminal, bare: Terminal) -> None:
    measure.ours.append(ours.resident())
    measure.bare.append(bare.resident())


@contextmanager
def both() -> Iterator[tuple[Terminal, Terminal]]:
    """The bare application and ours, on a data folder that an agent has to unlock."""
    with tempfile.TemporaryDirectory() as home:
        _prepare(Path(home))
        with running(BARE, home) as bare, running(OURS, home) as ours:
            yield bare, ours


def _unlock(ours: Terminal) -> None:
    """As every morning: the phrase, Entrée, Dossiers."""
    ours.shows("Phrase de passe")
    ours.rest(0.4)
    ours.press(_PHRASE.encode())
    ours.rest(0.4)
    ours.press(_ENTER)
    ours.shows("tout est enregistré")
    ours.rest(0.4)


def _to_the_nir(ours: Terminal) -> None:
    """A new dossier, second step, in the NIR, with some digits."""
    for keys in (_F3, _ENTER, _PAGE_DOWN, _TAB, _DIGITS):
        ours.press(keys)
        ours.rest(0.4)
    ours.shows("Il manque")


def _verdict(ours: Terminal) -> str:
    """What stands right of the NIR."""
    return ours.line_with(_NIR).partition("│")[2]


def _key(terminal: Terminal, key: bytes, look: Callable[[], object]) -> float:
    """Milliseconds from writing a key until what one looks at is another."""
    terminal.rest(0.02)
    before = look()
    pressed = terminal.press(key)
    seen = terminal.until(lambda: look() != before, 5)
    terminal.rest(0.05)
    return 1000 * (seen - pressed)


def _prepare(home: Path) -> None:
    """An agent, so that the first screen is the one of every day."""
    from counter_app.desk.opening import Opening
    from counter_app.settings import Settings

    Opening(Settings(home)).begin("Claire", _PHRASE).counter.close()


@contextmanager
def running(command: tuple[str, ...], home: str) -> Iterator[Terminal]:
    """The command in a terminal, ended afterwards."""
    environment = {
        **os.environ,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COUNTER_APP_HOME": home,
        "PYTHONPATH": str(_ROOT),
    }
    for name in ("NO_COLOR", "TMUX", "COLUMNS", "LINES", "TEXTUAL_ANIMATIONS"):
        environment.pop(name, None)
    # Without compiled files kept, every start would compile the whole house again.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    terminal = Terminal(command, environment)
    try:
        yield terminal
    finally:
        terminal.kill()
