"""What is hidden on every screen at once: what F8 hides, and all of it once nobody is there.

One for the whole application, so that hiding in a dossier also hides in the list, and back.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Veil:
    """`asked`: by F8, until F8 again. `away`: nobody seems to be there; any key ends it."""

    asked: bool = False
    away: bool = False

    @property
    def hidden(self) -> bool:
        """Whether names, birth dates and contacts are dots too."""
        return self.asked or self.away
