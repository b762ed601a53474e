"""Fingers and eyes on a running application: keys as the terminal sends them, and conditions.

Nothing sleeps for a while: `settle` plays what is queued to its end, `until` asks again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, OptionList

from counter_app.ui.widgets.field import FieldInput
from counter_app.ui.widgets.rows import FieldRow, RowLine
from tests.journeys.reading import badly_set, flat

PATIENCE = 10.0
"""Seconds before a story gives up on a busy machine; none waits that long when it goes well."""

_SHORTEST_SECRET = 5
_ROUNDS = 50


def _ready() -> bool:
    """Whether the event loop has something to run at once."""
    return bool(getattr(asyncio.get_running_loop(), "_ready", ()))


async def _drained() -> None:
    """Give way until the event loop has run all that was ready."""
    await asyncio.sleep(0)
    while _ready():
        await asyncio.sleep(0)


class Hands:
    """On one running application."""

    def __init__(self, app: App[None], pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    # -- doing -------------------------------------------------------------------------------

    async def press(self, key: str) -> None:
        """One key, and all that follows from it."""
        self.give(key)
        await self.settle()

    def give(self, key: str) -> None:
        """One key, without waiting for anything."""
        character = {"space": " "}.get(key, key if len(key) == 1 else None)
        name = _character_to_key(key) if len(key) == 1 else key
        self._send(events.Key(name, character))

    async def send(self, event: events.Event) -> None:
        """An event as the terminal's driver gives it, and all that follows from it."""
        self._send(event)
        await self.settle()

    def _send(self, event: events.Event) -> None:
        driver = self.app._driver
        assert driver is not None, "Guichet is closed"
        event.set_sender(self.app)
        driver.send_message(event)

    async def settle(self) -> None:
        """Until nothing more happens by itself: only a thread or a clock could still change it."""
        for _ in range(_ROUNDS):
            await _drained()
            if not self.app.is_running or not self.app.screen_stack:
                return
            self.app.screen._on_timer_update()
            if not _ready():
                return

    async def until(self, holds: Callable[[], bool], complaint: Callable[[], str]) -> None:
        """Until that is so; raises AssertionError with the complaint when it never is."""
        give_up = monotonic() + PATIENCE
        while True:
            await self.settle()
            if holds():
                return
            if monotonic() > give_up:
                raise AssertionError(complaint())
            await asyncio.sleep(0.005)

    # -- rows --------------------------------------------------------------------------------

    def stand_on(self, label: str) -> bool:
        """The focus on the row that begins so; False when there is none yet."""
        wanted = flat(label)
        for row in self.app.screen.query("RowLine, FieldRow"):
            if not isinstance(row, RowLine | FieldRow):
                continue
            target: Widget = row.input if isinstance(row, FieldRow) else row
            if flat(row.row.label.replace("**", "")).startswith(wanted) and target.focusable:
                self.app.screen.set_focus(target)
                return True
        return False

    def enter_field(self, name: str) -> bool:
        """The focus in that field; False when it is not there yet."""
        for field in self.app.screen.query(FieldInput):
            if field.field == name and field.focusable:
                self.app.screen.set_focus(field)
                return True
        return False

    def empty_field(self) -> None:
        """As Ctrl+U does at the end of the text."""
        if isinstance(self.app.focused, Input):
            self.app.focused.value = ""

    @property
    def row_label(self) -> str:
        """The label of the row that has the focus, "" when none has."""
        node: Any = self.app.focused
        while node is not None and not isinstance(node, RowLine | FieldRow):
            node = node.parent
        return node.row.label.replace("**", "") if node is not None else ""

    @property
    def highlighted(self) -> str:
        """The line chosen in the list of this screen."""
        option = self.app.screen.query_one(OptionList).highlighted_option
        return str(option.prompt) if option is not None else ""

    @property
    def field_state(self) -> tuple[str, int] | None:
        """Text and caret of the field that has the focus."""
        field = self.app.focused
        return (field.value, field.cursor_position) if isinstance(field, Input) else None

    # -- what must hold whatever the story ---------------------------------------------------

    def check_french(self, lines: list[str]) -> None:
        """Every line painted is well set, but for what was typed in a field."""
        typed = [field.value for field in self.app.screen.query(Input) if field.value]
        wrong = [line for line in lines if badly_set(line)]
        assert [line for line in wrong if not any(text in line for text in typed)] == []

    def check_nothing_leaks(self, shown: str) -> None:
        """No sensitive value stands on the screen in clear but in the row that has the focus."""
        bare = "".join(shown.split())
        for field in self.app.screen.query(FieldInput):
            secret = "".join(field.value.split())
            alone = field.sensitive and not field.has_focus and len(secret) >= _SHORTEST_SECRET
            assert not (alone and secret in bare), f"{field.field} stands in clear on the screen"
