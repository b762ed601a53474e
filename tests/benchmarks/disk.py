"""From a key to the commit of what it wrote, as the writing thread tells it: what « on disk » costs
before any screen says so. The application runs without a terminal, in this process.
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from pathlib import Path
from random import Random
from typing import Any

from textual.events import Key
from textual.pilot import Pilot
from textual.screen import Screen

from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from counter_app.ui.app import GuichetApp
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.screens.home import HomeScreen
from tests.benchmarks.desk import Wait
from tests.benchmarks.site import PHRASE, furnish

_PATIENCE = 5.0
_KEYS = (("1", "1"), ("backspace", "\x7f"))


def committing(letters: int) -> Wait:
    """Letters typed into a number, and rubbed out, at no beat of the screen's."""
    wait = Wait("a letter to its commit on the disk", 50, late=99)
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        furnish(home, 5)
        asyncio.run(_typed(home, letters, wait))
    return wait


async def _typed(home: Path, letters: int, wait: Wait) -> None:
    app, chance = GuichetApp(Opening(Settings(home))), Random(7)
    async with app.run_test(size=(120, 40)) as pilot:
        # As every morning: what an agent waits for there is not waited for at a letter.
        await app.workers.wait_for_complete()
        await pilot.press(*("space" if sign == " " else sign for sign in PHRASE), "enter")
        await _stands(pilot, HomeScreen)
        await pilot.press("enter")
        await _stands(pilot, DossierScreen)
        for number in range(letters):
            await asyncio.sleep(0.02 + 0.03 * chance.random())
            wait.samples.append(await _committed(app, Key(*_KEYS[number % 2])))


async def _stands(pilot: Pilot[None], screen: type[Screen[Any]]) -> None:
    """There, at rest."""
    while not isinstance(pilot.app.screen, screen):
        await pilot.pause(0.05)
    await pilot.pause(0.5)


async def _committed(app: GuichetApp, key: Key) -> float:
    """Milliseconds from this key to the word of the writing thread. Raises TimeoutError."""
    counter, driver = app.counter, app._driver
    assert counter is not None
    assert driver is not None
    loop, told = asyncio.get_running_loop(), asyncio.Event()
    screens, at = counter.saving.listener, [0.0]

    def heard() -> None:
        at[0] = time.perf_counter()
        loop.call_soon_threadsafe(told.set)
        if screens is not None:
            screens()

    counter.saving.listener = heard
    pressed = time.perf_counter()
    driver.send_message(key)
    await asyncio.wait_for(told.wait(), _PATIENCE)
    counter.saving.listener = screens
    return 1000 * (at[0] - pressed)
