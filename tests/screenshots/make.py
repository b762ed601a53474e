"""The README's picture: `python -m tests.screenshots.make` takes it from the real program.

Six invented dossiers, a new one, and a NIR whose key is not right.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.pilot import Pilot

PICTURE = Path(__file__).resolve().parent / "dossier.svg"
SIZE = (120, 40)
_FONTS = re.compile(r"\s*@font-face \{.*?\}", re.DOTALL)
_UNIQUE = re.compile(r"terminal-\d+-")


async def picture() -> str:
    """The Dossier screen as SVG, without the fonts that the exporter would fetch from elsewhere."""
    from counter_app.desk.opening import Opening
    from counter_app.settings import Settings, home_folder
    from counter_app.ui.app import GuichetApp

    opening = Opening(Settings(home_folder()))
    app = GuichetApp(opening, demo=True)
    async with app.run_test(size=SIZE) as pilot:
        await _shows(pilot, "HomeScreen")
        await pilot.press("f3", "enter")
        await _shows(pilot, "DossierScreen")
        await app.screen.run_action("all_pieces")
        await pilot.press("pagedown")
        await pilot.press(*"MARTIN", "enter", *"2 94 03 75 120 005 92")
        await pilot.pause(1.2)
        drawn = app.export_screenshot(title="Guichet")
        app.shut()
    opening.trial.tidy()
    return _UNIQUE.sub("terminal-", _FONTS.sub("", drawn))


async def _shows(pilot: Pilot[None], screen: str) -> None:
    for _ in range(200):
        if type(pilot.app.screen).__name__ == screen:
            break
        await pilot.pause(0.05)
    await pilot.pause(0.3)


def main() -> None:
    """Write the picture beside this file."""
    os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
    with tempfile.TemporaryDirectory() as home:
        os.environ["COUNTER_APP_HOME"] = home
        PICTURE.write_text(asyncio.run(picture()), "utf-8")


if __name__ == "__main__":
    main()
