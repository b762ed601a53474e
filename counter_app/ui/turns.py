"""Each key in its turn, however fast they come.

Textual hands a letter on to its field and goes on with the next key: Échap, which it takes itself,
overtakes letters that the field has not taken yet, and they are lost with the screen. What follows
an Entrée goes to the list, as long as the dossier is on its way.
"""

from __future__ import annotations

import asyncio
from time import monotonic

from textual.app import App

from counter_app.ui.screens.acting import Acting

_AT_MOST = 3.0
"""Seconds after which a key goes to what is there all the same."""


async def its_turn(app: App[None]) -> None:
    """Until what the keys before it asked for is there."""
    until = monotonic() + _AT_MOST
    while _at_work(app) and monotonic() < until:
        # Only what is ready goes first: a screen is there after some of these, in its usual time.
        await asyncio.sleep(0)


def _at_work(app: App[None]) -> bool:
    """Whether a screen is on its way, or a key not taken yet."""
    if not app.screen_stack:
        return False
    screen = app.screen_stack[-1]
    takes = screen.focused or screen
    coming = not screen.is_mounted or (isinstance(screen, Acting) and screen.bringing)
    return coming or (takes.is_running and takes.message_queue_size > 0)
