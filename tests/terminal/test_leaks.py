"""Nothing outside of the encrypted file ever holds what was typed; an error shows a sentence."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.ui.app import RESTARTED
from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]
NAME, NIR = "ALMEIDA", "294037512000591"
BREAKING = """
import re
import sys
from counter_app.desk.visit import Visit
stand = Visit.step_by
def broken(self, by):
    if by < 0:
        raise ValueError(f"cannot go from {self.facts.answers}")
    return stand(self, by)
Visit.step_by = broken
"""
"""A program that breaks at « previous step », with what was typed in the error's own words."""


def typed_in(window: Window) -> Window:
    begins(window).presses(NAME, "tab", NIR).sees("✓ Clé", "✓ enregistré")
    return window


def secrets_in(data: bytes) -> set[str]:
    return {word for word in (NAME, NIR, NIR[:13], PHRASE) if word.encode() in data}


@pytest.fixture
def breaking(tmp_path: Path) -> str:
    """PYTHONPATH of a folder whose `sitecustomize` breaks the application later on."""
    folder = tmp_path / "breaking"
    folder.mkdir()
    code = "\n".join(f"    {line}" for line in BREAKING.splitlines())
    wait = (
        "import sys\n"
        "class Late:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'counter_app.ui.screens.keeping':\n"
        "            sys.meta_path.remove(self)\n"
        "            patch()\n"
        "def patch():\n"
    )
    (folder / "sitecustomize.py").write_text(f"{wait}{code}\nsys.meta_path.insert(0, Late())\n")
    return f"{folder}:{':'.join(path for path in sys.path if path)}"


def test_an_error_restarts_into_the_dossier(home: Path, opens: Opens, breaking: str) -> None:
    window = typed_in(opens(home, PYTHONPATH=breaking))
    window.presses("\x1b[5~").becomes_another().sees(RESTARTED[:30]).does_not_see(NAME)
    (report,) = (home / "reports").iterdir()
    text = report.read_bytes()
    assert secrets_in(text) == set()
    assert b"ValueError" in text
    assert report.stat().st_mode & 0o777 == 0o600
    assert b"Traceback" not in window.raw
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION", NAME)
    assert window.quits() == 0


def test_errors_that_follow_one_another_end_it(home: Path, opens: Opens, breaking: str) -> None:
    window = typed_in(opens(home, PYTHONPATH=breaking))
    window.presses("\x1b[5~").becomes_another().presses(PHRASE, "enter").sees("2/4 CONNEXION")
    window.presses("\x1b[5~").becomes_another().presses(PHRASE, "enter").sees("Guichet · Dossiers")
    window.presses("enter").sees("2/4 CONNEXION").presses("\x1b[5~")
    assert window.ends() == 1
    said = window.raw[window.raw.rindex(b"\x1b[?1049l") :]
    assert "Guichet s’est arrêté".encode() in said
    assert secrets_in(said) == set()
    assert b"Traceback" not in window.raw


def test_the_developers_tools_are_shut(home: Path, tmp_path: Path, opens: Opens) -> None:
    told = {
        "TEXTUAL": "devtools,debug",
        "TEXTUAL_LOG": str(tmp_path / "log"),
        "TEXTUAL_SCREENSHOT": "1",
        "TEXTUAL_SCREENSHOT_LOCATION": str(tmp_path),
    }
    window = typed_in(opens(home, **told))
    assert window.quits() == 0
    assert [file.name for file in tmp_path.iterdir()] == ["home"]


def test_neither_title_nor_scroll_back_names_anyone(home: Path, opens: Opens) -> None:
    """All is written inside the alternate screen; the window's title is never set."""
    window = typed_in(opens(home))
    assert window.quits() == 0
    entered, left = window.raw.index(b"\x1b[?1049h"), window.raw.rindex(b"\x1b[?1049l")
    assert secrets_in(window.raw[:entered] + window.raw[left:]) == set()
    assert b"\x1b]0;" not in window.raw
    assert b"\x1b]2;" not in window.raw


def test_the_recovery_code_stays_inside_the_alternate_screen(tmp_path: Path, opens: Opens) -> None:
    """Shown once, never in the scroll-back; F12 covers it, and the phrase brings it back."""
    window = opens(tmp_path / "new").sees("Première ouverture")
    for text in ("Claire", PHRASE, PHRASE):
        window.presses(text, "enter")
    window.sees("CODE DE SECOURS")
    (code,) = set(re.findall(r"[0-9A-Z]{5}(?:-[0-9A-Z]{5}){5}", window.shown))
    window.presses("f8").does_not_see(code).presses("f8").sees(code)
    window.presses("f12").sees("Verrouillé", "reste à noter").does_not_see(code)
    window.presses(PHRASE, "enter").sees(code).presses("enter").sees("Aucun dossier ouvert")
    window.does_not_see(code)
    assert window.quits() == 0
    entered, left = window.raw.index(b"\x1b[?1049h"), window.raw.rindex(b"\x1b[?1049l")
    assert code.encode() not in window.raw[:entered] + window.raw[left:]
    kept = (tmp_path / "new").rglob("*")
    assert not any(code.encode() in file.read_bytes() for file in kept if file.is_file())
