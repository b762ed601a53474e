"""Line by line in a real pseudo-terminal: TERM=dumb, bytes and signals as they come."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import termios
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journeys.people import MARTIN
from tests.terminal.conftest import PHRASE
from tests.terminal.window import Window, environment

Opens = Callable[..., Window]


def dumb(opens: Opens, home: Path, *arguments: str) -> Window:
    """A window of 120 columns that can draw nothing; what is shown is the end of what was said."""
    return opens(home, *arguments, TERM="dumb")


def unlocked(window: Window) -> Window:
    return window.sees("Phrase de passe ?").presses(PHRASE, "enter").sees("Dossiers. Claire")


def says(window: Window, *lines: str) -> Window:
    for line in lines:
        window.presses(line, "enter")
    return window


def begins(window: Window) -> Window:
    """At the name, in 2/4."""
    says(unlocked(window), "n").sees("quelle procédure")
    says(window, "").sees("Code postal ?")
    return says(window, "es").sees("Nom ?")


def answered(window: Window) -> Window:
    says(begins(window), "MARTIN").sees("Enregistré.", "N° de sécurité sociale ?")
    return says(window, MARTIN.nir).sees("Femme", "Date de naissance ?")


def quits(window: Window) -> None:
    says(window, "quitter").sees("tout est enregistré.")
    assert window.ends() == 0
    assert b"Traceback" not in window.raw


def test_not_one_escape_is_ever_written(home: Path, opens: Opens) -> None:
    window = answered(dumb(opens, home))
    says(window, "12/03/1994", "42000").sees("Réponse d’ameli ?")
    says(window, "2").sees("À essayer, dans l’ordre").presses("i", "enter").sees("pourquoi")
    says(window, "", "", "", "oui").sees("Fin du talon.").presses("enter").sees("Dossiers. Claire")
    says(window, "masquer", "?").sees("quitter, ou q")
    quits(window)
    assert {byte for byte in window.raw if byte < 0x20} <= {0x0A, 0x0D}
    assert b"\x7f" not in window.raw


@pytest.mark.parametrize("end", [Window.is_killed, Window.is_closed], ids=("SIGKILL", "SIGHUP"))
def test_ended_without_a_word_it_resumes_at_the_line(
    home: Path, opens: Opens, end: Callable[[Window], None]
) -> None:
    end(answered(dumb(opens, home)))
    again = unlocked(dumb(opens, home)).sees("interrompu brutalement", "MARTIN")
    says(again, "").sees("6. Date de naissance", "Date de naissance ?")
    says(again, "p").sees("finit par")
    assert MARTIN.nir[:13].encode() not in again.raw
    quits(again)


def test_phrase_entree_entree_in_one_breath(home: Path, opens: Opens) -> None:
    answered(dumb(opens, home)).is_killed()
    again = dumb(opens, home).sees("Phrase de passe ?").presses(PHRASE, "enter", "enter")
    again.sees("Date de naissance ?")
    assert PHRASE.encode() not in again.raw


def test_ctrl_c_and_ctrl_d(home: Path, opens: Opens) -> None:
    window = begins(dumb(opens, home))
    window.presses("MART", "\x03").sees("Rien n’est perdu.")
    window.presses("\x04").sees("Guichet est fermé")
    assert window.ends() == 0


def test_the_lock_is_a_fresh_process_that_says_what_stays(home: Path, opens: Opens) -> None:
    window = dumb(opens, home)
    before = window.modes
    says(answered(window), "verrouiller").sees("Verrouillé.", "Ce terminal ne s’efface pas")
    window.sees("ligne à ligne.")
    asked = b"Phrase de passe"
    # The prompt of the first process still stands above.
    window.waits_for(lambda: window.raw.count(asked) == 2, "not asked again")
    assert not window.modes[3] & termios.ECHO
    window.presses(PHRASE, "enter").sees("Repris à").presses("p", "enter").sees("finit par")
    # Once the next line is asked for, which comes after what was said.
    window.waits_for(lambda: bool(window.modes[3] & termios.ECHO), "letters stay hidden")
    quits(window)
    assert window.modes == before


def test_the_word_asks_for_it_where_the_terminal_could_draw(home: Path, opens: Opens) -> None:
    window = opens(home, "--plain")
    quits(unlocked(window))
    assert b"\x1b" not in window.raw


def test_the_invented_dossiers_leave_nothing(tmp_path: Path, opens: Opens) -> None:
    throwaway = tmp_path / "throwaway"
    throwaway.mkdir()
    window = opens(tmp_path / "home", "--demo", "--plain", TMPDIR=str(throwaway))
    quits(window.sees("À côté, maintenant", "BONNET"))
    assert list(throwaway.iterdir()) == []
    assert not (tmp_path / "home").exists()


def test_another_encoding(home: Path, opens: Opens) -> None:
    """Un terminal en latin-1 : les signes y sont d’autres lettres, rien ne tombe."""
    window = opens(home, "--plain", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    window.sees("Phrase de passe ?").presses(PHRASE, "enter").sees("Dossiers. Claire")
    window.receives(b"n\r").sees("dossier").receives(b"\r").sees("Code postal ?")
    window.receives(b"42000\r").sees("+ juste").receives(b"q\r")
    assert window.ends() == 0


def test_a_closed_pipe_is_no_terminal(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counter_app", "--plain"],
        env=environment(home, TERM="dumb"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.count("\n") == 1


def test_half_typed_and_stopped_for_a_while(home: Path, opens: Opens) -> None:
    """Ctrl+Z de l’interpréteur de commandes, puis fg : la ligne est encore attendue."""
    window = begins(dumb(opens, home))
    os.kill(window.pid, signal.SIGSTOP)
    window.presses("MARTIN")
    os.kill(window.pid, signal.SIGCONT)
    says(window, "").sees("Nom", "✓ juste.", "Enregistré.")


def test_a_data_folder_of_an_unknown_user(opens: Opens) -> None:
    window = dumb(opens, Path("~no-such-user"))
    assert window.ends() == 2
    window.sees("COUNTER_APP_HOME", "utilisateur inconnu").does_not_see("Traceback")
