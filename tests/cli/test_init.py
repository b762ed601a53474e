"""`init`: the first run without a screen."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from counter_app.cli import phrases
from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from counter_app.vault.recovery import read_code
from tests.cli.conftest import Command, is_a_sentence

PHRASE = "cheval lampe douze rivière"


@pytest.fixture
def phrase(tmp_path: Path) -> Path:
    file = tmp_path / "phrase.txt"
    file.write_text(f"{PHRASE}\n", "utf-8")
    return file


def opens(home: Path, passphrase: str) -> bool:
    """Whether the phrase unlocks the only agent of a data folder."""
    opening = Opening(Settings(home))
    (agent,) = opening.agents()
    return opening.unlock(agent, passphrase).close()


def test_the_phrase_opens_and_the_code_is_printed_once(
    command: Command, home: Path, phrase: Path
) -> None:
    said = command("init", "--agent", " Claire ", "--passphrase-file", str(phrase))
    assert (said.code, said.err, len(said.lines)) == (0, "", 1)
    assert read_code(said.lines[0])
    assert opens(home, PHRASE)
    assert Opening(Settings(home)).agents()[0].name == "Claire"
    kept = b"".join(file.read_bytes() for file in home.rglob("*") if file.is_file())
    assert said.lines[0].encode() not in kept


@pytest.mark.parametrize("written", [f"{PHRASE}\r\n", f"\ufeff{PHRASE}", f"{PHRASE}\n"])
def test_only_the_final_newline_is_dropped(
    command: Command, home: Path, tmp_path: Path, written: str
) -> None:
    file = tmp_path / "phrase.txt"
    file.write_bytes(written.encode())
    assert command("init", "--agent=Claire", f"--passphrase-file={file}").code == 0
    assert opens(home, PHRASE)


def test_spaces_belong_to_the_phrase(command: Command, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "phrase.txt"
    file.write_text(f"{PHRASE}  \n", "utf-8")
    assert command("init", "--agent=Claire", f"--passphrase-file={file}").code == 0
    assert opens(home, f"{PHRASE}  ")


@pytest.mark.parametrize("umask", [0o000, 0o777])
def test_the_code_goes_to_a_file_of_ones_own(
    command: Command, home: Path, phrase: Path, tmp_path: Path, umask: int
) -> None:
    paper = tmp_path / "code.txt"
    mask = os.umask(umask)
    try:
        said = command(
            *("init", "--agent", "Claire", "--passphrase-file", str(phrase)),
            *("--recovery-file", str(paper)),
        )
    finally:
        os.umask(mask)
    assert (said.code, said.out, said.err) == (0, "", "")
    assert read_code(paper.read_text("utf-8").removesuffix("\n"))
    if os.name == "posix":
        assert stat.S_IMODE(paper.stat().st_mode) == 0o600


def test_a_file_that_exists_is_never_written_over(
    command: Command, home: Path, phrase: Path, tmp_path: Path
) -> None:
    paper = tmp_path / "code.txt"
    paper.write_text("autre chose", "utf-8")
    said = command("init", "--agent=C", f"--passphrase-file={phrase}", f"--recovery-file={paper}")
    assert said.code == 2
    assert is_a_sentence(said.err)
    assert paper.read_text("utf-8") == "autre chose"
    assert not home.exists()


def test_a_desk_that_is_ready_is_left_alone(
    command: Command, home: Path, phrase: Path, tmp_path: Path
) -> None:
    command("init", "--agent=Claire", f"--passphrase-file={phrase}")
    paper = tmp_path / "code.txt"
    said = command(
        "init", "--agent=Karim", f"--passphrase-file={phrase}", f"--recovery-file={paper}"
    )
    assert (said.code, said.out) == (1, "")
    assert is_a_sentence(said.err)
    assert not paper.exists()
    assert [agent.name for agent in Opening(Settings(home)).agents()] == ["Claire"]


def test_a_weak_phrase_makes_nothing(command: Command, home: Path, tmp_path: Path) -> None:
    file, paper = tmp_path / "phrase.txt", tmp_path / "code.txt"
    file.write_text("court\n", "utf-8")
    said = command(
        "init", "--agent=Claire", f"--passphrase-file={file}", f"--recovery-file={paper}"
    )
    assert (said.code, said.out) == (1, "")
    assert is_a_sentence(said.err)
    assert not paper.exists()
    assert not home.exists()


@pytest.mark.parametrize(
    "content",
    [b"deux lignes\nde phrase ici\n", b"x" * 201, b"tab\tdans la phrase", "é".encode("latin-1")],
)
def test_a_phrase_that_could_not_be_typed(
    command: Command, home: Path, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "phrase.txt"
    file.write_bytes(content)
    said = command("init", "--agent=Claire", f"--passphrase-file={file}")
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)
    assert not home.exists()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--agent=Claire",),
        ("--passphrase-file={phrase}",),
        ("--agent= ", "--passphrase-file={phrase}"),
        ("--agent=Cl\x1baire", "--passphrase-file={phrase}"),
        ("--agent=Claire", "--passphrase-file={phrase}.none"),
        ("--agent=Claire", "--passphrase-file={phrase}", "encore"),
        ("--agent=Claire", "--passphrase-file={phrase}", "--recovery-file={phrase}/x/y"),
    ],
)
def test_wrong_usage(
    command: Command, home: Path, phrase: Path, arguments: tuple[str, ...]
) -> None:
    said = command("init", *(each.format(phrase=phrase) for each in arguments))
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)
    assert not home.exists()


def test_a_data_folder_that_cannot_be_made(
    command: Command, phrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_HOME", str(phrase / "home"))
    paper = tmp_path / "code.txt"
    said = command(
        "init", "--agent=Claire", f"--passphrase-file={phrase}", f"--recovery-file={paper}"
    )
    assert (said.code, said.out) == (1, "")
    assert said.err.count("\n") == 1
    assert not paper.exists()


def test_a_code_the_disk_refuses_is_printed_rather_than_lost(
    command: Command, phrase: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    paper = tmp_path / "code.txt"
    said = command(
        "init", "--agent=Claire", f"--passphrase-file={phrase}", f"--recovery-file={paper}"
    )
    assert said.code == 1
    assert read_code(said.lines[0])
    assert "le disque est plein" in said.err


def test_help_names_every_option(command: Command) -> None:
    said = command("init", "--help")
    assert said.code == 0
    assert all(name in said.out for name in ("--agent", "--passphrase-file", "--recovery-file"))
    assert phrases.LONGEST_PHRASE == 200
