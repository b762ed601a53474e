"""A person at the keyboard: what is pressed and typed, and what must then stand on the screen.

    await agent.presses("f3", "enter").chooses("Le formulaire").sees("2/4 CONNEXION")

Each word queues a step; `await` plays them in order. A step that looks waits for what it wants to
see, never for a while. When one fails, the message tells the story so far and shows the screen.
"""

from __future__ import annotations

from contextlib import AsyncExitStack
from typing import Self

from textual.pilot import Pilot

from counter_app.ui.app import GuichetApp
from tests.journeys.desk import CLAIRE, Desk
from tests.journeys.fingers import Fingers
from tests.journeys.hands import Hands

WIDE, NARROW, STRIP = (120, 40), (80, 24), (48, 30)
SIZES = (WIDE, NARROW, STRIP)


class Agent(Fingers):
    """One person and one window. `locked`: begin at Ouverture instead of Dossiers."""

    def __init__(
        self,
        desk: Desk,
        size: tuple[int, int] = WIDE,
        *,
        name: str = CLAIRE,
        locked: bool = False,
    ) -> None:
        super().__init__(desk)
        self.name, self.size = name, size
        self._locked = locked
        self._window = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._open(locked=self._locked)
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            assert not self._steps, f"never awaited: {self._steps[0][0]}"
            assert self.has_looked, "a story must look at what came of it"
        await self._gone()

    # -- the window --------------------------------------------------------------------------

    async def _open(self, *, locked: bool = False) -> None:
        app = GuichetApp(self.desk.opening())
        running = app.run_test(size=self.size, notifications=True)
        await self.adopt(app, await self._window.enter_async_context(running), locked=locked)

    async def adopt(self, app: GuichetApp, pilot: Pilot[None], *, locked: bool = False) -> None:
        """Take an application that runs already; unlock it unless `locked`."""
        self.app, self.hands = app, Hands(app, pilot)
        # Textual reads its variable when imported, and a pytest plugin has imported it already.
        app.animation_level = "none"
        if not locked:
            await app.unlocked(self.desk.counter(self.name))
        await self.hands.settle()

    async def _gone(self) -> None:
        counter = self.app.counter
        if counter is not None:
            counter.saving.listener = None
        await self._window.aclose()
        if counter is not None:
            self.desk.drop(counter)

    def leaves_and_comes_back(self, name: str = "") -> Self:
        """Ctrl+Q, then Guichet again: at Dossiers, unlocked, as oneself or as a colleague."""
        return self.presses("ctrl+q").comes_back(name)

    def is_cut_off(self) -> Self:
        """Once all is on disk the process ends: nothing is closed, nothing is tidied."""

        async def step() -> None:
            counter = self.app.counter
            assert counter is not None
            assert counter.saving.flush(10.0)
            await self._gone()

        return self._then("is cut off", step)

    def comes_back(self, name: str = "") -> Self:
        """Guichet is started again and unlocked."""

        async def step() -> None:
            await self._gone()
            self.name = name or self.name
            await self._open()

        return self._then(f"comes back {name}", step)

    def waits(self, **lapse: float) -> Self:
        """Time passes at the desk: `waits(days=3)`."""

        async def step() -> None:
            self.desk.clock.passes(**lapse)

        return self._then(f"waits {lapse}", step)

    def resizes(self, width: int, height: int) -> Self:
        """The window's corner is dragged."""

        async def step() -> None:
            await self.hands.pilot.resize_terminal(width, height)
            await self.hands.settle()

        return self._then(f"resizes to {width}x{height}", step)
