"""Windows: a text in the clipboard that its history and its cloud leave alone.

Three formats say so, put beside the text while the clipboard is open once, so that nobody sees the
text without them; copykitten cannot do that.
https://learn.microsoft.com/windows/win32/dataxchg/clipboard-formats
(« Cloud Clipboard and Clipboard History Formats »). Written from that page; not run on Windows.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes
from time import sleep

assert sys.platform == "win32", "this file calls user32.dll"  # noqa: S101 tells the type checker

_UNICODE_TEXT = 13
_MOVEABLE = 0x0002
_MESSAGE_ONLY = wintypes.HWND(-3)
_TRIES, _PAUSE = 10, 0.02

_LEAVE_ALONE = {
    "ExcludeClipboardContentFromMonitorProcessing": b"\0",
    "CanIncludeInClipboardHistory": b"\0\0\0\0",
    "CanUploadToCloudClipboard": b"\0\0\0\0",
}
"""The format's name, and what it holds: anything for the first, a DWORD 0 for the others."""

_user32 = ctypes.WinDLL("user32", use_last_error=True)
_kernel32 = ctypes.WinDLL("kernel32", use_last_error=True)

_user32.CreateWindowExW.restype = wintypes.HWND
_user32.CreateWindowExW.argtypes = [
    wintypes.DWORD,
    wintypes.LPCWSTR,
    wintypes.LPCWSTR,
    wintypes.DWORD,
    *[ctypes.c_int] * 4,
    wintypes.HWND,
    wintypes.HMENU,
    wintypes.HINSTANCE,
    wintypes.LPVOID,
]
_user32.DestroyWindow.argtypes = [wintypes.HWND]
_user32.OpenClipboard.argtypes = [wintypes.HWND]
_user32.SetClipboardData.restype = wintypes.HANDLE
_user32.SetClipboardData.argtypes = [wintypes.UINT, wintypes.HANDLE]
_user32.RegisterClipboardFormatW.restype = wintypes.UINT
_user32.RegisterClipboardFormatW.argtypes = [wintypes.LPCWSTR]
_kernel32.GlobalAlloc.restype = wintypes.HGLOBAL
_kernel32.GlobalAlloc.argtypes = [wintypes.UINT, ctypes.c_size_t]
_kernel32.GlobalLock.restype = wintypes.LPVOID
_kernel32.GlobalLock.argtypes = [wintypes.HGLOBAL]
_kernel32.GlobalUnlock.argtypes = [wintypes.HGLOBAL]
_kernel32.GlobalFree.argtypes = [wintypes.HGLOBAL]


def put_outside_history(text: str) -> None:
    """Raises OSError when the clipboard stays another program's, or refuses."""
    window = _user32.CreateWindowExW(
        0, "STATIC", None, 0, 0, 0, 0, 0, _MESSAGE_ONLY, None, None, None
    )
    try:
        _open(window)
        try:
            _checked(_user32.EmptyClipboard())
            for name, content in _LEAVE_ALONE.items():
                _give(_user32.RegisterClipboardFormatW(name), content)
            _give(_UNICODE_TEXT, f"{text}\0".encode("utf-16-le"))
        finally:
            _user32.CloseClipboard()
    finally:
        _user32.DestroyWindow(window)


def _open(window: object) -> None:
    """Another program may have it open for an instant: asked again for a fifth of a second."""
    for _ in range(_TRIES):
        if _user32.OpenClipboard(window):
            return
        sleep(_PAUSE)
    raise ctypes.WinError(ctypes.get_last_error())


def _give(kind: int, content: bytes) -> None:
    """The memory belongs to the system once it has been taken."""
    memory = _checked(_kernel32.GlobalAlloc(_MOVEABLE, len(content)))
    ctypes.memmove(_checked(_kernel32.GlobalLock(memory)), content, len(content))
    _kernel32.GlobalUnlock(memory)
    if not _user32.SetClipboardData(kind, memory):
        error = ctypes.get_last_error()
        _kernel32.GlobalFree(memory)
        raise ctypes.WinError(error)


def _checked(result: int) -> int:
    if not result:
        raise ctypes.WinError(ctypes.get_last_error())
    return result
