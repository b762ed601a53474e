"""`procedures`: listed, shown, and told to their author what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.procedure.loader import shipped
from counter_app.procedure.problem import Problem
from counter_app.settings import data_folder
from tests.cli.conftest import Command, is_a_sentence

FIVE = [
    "ameli-1.1-code-provisoire",
    "ameli-1.2-franceconnect",
    "ameli-1.3-cpam-loire",
    "ameli-mot-de-passe-oublie",
    "ameli-saint-thomas",
]


def test_list_names_the_five(command: Command) -> None:
    said = command("procedures", "list")
    assert (said.code, said.err) == (0, "")
    assert [line.split()[0] for line in said.lines] == FIVE
    assert "Créer un compte ameli" in said.lines[2]


def test_list_tells_of_a_file_that_does_not_load(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = (Problem("mairie.toml", 3, "il manque l’id"),)
    monkeypatch.setattr("counter_app.cli.procedures.shipped_problems", lambda: wrong)
    said = command("procedures", "list")
    assert (said.code, len(said.lines)) == (1, 5)
    assert "mairie.toml" in said.err
    assert "il manque l’id" in said.err


@pytest.mark.parametrize("name", FIVE)
def test_show_prints_every_step(command: Command, name: str) -> None:
    said = command("procedures", "show", name)
    assert said.code == 0
    assert all(step.title.upper() in said.out for step in shipped()[name].steps)


def test_show_what_does_not_exist(command: Command) -> None:
    said = command("procedures", "show", "ameli-9")
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)
    assert FIVE[0] in said.err


def test_lint_has_nothing_to_say_of_what_ships(command: Command) -> None:
    said = command("procedures", "lint")
    assert (said.code, said.out, said.err) == (0, "", "")


def test_lint_gives_file_line_and_message(command: Command, tmp_path: Path) -> None:
    good = data_folder() / "procedures" / f"{FIVE[2]}.toml"
    text = good.read_text("utf-8")
    bad = tmp_path / "essai.toml"
    bad.write_text(text.replace("checked_on", "cheked_on", 1), "utf-8")
    line = text[: text.index("checked_on")].count("\n") + 1
    said = command("procedures", "lint", str(bad))
    assert said.code == 1
    assert any(each.startswith(f"{bad}:{line}: ") for each in said.lines)
    assert command("procedures", "lint", str(good)).code == 0


def test_lint_of_what_is_no_toml(command: Command, tmp_path: Path) -> None:
    bad = tmp_path / "essai.toml"
    bad.write_text("id = \n", "utf-8")
    said = command("procedures", "lint", str(bad))
    assert (said.code, said.err) == (1, "")
    assert said.out.startswith(f"{bad}:1: ")


def test_lint_of_what_cannot_be_read(command: Command, tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes("title = 'créer'".encode("latin-1"))
    for file in (tmp_path / "none.toml", tmp_path, latin):
        said = command("procedures", "lint", str(file))
        assert (said.code, said.out) == (2, "")
        assert is_a_sentence(said.err)
        assert str(file) in said.err


@pytest.mark.parametrize(
    "arguments", [(), ("nope",), ("show",), ("list", "x"), ("lint", "a", "b"), ("list", "--json")]
)
def test_wrong_usage(command: Command, arguments: tuple[str, ...]) -> None:
    said = command("procedures", *arguments)
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)


def test_help(command: Command) -> None:
    said = command("procedures", "--help")
    assert said.code == 0
    assert all(verb in said.out for verb in ("list", "show ID", "lint [FICHIER]"))
