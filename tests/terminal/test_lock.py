"""F12 for real: another process image in the same terminal, that knows no word typed before."""

from __future__ import annotations

import os
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from counter_app.ui.process import VARIABLE
from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import Window

Opens = Callable[..., Window]
NAME, NIR = "D’ALMEIDA", "294037512000591"
WORDS = (NAME, "ALMEIDA", NIR, "2940375120005", PHRASE)

linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
root = pytest.mark.skipif(os.geteuid() != 0, reason="only root may read this process's memory")


def memory_of(window: Window) -> bytes:
    """All that the process can write to, as it stands."""
    process = Path(f"/proc/{window.pid}")
    found = []
    with (process / "mem").open("rb", buffering=0) as memory:
        for line in (process / "maps").read_text().splitlines():
            span, modes, *_ = line.split()
            if not modes.startswith("rw"):
                continue
            start, end = (int(part, 16) for part in span.split("-"))
            try:
                memory.seek(start)
                found.append(memory.read(end - start))
            except (OSError, OverflowError):
                continue
    return b"".join(found)


def words_in(memory: bytes) -> set[str]:
    forms = {word: (word.encode(), word.encode("utf-16-le")) for word in WORDS}
    return {word for word, ways in forms.items() if any(way in memory for way in ways)}


def in_the_middle(window: Window) -> Window:
    begins(window).presses(NAME, "tab", NIR).sees("✓ Clé", "✓ enregistré")
    return window


@linux
@root
def test_the_locked_process_knows_no_word_that_was_typed(home: Path, opens: Opens) -> None:
    window = in_the_middle(opens(home))
    assert NIR in words_in(memory_of(window)), "else the search finds nothing anywhere"
    window.presses("f12").sees("Phrase de passe").does_not_see("ALMEIDA", NIR)
    window.becomes_another()
    assert words_in(memory_of(window)) == set()
    handed = (Path(f"/proc/{window.pid}") / "environ").read_bytes()
    arguments = (Path(f"/proc/{window.pid}") / "cmdline").read_bytes()
    assert VARIABLE.encode() in handed
    assert words_in(handed + arguments) == set()


def test_the_phrase_brings_back_to_the_row(home: Path, opens: Opens) -> None:
    window = in_the_middle(opens(home)).presses("f12").sees("Phrase de passe")
    window.becomes_another()
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION", f"▸ N° de sécurité sociale {NIR}")
    window.presses("f12").sees("Phrase de passe")
    window.becomes_another()
    assert window.quits() == 0
    assert b"Traceback" not in window.raw


def test_the_terminal_stays_as_it_was(home: Path, opens: Opens) -> None:
    """No flash of what is below, no echo of keys in between; at the end all as before."""
    window = opens(home)
    before = window.modes
    in_the_middle(window)
    seen = len(window.raw)
    window.presses("f12").sees("Phrase de passe")
    window.becomes_another()
    assert b"\x1b[?1049l" not in window.raw[seen:]
    assert not window.modes[3] & termios.ECHO
    window.presses(PHRASE, "enter").sees("2/4 CONNEXION").does_not_see(PHRASE)
    assert window.quits() == 0
    assert window.modes == before
    assert window.raw.rindex(b"\x1b[?1049l") > window.raw.rindex(b"\x1b[?1049h")
    assert window.raw.rindex(b"\x1b[?25h") > window.raw.rindex(b"\x1b[?25l")


@linux
def test_no_core_and_no_other_program_reads_it(home: Path, opens: Opens) -> None:
    window = opens(home).sees("Phrase de passe")
    limits = (Path(f"/proc/{window.pid}") / "limits").read_text()
    (core,) = (line.split() for line in limits.splitlines() if line.startswith("Max core"))
    assert core[4:6] == ["0", "0"]
    # Not dumpable: its files in /proc are root's, whoever runs it.
    assert (Path(f"/proc/{window.pid}") / "mem").stat().st_uid == 0
