"""Terminals as they are found: poor in colours, far away, deaf, small, mute, badly set up."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from time import sleep

import pytest

from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import KEYS, Window

Opens = Callable[..., Window]
NO_COLOR = {"NO_COLOR": "1"}
RTT = 0.15
"""Seconds that a key, and what it paints, take to arrive."""


@pytest.mark.parametrize(
    "terminal",
    [
        {"TERM": "xterm"},
        {"TERM": "xterm", **NO_COLOR},
        {"TERM": "xterm-256color", **NO_COLOR},
        {"TERM": "linux", "LC_ALL": "C"},
        {"TERM": "screen", "LC_ALL": "POSIX"},
        {"TERM": "of-another-planet", "LC_ALL": "fr_FR.UTF-8"},
    ],
    ids=lambda terminal: " ".join(terminal.values()),
)
def test_states_are_told_in_any_colours_and_accents_go_both_ways(
    home: Path, opens: Opens, terminal: dict[str, str]
) -> None:
    """Each state by its sign and its word, nothing painted in the colour of its background."""
    window = begins(opens(home, **terminal)).presses("LE GÔFF", "down", "294037512000592")
    window.sees("✓ Comme sur la carte", "✗ La clé", "○ jj/mm/aaaa").presses("down", "12031")
    window.sees("▸ Date de naissance 12031", "… ", "✓ enregistré").settles()
    assert window.unreadable == ""
    window.presses("escape").sees("Guichet · Dossiers", "▸", "LE GÔFF").settles()
    assert window.unreadable == ""
    assert window.quits() == 0


def test_a_terminal_that_is_not_in_utf_8_is_told(home: Path, opens: Opens) -> None:
    window = opens(home, PYTHONIOENCODING="iso-8859-1")
    assert window.ends() == 2
    assert b"LC_ALL=C.UTF-8" in window.raw
    assert window.raw.count(b"\n") == 1


def test_standard_error_may_go_elsewhere(home: Path, tmp_path: Path, opens: Opens) -> None:
    """A town's launcher keeps errors in a file: the screen is still drawn here."""
    log = tmp_path / "errors.log"
    window = begins(opens(home, errors=log)).presses("BONNET").sees("▸ Nom BONNET")
    assert window.quits() == 0
    assert log.read_bytes() == b""


# -- far away --------------------------------------------------------------------------------


@pytest.mark.parametrize("cut", [1, 2])
def test_keys_cut_by_the_network(home: Path, opens: Opens, cut: int) -> None:
    """Over SSH the rest of a key comes a packet later: it is still that key, and no Échap."""
    window = begins(opens(home)).presses("BONNET").sees("▸ Nom BONNET")
    for key, row in (("down", "▸ N° de sécurité"), ("up", "▸ Nom"), ("f2", "▸ Nom")):
        arrives_in_two(window, KEYS[key].encode(), cut)
        window.settles().sees(row, "BONNET", "2/4 CONNEXION")
    arrives_in_two(window, b"\x1b[200~-MARTIN\x1b[201~", 3 * cut)
    window.sees("▸ Nom BONNET-MARTIN")
    arrives_in_two(window, b"\x1b[200~-II\x1b[201~", -cut)
    window.sees("▸ Nom BONNET-MARTIN-II").presses("escape").sees("Guichet · Dossiers")
    assert window.quits() == 0


def arrives_in_two(window: Window, data: bytes, cut: int) -> None:
    window.receives(data[:cut])
    sleep(RTT)
    window.receives(data[cut:])


def test_a_visit_typed_ahead_at_150_ms(home: Path, opens: Opens) -> None:
    """Nobody waits for the echo: all the keys, 30 ms apart, in packets of any size, none lost."""
    window = opens(home).sees("Phrase de passe")
    steps: list[tuple[list[str], str]] = [
        ([*PHRASE, "enter"], "Aucun dossier ouvert"),
        (["f3"], "QUELLE PROCÉDURE"),
        (["enter"], "1/4 ACCÈS"),
        (
            [
                "pagedown",
                *"LE GOFF",
                "down",
                *"2940375120005",
                "down",
                *"12031994",
                "down",
                *"4200",
            ],
            "",
        ),
        (["left", "left", "9", "up", "up", "up", *"-MARTIN"], "▸ Nom LE GOFF-MARTIN"),
    ]
    chance = Random(6)
    for keys, seen in steps:
        packet = b""
        for key in keys:
            sleep(0.03)
            packet += KEYS.get(key, key).encode()
            if chance.random() < 0.6:
                window.receives(packet)
                packet = b""
        window.receives(packet)
        sleep(RTT)
        if seen:
            window.sees(seen)
    window.sees("12/03/1994", "42900", "N° de sécurité sociale").presses("down")
    window.sees("▸ N° de sécurité sociale 2940375120005")
    assert window.quits() == 0


def test_echap_and_the_name_typed_after_it_in_one_packet(home: Path, opens: Opens) -> None:
    """It is not Alt+M: the list opens, and searches."""
    window = begins(opens(home)).presses("MARTIN").sees("▸ Nom MARTIN", "✓ enregistré")
    window.receives(b"\x1bmar").sees("Guichet · Dossiers", "Chercher mar", "MARTIN")
    assert window.quits() == 0


def test_what_a_letter_costs_the_line(home: Path, opens: Opens) -> None:
    """A letter, its echo and its verdict are a few hundred bytes, not a screen."""
    window = begins(opens(home)).presses("A").sees("▸ Nom A", "✓ enregistré").settles()
    before = len(window.raw)
    for letter in "BCDEFGHIJK":
        window.presses(letter).sees(f"{letter}").settles(0.1)
    cost = (len(window.raw) - before) / 10
    print(f"{cost:.0f} bytes a letter")
    assert cost < 5000
    assert window.quits() == 0


# -- deaf ------------------------------------------------------------------------------------


def test_a_terminal_that_never_tells_of_focus(home: Path, opens: Opens) -> None:
    """F4 again is the next value, and the line says so until coming back is once heard of."""
    window = begins(opens(home)).presses("LE GOFF", "down", "294037512000591").sees("✓ Clé")
    window.presses("up").sees("▸ Nom").presses("f4")
    window.sees("Presse-papiers : Nom", "Ensuite : N° de sécurité sociale (F4)")
    window.presses("f4").sees("Presse-papiers : N° de sécurité sociale")
    window.presses("up").sees("▸ Nom").presses("f4").sees("Presse-papiers : Nom", "(F4)")
    window.presses("blur", "focus").sees("Presse-papiers : N° de sécurité sociale")
    window.presses("up").sees("▸ Nom").presses("f4").sees("Presse-papiers : Nom")
    window.does_not_see("(F4)")
    assert window.quits() == 0


@pytest.fixture
def server() -> Iterator[str]:
    """The name of a tmux server of its own, ended whatever became of the test."""
    name = f"guichet-{os.getpid()}"
    yield name
    subprocess.run(["tmux", "-L", name, "kill-server"], capture_output=True, check=False)


@pytest.mark.skipif(shutil.which("tmux") is None, reason="no tmux here")
def test_inside_tmux_as_it_comes(home: Path, opens: Opens, server: str) -> None:
    """No focus, its own escapes and colours: the same screen, F4 by F4, Échap, and back."""
    window = begins(opens(home, server, program="tests.terminal.in_tmux"))
    window.presses("LE GÔFF", "down", "294037512000591").sees("LE GÔFF", "✓ Clé", "✓ enregistré")
    window.presses("up").sees("▸ Nom").presses("f4").sees("Presse-papiers : Nom", "(F4)")
    window.presses("f4").sees("Presse-papiers : N° de sécurité sociale").settles()
    assert window.unreadable == ""
    window.presses("escape").sees("Guichet · Dossiers", "LE GÔFF").presses("f12")
    window.sees("Phrase de passe").does_not_see("LE GÔFF").settles()
    window.presses(PHRASE, "enter").sees("LE GÔFF")
    assert window.quits() == 0


# -- drawn larger and smaller ----------------------------------------------------------------


SYNCHRONISED = b"\x1b[?2026;2$y"
"""A terminal that takes whole frames says so; then each is between two marks."""


def storm(*windows: Window) -> list[bytes]:
    """What each writes while the corners of all are drawn through forty sizes in a second, and four
    letters are typed in the middle of it.
    """
    seen = [len(window.settles().raw) for window in windows]
    for turn in range(40):
        for window in windows:
            window.resizes(60 + turn, 20 + turn % 15)
            if turn % 10 == 5:
                window.presses("B")
        sleep(0.025)
    for window in windows:
        window.resizes(100, 30).sees("ABBBB").settles()
    return [window.raw[before:] for window, before in zip(windows, seen, strict=True)]


def test_a_storm_of_sizes(home: Path, opens: Opens) -> None:
    """Never a cleared screen, the last size right, the letters there. A bare Textual Input, in the
    same storm, paints two frames a size: Guichet paints no third one (0.3 to 1.2 times as many have
    been measured, from a busy machine to a quiet one).
    """
    window = begins(opens(home)).receives(SYNCHRONISED).presses("A").sees("▸ Nom A")
    bare = opens(home, program="tests.benchmarks.bare").sees("Nom").receives(SYNCHRONISED)
    ours, theirs = storm(window, bare.presses("A").sees("A"))
    window.sees("▸ Nom ABBBB", "2/4 CONNEXION")
    assert b"\x1b[2J" not in ours
    assert max(len(line) for line in window.shown.splitlines()) <= 100
    frames, measure = ours.count(b"\x1b[?2026h"), theirs.count(b"\x1b[?2026h")
    print(f"{frames} frames for 41 sizes, bare {measure}")
    assert 0 < frames <= 1.45 * measure
    assert window.presses("C").sees("▸ Nom ABBBBC").quits() == 0
    assert bare.quits() == 0
