"""When Python looks for what nothing points to any more.

Left to itself it looks through everything in the middle of a letter or of an Entrée, and all stands
still for 0.05 to 0.2 s. What is there when a desk opens stays for the day and is not looked through
again; the rest is looked through at Dossiers, while nobody types.
"""

from __future__ import annotations

import gc

QUIET = 2.0
"""Seconds at Dossiers after which it is done."""

_RARELY = 1000
"""Middle collections before a full one comes by itself: a day without Dossiers."""


def settle() -> None:
    """Once the desk is open, on the thread that opened it."""
    gc.collect()
    gc.freeze()
    young, middle, _ = gc.get_threshold()
    gc.set_threshold(young, middle, _RARELY)


def tidy() -> None:
    """Look through what has come since."""
    gc.collect()
