"""A person at the keyboard: what is pressed and typed, and what must then stand on the screen.

    await agent.presses("f3", "enter").chooses("Le formulaire").sees("2/4 CONNEXION")

Each word queues a step; `await` plays them in order. A step that looks waits for what it wants to
see, never for a while. When one fails, the message tells the story so far and shows the screen.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator, Mapping
from contextlib import AsyncExitStack
from typing import Any, Self

from textual import events
from textual.pilot import Pilot
from textual.widgets import Input

from counter_app.ui.app import GuichetApp
from tests.journeys.desk import CLAIRE, Desk
from tests.journeys.hands import Hands
from tests.journeys.reading import flat, lines_of, picture, prose

WIDE, NARROW, STRIP = (120, 40), (80, 24), (48, 30)
SIZES = (WIDE, NARROW, STRIP)


class BrokenStoryError(AssertionError):
    """What was asked for never came."""


class Agent:
    """One person and one window. `locked`: begin at Ouverture instead of Dossiers."""

    def __init__(
        self,
        desk: Desk,
        size: tuple[int, int] = WIDE,
        *,
        name: str = CLAIRE,
        locked: bool = False,
    ) -> None:
        self.desk, self.name, self.size = desk, name, size
        self._locked = locked
        self._steps: list[tuple[str, Callable[[], Awaitable[None]]]] = []
        self._told: list[str] = []
        self._window = AsyncExitStack()

    async def __aenter__(self) -> Self:
        await self._open(locked=self._locked)
        return self

    async def __aexit__(self, kind: object, error: object, trace: object) -> None:
        if kind is None:
            assert not self._steps, f"never awaited: {self._steps[0][0]}"
        await self._gone()

    def __await__(self) -> Generator[Any, None, Self]:
        return self._play().__await__()

    async def _play(self) -> Self:
        steps, self._steps = self._steps, []
        for words, step in steps:
            self._told.append(words)
            try:
                await step()
            except Exception as error:
                story = "\n  ".join(self._told[-12:])
                shown = picture(self.app) if self.app.is_running else "(Guichet is closed)"
                raise BrokenStoryError(f"{error}\n  {story}\n{shown}") from error
        return self

    def _then(self, words: str, step: Callable[[], Awaitable[None]]) -> Self:
        self._steps.append((words, step))
        return self

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

    # -- keys --------------------------------------------------------------------------------

    def presses(self, *keys: str) -> Self:
        """Keys by Textual's names, one after the other."""

        async def step() -> None:
            for key in keys:
                await self.hands.press(key)

        return self._then(f"presses {' '.join(keys)}", step)

    def presses_at_once(self, *keys: str) -> Self:
        """Keys faster than the screen follows."""

        async def step() -> None:
            for key in keys:
                self.hands.give(key)
            await self.hands.settle()

        return self._then(f"presses at once {' '.join(keys)}", step)

    def types(self, text: str) -> Self:
        """Text into what has the focus, at the caret, at once (key by key: `presses(*text)`)."""

        async def step() -> None:
            field = self.app.focused
            assert isinstance(field, Input), f"the focus is on {field}, not in a field"
            field.insert_text_at_cursor(text)
            await self.hands.settle()

        return self._then(f"types {text!r}", step)

    def pastes(self, text: str) -> Self:
        """The terminal's paste."""

        async def step() -> None:
            await self.hands.send(events.Paste(text))

        return self._then(f"pastes {text[:40]!r}", step)

    def goes_to_ameli_and_back(self) -> Self:
        """Another window takes the focus, then this one has it again."""

        async def step() -> None:
            await self.hands.send(events.AppBlur())
            await self.hands.send(events.AppFocus())

        return self._then("goes to ameli and back", step)

    # -- rows of a dossier -------------------------------------------------------------------

    def stands_on(self, label: str) -> Self:
        """The row that begins so: ↓ as often as it takes."""

        async def step() -> None:
            await self._until(
                lambda: self.hands.stand_on(label), lambda: f"no row « {label} » to stand on"
            )
            await self.hands.settle()

        return self._then(f"stands on « {label} »", step)

    def chooses(self, label: str) -> Self:
        """Entrée on that row."""
        return self.stands_on(label).presses("enter")

    def ticks(self, *labels: str) -> Self:
        """Espace on those rows."""
        for label in labels:
            self.stands_on(label).presses("space")
        return self

    def fills(self, **texts: str) -> Self:
        """Fields of the step by their id, emptied first."""
        for name, text in texts.items():
            self.goes_into(name).types(text)
        return self

    def goes_into(self, name: str) -> Self:
        """The field of that id, emptied."""

        async def step() -> None:
            await self._until(
                lambda: self.hands.enter_field(name), lambda: f"no field {name} in this step"
            )
            await self.hands.settle()
            self.hands.empty_field()
            await self.hands.settle()

        return self._then(f"goes into {name}", step)

    def highlights(self, words: str) -> Self:
        """In a list: ↓ until the line that holds these words."""

        async def step() -> None:
            for _ in range(60):
                if flat(words) in flat(self.hands.highlighted):
                    return
                await self.hands.press("down")
            raise AssertionError(f"no line « {words} » in this list")

        return self._then(f"highlights « {words} »", step)

    # -- looking -----------------------------------------------------------------------------

    async def _until(self, holds: Callable[[], bool], complaint: Callable[[], str]) -> None:
        await self.hands.until(holds, complaint)

    @property
    def text(self) -> str:
        """All that stands on the screen now, spaces made one."""
        return prose(lines_of(self.app.screen))

    @property
    def row(self) -> str:
        """The label of the row that has the focus."""
        return self.hands.row_label

    @property
    def field_text(self) -> str:
        """What the field that has the focus holds."""
        state = self.hands.field_state
        assert state is not None, "the focus is not in a field"
        return state[0]

    def sees(self, *texts: str) -> Self:
        """All of these stand on the screen, wrapped or not."""

        async def step() -> None:
            await self._until(
                lambda: not self._absent(texts),
                lambda: f"« {' · '.join(self._absent(texts))} » is not on the screen",
            )
            self.hands.check_nothing_leaks(self.text)

        return self._then(f"sees {' · '.join(texts)}", step)

    def does_not_see(self, *texts: str) -> Self:
        """None of these stands on the screen, or not for long."""

        async def step() -> None:
            await self._until(
                lambda: self._absent(texts) == list(texts),
                lambda: f"one of « {' · '.join(texts)} » stands on the screen",
            )

        return self._then(f"does not see {' · '.join(texts)}", step)

    def _absent(self, texts: tuple[str, ...]) -> list[str]:
        shown = self.text
        return [text for text in texts if flat(text) not in shown]

    def focus_is_on(self, label: str) -> Self:
        """The ▸ is on the row that begins so."""

        async def step() -> None:
            await self._until(
                lambda: flat(self.hands.row_label).startswith(flat(label)),
                lambda: f"the focus is on « {self.hands.row_label} »",
            )

        return self._then(f"focus is on « {label} »", step)

    def field_holds(self, text: str, *, caret: int | None = None) -> Self:
        """The field that has the focus holds exactly this, with the caret there."""

        async def step() -> None:
            def holds() -> bool:
                field = self.app.focused
                return (
                    isinstance(field, Input)
                    and field.value == text
                    and caret in (None, field.cursor_position)
                )

            await self._until(holds, lambda: f"the field holds {self.hands.field_state!r}")

        return self._then(f"field holds {text!r} {caret}", step)

    def clipboard_holds(self, text: str) -> Self:
        """What a paste would give."""

        async def step() -> None:
            await self._until(
                lambda: self.app.clipboard == text,
                lambda: f"the clipboard holds {self.app.clipboard!r}",
            )

        return self._then(f"clipboard holds {text!r}", step)

    def the_disk_holds(self, **answers: str) -> Self:
        """The last touched dossier, read back from the file by another connection."""

        def kept() -> Mapping[str, str]:
            dossiers = self.desk.dossiers()
            return dossiers[0][1] if dossiers else {}

        async def step() -> None:
            await self._until(
                lambda: answers.items() <= kept().items(), lambda: f"the disk holds {kept()}"
            )

        return self._then(f"the disk holds {answers}", step)

    def the_disk_holds_no_dossier(self) -> Self:
        """Nothing of anybody is on disk."""

        async def step() -> None:
            await self._until(
                lambda: not self.desk.dossiers(), lambda: f"on disk: {self.desk.dossiers()}"
            )

        return self._then("the disk holds no dossier", step)

    def sees_guichet_end(self) -> Self:
        """Guichet has ended."""

        async def step() -> None:
            await self._until(lambda: not self.app.is_running, lambda: "Guichet still runs")

        return self._then("sees Guichet end", step)

    def finds(self, what: str, check: Callable[[Self], bool]) -> Self:
        """Anything else that must become so; `what` says it."""

        async def step() -> None:
            await self._until(lambda: check(self), lambda: f"not so: {what}")

        return self._then(f"finds {what}", step)
