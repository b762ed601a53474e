"""When Python looks for what nothing points to any more: the screens that were left, above all.

What is there when a desk opens stays for the day: to look through it takes 0.05 s and finds
nothing, so it is put out of sight. What comes after is little, some 10 ms, as long as it is looked
through in every pause; only without one does Python do it in the middle of an Entrée. Put off, a
dossier's screens pile up at some 3 MiB each.

Textual keeps what the last 1,024 widgets painted, names and all, when they are long gone (its issue
6665: a method cached together with its object): 200 MiB after fifty dossiers. That goes first.
"""

from __future__ import annotations

import gc
from typing import Literal

from textual._styles_cache import StylesCache

_PAUSE = 0.7
"""Seconds without a key: the next one is not about to come."""


def settle() -> None:
    """Once the desk is open, on the thread that opened it."""
    gc.collect()
    gc.freeze()
    if _let_go_of_paint not in gc.callbacks:
        gc.callbacks.append(_let_go_of_paint)


def tidy(idle: float) -> None:
    """Look through what has come since, if there is something. `idle`: seconds since a key."""
    middle_collections = gc.get_count()[2]
    if middle_collections and idle >= _PAUSE:
        gc.collect()


def _let_go_of_paint(phase: Literal["start", "stop"], info: dict[str, int]) -> None:
    if phase == "start" and info["generation"] == 2:
        StylesCache.get_inner_outer.cache_clear()
