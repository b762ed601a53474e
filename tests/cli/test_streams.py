"""The standard streams as they come, in a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import is_a_sentence, launch

RIGHT = "2 94 03 75 120 005 91"
SHELL = [sys.executable, "-m", "counter_app"]
posix_only = pytest.mark.skipif(os.name != "posix", reason="file descriptors of a POSIX shell")


def shell(line: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """A line of sh, where `$APP` is the program."""
    app = " ".join(SHELL)
    return subprocess.run(
        ["/bin/sh", "-c", line],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "APP": app, **environment},
        timeout=60,
        check=False,
    )


def test_python_dash_m_is_the_same_program() -> None:
    assert launch("--version").out.startswith("counter-app ")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-16"])
def test_any_encoding_of_the_terminal(encoding: str) -> None:
    done = subprocess.run(
        [*SHELL, "check", "nir", "2 94 03 75 120 005 92"],
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": encoding},
        timeout=60,
        check=False,
    )
    text = done.stdout.decode(encoding)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "corriger | La cl" in text


def test_ascii_keeps_french_readable_and_json_whole() -> None:
    said = launch("check", "nir", "2 94 03 75 120 005 92", PYTHONIOENCODING="ascii")
    assert said.out.startswith("x a corriger | La cle ne correspond pas : relire la carte")
    said = launch("check", "nir", "--json", RIGHT, PYTHONIOENCODING="ascii", LANG="C")
    assert "\u00a0" in json.loads(said.out)["message"]


def test_a_locale_without_accents_still_errs_in_one_sentence() -> None:
    said = launch("check", "nope", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert said.code == 2
    assert said.err.startswith("Champ inconnu : nope.")
    assert is_a_sentence(said.err)


@posix_only
def test_head_reads_two_lines_and_nothing_is_said() -> None:
    done = shell("yes 29 | $APP check nir | head -2")
    assert (done.stdout.count("\n"), done.stderr) == (2, "")


@posix_only
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a disk that is always full")
def test_a_full_disk_is_a_sentence() -> None:
    done = shell("$APP procedures list > /dev/full")
    assert done.returncode == 1
    assert is_a_sentence(done.stderr)
    assert "le disque est plein" in done.stderr


@posix_only
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_are_no_crash(closed: str) -> None:
    done = shell(f"$APP check nir '{RIGHT}' {closed}")
    assert (done.returncode, done.stderr) == (0, "")


@posix_only
def test_a_code_that_nobody_would_read_is_not_drawn(tmp_path: Path) -> None:
    phrase, home = tmp_path / "phrase", tmp_path / "home"
    phrase.write_text("quatre canards verts dansent sous la lune\n", "utf-8")
    done = shell(
        f"$APP init --agent Claire --passphrase-file '{phrase}' >&-", COUNTER_APP_HOME=str(home)
    )
    assert done.returncode == 2
    assert is_a_sentence(done.stderr)
    assert "--recovery-file" in done.stderr
    assert not (home / "guichet.sqlite3").exists()


@posix_only
def test_each_answer_comes_before_the_next_value() -> None:
    with subprocess.Popen(
        [*SHELL, "check", "nir"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for value in (b"29", b"294"):
            process.stdin.write(value + b"\n")
            process.stdin.flush()
            assert b"chiffres" in process.stdout.readline()
        process.stdin.close()
        assert process.wait(30) == 0


@posix_only
def test_ctrl_c_leaves_without_a_word() -> None:
    import signal

    with subprocess.Popen(
        [*SHELL, "check", "nir"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"29\n")
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (130, b"")


def test_the_application_without_a_terminal_says_how_to_start_it() -> None:
    said = launch()
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)
