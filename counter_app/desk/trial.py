"""Trying Guichet out: invented dossiers in a throw-away folder, nothing to unlock.

Knows nothing of the real desk but where it is; what is invented is `demo`, imported when asked for.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from counter_app.desk.problem import DeskProblem
from counter_app.settings import Settings
from counter_app.vault.problems import VaultProblem

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


class Trial:
    """One at a time. `settings`: the real desk's."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._throwaway: Path | None = None

    def begin(self) -> Counter:
        """The desk of the invented dossiers, open. Raises DeskProblem."""
        from counter_app.desk.demo import furnished
        from counter_app.store.problems import StoreProblem

        self.tidy()
        try:
            self._throwaway = Path(tempfile.mkdtemp(prefix="guichet-demo-"))
            return furnished(replace(self._settings, home=self._throwaway))
        except (OSError, StoreProblem, VaultProblem) as problem:
            raise DeskProblem(
                "Pas de place pour les dossiers d’essai\u00a0: libérer le disque, puis relancer."
            ) from problem

    def tidy(self) -> None:
        """The throw-away folder goes with the demonstration."""
        if self._throwaway is not None:
            shutil.rmtree(self._throwaway, ignore_errors=True)
