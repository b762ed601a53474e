"""`backup` and `restore`: one file out, one file back, nothing written over, nothing unasked."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from counter_app.store.database import open_database
from counter_app.store.plain import SCHEMA
from counter_app.store.repository import Repository
from tests.cli.conftest import Command, is_a_sentence
from tests.cli.test_init import PHRASE


@pytest.fixture
def ready(home: Path) -> Settings:
    """A desk with one agent, closed."""
    settings = Settings(home)
    Opening(settings).begin("Claire", PHRASE).counter.close()
    return settings


@pytest.fixture
def copy(command: Command, ready: Settings, tmp_path: Path) -> Path:
    target = tmp_path / "copie.sqlite3"
    assert command("backup", str(target)).code == 0
    return target


def kinds(settings: Settings) -> list[str]:
    with closing(sqlite3.connect(settings.database)) as connection:
        return [kind for (kind,) in connection.execute("SELECT kind FROM journal ORDER BY seq")]


def test_a_backup_is_written_checked_and_never_over(
    command: Command, ready: Settings, tmp_path: Path
) -> None:
    target = tmp_path / "copie.sqlite3"
    said = command("backup", str(target))
    assert (said.code, said.err) == (0, "")
    assert said.out == f"Sauvegarde écrite et vérifiée\u00a0: {target} (0 dossier ouvert).\n"
    before = target.read_bytes()
    again = command("backup", str(target))
    assert (again.code, again.out) == (1, "")
    assert is_a_sentence(again.err)
    assert "existe déjà" in again.err
    assert target.read_bytes() == before


def test_a_backup_that_cannot_be_written(
    command: Command, ready: Settings, tmp_path: Path, home: Path
) -> None:
    said = command("backup", str(tmp_path / "nowhere" / "copie"))
    assert (said.code, said.out) == (1, "")
    assert is_a_sentence(said.err)
    assert "nowhere n’est pas un dossier" in said.err
    ready.database.unlink()
    said = command("backup", str(tmp_path / "copie"))
    assert said.code == 1
    assert "n’est plus dans son dossier" in said.err


@pytest.mark.parametrize("answer", ["oui\n", " O \n"])
def test_it_asks_and_keeps_the_old_one(
    command: Command, ready: Settings, copy: Path, answer: str
) -> None:
    said = command("restore", str(copy), stdin=answer.encode())
    assert (said.code, said.err) == (0, "")
    assert "serait perdu" in said.lines[0]
    assert "oui ou non" in said.lines[1]
    (aside,) = (ready.home / "backups").glob("*-remplacee.*")
    assert str(aside) in said.lines[2]
    assert "restored" in kinds(ready)
    assert [agent.name for agent in Opening(ready).agents()] == ["Claire"]


@pytest.mark.parametrize("answer", ["non\n", "\n", "", "oui bien sûr non\n"])
def test_anything_but_yes_changes_nothing(
    command: Command, ready: Settings, copy: Path, answer: str
) -> None:
    before = ready.database.read_bytes()
    said = command("restore", str(copy), stdin=answer.encode())
    assert said.code == 1
    assert said.err == "Rien n’est changé.\n"
    assert ready.database.read_bytes() == before


def test_yes_is_not_asked(command: Command, ready: Settings, copy: Path) -> None:
    ready.database.write_bytes(b"x" * 5000)
    said = command("restore", "--yes", str(copy))
    assert (said.code, said.err, len(said.lines)) == (0, "", 2)
    assert [agent.name for agent in Opening(ready).agents()] == ["Claire"]


def test_into_an_empty_place(command: Command, ready: Settings, copy: Path) -> None:
    ready.database.unlink()
    said = command("restore", "--yes", str(copy))
    assert said.lines[-1] == "C’est fait."
    assert Opening(ready).agents()


def test_what_is_no_backup_is_refused(command: Command, ready: Settings, tmp_path: Path) -> None:
    bad, newer = tmp_path / "bad", tmp_path / "newer"
    bad.write_bytes(b"x" * 5000)
    command("backup", str(newer))
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute(f"PRAGMA user_version={SCHEMA + 1}")
    before = ready.database.read_bytes()
    for file, words in (
        (bad, "pas une sauvegarde"),
        (newer, "plus récente"),
        (tmp_path, "pas une"),
        (tmp_path / "none", "pas de fichier"),
    ):
        said = command("restore", "--yes", str(file))
        assert (said.code, said.out) == (1, "")
        assert words in said.err
    assert ready.database.read_bytes() == before


def test_not_under_an_open_window(command: Command, ready: Settings, copy: Path) -> None:
    window = open_database(ready.database, ready.site)
    Repository(window).headers()
    said = command("restore", "--yes", str(copy))
    window.close()
    assert said.code == 1
    assert "Fermer toutes ses fenêtres" in said.err


@pytest.mark.parametrize(
    "arguments",
    [("backup",), ("restore",), ("backup", ""), ("backup", "a", "b"), ("restore", "--no", "a")],
)
def test_wrong_usage(command: Command, home: Path, arguments: tuple[str, ...]) -> None:
    said = command(*arguments)
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)
    assert not home.exists()


@pytest.mark.parametrize("name", ["backup", "restore", "doctor"])
def test_help_fits_a_terminal(command: Command, name: str) -> None:
    said = command(name, "--help")
    assert (said.code, said.err) == (0, "")
    assert said.lines[0].startswith(f"counter-app {name}")
    assert max(map(len, said.lines)) <= 80
