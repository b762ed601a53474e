"""Which command, and no traceback whatever goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app import __version__
from counter_app.cli import entry
from counter_app.reference import tables
from tests.cli.conftest import Command, is_a_sentence


@pytest.mark.parametrize("arguments", [("--help",), ("-h",), ("--demo", "--help"), ()])
def test_help_names_every_command(command: Command, arguments: tuple[str, ...]) -> None:
    said = command(*arguments)
    assert (said.code, said.err) == (0, "")
    assert all(name in said.out for name in ("init", "procedures", "check", "--demo", "--version"))
    assert "COUNTER_APP_HOME" in said.out
    assert max(map(len, said.lines)) <= 80


def test_version(command: Command) -> None:
    assert command("--version").out == f"counter-app {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [("nope",), ("--nope",), ("--version", "x"), ("--demo", "check"), ("--help", "x"), ("",)],
)
def test_wrong_usage(command: Command, arguments: tuple[str, ...]) -> None:
    said = command(*arguments)
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)


def failing(error: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_arguments: list[str]) -> int:
        raise error

    monkeypatch.setattr(entry, "_carry_out", fail)


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (ValueError("2 94 03 75 120 005 91"), 1, "Panne imprévue (ValueError, tests.cli"),
        (OSError(5, "Input/output error"), 1, "le disque ne répond pas"),
        (FileNotFoundError("data/procedures"), 1, "réinstaller"),
        (OSError(7777, "?"), 1, "erreur 7777 du système"),
    ],
)
def test_the_unforeseen_is_a_sentence_without_anyones_value(
    command: Command,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    code: int,
    words: str,
) -> None:
    failing(error, monkeypatch)
    said = command("check")
    assert (said.code, said.out) == (code, "")
    assert is_a_sentence(said.err)
    assert words in said.err
    assert "2 94" not in said.err


@pytest.mark.parametrize(("error", "code"), [(KeyboardInterrupt(), 130), (BrokenPipeError(), 141)])
def test_leaving_early_says_nothing(
    command: Command, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
) -> None:
    failing(error, monkeypatch)
    said = command("check")
    assert (said.code, said.out, said.err) == (code, "", "")


@pytest.mark.parametrize(
    "typed", ["doctor", "purge", "journal", "backup x", "check postal_code 42000", "init --shared"]
)
def test_a_data_folder_of_an_unknown_user(
    command: Command, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, typed: str
) -> None:
    """One sentence that names it, and the exit code of a command line that cannot be followed."""
    monkeypatch.setenv("COUNTER_APP_HOME", "~no-such-user/guichet")
    phrase = tmp_path / "phrase"
    phrase.write_text("quatre mots bien choisis\n", "utf-8")
    more = ("--agent", "Claire", "--passphrase-file", str(phrase)) if "init" in typed else ()
    tables.shared.cache_clear()
    said = command(*typed.split(), *more)
    tables.shared.cache_clear()
    assert (said.code, said.out) == (2, "")
    assert "COUNTER_APP_HOME (~no-such-user/guichet)" in said.err
    assert is_a_sentence(said.err)
