"""`agents`: who may open, from the command line; phrases from files or typed unseen."""

from __future__ import annotations

import getpass
import io
import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from counter_app.cli import run
from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from counter_app.vault.recovery import read_code
from tests.cli.conftest import Command, Said, is_a_sentence

CLAIRE, KARIM = "cheval lampe douze rivière", "tambour nuage quatre sentier"
NEW = "bougie tracteur violon mardi"

Write = Callable[[str], str]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """A phrase in a file of its own."""

    def write(phrase: str) -> str:
        file = tmp_path / f"{abs(hash(phrase))}.txt"
        file.write_text(f"{phrase}\n", "utf-8")
        return str(file)

    return write


@pytest.fixture
def code(command: Command, written: Write) -> str:
    """Claire's desk."""
    said = command("init", "--agent", "Claire", "--passphrase-file", written(CLAIRE))
    assert said.code == 0
    return said.lines[0]


@pytest.fixture
def two(command: Command, code: str, written: Write) -> str:
    """Claire has added Karim."""
    said = command(
        *("agents", "add", "Karim", "--passphrase-file", written(CLAIRE)),
        *("--new-passphrase-file", written(KARIM)),
    )
    assert (said.code, said.out, said.err) == (0, "Karim peut ouvrir Guichet.\n", "")
    return code


def opens(home: Path, name: str, phrase: str) -> bool:
    opening = Opening(Settings(home))
    return opening.unlock(opening.people.named(name), phrase).close()


def by_claire(written: Write) -> tuple[str, ...]:
    return ("--agent", "claire", "--passphrase-file", written(CLAIRE))


def test_the_list(command: Command, two: str) -> None:
    assert command("agents", "list").lines == ["Claire", "Karim"]
    told = [json.loads(line) for line in command("agents", "list", "--json").lines]
    assert [each["name"] for each in told] == ["Claire", "Karim"]
    assert len({each["id"] for each in told}) == 2


def test_an_added_agent_opens(command: Command, two: str, home: Path) -> None:
    assert opens(home, "Karim", KARIM)


def test_a_removed_agent_opens_no_more_and_the_new_code_is_printed(
    command: Command, two: str, home: Path, written: Write
) -> None:
    said = command("agents", "remove", "karim", *by_claire(written))
    assert said.code == 0
    assert said.err.splitlines() == [
        "N’ouvre plus Guichet\u00a0: Karim.",
        "Nouveau code de secours\u00a0: l’ancien n’ouvre plus, détruire le papier.",
    ]
    (line,) = said.lines
    assert read_code(line) != read_code(two)
    assert command("agents", "list").lines == ["Claire"]
    assert opens(home, "Claire", CLAIRE)


def test_several_leave_at_once(command: Command, two: str, written: Write) -> None:
    added = command(
        *("agents", "add", "Zoé", *by_claire(written), "--new-passphrase-file", written(NEW))
    )
    assert added.code == 0
    assert command("agents", "remove", "Karim", "Zoé", *by_claire(written)).code == 0
    assert command("agents", "list").lines == ["Claire"]


def test_the_last_one_stays(command: Command, code: str, written: Write) -> None:
    said = command("agents", "remove", "Claire", *by_claire(written))
    assert said.code == 1
    assert "ne resterait personne" in said.err
    assert is_a_sentence(said.err)


def test_the_new_code_goes_to_a_file(
    command: Command, two: str, written: Write, tmp_path: Path
) -> None:
    paper = tmp_path / "code.txt"
    said = command("agents", "remove", "Karim", *by_claire(written), "--recovery-file", str(paper))
    assert (said.code, said.out) == (0, "")
    assert read_code(paper.read_text("utf-8").strip())


def test_nothing_is_reserved_for_a_refusal(
    command: Command, two: str, written: Write, tmp_path: Path
) -> None:
    paper = tmp_path / "code.txt"
    window = Opening(Settings(tmp_path / "home"))
    counter = window.unlock(window.people.named("Karim"), KARIM)
    said = command("agents", "code", *by_claire(written), "--recovery-file", str(paper))
    assert said.code == 1
    assert "dans une autre fenêtre" in said.err
    assert is_a_sentence(said.err)
    assert not paper.exists()
    assert counter.close()


def test_a_code_that_cannot_be_shown_is_not_the_end(
    command: Command, two: str, written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as full:
        full.setattr(sys, "stdout", Full())
        assert run(["agents", "code", *by_claire(written)]) == 1
    assert command("agents", "code", *by_claire(written)).code == 0


def test_a_phrase_is_changed(command: Command, two: str, home: Path, written: Write) -> None:
    said = command(
        "agents", "passphrase", *by_claire(written), "--new-passphrase-file", written(NEW)
    )
    assert (said.code, said.out, said.err) == (0, "La phrase de Claire est changée.\n", "")
    assert opens(home, "Claire", NEW)


def test_with_the_code_in_place_of_the_phrase(
    command: Command, two: str, home: Path, written: Write
) -> None:
    said = command(
        *("agents", "passphrase", "--agent", "Claire", "--passphrase-file", written(two)),
        *("--new-passphrase-file", written(NEW)),
    )
    assert said.code == 0
    assert read_code(said.lines[0]) != read_code(two)
    assert opens(home, "Claire", NEW)
    assert opens(home, "Karim", KARIM)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (("add", "Zoé"), "n’ajoute personne"),
        (("remove", "Karim"), "commencer par"),
        (("code",), "commencer par"),
    ],
)
def test_the_code_alone_does_nothing_else(
    command: Command, two: str, written: Write, typed: tuple[str, ...], told: str
) -> None:
    said = command("agents", *typed, "--agent", "Claire", "--passphrase-file", written(two))
    assert said.code == 1
    assert told in said.err
    assert is_a_sentence(said.err)
    assert command("agents", "list").lines == ["Claire", "Karim"]


def test_a_wrong_phrase_is_refused(command: Command, two: str, written: Write) -> None:
    said = command(
        *("agents", "remove", "Karim", "--agent", "Claire", "--passphrase-file", written(NEW))
    )
    assert said.code == 1
    assert "Phrase de passe refusée" in said.err


def test_after_wrong_ones_the_command_waits(command: Command, two: str, written: Write) -> None:
    """Each command is a process of its own: without waiting it could never be in time."""
    wrong = ("--agent", "Claire", "--passphrase-file", written(NEW))
    assert command("agents", "remove", "Karim", *wrong).code == 1
    said = command("agents", "remove", "Karim", *by_claire(written))
    assert said.code == 0
    assert said.err.splitlines()[0] == "Trop d’essais avant celui-ci\u00a0: attente de 1 s."
    assert command("agents", "list").lines == ["Claire"]


def test_a_weak_phrase_is_refused(command: Command, two: str, written: Write) -> None:
    said = command(
        *("agents", "passphrase", *by_claire(written)),
        *("--new-passphrase-file", written("vive la mairie")),
    )
    assert said.code == 1
    assert "trop facile à deviner" in said.err


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ((), "Écrire agents list, add, remove, passphrase ou code"),
        (("lister",), "Écrire agents list"),
        (("add",), "agents add NOM"),
        (("add", "Zoé", "Luc"), "agents add NOM"),
        (("remove",), "agents remove NOM"),
        (("list", "Claire"), "agents list, sans nom"),
        (("code",), "--agent QUI"),
        (("code", "--agent", "Claire"), "--passphrase-file F"),
    ],
)
def test_what_is_not_well_written_is_told(
    command: Command, two: str, typed: tuple[str, ...], told: str
) -> None:
    said = command("agents", *typed)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert is_a_sentence(said.err)


def test_a_name_that_nobody_has(command: Command, two: str, written: Write) -> None:
    said = command("agents", "remove", "Luc", *by_claire(written))
    assert said.code == 1
    assert "Aucun agent" in said.err


def test_before_the_first_run(command: Command, home: Path) -> None:
    said = command("agents", "list")
    assert said.code == 1
    assert "pas encore d’agent" in said.err
    assert not home.exists()


def test_help(command: Command) -> None:
    said = command("agents", "--help")
    assert said.code == 0
    assert all(word in said.out for word in ("list", "add", "remove", "passphrase", "code"))
    assert max(map(len, said.lines)) <= 80


# -- typed at the terminal ---------------------------------------------------------------------


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def typing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[Said, list[str]]]:
    """`typing(["phrase", …], "agents", …)`: what was said, and the prompts."""

    def typed(phrases: list[str], *arguments: str) -> tuple[Said, list[str]]:
        left: Iterator[str] = iter(phrases)
        prompts: list[str] = []

        def unseen(prompt: str) -> str:
            prompts.append(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr(sys, "stdin", Terminal())
        monkeypatch.setattr(getpass, "getpass", unseen)
        return Said(run([*arguments]), *capsys.readouterr()), prompts

    return typed


def test_phrases_typed_unseen(
    two: str, typing: Callable[..., tuple[Said, list[str]]], home: Path
) -> None:
    said, prompts = typing([CLAIRE, NEW, NEW], "agents", "add", "Zoé", "--agent", "Claire")
    assert (said.code, said.out) == (0, "Zoé peut ouvrir Guichet.\n")
    assert prompts == [
        "Phrase de Claire\u00a0: ",
        "Nouvelle phrase de Zoé\u00a0: ",
        "La même, encore\u00a0: ",
    ]
    assert opens(home, "Zoé", NEW)


@pytest.mark.parametrize(
    ("phrases", "told"),
    [
        ([CLAIRE, NEW, KARIM], "diffèrent"),
        ([CLAIRE], "Rien n’a été tapé"),
        (["x" * 201], "Trop long"),
    ],
)
def test_phrases_badly_typed(
    two: str, typing: Callable[..., tuple[Said, list[str]]], phrases: list[str], told: str
) -> None:
    said, _prompts = typing(phrases, "agents", "passphrase", "--agent", "Claire")
    assert said.code in (1, 2)
    assert told in said.err
    assert is_a_sentence(said.err)
