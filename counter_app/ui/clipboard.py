"""F4: the run of values in ameli's order, one paste each.

Copies with the terminal's own means (OSC 52). A value is given only when it may be typed into
ameli; it leaves the clipboard after half a minute, on lock and on leaving.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.timer import Timer
from textual.widget import Widget

from counter_app.desk.sight import copyables
from counter_app.desk.visit import Visit
from counter_app.dossier.replay import Copyable

HELD = 30
"""Seconds a value stays in the clipboard."""


@dataclass(frozen=True, slots=True)
class Hands:
    """What the run moves on the screen: the status line, the focus, and which row has it."""

    tell: Callable[[str], None]
    focus_row: Callable[[str], bool]
    row_key: Callable[[], str]


class CopyRun:
    """The values of the step (or of all that ameli forgot), and which comes next."""

    def __init__(self, owner: Widget, visit: Visit, hands: Hands) -> None:
        self._owner, self._visit, self._hands = owner, visit, hands
        self._next = 0
        self._armed = False
        self._values: tuple[Copyable, ...] = ()
        self._left = 0
        self._said = ""
        self._timer: Timer | None = None

    def press(self) -> None:
        """F4: the focused row's value if it is not the last one copied, else the next one."""
        self._read()
        if not self._values:
            self._hands.tell("Rien à copier à cette étape.")
            return
        row = self._hands.row_key()
        for number, value in enumerate(self._values):
            if value.row == row and number != self._next - 1:
                self._next = number
                break
        self._next %= len(self._values)
        self._armed = True
        self._copy()

    @property
    def words(self) -> str:
        """What the status line says while a value of ours is in the clipboard; "" otherwise."""
        return self._said.format(self._left) if self._timer is not None else ""

    def advance(self) -> None:
        """The window has the focus again: the next value, if a run is under way."""
        self._read()
        if self._armed and self._next < len(self._values):
            self._copy()

    def forget(self) -> None:
        """Empty the clipboard if a value of ours may still be in it."""
        self._armed = False
        self._empty()

    def _read(self) -> None:
        values = copyables(self._visit)
        if [v.row for v in values] != [v.row for v in self._values]:
            self._next, self._armed = 0, False
        self._values = values

    def _copy(self) -> None:
        value = self._values[self._next]
        self._hands.focus_row(value.row)
        if not value.text:
            self._armed = False
            self._hands.tell(f"{value.label} : à corriger d’abord, rien n’est copié.")
            return
        self._owner.app.copy_to_clipboard(value.text)
        self._next += 1
        self._said = f"Presse-papiers : {value.label}, encore {{}} s. {self._what_follows()}"
        self._hold()

    def _what_follows(self) -> str:
        if self._next >= len(self._values):
            self._armed = False
            return "C’était la dernière valeur de l’étape."
        after = self._values[self._next]
        return f"Ensuite : {after.label}{'' if after.text else ', à corriger d’abord'}."

    def _hold(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._left = HELD
        self._timer = self._owner.set_interval(1, self._second)
        self._hands.tell(self.words)

    def _second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self._hands.tell(self.words)
            return
        self._empty()
        self._hands.tell("Presse-papiers vidé.")

    def _empty(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
            self._owner.app.copy_to_clipboard("")
