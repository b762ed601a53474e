"""What a terminal sends, made whole before Textual reads it as keys.

A line that is slow or shared cuts where it likes: an arrow arrives as « Échap », then « [A »; an
Échap and the letter typed after it arrive together, as Alt+letter would. Textual's parser believes
both, and takes what follows an escape inside a paste for keys: rubbish would undo, or quit. Guichet
binds no Alt+letter, so here an escape before a letter is always the key Échap.

Sequences: ECMA-48 (CSI, OSC, DCS), xterm's ctlseqs (SS3, mouse, bracketed paste).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from time import monotonic

from textual import events
from textual._xterm_parser import XTermParser
from textual.message import Message

from counter_app.desk.means import is_far

ESCAPE = "\x1b"
PASTE, PASTED = "\x1b[200~", "\x1b[201~"
"""Around what is pasted (bracketed paste)."""

NEAR, FAR = 0.1, 0.4
"""Seconds after which an escape was the key Échap: on this computer, and over SSH, where the rest
of an arrow may be one packet behind."""

STALE = 2.0
"""Seconds after which the rest of a sequence will not come any more."""

_CSI = r"\[(?:M.{3}|\[.|[0-?]+[ -/]*[@-~]|[ -/]*[@-LN-Z\\-~])"
_OSC = r"\][^\x07\x1b]*(?:\x07|\x1b\\)"
# Only as its answers begin, XTVERSION first: Échap, then PETIT, is typed too.
_DCS = r"P(?:[>!]\||[01][$+][qr])[^\x1b]*\x1b\\"
_WHOLE = re.compile(rf"\x1b(?:{_CSI}|O[ -~]|{_OSC}|{_DCS})", re.DOTALL)
_BEGUN = re.compile(
    r"\x1b(?:\[(?:M.{0,2}|\[|[0-?]{0,64}[ -/]{0,4})|O|\][^\x07\x1b]{0,4096}\x1b?"
    r"|P(?:(?:[>!]\||[01][$+][qr])[^\x1b]{0,4096}\x1b?|[01][$+]|[01>!])?)?",
    re.DOTALL,
)
_REPORT = re.compile(r"\x1b(?:\[[?>=][0-9;:]*[@-~]|\]|P)")
"""What a terminal answers, late, to the program before: no key, and no text."""


def patience(environment: Mapping[str, str]) -> float:
    """Seconds to wait after an escape; ESCDELAY (ms, as for ncurses) has the last word."""
    told = environment.get("ESCDELAY", "")
    if told.isdecimal() and told.isascii():
        return max(int(told), 1) / 1000
    return FAR if is_far(environment) else NEAR


def _by_hand(begun: str) -> bool:
    """Whether what only began a sequence may be Échap and the name that was typed after it."""
    return len(begun) <= (3 if begun[1:2] == "P" else 2)


class Mender:
    """Text as it comes → the same in whole parts; a lone `ESCAPE` is the key. `clock`: seconds."""

    def __init__(self, patience: float, clock: Callable[[], float] = monotonic) -> None:
        self._patience, self._clock = patience, clock
        self._pasting = False
        self._kept = ""
        self._pieces = 0
        self._since = 0.0

    def mended(self, text: str) -> Iterator[str]:
        """The parts that are whole by now; the rest is kept for the next text, or for `late`."""
        pieces, text, self._kept, self._pieces = self._pieces, self._kept + text, "", 0
        while text:
            part, text = self._inside(text) if self._pasting else self._outside(text, pieces)
            pieces = 0
            yield from part

    def late(self) -> Iterator[str]:
        """What was waited for too long; to be asked again and again."""
        if not self._kept or self._pasting:
            return
        short = _by_hand(self._kept)
        if self._clock() - self._since < (self._patience if short else STALE):
            return
        kept, self._kept, self._pieces = self._kept, "", 0
        if short:
            yield from kept

    def _outside(self, text: str, pieces: int) -> tuple[Iterable[str], str]:
        """What is passed on, and what is left: up to the end of one sequence."""
        before, escape, _ = text.partition(ESCAPE)
        if before or not escape:
            return (before,), text[len(before) :]
        if whole := _WHOLE.match(text):
            return self._sequence(whole[0], pieces), text[whole.end() :]
        begun = _BEGUN.match(text)
        length = begun.end() if begun else 1
        if length == len(text):
            self._keep(text, pieces)
            return (), ""
        # Échap, and what was typed after it; or a sequence that broke off, which is nothing.
        return ((ESCAPE,), text[1:]) if _by_hand(text[:length]) else ((), text[length:])

    def _sequence(self, sequence: str, pieces: int) -> Iterable[str]:
        self._pasting = sequence == PASTE
        if _REPORT.match(sequence):
            return ()
        # One by one: Échap, then a word that begins with O, typed by a hand.
        return (*sequence,) if sequence[1] == "O" and pieces > 1 else (sequence,)

    def _inside(self, text: str) -> tuple[Iterable[str], str]:
        """The same, up to the mark that ends a paste."""
        pasted, end, left = text.partition(PASTED)
        if end:
            self._pasting = False
            return filter(None, (pasted.replace(ESCAPE, ""), end)), left
        lengths = range(len(PASTED) - 1, 0, -1)
        back = next((n for n in lengths if pasted.endswith(PASTED[:n])), 0)
        at = len(pasted) - back
        self._keep(pasted[at:], 0)
        return filter(None, (pasted[:at].replace(ESCAPE, ""),)), ""

    def _keep(self, text: str, pieces: int) -> None:
        self._kept, self._pieces, self._since = text, pieces + 1, self._clock()


class MendingParser(XTermParser):
    """Textual's parser, given whole parts only. `wait`: seconds; a driver sets it."""

    wait = NEAR

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 Textual's own
        super().__init__(debug)
        self._mender = Mender(self.wait)

    def feed(self, data: str) -> Iterable[Message]:
        """The keys of what came; an empty text is the end of the terminal."""
        if not data:
            yield from super().feed(data)
        yield from self._events(self._mender.mended(data))

    def tick(self) -> Iterable[Message]:
        """The keys of what was waited for long enough."""
        yield from self._events(self._mender.late())
        yield from super().tick()

    def _events(self, parts: Iterable[str]) -> Iterator[Message]:
        for part in parts:
            if part == ESCAPE:
                yield events.Key("escape", ESCAPE)
            else:
                yield from super().feed(part)
