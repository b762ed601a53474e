"""X11: the clipboard owned by us, so that one sees who reads it; only the keeper imports this.

The owner of a selection is asked each time another program pastes (ICCCM 2.2,
https://www.x.org/releases/X11R7.6/doc/xorg-docs/specs/ICCCM/icccm.html). Through xcffib
(https://github.com/tych0/xcffib), as copykitten does not tell. The hint of KDE's password managers
keeps the value out of Klipper's history.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from time import sleep

import xcffib
from xcffib import xproto

_TEXTS = ("UTF8_STRING", "text/plain;charset=utf-8")
_HINT = "x-kde-passwordManagerHint"
_EVENT_SIZE = 32
_LAST_WORDS = 0.05
"""Seconds for the answers to what was asked before we left."""


class X11Clipboard:
    """`read(by_hand)` is called, on a thread of its own, when a program other than the desktop's
    clipboard manager has been given the text; `by_hand`: while somebody holds Ctrl, as who pastes
    does. Raises OSError without a display, or when it goes away.
    """

    def __init__(self, read: Callable[[bool], None]) -> None:
        self._read = read
        self._text: str | None = None
        try:
            self._connection = xcffib.connect()
        except xcffib.XcffibException as error:
            raise OSError from error
        setup = self._connection.get_setup()
        screen = setup.roots[self._connection.pref_screen]
        self._client = ~setup.resource_id_mask
        self._window = self._connection.generate_id()
        self._root = screen.root
        self._connection.core.CreateWindow(
            0,
            self._window,
            screen.root,
            *(0, 0, 1, 1, 0),
            xproto.WindowClass.InputOnly,
            screen.root_visual,
            0,
            [],
        )
        names = ("CLIPBOARD", "CLIPBOARD_MANAGER", "TARGETS", _HINT, *_TEXTS)
        self._atoms = {name: self._atom(name) for name in names}
        self._texts = {self._atoms[name] for name in _TEXTS}
        Thread(target=self._serve, daemon=True).start()

    @property
    def text(self) -> str | None:
        """What is given to who asks, as long as `owns`."""
        return self._text

    def put(self, text: str | None) -> None:
        """We own the clipboard, and give that. None: we own it and have nothing to give, so that a
        manager has nothing to restore either.
        """
        self._text = text
        self._own(self._window)

    def owns(self) -> bool:
        """Whether the clipboard is still ours."""
        try:
            return bool(self._owner("CLIPBOARD") == self._window)
        except xcffib.XcffibException:
            return False

    def _atom(self, name: str) -> int:
        atom: int = self._connection.core.InternAtom(False, len(name), name).reply().atom
        return atom

    def _owner(self, selection: str) -> int:
        asked = self._connection.core.GetSelectionOwner(self._atoms[selection])
        owner: int = asked.reply().owner
        return owner

    def leave(self) -> None:
        """Before the process ends: whoever asks from now on is answered by the server, and whoever
        has just asked by us. A program left without an answer would wait for it.
        """
        with suppress(OSError):
            if self.owns():
                self._own(0)
                sleep(_LAST_WORDS)

    def _own(self, window: int) -> None:
        atom, now = self._atoms["CLIPBOARD"], xproto.Time.CurrentTime
        try:
            self._connection.core.SetSelectionOwner(window, atom, now, is_checked=True).check()
        except xcffib.XcffibException as error:
            raise OSError from error

    # -- other programs ----------------------------------------------------------------------

    def _serve(self) -> None:
        while True:
            # A program that asked and is gone already makes an error of our answer.
            with suppress(xcffib.ProtocolException, xproto.BadWindow, xproto.BadAtom):
                try:
                    event = self._connection.wait_for_event()
                except xcffib.ConnectionException:
                    return
                if isinstance(event, xproto.SelectionRequestEvent):
                    self._answer(event)

    def _answer(self, asked: xproto.SelectionRequestEvent) -> None:
        text = self._text
        by_hand = asked.target in self._texts and self._hand_on_ctrl()
        given = self._give(asked, text) if text is not None else False
        told = xproto.SelectionNotifyEvent.synthetic(
            asked.time,
            asked.requestor,
            asked.selection,
            asked.target,
            asked.property if given else 0,
        )
        packed = told.pack().ljust(_EVENT_SIZE, b"\0")
        self._connection.core.SendEvent(False, asked.requestor, 0, packed)
        self._connection.flush()
        if given and asked.target in self._texts and not self._is_manager(asked.requestor):
            self._read(by_hand)

    def _hand_on_ctrl(self) -> bool:
        """Which letters are down is nobody's business here: the modifiers alone are asked for."""
        held: int = self._connection.core.QueryPointer(self._root).reply().mask
        return bool(held & xproto.KeyButMask.Control)

    def _give(self, asked: xproto.SelectionRequestEvent, text: str) -> bool:
        """Put the answer on the window that asked; False when we have nothing of that kind."""
        kind, bits, data = asked.target, 8, text.encode()
        if asked.target == self._atoms["TARGETS"]:
            offered = [self._atoms[name] for name in ("TARGETS", _HINT, *_TEXTS)]
            kind, bits = xproto.Atom.ATOM, 32
            data = b"".join(atom.to_bytes(4, sys.byteorder) for atom in offered)
        elif asked.target == self._atoms[_HINT]:
            data = b"secret"
        elif asked.target not in self._texts:
            return False
        where = asked.property or asked.target
        size = len(data) * 8 // bits
        self._connection.core.ChangeProperty(
            xproto.PropMode.Replace, asked.requestor, where, kind, bits, size, data
        )
        return True

    def _is_manager(self, window: int) -> bool:
        """Whether the window is of the program that keeps the clipboard for others."""
        manager = self._owner("CLIPBOARD_MANAGER")
        return manager != 0 and manager & self._client == window & self._client
