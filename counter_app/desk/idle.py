"""Whether somebody is still there: by the computer's own idle time where it can be read, so that a
visit spent in the browser is no absence; else by this window's keys alone, more patiently.

Also knows a machine that slept: its two clocks no longer agree, or nothing was asked for too long.
"""

from __future__ import annotations

import ctypes
import os
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cache

from counter_app.desk.means import is_far

MASK_WITHOUT_WINDOW = 60.0
"""Seconds without the focus, nor a key, before what stands in this window is hidden."""

MASK_UNKNOWN, LOCK_UNKNOWN = 5 * 60.0, 15 * 60.0
"""Seconds without a key here, where the computer's idle time cannot be read."""

NOTICE = 15.0
"""Seconds of notice before the lock."""

SLEPT = 60.0
"""Seconds by which the clocks may part, or nothing run, once the machine has slept."""

_OWN_ENOUGH = 20.0


class Stage(Enum):
    """What is to be done about it: nothing, hide, give notice, lock."""

    HERE = auto()
    AWAY = auto()
    NOTICE = auto()
    GONE = auto()


@dataclass(slots=True)
class Watch:
    """`minutes`: of idleness before the lock. `computer`: seconds since anybody touched the
    computer, None where that is not known. `clock`: monotonic; `wall`: the time of day; seconds.
    """

    minutes: int
    computer: Callable[[], float | None]
    clock: Callable[[], float] = time.monotonic
    wall: Callable[[], float] = time.time
    _touched: float = field(init=False)
    _blurred: float | None = field(init=False, default=None)
    _before: tuple[float, float] = field(init=False)

    def __post_init__(self) -> None:
        self._touched, self._before = self.clock(), (self.clock(), self.wall())

    @property
    def idle(self) -> float:
        """Seconds since a key or the mouse, here."""
        return self.clock() - self._touched

    def touched(self) -> None:
        """A key or the mouse, here."""
        self._touched = self.clock()
        if self._blurred is not None:
            # A multiplexer or a slow line may lose the word that the focus is back; keys come.
            self._blurred = self._touched

    def focused(self, *, focused: bool) -> None:
        """This window has the focus, or has lost it."""
        self._blurred = None if focused else self._blurred or self.clock()

    def look(self) -> tuple[Stage, float]:
        """Where one stands, and the seconds left before the lock; to be asked every second."""
        now = self.clock()
        if self._slept(now):
            self._touched = now
            return Stage.GONE, 0.0
        idle, known = self.idle, True
        if idle > _OWN_ENOUGH:
            told = self.computer()
            known = told is not None
            idle = min(idle, told) if told is not None else idle
        left = (self.minutes * 60.0 if known else LOCK_UNKNOWN) - idle
        if left <= 0:
            return Stage.GONE, 0.0
        if left <= NOTICE:
            return Stage.NOTICE, left
        blurred = self._blurred is not None and now - self._blurred >= MASK_WITHOUT_WINDOW
        away = blurred or (not known and idle >= MASK_UNKNOWN)
        return (Stage.AWAY if away else Stage.HERE), left

    def _slept(self, now: float) -> bool:
        (then, day), wall = self._before, self.wall()
        self._before = (now, wall)
        passed = now - then
        return passed > SLEPT or abs((wall - day) - passed) > SLEPT


def computer_idle() -> Callable[[], float | None]:
    """How to read this computer's idle time; what always says None where nothing can."""
    if sys.platform == "win32":
        return _windows_idle
    return _x11_idle if _on_x11(os.environ) else _unknown


def _unknown() -> float | None:
    return None


def _on_x11(environment: Mapping[str, str]) -> bool:
    """Whether the screen in front is an X server. Under Wayland an X server only hears of its own
    windows, and over SSH it may be another desk's.
    """
    wayland = environment.get("XDG_SESSION_TYPE") == "wayland" or environment.get("WAYLAND_DISPLAY")
    return bool(environment.get("DISPLAY")) and not (wayland or is_far(environment))


class _Info(ctypes.Structure):
    """`XScreenSaverInfo` of <X11/extensions/scrnsaver.h>; `idle` in milliseconds."""

    _fields_ = (
        ("window", ctypes.c_ulong),
        ("state", ctypes.c_int),
        ("kind", ctypes.c_int),
        ("til_or_since", ctypes.c_ulong),
        ("idle", ctypes.c_ulong),
        ("event_mask", ctypes.c_ulong),
    )


@cache
def _libraries() -> tuple[ctypes.CDLL, ctypes.CDLL] | None:
    try:
        x11, saver = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXss.so.1")
    except OSError:
        return None
    pointer = ctypes.c_void_p
    x11.XOpenDisplay.restype, x11.XOpenDisplay.argtypes = pointer, [ctypes.c_char_p]
    x11.XDefaultRootWindow.restype = ctypes.c_ulong
    x11.XDefaultRootWindow.argtypes = x11.XCloseDisplay.argtypes = [pointer]
    saver.XScreenSaverQueryExtension.argtypes = [pointer, pointer, pointer]
    saver.XScreenSaverQueryInfo.argtypes = [pointer, ctypes.c_ulong, pointer]
    return x11, saver


def _x11_idle() -> float | None:
    # Opened anew each time: Xlib ends the process when a connection it holds is lost.
    libraries = _libraries()
    display = libraries[0].XOpenDisplay(None) if libraries else None
    if not libraries or not display:
        return None
    x11, saver = libraries
    try:
        event, error, info = ctypes.c_int(), ctypes.c_int(), _Info()
        asked = (display, ctypes.byref(event), ctypes.byref(error))
        if not saver.XScreenSaverQueryExtension(*asked):
            return None
        root = x11.XDefaultRootWindow(display)
        told = saver.XScreenSaverQueryInfo(display, root, ctypes.byref(info))
        return info.idle / 1000 if told else None
    finally:
        x11.XCloseDisplay(display)


if sys.platform == "win32":

    class _LastInput(ctypes.Structure):
        """`LASTINPUTINFO` of <winuser.h>; `ticks` in milliseconds since the start, 32 bits."""

        _fields_ = (("size", ctypes.c_uint), ("ticks", ctypes.c_uint))

    def _windows_idle() -> float | None:
        info = _LastInput(size=ctypes.sizeof(_LastInput))
        if not ctypes.windll.user32.GetLastInputInfo(ctypes.byref(info)):
            return None
        return ((ctypes.windll.kernel32.GetTickCount() - info.ticks) & 0xFFFFFFFF) / 1000

else:
    _windows_idle = _unknown
