"""`slip`: the citizen's slip by the dossier's reference and an agent's phrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening
from counter_app.dossier.reference import shown
from counter_app.settings import Settings
from tests.cli.conftest import Command, is_a_sentence
from tests.desk.mairie import types
from tests.handout.printers import NEEDS_LP, install, take_away
from tests.handout.slips import flat, pages
from tests.people import person

PHRASE = "cheval lampe douze rivière"


@pytest.fixture
def phrase(tmp_path: Path) -> str:
    file = tmp_path / "phrase.txt"
    file.write_text(f"{PHRASE}\n", "utf-8")
    return str(file)


@pytest.fixture
def desk(home: Path, command: Command, phrase: str) -> Counter:
    """Claire's, unlocked in another window."""
    assert command("init", "--agent", "Claire", "--passphrase-file", phrase).code == 0
    opening = Opening(Settings(home))
    return opening.unlock(opening.agents()[0], PHRASE)


@pytest.fixture
def reference(desk: Counter) -> str:
    """Of a dossier put away by that window, which is closed."""
    visit = desk.new()
    types(visit, last_name=person(0).last_name, nir=person(0).nir)
    desk.leave(visit)
    assert desk.close()
    return shown(visit.ledger.header.reference)


def test_its_text(command: Command, reference: str, phrase: str) -> None:
    said = command("slip", reference.lower(), "--passphrase-file", phrase)
    assert (said.code, said.err) == (0, "")
    assert f"  {' '.join(reference)}" in said.lines
    assert "○ 1/4 Accès" in said.lines
    assert person(0).last_name not in said.out
    assert person(0).nir[:13] not in said.out
    easy = command("slip", reference, "--easy", "--passphrase-file", phrase)
    assert "Il y a 5 étapes en tout." in easy.lines


def test_the_dossier_is_left_as_it_was(
    command: Command, reference: str, phrase: str, home: Path
) -> None:
    assert command("slip", reference, "--passphrase-file", phrase).code == 0
    opening = Opening(Settings(home))
    counter = opening.unlock(opening.agents()[0], PHRASE)
    [card] = counter.board().cards
    visit = counter.open(card.id)
    assert visit.facts.answers["nir"] == person(0).nir
    assert counter.close()


def test_in_a_file(command: Command, reference: str, phrase: str, tmp_path: Path) -> None:
    asked = ("slip", reference, "--passphrase-file", phrase, "--large")
    assert command(*asked, "--file", str(tmp_path / "a.pdf")).out == ""
    assert reference in pages((tmp_path / "a.pdf").read_bytes())[0]
    assert command(*asked, "--file", str(tmp_path / "a.txt")).code == 0
    assert " ".join(reference) in (tmp_path / "a.txt").read_text("utf-8")
    again = command(*asked, "--file", str(tmp_path / "a.pdf"))
    assert (again.code, "existe déjà" in again.err) == (1, True)
    assert is_a_sentence(again.err)


def test_a_file_without_a_folder_is_here(
    command: Command,
    reference: str,
    phrase: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert command("slip", reference, "--passphrase-file", phrase, "--file", "ici.txt").code == 0
    assert (tmp_path / "ici.txt").is_file()


@NEEDS_LP
def test_printed(
    command: Command,
    reference: str,
    phrase: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lp = install(monkeypatch, tmp_path / "bin")
    asked = ("slip", reference, "--print", "--passphrase-file", phrase)
    assert command(*asked).code == 0
    assert reference in pages(lp.paper)[0]
    take_away(monkeypatch, tmp_path / "nothing")
    said = command(*asked)
    assert (said.code, "Pas d’imprimante" in said.err) == (1, True)
    assert is_a_sentence(said.err)


def test_while_another_window_is_in_it(command: Command, desk: Counter, phrase: str) -> None:
    visit = desk.new()
    types(visit, last_name=person(0).last_name)
    assert desk.saving.flush(10.0)
    said = command("slip", shown(visit.ledger.header.reference), "--passphrase-file", phrase)
    assert said.code == 0
    assert "VOTRE RÉFÉRENCE" in said.lines
    assert not visit.pen.read_only
    assert desk.close()


@pytest.mark.parametrize(
    ("arguments", "refused"),
    [
        ((), (2, "Écrire la référence")),
        (("K7Q",), (2, "six signes")),
        (("{}", "--large", "--easy"), (2, "pas les deux")),
        (("{}", "--file", "a", "--print"), (2, "pas les deux")),
        (("222-222",), (1, "Pas de dossier ouvert")),
        (("{}", "--agent", "Zoé"), (1, "Zoé")),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    command: Command,
    reference: str,
    phrase: str,
    arguments: tuple[str, ...],
    refused: tuple[int, str],
) -> None:
    code, told = refused
    given = (text.format(reference) for text in arguments)
    said = command("slip", *given, "--passphrase-file", phrase)
    assert (said.code, said.out) == (code, "")
    assert told in said.err
    assert is_a_sentence(said.err)


def test_a_wrong_phrase(command: Command, reference: str, tmp_path: Path) -> None:
    (tmp_path / "wrong.txt").write_text("pas celle-là", "utf-8")
    said = command("slip", reference, "--passphrase-file", str(tmp_path / "wrong.txt"))
    assert (said.code, said.out) == (1, "")
    assert is_a_sentence(said.err)


def test_nobody_can_open_yet(command: Command, phrase: str) -> None:
    said = command("slip", "222-222", "--passphrase-file", phrase)
    assert (said.code, "pas encore d’agent" in flat(said.err)) == (1, True)


def test_its_help(command: Command) -> None:
    said = command("slip", "--help")
    assert said.code == 0
    assert all(len(line) <= 80 for line in said.lines)
