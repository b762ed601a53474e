"""Trying Guichet out: invented dossiers in a throw-away folder, nothing to unlock.

Knows nothing of the real desk but where it is; what is invented is `demo`, imported when asked for.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from time import time
from typing import TYPE_CHECKING

from counter_app.desk.problem import DeskProblem
from counter_app.settings import Settings
from counter_app.vault.problems import VaultProblem

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter


_PREFIX = "guichet-demo-"
_OLD = 86400.0
"""Seconds."""


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
        _tidy_others()
        try:
            self._throwaway = Path(tempfile.mkdtemp(prefix=_PREFIX))
            return furnished(replace(self._settings, home=self._throwaway))
        except (OSError, StoreProblem, VaultProblem) as problem:
            raise DeskProblem(
                "Pas de place pour les dossiers d’essai\u00a0: libérer le disque, puis relancer."
            ) from problem

    @property
    def running(self) -> bool:
        """Whether its folder is there."""
        return self._throwaway is not None

    def tidy(self) -> None:
        """The throw-away folder goes with the demonstration."""
        if self._throwaway is not None:
            shutil.rmtree(self._throwaway, ignore_errors=True)
            self._throwaway = None

    def tidy_when_ended(self) -> None:
        """The same when the window is closed or the process told to end; on the main thread."""
        for name in ("SIGHUP", "SIGTERM"):
            if number := getattr(signal, name, None):
                signal.signal(number, self._ended)

    def _ended(self, number: int, _frame: object) -> None:
        self.tidy()
        signal.signal(number, signal.SIG_DFL)
        signal.raise_signal(number)


def _tidy_others() -> None:
    """Those of demonstrations that were killed: nothing was written there for a day."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):
            if time() - max(file.stat().st_mtime for file in (folder, *folder.iterdir())) > _OLD:
                shutil.rmtree(folder, ignore_errors=True)
