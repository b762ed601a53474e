"""Guichet on Textual's Windows driver, over a made-up console: no Windows was at hand."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual import constants, events
from textual._xterm_parser import XTermParser

from counter_app.desk.process import WATCHED
from tests.terminal.conftest import PHRASE
from tests.terminal.outside import core_image
from tests.terminal.test_core import NAME, NIR, WORDS, root
from tests.terminal.test_killed import begins
from tests.terminal.window import Window, environment
from tests.traces import found

Opens = Callable[..., Window]
WINDOWS = "tests.terminal.as_windows"
KITTY_ON, KITTY_OFF = b"\x1b[>1u", b"\x1b[<u"


def child_of(window: Window) -> Path:
    """The process that reads the keys; the window's own waits for it."""
    children = Path(f"/proc/{window.pid}/task/{window.pid}/children").read_text().split()
    (child,) = (
        process
        for process in (Path("/proc") / number for number in children)
        if WATCHED.encode() in (process / "environ").read_bytes()
    )
    return child


def test_all_of_guichet_imports_without_what_windows_lacks(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", WINDOWS, "imports"],
        env=environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.endswith("0 failed\nPOSIX's own: []\n")


def test_a_dossier_there_and_back(home: Path, opens: Opens) -> None:
    """Keys, accents, a paste, quitting; the console as it was."""
    window = opens(home, program=WINDOWS)
    before = window.modes
    begins(window).presses("LE GÔFF", "down", "2940375", "left").sees("LE GÔFF", "▸ N° de sécu")
    window.receives(b"\x1b[200~12\x1b[A\x11 00\x1b[201~").sees("12").presses("escape")
    window.sees("Guichet · Dossiers", "LE GÔFF").presses("enter").sees("2/4 CONNEXION", "LE GÔFF")
    assert window.quits() == 0
    assert window.modes == before
    assert b"Traceback" not in window.raw


def test_kitty_is_off_as_soon_as_textual_has_turned_it_on(home: Path, opens: Opens) -> None:
    window = opens(home, program=WINDOWS).sees("Phrase de passe")
    assert window.raw.index(KITTY_OFF) > window.raw.index(KITTY_ON)
    assert window.raw.count(KITTY_ON) == 1
    assert window.quits() == 0


@pytest.mark.parametrize(
    ("sent", "character"), [("@", "@"), ("\x1b[224;3u", None)], ids=("without kitty", "with kitty")
)
def test_what_altgr_and_a_grave_send(
    sent: str, character: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """AZERTY's AltGr+à: an @ without the kitty protocol; with it, a key that types nothing."""
    monkeypatch.setattr(constants, "DISABLE_KITTY_KEY", False)
    (key,) = (event for event in XTermParser(False).feed(sent) if isinstance(event, events.Key))
    assert key.character == character


def test_altgr_and_a_grave_in_the_mailbox_row(home: Path, opens: Opens) -> None:
    window = begins(opens(home, program=WINDOWS)).presses("pagedown", "pagedown")
    window.sees("▸ Adresse e-mail").presses("marie@laposte.net").sees("marie@laposte.net")
    assert window.quits() == 0


def test_half_a_sign_outside_unicode_s_first_plane_does_not_deafen(
    home: Path, opens: Opens
) -> None:
    """A pair cut between two reads, or a lone half: Textual's reader of keys ends there."""
    window = begins(opens(home, program=WINDOWS))
    window.receives(b"\xff").settles().presses("MARTIN").sees("MARTIN")
    assert window.quits() == 0


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@root
def test_the_lock_forgets_though_no_process_takes_another_s_place(
    home: Path, tmp_path: Path, opens: Opens
) -> None:
    """The one that reads keys ends; the one that waits never held a value, and starts another."""
    window = opens(home, program=WINDOWS)
    before = window.modes
    begins(window).presses(NAME, "down", NIR).sees("✓ Clé", "✓ enregistré")
    first = child_of(window)
    core_image(window.pid, tmp_path / "waiting")
    assert found(WORDS, (tmp_path / "waiting").read_bytes()) == set()
    window.presses("f12").sees("Phrase de passe").does_not_see("ALMEIDA", NIR)
    window.becomes_another()
    assert not first.exists()
    assert child_of(window) != first
    assert not [*home.glob("**/*.return")]
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION", f"▸ N° de sécurité sociale {NIR}")
    window.presses("f12").sees("Phrase de passe")
    window.becomes_another()
    assert window.quits() == 0
    assert window.modes == before


def test_no_key_typed_while_one_follows_the_other_is_shown(home: Path, opens: Opens) -> None:
    window = begins(opens(home, program=WINDOWS))
    seen = len(window.raw)
    window.presses("f12").sees("Phrase de passe").presses("quatre")
    window.becomes_another()
    assert b"\x1b[?1049l" not in window.raw[seen:]
    assert b"quatre" not in window.raw[seen:]
