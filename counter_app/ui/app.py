"""The full-screen application: paints Ouverture at once, then brings the rest in behind it.

Knows which screen follows which. Imports nothing heavy: neither SQLModel nor a validator nor a
table is in memory before the first screen is painted (a test looks).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import ModalScreen, Screen

from counter_app.desk.opening import Opening
from counter_app.desk.process import Return
from counter_app.typography import french
from counter_app.ui.keymap import keyed
from counter_app.ui.locking import Locking
from counter_app.ui.looks import Dressed
from counter_app.ui.screens.opening import OpeningScreen
from counter_app.ui.screens.opening_forms import WayIn
from counter_app.ui.widgets.prose import folded

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


STOPPED = (
    "Guichet s’est arrêté sur une erreur. Tout ce qui était « ✓ enregistré » est gardé : "
    "relancer counter-app."
)


RESTARTED = "Guichet s’est arrêté sur une erreur, et s’est relancé. Rien n’est perdu."

_IN_A_ROW = 2
"""Errors after which Guichet no longer starts again by itself."""

_TOAST, _TOAST_FRAME = 60, 3
"""Columns of a note at most, half the screen at most; those of its border and padding."""

_CALM = 60.0
"""Seconds unlocked without an error after which the next one is the first again."""


def driver_for(platform: str) -> type[Driver]:
    """The driver that keeps AltGr a character on Windows, and survives any byte elsewhere."""
    if platform == "win32":
        from counter_app.ui.windows_driver import AltGrDriver

        return AltGrDriver
    from counter_app.ui.posix_driver import LenientDriver

    return LenientDriver


class GuichetApp(Locking, Dressed):
    """Guichet. `opening`: the locked desk; `demo`: begin on invented dossiers. `came`: what the
    process before has left, in this one's place. Raises SettingsProblem for keys that cannot be.
    """

    TITLE = "Guichet"
    CSS_PATH = "theme.tcss"
    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-tiny"),
        (44, "-strip"),
        (80, "-narrow"),
        (110, "-wide"),
    ]
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (15, "-tall")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True, id="leave"),
        Binding("ctrl+c", "nothing", show=False, priority=False),
    ]

    def __init__(
        self,
        opening: Opening,
        *,
        demo: bool = False,
        came: Return | None = None,
        replaceable: bool = False,
    ) -> None:
        super().__init__(opening, driver_for(sys.platform), demo=demo, replaceable=replaceable)
        # A list that slides into place is read twice; on a thin client it also stutters.
        self.animation_level = "none"
        self.settings = opening.settings
        self.registry = keyed(opening.settings)
        self.set_keymap({name: ",".join(keys) for name, keys in self.registry.keymap.items()})
        for name, keys in self.registry.keyless.items():
            self.bind(",".join(keys), f"screen.act('{name}')", show=False)
        self.dress(opening.settings, keeping=not demo)
        self._came = came or Return()
        self.back_to = self._came.dossier
        self._since = 0.0

    def get_default_screen(self) -> Screen[None]:
        """Ouverture."""
        said = RESTARTED if self._came.crashes else ""
        return OpeningScreen(self.opening, self.unlocked, demo=self.demo, said=said)

    async def unlocked(self, counter: Counter) -> None:
        """An agent is in: Dossiers, or straight back to the dossier that the lock closed."""
        from counter_app.handout.papers import clear
        from counter_app.ui.screens.home import HomeScreen

        clear(counter.settings.home)
        if self.opening.trial.running:
            self.opening.trial.tidy_when_ended()
        self.counter, self._since = counter, monotonic()
        counter.saving.listener = self._disk_spoke
        self.judge(counter)
        back_to, self.back_to = self.back_to, ""
        await self.push_screen(HomeScreen(counter, self.veil, back_to=back_to))

    def _disk_spoke(self) -> None:
        """On the writing thread: only hand it over."""
        self.call_later(self._show_saved)

    def _show_saved(self) -> None:
        # Only what is seen: a change on a screen below repaints the whole of the one above.
        for screen in reversed(self.screen_stack):
            saved = getattr(screen, "saved", None)
            if saved is not None:
                # A screen being taken down has no line left to say it on.
                with suppress(NoMatches):
                    saved()
            if not isinstance(screen, ModalScreen):
                break

    @property
    def alone(self) -> bool:
        """Whether the desk has one agent only. Raises DeskProblem."""
        return len(self.opening.agents()) == 1

    def action_nothing(self) -> None:
        """Ctrl+C copies in a field; elsewhere it does nothing at all."""

    @work
    async def action_people(self, what: str) -> None:
        """From the palette: who may unlock here. `what`: of `screens.agents.People`."""
        from counter_app.ui.screens.agents import People

        if self.counter is None:
            return
        way_in = await People(self, self.opening, self.counter, self.demo).asked(what)
        if way_in is not None:
            await self._come_again(way_in)

    async def _come_again(self, way_in: WayIn) -> None:
        """Through the locked desk: nothing may hold the database while its key changes."""
        if lost := self._only_in_memory():
            self._ask_to_lose(lost, "continuer", lambda: self._reopen(way_in))
        else:
            await self._reopen(way_in)

    async def _reopen(self, way_in: WayIn) -> None:
        if not self._parked() or not self.shut():
            self.notify("Pas encore enregistré : recommencer dans un instant.")
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if isinstance(self.screen, OpeningScreen):
            self.screen.ask_again()
            self.call_later(self.screen.start, way_in, "Tout est scellé de nouveau…")

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """A note in the corner, typeset and folded as wide as Textual makes it; no markup unless
        asked for.
        """
        room = min(_TOAST, self.size.width // 2) - _TOAST_FRAME
        said = "\n".join(line.plain for line in folded(Content(message), room))
        super().notify(said, title=title, severity=severity, timeout=timeout, markup=markup)

    def panic(self, *renderables: RenderableType) -> None:
        """A sentence instead of Textual's report, which may hold what was being typed."""
        del renderables
        self.forget_copies()
        super().panic(Text(french(STOPPED)))

    def _handle_exception(self, error: Exception) -> None:
        self.report(error)
        super()._handle_exception(error)

    def report(self, error: BaseException) -> None:
        """Leave a report of an error in the data folder, without a value."""
        from counter_app.desk.report import write_report

        # Of a worker, what went wrong in it.
        write_report(self.opening.settings, getattr(error, "error", error), self.opening.now())

    def _fatal_error(self) -> None:
        """Instead of a traceback, which would show what was being typed: again from the start, and
        back into the dossier, unless errors follow one another.
        """
        self.forget_copies()
        calm = monotonic() - self._since > _CALM
        crashes = 1 if calm else self._came.crashes + 1
        if self.counter is None or self.demo or not self.replaceable or crashes > _IN_A_ROW:
            self._exit_renderables.append(Text(french(STOPPED)))
            self._close_messages_no_wait()
            return
        # The same dossier may be the cause: the second time one comes back to the list.
        self.end(Return(self.here() if crashes == 1 else "", crashes=crashes))
        self._close_messages_no_wait()
