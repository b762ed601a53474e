"""`shortcut`: what it writes, and what it says where it cannot."""

from __future__ import annotations

import subprocess
import sysconfig
from pathlib import Path

import pytest

from counter_app.cli import shortcut as module
from counter_app.cli.problem import Trouble
from tests.cli.conftest import Command, is_a_sentence


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A command that pip installed, in a folder with every difficult sign."""
    folder = tmp_path / 'é "$HOME` 100%\\'
    folder.mkdir()
    (folder / "counter-app").touch()
    monkeypatch.setattr(sysconfig, "get_path", lambda _name: str(folder))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    return folder / "counter-app"


def unquoted(value: str) -> str:
    """As the specification reads `Exec`: the file's escapes, the quotes', then the % signs."""
    text = value.replace("\\\\", "\0").replace("\0", "\\")
    assert text[0] == text[-1] == '"'
    inner, at = "", 1
    while at < len(text) - 1:
        at += text[at] == "\\"
        inner, at = inner + text[at], at + 1
    return inner.replace("%%", "%")


def test_in_the_menu(command: Command, program: Path, tmp_path: Path) -> None:
    said = command("shortcut")
    assert (said.code, said.err) == (0, "")
    entry = tmp_path / "share" / "applications" / "guichet.desktop"
    assert str(entry) in said.out
    head, *lines = entry.read_text("utf-8").splitlines()
    values = dict(line.split("=", 1) for line in lines)
    assert head == "[Desktop Entry]"
    assert values["Terminal"] == "true"
    assert unquoted(values["Exec"]) == str(program)


def test_not_installed(command: Command, program: Path) -> None:
    program.unlink()
    said = command("shortcut")
    assert (said.code, said.out) == (1, "")
    assert is_a_sentence(said.err)


def test_on_the_desktop_of_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[list[str], dict[str, str]]] = []

    def run(command: list[str], **how: object) -> None:
        environment = how["env"]
        assert isinstance(environment, dict)
        asked.append((command, environment))

    monkeypatch.setenv("SYSTEMROOT", r"D:\Windows")
    monkeypatch.setattr(subprocess, "run", run)
    said = module.place("win32", Path("'; Remove-Item é.exe"))
    ((command, environment),) = asked
    assert "Bureau" in said
    assert command[0].startswith("D:\\Windows\\System32\\")
    assert "Remove-Item" not in "".join(command)
    assert environment[module.TARGET] == "'; Remove-Item é.exe"


@pytest.mark.parametrize("error", [OSError(), subprocess.CalledProcessError(1, [])], ids=repr)
def test_windows_refuses(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def run(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(Trouble, match=r"Nouveau, Raccourci, puis .*counter-app\.exe"):
        module.place("win32", Path("counter-app.exe"))


def test_elsewhere(program: Path) -> None:
    with pytest.raises(Trouble, match="lancer"):
        module.place("darwin", program)


def test_help(command: Command) -> None:
    assert "double clic" in command("shortcut", "--help").out
