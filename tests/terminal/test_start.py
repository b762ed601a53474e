"""Starting: the first run, the demonstration, and every folder or terminal that will not do."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counter_app.store import backup
from counter_app.ui.app import STOPPED
from tests.terminal.conftest import PHRASE
from tests.terminal.test_killed import begins
from tests.terminal.window import Window, environment

Opens = Callable[..., Window]


def refuses(window: Window, *sentences: str) -> None:
    """The sentence on Ouverture, no traceback, and Ctrl+Q still quits."""
    window.sees(*sentences).does_not_see("Traceback", STOPPED[:20])
    assert window.quits() == 0
    assert b"Traceback" not in window.raw


def test_first_run(tmp_path: Path, opens: Opens) -> None:
    window = opens(tmp_path / "new").sees("Première ouverture")
    window.presses("Claire", "enter", PHRASE, "enter", PHRASE, "enter").sees("CODE DE SECOURS")
    window.presses("enter").sees("Aucun dossier ouvert", "Claire")
    assert window.quits() == 0
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_the_terminal_is_given_back(home: Path, opens: Opens) -> None:
    """The alternate screen is left, the cursor shown again, and the kitty keyboard never asked:
    with it, AltGr+à on Windows Terminal gives no @.
    """
    window = opens(home).sees("Phrase de passe")
    assert window.quits() == 0
    assert window.raw.rindex(b"\x1b[?1049l") > window.raw.rindex(b"\x1b[?1049h")
    assert window.raw.rindex(b"\x1b[?25h") > window.raw.rindex(b"\x1b[?25l")
    assert b"\x1b[>1u" not in window.raw


def test_the_demonstration_leaves_nothing(tmp_path: Path, opens: Opens) -> None:
    throwaway = tmp_path / "throwaway"
    throwaway.mkdir()
    window = opens(tmp_path / "home", "--demo", TMPDIR=str(throwaway))
    window.sees("Dossiers", "MARTIN", "BONNET").presses("enter").sees("Échap")
    assert window.quits() == 0
    assert list(throwaway.iterdir()) == []
    assert not (tmp_path / "home").exists()


def test_a_damaged_database(home: Path, opens: Opens) -> None:
    for copy in home.glob("backups/*"):
        copy.unlink()
    (home / "guichet.sqlite3").write_bytes(b"not a database at all " * 500)
    refuses(opens(home), "abîmée", "Aucune sauvegarde entière", "counter-app restore")


def test_a_damaged_database_with_a_copy(home: Path, opens: Opens) -> None:
    """Killed, damaged, put back: the dossier that the copy has is there, at its row."""
    begins(opens(home)).presses("BONNET").sees("BONNET", "✓ enregistré").is_killed()
    database = home / "guichet.sqlite3"
    for copy in home.glob("backups/*"):
        copy.unlink()
    backup.daily(database, date(2026, 11, 21))
    database.write_bytes(b"not a database at all " * 500)
    window = opens(home).sees("abîmée", "1 dossier ouvert", "perdu").presses("f2")
    window.sees("REMETTRE").presses("enter").sees("Copie remise", "remplacee")
    window.presses(PHRASE, "enter").sees("BONNET").presses("enter").sees("2/4 CONNEXION", "BONNET")


def test_a_database_of_a_newer_version(home: Path, opens: Opens) -> None:
    connection = sqlite3.connect(home / "guichet.sqlite3")
    connection.execute("PRAGMA user_version = 9999")
    connection.close()
    refuses(opens(home), "plus récente", "Installer la dernière version")


def test_a_data_folder_that_cannot_be(tmp_path: Path, opens: Opens) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    window = opens(tmp_path / "file" / "home").sees("Phrase de passe")
    window.presses("Claire", "enter", PHRASE, "enter", PHRASE, "enter")
    refuses(window, "dossier de données")


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_data_folder(home: Path, opens: Opens) -> None:
    for file in home.iterdir():
        file.chmod(0o500 if file.is_dir() else 0o400)
    home.chmod(0o500)
    window = opens(home).sees("Phrase de passe").presses(PHRASE, "enter")
    window.sees("Phrase de passe").does_not_see("Ouverture…", "Aucun dossier ouvert")
    refuses(window, "informatique")


@pytest.mark.parametrize("arguments", [(), ("--demo",)])
def test_redirected_it_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "counter_app", *arguments],
        env=environment(tmp_path),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "terminal" in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_terminal_that_can_draw_nothing_is_spoken_to(tmp_path: Path, opens: Opens) -> None:
    """See `test_plain`."""
    window = opens(tmp_path / "new", TERM="dumb").sees("Première ouverture", "Votre nom")
    assert b"\x1b" not in window.raw


def test_a_data_folder_of_an_unknown_user(opens: Opens) -> None:
    window = opens(Path("~no-such-user"))
    assert window.ends() == 2
    window.sees("COUNTER_APP_HOME", "utilisateur inconnu").does_not_see("Traceback")


@pytest.mark.parametrize("end", [Window.quits, Window.is_closed], ids=("Ctrl+Q", "SIGHUP"))
def test_a_demonstration_leaves_nothing(
    tmp_path: Path, opens: Opens, end: Callable[[Window], object]
) -> None:
    """Nor when its window is closed by its cross."""
    (tmp_path / "tmp").mkdir()
    window = opens(tmp_path / "new", "--demo", TMPDIR=str(tmp_path / "tmp")).sees("MARTIN")
    assert [*(tmp_path / "tmp").iterdir()]
    end(window)
    assert [*(tmp_path / "tmp").iterdir()] == []


def test_quit_while_it_is_being_opened(home: Path, opens: Opens) -> None:
    """What the phrase opens when nobody is there any more is closed, its log with it."""
    window = opens(home).sees("Phrase de passe").presses(PHRASE, "enter", "ctrl+q")
    assert window.ends() == 0
    assert [*home.glob("*-wal")] == []


ABSENT = """
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            raise ImportError(f"{{name}} is not there")

sys.meta_path.insert(0, Absent())
"""
"""An installation that lacks a file: `sitecustomize` refuses to find that module."""


def breaks(tmp_path: Path, opens: Opens, home: Path, *arguments: str, module: str, at: str) -> None:
    """Without that module: a sentence, a report that says where, no traceback."""
    (tmp_path / "absent").mkdir()
    (tmp_path / "absent" / "sitecustomize.py").write_text(ABSENT.format(module=module), "utf-8")
    path = ":".join([str(tmp_path / "absent"), *sys.path])
    window = opens(home, *arguments, PYTHONPATH=path)
    assert window.ends() == 1
    said = window.raw[window.raw.rindex(b"\x1b[?1049l") :]
    assert STOPPED[:35].encode() in said
    assert b"Traceback" not in window.raw
    (report,) = (home / "reports").iterdir()
    assert "ImportError" in report.read_text("utf-8")
    assert at in report.read_text("utf-8")


@pytest.mark.parametrize(
    ("module", "arguments"),
    [
        ("counter_app.desk.counter", ()),
        ("counter_app.ui.screens.dossier", ()),
        ("counter_app.ui.screens.home", ("--demo",)),
    ],
)
def test_a_broken_installation_ends_as_any_error_does(
    home: Path, tmp_path: Path, opens: Opens, module: str, arguments: tuple[str, ...]
) -> None:
    """What is brought in behind Ouverture cannot be: no agent is left waiting for it."""
    at = "counter_app.ui.screens.opening:"
    breaks(tmp_path, opens, home, *arguments, module=module, at=at)


def test_a_broken_installation_over_a_damaged_database(
    home: Path, tmp_path: Path, opens: Opens
) -> None:
    """What looks for a copy cannot be brought in: no agent is left waiting for it."""
    (home / "guichet.sqlite3").write_bytes(b"not a database at all " * 500)
    at = "counter_app.ui.screens.opening_broken:"
    breaks(tmp_path, opens, home, module="counter_app.store.backup", at=at)
