"""What of ours is in the clipboard, by which means, and for how much longer.

One for the whole application: what is copied next takes the place of what was there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Protocol

from counter_app.desk.means import Means
from counter_app.ui.acts.action import Off
from counter_app.ui.clip.keeper import Said, awake

HELD = 30
"""Seconds a value stays in the clipboard."""

_GRACE = 5
"""Seconds after these in which the keeper must have said what became of it."""

EMPTIED = "Presse-papiers vidé."
UNSURE = "Presse-papiers vidé, sans pouvoir le vérifier."
ENDINGS = {
    Said.EMPTIED: EMPTIED,
    Said.LEFT: "Presse-papiers : autre chose y a été copié depuis, laissé tel quel.",
    Said.KEPT: "La valeur est encore au presse-papiers : copier autre chose.",
    Said.LOST: "Presse-papiers peut-être pas vidé : copier autre chose.",
}
_HOW = {Means.TERMINAL: "par le terminal", Means.BOTH: "poste et terminal"}
FORBIDDEN = str(Off.NO_CLIPBOARD)

Heard = Callable[[int, Said], None]
"""`heard(number, said)`: what became of that copy; may be called on any thread."""

Told = Callable[[], None]
"""Called when there is something new to say of what was copied."""


class Keeping(Protocol):
    """The way to the keeper: `line.Line`, or a test's."""

    def copy(self, number: int, text: str, seconds: float, *, followed: bool) -> None: ...  # noqa: D102
    def empty(self, number: int) -> None: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class World:
    """What the holder acts on. `write`: OSC 52, "" empties. `later`: from any thread, on the
    screen's. `warn`: a sentence when the screen that copied is left. `each_second`: until what it
    gives is called. `keeper`: starts one, or raises OSError.
    """

    write: Callable[[str], None]
    later: Callable[[Callable[[], None]], object]
    warn: Callable[[str], None]
    each_second: Callable[[Callable[[], None]], Callable[[], None]]
    keeper: Callable[[Heard], Keeping]
    clock: Callable[[], float] = awake


class Holder:
    """At most one text. `text`: what a paste inside Guichet gives. `follows`: whether `read` is
    wanted at all.
    """

    coming_back_is_told = False
    """Whether this terminal has ever said that its window lost the focus; some never do."""

    def __init__(self, means: Means, world: World, *, follows: bool = True) -> None:
        self.means = means
        self._follows = follows
        self.text = ""
        self.ticket = 0
        self.ending = ""
        self._world = world
        self._keeper: Keeping | None = None
        self._until: float | None = None
        self._told: Told | None = None
        self._read: Told | None = None
        self._stop: Callable[[], None] | None = None

    @property
    def left(self) -> int:
        """Whole seconds before it is emptied, 0 when nothing of ours is known to be there."""
        if self._until is None:
            return 0
        return max(1, ceil(self._until - self._world.clock()))

    @property
    def how(self) -> str:
        """By which means, where it is not the desk's own clipboard alone."""
        return _HOW.get(self.means, "")

    def hold(
        self,
        text: str,
        told: Told | None = None,
        read: Told | None = None,
        *,
        followed: bool = False,
    ) -> int:
        """Copy; the number of this copy. `told` is called once it is there, then at each change;
        `read` when another program was given it, where that is known; `followed`: that is why.
        """
        self.ticket += 1
        self.text, self.ending, self._told, self._read = text, "", told, read
        self._rest()
        if self.means in (Means.DESKTOP, Means.BOTH):
            self._order(text, followed=followed)
        if self.means in (Means.TERMINAL, Means.BOTH):
            self._world.write(text)
        if self.means is Means.TERMINAL:
            self._is_held()
        return self.ticket

    def tick(self) -> None:
        """A second has passed."""
        if self._until is None:
            return
        late = self._world.clock() - self._until
        if self.means is Means.TERMINAL and late >= 0:
            self._world.write("")
            self._over(UNSURE)
        elif late >= _GRACE:
            self._over(ENDINGS[Said.LOST])
        else:
            self._tell()

    def empty(self) -> None:
        """The dossier is left: take it out if it is still ours."""
        if not self.text:
            return
        self._told = None
        if self._keeper is not None:
            self._keeper.empty(self.ticket)
        if self.means is not Means.DESKTOP:
            self._world.write("")
        self.text = ""
        self._rest()

    def close(self) -> None:
        """Lock, quit, crash: nothing of ours is there when this returns, as far as one can know."""
        if self.text and self.means is not Means.DESKTOP:
            self._world.write("")
        keeper, self._keeper = self._keeper, None
        self.ticket += 1
        self.text, self._told = "", None
        self._rest()
        if keeper is not None:
            keeper.close()

    # -- the keeper --------------------------------------------------------------------------

    def _order(self, text: str, *, followed: bool) -> None:
        try:
            if self._keeper is None:
                self._keeper = self._world.keeper(self._heard)
        except OSError:
            self.means = Means.TERMINAL
            return
        self._keeper.copy(self.ticket, text, HELD, followed=followed)

    def _heard(self, number: int, said: Said) -> None:
        self._world.later(lambda: self._follow(number, said))

    def _follow(self, number: int, said: Said) -> None:
        if number != self.ticket or self._keeper is None:
            return
        if said in (Said.LOST, Said.FAILED):
            self._keeper.close()
            self._keeper = None
        if not self.text:
            # The dossier was left meanwhile: only what must be done now is worth a word.
            if said is Said.KEPT:
                self._world.warn(ENDINGS[said])
        elif said is Said.HELD:
            self._is_held()
        elif said is Said.READ:
            # Under Wayland it may be the desktop that carries it over: no sign of a paste.
            if self._read is not None and self._follows and self.means is Means.DESKTOP:
                self._read()
        elif self._until is None:
            self._by_terminal_then()
        else:
            self._has_ended(said)

    def _by_terminal_then(self) -> None:
        """The desktop's clipboard cannot be had (no display, Wayland alone): the terminal's."""
        before, self.means = self.means, Means.TERMINAL
        if before is Means.DESKTOP:
            self._world.write(self.text)
        self._is_held()

    def _has_ended(self, said: Said) -> None:
        if self.means is Means.BOTH and said is not Said.LEFT:
            self._world.write("")
        surely = self.means is Means.DESKTOP or said is not Said.EMPTIED
        self._over(ENDINGS[said] if surely else UNSURE)

    # -- telling -----------------------------------------------------------------------------

    def _is_held(self) -> None:
        self._rest()
        self._until = self._world.clock() + HELD
        self._stop = self._world.each_second(self.tick)
        self._tell()

    def _rest(self) -> None:
        """Nothing is held, so nothing is counted."""
        self._until = None
        if self._stop is not None:
            self._stop()
            self._stop = None

    def _over(self, ending: str) -> None:
        self.text, self.ending = "", ending
        self._rest()
        if self._told is None and ending in (ENDINGS[Said.KEPT], ENDINGS[Said.LOST]):
            self._world.warn(ending)
        self._tell()

    def _tell(self) -> None:
        if self._told is not None:
            self._told()
