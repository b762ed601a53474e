"""The door: first run, passphrase, recovery code, what refuses and what it says."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening, Proven, Refused
from counter_app.desk.problem import DeskProblem
from counter_app.settings import Settings
from counter_app.store.problems import StoreProblem
from tests.desk.mairie import types

PHRASE = "quatre mots sans rapport"
OTHER = "cinq autres mots bien choisis"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def opening(home: Path) -> Opening:
    return Opening(Settings(home))


@pytest.fixture
def code(opening: Opening) -> str:
    """Claire's desk has been begun, and closed."""
    begun = opening.begin("Claire", PHRASE)
    visit = begun.counter.new()
    types(visit, last_name="MARTIN")
    begun.counter.leave(visit)
    assert begun.counter.close()
    return begun.recovery_code


@pytest.fixture
def unlocked(opening: Opening, code: str) -> Iterator[Counter]:
    counter = opening.unlock(opening.agents()[0], PHRASE)
    yield counter
    counter.close()


def test_a_first_run_has_no_agent_and_makes_no_file(opening: Opening, home: Path) -> None:
    assert opening.agents() == ()
    assert not home.exists()


def test_a_first_run_begins_with_an_open_desk_and_a_code(opening: Opening) -> None:
    begun = opening.begin("  Claire ", PHRASE)
    assert begun.counter.agent == "Claire"
    assert begun.counter.board().cards == ()
    assert len(begun.recovery_code) > 20
    assert begun.counter.close()
    assert [agent.name for agent in opening.agents()] == ["Claire"]


@pytest.mark.parametrize("phrase", ["", "court", "aaaaaaaaaaaaaaaa", "Claire Claire Claire"])
def test_a_weak_phrase_begins_nothing(opening: Opening, home: Path, phrase: str) -> None:
    with pytest.raises(DeskProblem):
        opening.begin("Claire", phrase)
    assert not home.exists()


def test_a_first_run_happens_once(opening: Opening, code: str) -> None:
    with pytest.raises(DeskProblem, match="déjà"):
        opening.begin("Karim", OTHER)
    assert [agent.name for agent in opening.agents()] == ["Claire"]


def test_a_name_without_a_sign_begins_nothing(opening: Opening) -> None:
    with pytest.raises(DeskProblem, match="nom"):
        opening.begin(" \x07 ", PHRASE)


def test_the_phrase_opens_on_what_was_there(unlocked: Counter) -> None:
    assert [card.who for card in unlocked.board().cards] == ["MARTIN"]


def test_a_wrong_phrase_is_refused_with_a_delay_that_grows(opening: Opening, code: str) -> None:
    claire = opening.agents()[0]
    with pytest.raises(Refused, match="refusée") as first:
        opening.unlock(claire, PHRASE + "!")
    assert first.value.wait > 0
    with pytest.raises(Refused, match="patienter") as second:
        opening.unlock(claire, PHRASE)
    assert 0 < second.value.wait <= first.value.wait


def test_the_recovery_code_opens_once_a_phrase_is_chosen(opening: Opening, code: str) -> None:
    proven = opening.enter(opening.agents()[0], code.lower().replace("-", " "))
    assert isinstance(proven, Proven)
    begun = opening.rescue(proven, OTHER)
    assert [card.who for card in begun.counter.board().cards] == ["MARTIN"]
    assert begun.counter.close()
    assert opening.unlock(opening.agents()[0], OTHER).close()
    with pytest.raises(Refused):
        opening.enter(opening.agents()[0], code)
    assert begun.recovery_code != code


def test_the_recovery_code_is_nobodys_phrase(opening: Opening, code: str) -> None:
    with pytest.raises(DeskProblem, match="se donne à l’ouverture"):
        opening.unlock(opening.agents()[0], code)


def test_a_mistyped_code_is_told_and_not_counted(opening: Opening, code: str) -> None:
    claire = opening.agents()[0]
    mistyped = code[:-1] + ("2" if code[-1] != "2" else "3")
    with pytest.raises(DeskProblem, match="relire"):
        opening.enter(claire, mistyped)
    assert isinstance(opening.enter(claire, code), Proven)


def test_another_code_is_refused(opening: Opening, code: str, tmp_path: Path) -> None:
    elsewhere = Opening(Settings(tmp_path / "elsewhere")).begin("Zoé", OTHER)
    assert elsewhere.counter.close()
    with pytest.raises(Refused, match="Code de secours refusé"):
        opening.enter(opening.agents()[0], elsewhere.recovery_code)


def test_a_phrase_is_changed_by_who_has_unlocked(opening: Opening, unlocked: Counter) -> None:
    with pytest.raises(DeskProblem):
        opening.proof.change_passphrase(unlocked, PHRASE, "court")
    opening.proof.change_passphrase(unlocked, PHRASE, OTHER)
    claire = opening.agents()[0]
    assert opening.unlock(claire, OTHER).close()
    with pytest.raises(Refused):
        opening.unlock(claire, PHRASE)


def test_an_agent_who_is_no_more_changes_nothing(opening: Opening, unlocked: Counter) -> None:
    unlocked.agent = "Personne"
    with pytest.raises(DeskProblem, match="se reconnecter"):
        opening.proof.change_passphrase(unlocked, PHRASE, OTHER)


# -- what is wrong with the file ---------------------------------------------------------------


def test_a_damaged_file_is_one_sentence(opening: Opening, code: str, home: Path) -> None:
    claire = opening.agents()[0]
    file = Settings(home).database
    file.write_bytes(b"\xff" * 4096)
    for gesture in (opening.agents, lambda: opening.unlock(claire, PHRASE)):
        with pytest.raises(DeskProblem):
            gesture()
    assert file.read_bytes() == b"\xff" * 4096, "nothing is changed"


def test_a_database_of_a_newer_version_asks_nobody_for_a_phrase(
    opening: Opening, code: str, home: Path
) -> None:
    assert code
    assert opening.agents()
    with closing(sqlite3.connect(home / "guichet.sqlite3")) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(DeskProblem, match="version plus récente"):
        opening.agents()


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX rights")
def test_a_folder_that_others_can_change_asks_nobody_for_a_phrase(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    home.chmod(0o777)
    with pytest.raises(DeskProblem, match="chmod"):
        Opening(Settings(home)).agents()
    assert list(home.iterdir()) == []


def test_a_network_folder_asks_nobody_for_a_phrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.store.folder.network_of", lambda _folder: "cifs")
    with pytest.raises(DeskProblem, match="dossier réseau"):
        Opening(Settings(tmp_path / "home")).agents()


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("a file")
    with pytest.raises(DeskProblem):
        Opening(Settings(tmp_path / "home" / "below")).begin("Claire", PHRASE)


def test_a_desk_that_cannot_be_read_once_unlocked_is_one_sentence(
    opening: Opening, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_repository: object) -> None:
        raise StoreProblem("La base est abîmée.")

    monkeypatch.setattr("counter_app.store.repository.Repository.half_closed", broken)
    with pytest.raises(DeskProblem, match="abîmée"):
        opening.unlock(opening.agents()[0], PHRASE)
    monkeypatch.undo()


def test_a_code_that_could_not_be_shown_is_told(
    opening: Opening, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is drawn by then, and the one on paper opens no more: the envelope must not be trusted."""

    def broken(_repository: object) -> None:
        raise StoreProblem("La base est abîmée.")

    monkeypatch.setattr("counter_app.store.repository.Repository.half_closed", broken)
    with pytest.raises(DeskProblem, match="code de secours n’a pas été montré"):
        opening.begin("Claire", PHRASE)
    proven = opening.people.prove(opening.agents()[0], PHRASE)
    with pytest.raises(DeskProblem, match="code de secours n’a pas été montré"):
        opening.renew_code(proven)


def test_who_does_not_know_the_phrase_changes_nothing(opening: Opening, unlocked: Counter) -> None:
    """A desk left open is not taken over by whoever sits down at it."""
    with pytest.raises(Refused):
        opening.proof.change_passphrase(unlocked, "une autre idée au hasard", OTHER)


def test_a_phrase_that_cannot_be_changed_is_one_sentence(
    opening: Opening, unlocked: Counter, home: Path
) -> None:
    with closing(sqlite3.connect(home / "guichet.sqlite3", isolation_level=None)) as other:
        other.execute(
            "CREATE TRIGGER no BEFORE UPDATE OF wrapped ON key_slot"
            " BEGIN SELECT raise(ABORT, 'no'); END"
        )
        with pytest.raises(DeskProblem, match="prévenir l’informatique"):
            opening.proof.change_passphrase(unlocked, PHRASE, OTHER)
        other.execute("DROP TRIGGER no")


# -- warming up and trying out -----------------------------------------------------------------


def test_warming_up_brings_in_what_unlocking_needs(opening: Opening) -> None:
    opening.warm_up()
    assert {"sqlmodel", "counter_app.desk.counter", "phonenumbers"} <= sys.modules.keys()


def test_trying_out_leaves_the_real_desk_alone(opening: Opening, code: str, home: Path) -> None:
    before = Settings(home).database.read_bytes()
    demo = opening.trial.begin()
    assert demo.settings.home != home
    assert opening.settings.home == home
    assert demo.close()
    counter = opening.unlock(opening.agents()[0], PHRASE)
    assert [card.who for card in counter.board().cards] == ["MARTIN"]
    assert counter.close()
    assert len(before) > 0


def test_a_second_try_out_tidies_the_first(opening: Opening) -> None:
    first = opening.trial.begin()
    assert first.close()
    second = opening.trial.begin()
    assert not first.settings.home.exists()
    assert second.close()
    opening.trial.tidy()
    assert not second.settings.home.exists()


def test_no_room_to_try_out_is_one_sentence(
    opening: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(**_options: str) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkdtemp", full)
    with pytest.raises(DeskProblem, match="libérer"):
        opening.trial.begin()


def test_a_desk_that_nobody_came_into_is_let_go(opening: Opening, code: str, home: Path) -> None:
    """Ctrl+Q while it was being opened: its log does not stay."""
    opening.close()
    counter = opening.unlock(opening.agents()[0], PHRASE)
    assert (home / "guichet.sqlite3-wal").exists()
    opening.close()
    assert not (home / "guichet.sqlite3-wal").exists()
    assert counter.close(), "harmless when done twice"
    opening.close()
