"""F4 in a real terminal, on a real desktop: another program pastes, and nothing is left there."""

from __future__ import annotations

import signal
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from time import sleep

import pytest

from tests.terminal.test_killed import begins
from tests.terminal.window import Window
from tests.x11 import Desktop, _display, desktop, x_server

__all__ = ["_display", "desktop"]

Opens = Callable[..., Window]

ENDS: dict[str, Callable[[Window], object]] = {
    "lock": lambda window: window.presses("f12").sees("Phrase de passe"),
    "dossiers": lambda window: window.presses("escape").sees("Guichet · Dossiers"),
    "quit": Window.quits,
    "SIGHUP": Window.is_closed,
    "SIGKILL": Window.is_killed,
}


def osc52(text: str) -> bytes:
    """What asks the terminal to copy."""
    return b"\x1b]52;c;" + b64encode(text.encode()) + b"\a"


def typed(window: Window) -> Window:
    """Mme LE GOFF's name and postal code at 2/4, the cursor back in the name."""
    begins(window).presses("LE GOFF", "tab", "tab", "tab", "42000").sees("42000", "✓ enregistré")
    return window.presses("up", "up", "up").sees("▸ Nom")


def test_the_run_with_another_program_pasting(home: Path, opens: Opens, desktop: Desktop) -> None:
    """F4, paste, back: what is missing is said and never copied; then the one after it."""
    window = typed(opens(home, **desktop.environment)).presses("f4")
    window.sees("Presse-papiers : Nom, encore", "Ensuite : N° de sécurité sociale, à remplir")
    desktop.comes_to_hold("LE GOFF")
    window.presses("blur", "focus").sees("à remplir d’abord, rien n’est copié")
    desktop.comes_to_hold("LE GOFF")
    window.presses("down", "down", "f4").sees("Presse-papiers : Code postal", "dernière valeur")
    desktop.comes_to_hold("42000")
    assert b"\x1b]52;" not in window.raw
    assert window.quits() == 0


def whole(window: Window) -> Window:
    """All four values of 2/4, the first one copied, and ameli's window in front."""
    typed(window).presses("down", "294037512000591", "down", "12031994", "up", "up").sees("▸ Nom")
    window.presses("f4").sees("Presse-papiers : Nom, encore").presses("blur")
    sleep(0.6)
    return window


def test_paste_after_paste_without_coming_back(home: Path, opens: Opens, desktop: Desktop) -> None:
    """The desktop tells that the name was pasted: the number is there, then the date."""
    window = whole(opens(home, **desktop.environment))
    assert desktop.ctrl_v() == "LE GOFF"
    window.sees("Presse-papiers : N° de sécurité sociale, encore", "2 copié", "3 suivant")
    sleep(0.3)
    assert desktop.ctrl_v() == "2940375120005"
    window.sees("Presse-papiers : Date de naissance, encore")
    sleep(0.3)
    assert desktop.ctrl_v() == "12/03/1994"
    window.sees("Presse-papiers : Code postal, encore").presses("focus").sees("▸ Code postal")
    assert desktop.pastes() == "42000"
    assert window.quits() == 0


def test_who_reads_without_a_hand_skips_nothing(home: Path, opens: Opens, desktop: Desktop) -> None:
    """A manager reads each copy, at once and again: the name stays until the agent comes back."""
    window = whole(opens(home, **desktop.environment))
    for _ in range(4):
        assert desktop.pastes() == "LE GOFF"
        sleep(0.4)
    window.presses("focus").sees("Presse-papiers : N° de sécurité sociale, encore")
    assert desktop.pastes() == "2940375120005"
    assert window.quits() == 0


def test_a_town_may_have_the_run_wait_for_the_agent(
    home: Path, opens: Opens, desktop: Desktop
) -> None:
    """`follow = false`: however often it is pasted, the next value comes with the focus."""
    (home / "config.toml").write_text("[clipboard]\nfollow = false\n", encoding="utf-8")
    window = whole(opens(home, **desktop.environment))
    assert desktop.ctrl_v() == "LE GOFF"
    sleep(1)
    assert desktop.ctrl_v() == "LE GOFF"
    window.presses("focus").sees("Presse-papiers : N° de sécurité sociale, encore")
    assert window.quits() == 0


@pytest.mark.parametrize("end", ENDS)
def test_nothing_is_left(home: Path, opens: Opens, desktop: Desktop, end: str) -> None:
    window = typed(opens(home, **desktop.environment)).presses("f4").sees("Presse-papiers : Nom")
    desktop.comes_to_hold("LE GOFF")
    ENDS[end](window)
    desktop.comes_to_hold("")


def test_what_the_agent_copied_elsewhere_stays(home: Path, opens: Opens, desktop: Desktop) -> None:
    window = typed(opens(home, **desktop.environment)).presses("f4").sees("Presse-papiers : Nom")
    desktop.comes_to_hold("LE GOFF")
    desktop.copies("une adresse de la mairie")
    assert window.quits() == 0
    assert desktop.pastes() == "une adresse de la mairie"


def test_after_half_a_minute(home: Path, opens: Opens, desktop: Desktop) -> None:
    """Half a minute, in earnest."""
    window = typed(opens(home, **desktop.environment)).presses("f4").sees("Presse-papiers : Nom")
    desktop.comes_to_hold("LE GOFF")
    window.sees("Presse-papiers vidé.")
    assert desktop.pastes() == ""


def test_no_process_s_arguments_nor_environment_hold_the_value(
    home: Path, opens: Opens, desktop: Desktop
) -> None:
    typed(opens(home, **desktop.environment)).presses("f4").sees("Presse-papiers : Nom")
    desktop.comes_to_hold("LE GOFF")
    looked = [*Path("/proc").glob("[0-9]*/cmdline"), *Path("/proc").glob("[0-9]*/environ")]
    keepers, told = 0, b""
    for file in looked:
        try:
            said = file.read_bytes()
        except OSError:
            continue
        keepers += b"counter_app.ui.clip.keeper" in said
        told += said
    assert keepers >= 1
    assert b"LE GOFF" not in told


@pytest.mark.parametrize("where", ["over SSH", "without a display", "the display is gone"])
def test_elsewhere_the_terminal_copies(home: Path, opens: Opens, where: str) -> None:
    """By OSC 52, said as such, emptied when one leaves."""
    told = {
        "over SSH": {"DISPLAY": ":0", "SSH_CONNECTION": "10.0.0.2 50000 10.0.0.1 22"},
        "without a display": {"SSH_CONNECTION": ""},
        "the display is gone": {"DISPLAY": ":no-such", "SSH_CONNECTION": ""},
    }[where]
    window = typed(opens(home, **told)).presses("f4")
    window.sees("Presse-papiers : Nom (par le terminal), encore")
    assert osc52("LE GOFF") in window.raw
    assert window.quits() == 0
    assert window.raw.rindex(osc52("")) > window.raw.rindex(osc52("LE GOFF"))


def test_forbidden_nothing_goes_anywhere(home: Path, opens: Opens, desktop: Desktop) -> None:
    (home / "config.toml").write_text("[clipboard]\nallow = false\n", encoding="utf-8")
    window = typed(opens(home, **desktop.environment)).presses("f4").sees("Copie interdite ici")
    assert desktop.pastes() == ""
    assert b"\x1b]52;" not in window.raw
    assert window.quits() == 0


def test_a_desktop_that_hangs_does_not_stop_the_screen(home: Path, opens: Opens) -> None:
    """An X server that answers no more: nothing is claimed, and one goes on typing."""
    with x_server() as (display, server):
        window = typed(opens(home, **Desktop(display).environment))
        server.send_signal(signal.SIGSTOP)
        window.presses("f4", "X").sees("LE GOFFX", "✓ enregistré").presses("escape")
        window.sees("Guichet · Dossiers")
        assert window.quits() == 0
