"""The dossiers this window holds: one window, one dossier, whoever has the other windows."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from counter_app.store.hold import Hold, forget_note, notes
from counter_app.store.problems import StoreProblem


class Holds:
    """`folder`: where the operating system's locks are, common to all windows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, Hold] = {}
        self._cut_off: dict[str, int] = {}

    def take(self, dossier_id: str, *, to_work: bool = False) -> bool:
        """Whether this window has the dossier; never waits. False too where nothing can be held.
        `to_work`: an agent is in it; ended without `release`, it is one of `cut_off`.
        """
        if self._take(dossier_id) and to_work:
            self._held[dossier_id].note()
        return self.has(dossier_id)

    def _take(self, dossier_id: str) -> bool:
        if self.has(dossier_id):
            return True
        try:
            hold = Hold.try_take(self._folder, dossier_id)
        except StoreProblem:
            return False
        if hold is not None:
            self._held[dossier_id] = hold
        return hold is not None

    def has(self, dossier_id: str) -> bool:
        """Whether it is held here."""
        return dossier_id in self._held

    def release(self, dossier_id: str) -> None:
        """Let another window have it. Harmless for one that is not held."""
        if hold := self._held.pop(dossier_id, None):
            hold.release()

    def cut_off(self, known: Collection[str]) -> frozenset[str]:
        """The dossiers in which a window was at work when it was ended without a word. `known`: the
        open ones; what was noted of others goes.
        """
        noted = notes(self._folder)
        for dossier_id in noted.keys() - self._held.keys() - set(known):
            if self._is_free(dossier_id):
                forget_note(self._folder, dossier_id)
        # Asked once: an asked lock is held for an instant, and another window may want it then.
        self._cut_off = {
            one: since
            for one, since in noted.items()
            if one in known
            and one not in self._held
            and (self._cut_off.get(one) == since or self._is_free(one))
        }
        return frozenset(self._cut_off)

    def _is_free(self, dossier_id: str) -> bool:
        try:
            hold = Hold.try_take(self._folder, dossier_id)
        except (StoreProblem, ValueError):
            return False
        if hold is not None:
            hold.release()
        return hold is not None

    def release_all(self) -> None:
        """Let everything go."""
        for dossier_id in list(self._held):
            self.release(dossier_id)
