"""How the screen looks: the town's choice, then the agent's, kept for the next time on this PC.

Where a terminal has 16 colours only, which they are is its own affair: one's yellow is another's
brown, on white or not. Ours would end as any of them, so it wears its own, unless the agent says.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from textual.app import App

from counter_app.settings import PANELS, SCREEN, SHARED_MARK, Settings
from counter_app.ui.sheets import Sheets
from counter_app.ui.themes import THEMES, colourless

_NAME = "ecran"
_ORDER = ("theme", "panels")
_UNCHOSEN = "-"
_LONGEST = 64
"""Bytes read of the file: two short words stand in it, or what says that none was chosen."""


def kept(settings: Settings) -> dict[str, str]:
    """Theme and panels as the agent last chose them on this PC; without what was never chosen."""
    with suppress(OSError, ValueError):
        with (settings.home / _NAME).open("rb") as file:
            said = file.read(_LONGEST).decode().split()
        chosen = dict(zip(_ORDER, said, strict=True))
        return {name: word for name, word in chosen.items() if word in SCREEN[name]}
    return {}


def keep(home: Path, looks: dict[str, str]) -> None:
    """Write them, whole or not at all. Raises OSError."""
    draft = home / f".{_NAME}-{os.getpid()}"
    mode = 0o660 if (home / SHARED_MARK).exists() else 0o600
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        os.write(file, f"{' '.join(looks.get(name, _UNCHOSEN) for name in _ORDER)}\n".encode())
        os.close(file)
        draft.replace(home / _NAME)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


class Dressed(App[None]):
    """`dress` before the first paint; the palette's actions after it."""

    _looks: dict[str, str]
    _usual: dict[str, str]
    _wardrobe: Path | None = None

    def dress(self, settings: Settings, *, keeping: bool) -> None:
        """As chosen. NO_COLOR wins over any theme: the terminal's own, which sends no colour."""
        for theme in THEMES:
            self.register_theme(theme)
        self.stylesheet = Sheets(variables=self.get_css_variables())
        self._looks = kept(settings)
        few = self.console.color_system == "standard"
        self._usual = {"theme": "terminal" if few else settings.theme, "panels": settings.panels}
        self._wardrobe = settings.home if keeping else None
        self._put_on()

    def _put_on(self) -> None:
        looks = self._usual | self._looks
        self.theme = "terminal" if colourless() else looks["theme"]
        for where in PANELS:
            self.set_class(where == looks["panels"], f"-{where}")

    def action_look(self, what: str, value: str) -> None:
        """From the palette. `what`: theme or panels."""
        self._looks[what] = value
        self._put_on()
        if self._wardrobe is not None:
            # A full disk, or a folder that is not there yet: it holds for this time.
            with suppress(OSError):
                keep(self._wardrobe, self._looks)
