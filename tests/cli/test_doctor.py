"""`doctor`, what it guesses of a terminal, and `init --shared`."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

import pytest

from counter_app.cli import doctor as module
from counter_app.cli.terminal import abilities
from counter_app.desk.doctor import Sign
from counter_app.desk.means import Means
from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from tests.cli.conftest import Command, is_a_sentence
from tests.cli.test_init import PHRASE

KITTY = {"TERM": "xterm-kitty", "COLORTERM": "truecolor"}


@pytest.fixture
def in_kitty(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TMUX", "NO_COLOR", "WT_SESSION", "VTE_VERSION", "TERM_PROGRAM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in KITTY.items():
        monkeypatch.setenv(name, value)


@pytest.mark.usefixtures("in_kitty")
def test_a_pc_that_is_fit(command: Command, home: Path) -> None:
    Opening(Settings(home)).begin("Claire", PHRASE).counter.close()
    said = command("doctor")
    assert (said.code, said.err) == (0, "")
    assert {line[0] for line in said.lines} <= {"✓", "!"}
    assert "Claire" not in said.out
    assert all(
        words in said.out
        for words in ("1 agent", "Go libres", "sans faute", "terminal xterm-kitty")
    )


@pytest.mark.usefixtures("in_kitty")
def test_a_pc_that_is_not(command: Command, home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "guichet.sqlite3").write_bytes(b"x" * 5000)
    said = command("doctor")
    assert said.code == 1
    assert "✗ La base est abîmée · " in said.out
    assert (home / "guichet.sqlite3").read_bytes() == b"x" * 5000


def test_a_configuration_that_cannot_be_followed(command: Command, home: Path) -> None:
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text("[retention", "utf-8")
    said = command("doctor")
    assert said.code == 1
    assert "✗ " in said.out
    assert "config.toml" in said.out


def test_wrong_usage(command: Command) -> None:
    said = command("doctor", "encore")
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)


def test_the_size_is_the_terminals(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def isatty(self) -> bool:
            return True

        def fileno(self) -> int:
            raise OSError(9, "closed")

    for name in ("__stdout__", "__stderr__", "__stdin__"):
        monkeypatch.setattr(f"sys.{name}", None)
    assert module._size() == (0, 0)
    monkeypatch.setattr("sys.__stdout__", Broken())
    assert module._size() == (0, 0)


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal")
def test_the_size_of_a_real_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    fcntl, pty = pytest.importorskip("fcntl"), pytest.importorskip("pty")
    termios = pytest.importorskip("termios")
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, b"\x18\x00\x50\x00" + bytes(4))
    with os.fdopen(slave, "w") as stream:
        monkeypatch.setattr("sys.__stdout__", stream)
        assert module._size() == (80, 24)
    os.close(master)


@pytest.mark.parametrize(
    ("environment", "size", "encoding", "signs", "words"),
    [
        (KITTY, (120, 40), "utf-8", "✓✓✓✓", "toutes les couleurs"),
        ({"TERM": "xterm-256color"}, (80, 24), "UTF-8", "✓✓✓!", "256 couleurs"),
        ({"TERM": "linux"}, (80, 24), "utf8", "✓✓✓!", "16 couleurs"),
        ({"TERM": "dumb"}, (79, 24), "latin-1", "✗!!!", "vrai terminal"),
        ({}, (43, 24), "", "✗✗!!", "inconnu"),
        ({"WT_SESSION": "x"}, (80, 14), "utf-8", "✓✗✓✓", "Windows Terminal"),
        (KITTY | {"NO_COLOR": "1"}, (0, 0), "utf-8", "!!✓✓", "NO_COLOR"),
        (KITTY | {"TMUX": "x"}, (80, 24), "utf-8", "✓✓✓!", "set-clipboard"),
        ({"TERM": "xterm", "VTE_VERSION": "7000"}, (80, 24), "utf-8", "✓✓✓!", "recopier à la main"),
    ],
)
def test_what_a_terminal_says_of_itself(
    environment: Mapping[str, str], size: tuple[int, int], encoding: str, signs: str, words: str
) -> None:
    found = list(abilities(environment, size, encoding, Means.TERMINAL))
    assert "".join(point.sign for point in found) == signs
    assert any(words in str(point) for point in found)
    assert all(point.todo for point in found if point.sign is not Sign.GOOD)


@pytest.mark.parametrize(
    ("environment", "allowed", "words"),
    [
        ({"DISPLAY": ":0"}, True, "✓ copie (F4) par le presse-papiers de ce poste"),
        ({"DISPLAY": ":0", "VTE_VERSION": "7000"}, True, "✓ copie (F4) par le presse-papiers"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "w"}, True, "Wayland · F4, puis coller"),
        ({"SSH_TTY": "/dev/pts/1"}, True, "✓ copie (F4) par le terminal (SSH)"),
        ({}, True, "✓ copie (F4) par le terminal (pas d’écran graphique ici)"),
        (
            {"VTE_VERSION": "7000"},
            True,
            "! copie (F4) par le terminal (pas d’écran graphique ici),",
        ),
        ({"DISPLAY": ":0"}, False, "✓ copie (F4) interdite ici"),
    ],
)
@pytest.mark.usefixtures("in_kitty")
def test_which_way_it_copies(
    *,
    command: Command,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    environment: dict[str, str],
    allowed: bool,
    words: str,
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_TTY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    home.mkdir(mode=0o700)
    (home / "config.toml").write_text(f"[clipboard]\nallow = {str(allowed).lower()}\n", "utf-8")
    assert words in command("doctor").out


@pytest.mark.skipif(os.name != "posix", reason="groups of the system")
def test_a_shared_pc(command: Command, home: Path, tmp_path: Path) -> None:
    group = str(pytest.importorskip("grp").getgrgid(os.getgid()).gr_name)
    phrase = tmp_path / "phrase.txt"
    phrase.write_text(PHRASE, "utf-8")
    arguments = ("init", "--agent=Claire", f"--passphrase-file={phrase}", "--shared")
    said = command(*arguments, "--group=no-such-group-here")
    assert (said.code, said.out) == (1, "")
    assert "n’existe pas" in said.err
    said = command(*arguments, f"--group={group}")
    assert (said.code, said.err, len(said.lines)) == (0, "", 1)
    assert stat.S_IMODE(home.stat().st_mode) == 0o2770
    assert stat.S_IMODE((home / "guichet.sqlite3").stat().st_mode) == 0o660
    assert "dossier partagé" in command("doctor").out
    again = command(*arguments, f"--group={group}")
    assert (again.code, again.out) == (1, "")
    said = command(*arguments[:3], f"--group={group}")
    assert said.code == 2
    assert "--shared" in said.err
