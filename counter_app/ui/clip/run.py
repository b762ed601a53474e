"""F4: the run of values in ameli's order, one paste each.

A value is given only when it may be typed into ameli: never one that is ✗ or ….
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from counter_app.desk.means import Means
from counter_app.desk.sight import copyables
from counter_app.desk.told import before_copying
from counter_app.desk.visit import Visit
from counter_app.dossier.replay import Copyable, asked_for
from counter_app.ui.acts.action import Off
from counter_app.ui.clip.holder import FORBIDDEN, Holder
from counter_app.ui.clip.ranks import Rank, ranks


@dataclass(frozen=True, slots=True)
class Hands:
    """What the run moves on the screen: the status line, the focus (to a row; to what ameli
    answered), which row has it, whether another window has the keyboard, and what stands beside the
    rows; how many columns that line has.
    """

    tell: Callable[[str], None]
    focus_row: Callable[[str], bool]
    focus_answers: Callable[[], None]
    row_key: Callable[[], str]
    away: Callable[[], bool]
    ranked: Callable[[Mapping[str, Rank]], None]
    room: Callable[[], int]


class CopyRun:
    """The values of the step (or of all that ameli forgot), and which comes next."""

    def __init__(self, holder: Callable[[], Holder], visit: Visit, hands: Hands) -> None:
        self._find_holder, self._visit, self._hands = holder, visit, hands
        self._values: tuple[Copyable, ...] = ()
        self._next = 0
        self._copied: set[int] = set()
        self._ranks: dict[str, Rank] = {}
        self._begun = False
        self._stood = ""
        self._armed = False
        self._waits = False
        self._given = False
        self._ticket = 0
        self._name = ""

    @property
    def _holder(self) -> Holder:
        return self._find_holder()

    def press(self) -> None:
        """F4: the first value, then the next; where the focus has moved since, the value there."""
        if self._holder.means is Means.FORBIDDEN:
            self._hands.tell(FORBIDDEN)
            return
        self._read()
        if not self._values:
            self._hands.tell(Off.NOTHING_TO_COPY)
            return
        stood = self._stood if self._begun else None
        self._next = asked_for(self._values, self._hands.row_key(), stood, self._next)
        if self._next == 0 and not self._armed:
            self._copied.clear()
        self._armed = True
        self._copy()

    @property
    def words(self) -> str:
        """What the status line says while a value of ours is in the clipboard; "" otherwise."""
        holder = self._holder
        if self._ticket != holder.ticket or not holder.left:
            return ""
        how = f" ({holder.how})" if holder.how else ""
        held, left, after = f"Presse-papiers\u00a0: {self._name}", holder.left, self._what_follows
        versions = (
            f"{held}{how}, encore {left} s. {after('C’était la dernière valeur de l’étape.')}",
            f"{held}{how}, {left} s. {after()}",
            f"{held}, {left} s. {after(then='Puis')}",
            f"Copié\u00a0: {self._name}. {after(then='Puis')}",
        )
        return next((said for said in versions if len(said) <= self._hands.room()), versions[-1])

    def advance(self) -> None:
        """The window has the focus again: the next value, if a run is under way and it is not there
        already; after the last one, the cursor goes to what ameli answered.
        """
        self._read()
        if self._waits:
            if self.words:
                return
            # Never pasted, and its time is over: that one again.
            self._next, self._armed = self._next - 1, True
        if self._armed and self._next < len(self._values):
            self._copy()
        else:
            self._show_ranks()
            self._go_on()

    def _go_on(self) -> None:
        """The last value was pasted: what ameli answered is next, unless the agent has moved."""
        if self._given and self._visit.facts.place.row == self._stood:
            self._hands.focus_answers()
        self._given = False

    def _pasted(self) -> None:
        """Another program was given the value while the agent is there: the next one, without
        coming back. What cannot be given waits for the agent to come back.
        """
        self._waits = False
        self._read()
        going_on = self._armed and self._next < len(self._values) and self._hands.away()
        if going_on and self._values[self._next].text:
            self._copy(followed=True)

    def forget(self) -> None:
        """Empty the clipboard if a value of ours may still be in it."""
        self._armed = self._begun = False
        self._show_ranks()
        self._holder.empty()

    # -- which -------------------------------------------------------------------------------

    def _read(self) -> None:
        values = copyables(self._visit)
        if [v.row for v in values] != [v.row for v in self._values]:
            self._next, self._stood = 0, ""
            self._begun = self._armed = self._waits = self._given = False
            self._copied.clear()
        self._values = values

    # -- copying -----------------------------------------------------------------------------

    def _copy(self, *, followed: bool = False) -> None:
        value = self._values[self._next]
        self._begun = True
        self._hands.focus_row(value.row)
        self._stood = self._hands.row_key()
        if not value.text:
            self._armed = False
            self._show_ranks()
            self._hands.tell(f"{value.label}\u00a0: {before_copying(value)}, rien n’est copié.")
            return
        self._waits = followed
        self._name = self._name_of(self._next)
        self._copied.add(self._next)
        self._next += 1
        self._given = self._next >= len(self._values)
        if self._given:
            self._armed = False
        # Before it is held: by the terminal that is known at once.
        self._ticket = self._holder.ticket + 1
        self._holder.hold(value.text, self._news, self._pasted, followed=followed)
        self._show_ranks()

    def _name_of(self, number: int) -> str:
        """The label; with which paste it is for where ameli asks for it twice."""
        row = self._values[number].row
        same = [n for n, value in enumerate(self._values) if value.row == row]
        label = self._values[number].label
        return label if len(same) == 1 else f"{label} ({same.index(number) + 1} sur {len(same)})"

    def _what_follows(self, last: str = "C’était la dernière.", *, then: str = "Ensuite") -> str:
        if self._next >= len(self._values):
            return last
        after = "" if self._holder.coming_back_is_told else " (F4)"
        if not self._values[self._next].text:
            after = f", {before_copying(self._values[self._next])}"
        return f"{then}\u00a0: {self._name_of(self._next)}{after}."

    def _news(self) -> None:
        if self._ticket == self._holder.ticket:
            self._hands.tell(self.words or self._holder.ending)
            self._show_ranks()

    def _show_ranks(self) -> None:
        """Beside the rows: while a run is armed, and until its last value is out again."""
        under_way = self._begun and (self._armed or bool(self._holder.text))
        rows = [value.row for value in self._values]
        now = ranks(rows, self._copied, self._next) if under_way else {}
        if now != self._ranks:
            self._ranks = now
            self._hands.ranked(now)
