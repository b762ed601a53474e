"""A story being told: words queue steps, `await` plays them, a failure shows the screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Generator
from typing import Any, Self

from counter_app.ui.app import GuichetApp
from tests.journeys.desk import Desk
from tests.journeys.hands import Hands
from tests.journeys.reading import picture

_LOOKING = ("sees", "does not see", "finds", "focus is", "field holds", "clipboard", "the disk")


class BrokenStoryError(AssertionError):
    """What was asked for never came."""


class Story:
    """What is queued and what was played. `app` and `hands` are set by whoever opens a window."""

    app: GuichetApp
    hands: Hands

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._steps: list[tuple[str, Callable[[], Awaitable[None]]]] = []
        self._told: list[str] = []

    @property
    def has_looked(self) -> bool:
        """Whether anything was looked at: on the screen, in a field, the clipboard or the disk."""
        return any(words.startswith(_LOOKING) for words in self._told)

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

    async def _until(self, holds: Callable[[], bool], complaint: Callable[[], str]) -> None:
        await self.hands.until(holds, complaint)
