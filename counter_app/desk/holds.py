"""The dossiers this window holds: one window, one dossier, whoever has the other windows."""

from __future__ import annotations

from pathlib import Path

from counter_app.store.hold import Hold
from counter_app.store.problems import StoreProblem


class Holds:
    """`folder`: where the operating system's locks are, common to all windows."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._held: dict[str, Hold] = {}

    def take(self, dossier_id: str) -> bool:
        """Whether this window has the dossier; never waits. False too where nothing can be held."""
        if dossier_id in self._held:
            return True
        try:
            hold = Hold.try_take(self._folder, dossier_id)
        except StoreProblem:
            return False
        if hold is not None:
            self._held[dossier_id] = hold
        return hold is not None

    def release(self, dossier_id: str) -> None:
        """Let another window have it. Harmless for one that is not held."""
        if hold := self._held.pop(dossier_id, None):
            hold.release()

    def release_all(self) -> None:
        """Let everything go."""
        for dossier_id in list(self._held):
            self.release(dossier_id)
