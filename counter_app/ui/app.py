"""The full-screen application: paints Ouverture at once, then brings the rest in behind it.

Knows which screen follows which. Imports nothing heavy: neither SQLModel nor a validator nor a
table is in memory before the first screen is painted (a test looks).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from rich.console import RenderableType
from rich.text import Text
from textual import work
from textual.binding import Binding, BindingType
from textual.css.query import NoMatches
from textual.driver import Driver
from textual.screen import ModalScreen, Screen

from counter_app.desk.opening import Opening
from counter_app.ui.clip.copying import CopyingApp
from counter_app.ui.screens.opening import OpeningScreen
from counter_app.ui.screens.opening_forms import WayIn
from counter_app.ui.veil import Veil

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


WAIT_FOR_DISK = 5.0
"""Seconds given to the disk before quitting or locking is refused."""

_LOSING = "RIEN N’EN EST CONSERVÉ : CE SERAIT PERDU"
_LOST = "{reference} n’est qu’en mémoire ici, à la demande du citoyen."
_UNSAVED = "TOUT N’EST PAS SUR LE DISQUE"
_TRIES_AGAIN = "Rien n’est encore perdu : revenir, et attendre « ✓ enregistré »."
_CLOSE_FIRST = "S’il a fini, revenir au dossier et le clore."

STOPPED = (
    "Guichet s’est arrêté sur une erreur. Tout ce qui était « ✓ enregistré » est gardé : "
    "relancer counter-app."
)


def driver_for(platform: str) -> type[Driver]:
    """The driver that keeps AltGr a character on Windows, and survives any byte elsewhere."""
    if platform == "win32":
        from counter_app.ui.windows_driver import AltGrDriver

        return AltGrDriver
    from counter_app.ui.posix_driver import LenientDriver

    return LenientDriver


class GuichetApp(CopyingApp):
    """Guichet. `opening`: the locked desk; `demo`: begin on invented dossiers."""

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
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "nothing", show=False, priority=False),
    ]

    def __init__(self, opening: Opening, *, demo: bool = False) -> None:
        super().__init__(driver_class=driver_for(sys.platform))
        # A list that slides into place is read twice; on a thin client it also stutters.
        self.animation_level = "none"
        self.opening = opening
        self.settings = opening.settings
        self.demo = demo
        self.counter: Counter | None = None
        self.back_to = ""
        self.veil = Veil()

    def get_default_screen(self) -> Screen[None]:
        """Ouverture."""
        return OpeningScreen(self.opening, self.unlocked, demo=self.demo)

    async def unlocked(self, counter: Counter) -> None:
        """An agent is in: Dossiers, or straight back to the dossier that the lock closed."""
        from counter_app.ui.screens.home import HomeScreen

        self.counter = counter
        counter.saving.listener = self._disk_spoke
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

    def action_nothing(self) -> None:
        """Ctrl+C copies in a field; elsewhere it does nothing at all."""

    def shut(self, *, back_to: str = "") -> bool:
        """Close the desk; False when something is not on disk yet, and then nothing is closed. The
        clipboard is emptied either way.
        """
        self.forget_copies()
        if self.counter is None:
            return True
        if not self.counter.close():
            return False
        self.counter.saving.listener = None
        self.counter = None
        self.back_to = back_to
        return True

    async def action_lock_desk(self, back_to: str = "") -> None:
        """F12: the key is forgotten, the screens that showed values are gone."""
        if lost := self._only_in_memory():
            self._ask_to_lose(lost, "verrouiller", lambda: self._lock(back_to))
        else:
            await self._lock(back_to)

    async def _lock(self, back_to: str) -> None:
        if not self._parked() or not self.shut(back_to=back_to):
            self.notify("Pas encore enregistré : verrouiller dans un instant.", markup=False)
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if isinstance(self.screen, OpeningScreen):
            self.screen.ask_again()

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
            self.notify("Pas encore enregistré : recommencer dans un instant.", markup=False)
            return
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if isinstance(self.screen, OpeningScreen):
            await self.screen.come_through(way_in, "Tout est scellé de nouveau…")

    def panic(self, *renderables: RenderableType) -> None:
        """A sentence instead of Textual's report, which may hold what was being typed."""
        del renderables
        self.forget_copies()
        super().panic(Text(STOPPED))

    def _fatal_error(self) -> None:
        """Instead of a traceback, which would show what was being typed."""
        self.forget_copies()
        self._exit_renderables.append(Text(STOPPED))
        self._close_messages_no_wait()

    def _parked(self) -> bool:
        """Park what is open; False, and the work goes on, while the disk does not answer."""
        if self.counter is not None:
            saving = self.counter.saving
            # A known fault is not waited for: the screen would stand still.
            if not saving.flush(0 if saving.fault else WAIT_FOR_DISK):
                return False
        for screen in self.screen_stack:
            park = getattr(screen, "park", None)
            if park is not None:
                park()
        return True

    def action_leave(self) -> None:
        """Ctrl+Q: everything is saved; while the disk does not answer, ask first."""
        if lost := self._only_in_memory():
            self._ask_to_lose(lost, "quitter", self._leave)
        else:
            self._leave()

    def _only_in_memory(self) -> dict[str, str]:
        """References by id of what is on no disk, at a citizen's wish."""
        visits = [screen.visit for screen in self.screen_stack if hasattr(screen, "visit")]
        return self.counter.only_in_memory(*visits) if self.counter else {}

    def _ask_to_lose(self, lost: dict[str, str], verb: str, then: Callable[[], object]) -> None:
        """What is nowhere else is not lost without a word."""
        lines = tuple(_LOST.format(reference=reference) for reference in lost.values())

        self._ask(_LOSING, lines, _CLOSE_FIRST, f"{verb} et perdre", then)

    def _ask(
        self,
        heading: str,
        lines: tuple[str, ...],
        hint: str,
        verb: str,
        then: Callable[[], object],
    ) -> None:
        """Ask once, over whatever is open."""
        from counter_app.ui.screens.confirm import ConfirmScreen

        if isinstance(self.screen, ConfirmScreen):
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 what a screen gives back
            if agreed:
                self.call_later(then)

        self.push_screen(ConfirmScreen(heading, lines, hint, verb), answered)

    def _leave(self) -> None:
        if self._parked() and self.shut():
            self.exit()
            return
        self._ask(
            _UNSAVED, (self._fault(), _TRIES_AGAIN), "", "quitter et perdre ces saisies", self.exit
        )

    def _fault(self) -> str:
        said = self.counter.saving.fault if self.counter else ""
        return said[:1].upper() + said[1:] or "Le disque ne répond pas encore."
