"""Looking after the database from a desk: its daily copy, and what to do when it is damaged."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic, sleep

import pytest

from counter_app.desk import care
from counter_app.desk.care import Caretaker
from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening
from counter_app.desk.problem import DeskProblem
from counter_app.desk.visit import Visit
from counter_app.settings import Settings
from counter_app.store import backup
from counter_app.store.problems import StoreProblem
from tests.desk.mairie import MORNING, Clock, Mairie, types

PHRASE = "cheval lampe douze rivière"


@pytest.fixture
def parked(mairie: Mairie, claire: Counter, visit: Visit) -> Settings:
    """One dossier on disk, every window closed."""
    types(visit, last_name="MARTIN")
    claire.leave(visit)
    mairie.kill(claire)
    return mairie.settings


def waits_for(found: Callable[[], object], seconds: float = 10) -> bool:
    until = monotonic() + seconds
    while not (done := found()) and monotonic() < until:
        sleep(0.01)
    return bool(done)


def test_an_open_desk_takes_the_days_copy(parked: Settings) -> None:
    keeper = Caretaker(parked, lambda: MORNING)
    assert waits_for(lambda: backup.dailies(parked.database))
    keeper.stop()
    keeper.stop()
    assert keeper.problem == ""
    found = care.last_good(parked)
    assert found is not None
    assert (found.path.name, found.dossiers) == ("guichet-2026-11-21.sqlite3", 1)


@pytest.mark.parametrize("error", [StoreProblem("Le disque est plein."), OSError(5, "?")])
def test_a_copy_that_fails_is_told_and_the_thread_lives(
    parked: Settings, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    tried = []

    def fail(*_arguments: object) -> None:
        tried.append(1)
        raise error

    monkeypatch.setattr(backup, "daily", fail)
    monkeypatch.setattr(care, "_HOURLY", 0.01)
    monkeypatch.setattr(care, "_SOON", 0.01)
    told: list[None] = []
    keeper = Caretaker(parked, lambda: MORNING, lambda: told.append(None))
    assert waits_for(lambda: len(tried) > 1)
    why = "Pas de sauvegarde aujourd’hui\u00a0: le disque est plein."
    assert keeper.problem == (why if isinstance(error, StoreProblem) else "")
    monkeypatch.setattr(backup, "daily", lambda *_arguments: None)
    assert waits_for(lambda: not keeper.problem)
    keeper.stop()
    assert len(told) == (2 if isinstance(error, StoreProblem) else 0), "there is one, there is none"


def test_unlocking_starts_it_and_locking_ends_it(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "home")
    opening = Opening(settings)
    opening.begin("Claire", PHRASE).counter.close()
    counter = opening.unlock(opening.agents()[0], PHRASE)
    assert waits_for(lambda: backup.dailies(settings.database))
    assert counter.caretaker is not None
    assert counter.close()
    assert not counter.caretaker._thread.is_alive()


def test_a_damaged_database_is_told_from_other_troubles(parked: Settings, tmp_path: Path) -> None:
    assert not care.damaged(Settings(tmp_path / "none"))
    assert not care.damaged(parked)
    whole = parked.database.read_bytes()
    parked.database.write_bytes(whole[:9000])
    assert care.damaged(parked)
    parked.database.write_bytes(b"x" * 5000)
    assert care.damaged(parked)
    parked.database.unlink()
    parked.database.mkdir()
    assert not care.damaged(parked)


def test_a_folder_closed_to_this_user_is_not_damaged(
    parked: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(file: Path, **_options: bool) -> os.stat_result:
        raise PermissionError(file)

    parked.database.write_bytes(b"not a database at all " * 500)
    assert care.damaged(parked)
    monkeypatch.setattr(Path, "stat", closed)
    assert not care.damaged(parked)


def test_the_last_good_copy_is_offered_and_put_back(mairie: Mairie, parked: Settings) -> None:
    assert care.last_good(parked) is None
    backup.daily(parked.database, MORNING.date())
    later = mairie.window()
    visit = later.new()
    types(visit, last_name="BONNET")
    later.leave(visit)
    mairie.kill(later)
    parked.database.write_bytes(parked.database.read_bytes()[:9000])
    copy = care.last_good(parked)
    assert copy is not None
    offered = care.offer(copy, copy.taken_at.astimezone() + timedelta(minutes=5))
    assert offered == (
        "Sauvegarde\u00a0: il y a 5 min, 1 dossier ouvert. Ce qui a été saisi depuis serait perdu."
    )
    aside = care.put_back(parked, copy, lambda: MORNING)
    assert aside is not None
    assert not care.damaged(parked)
    assert [card.who for card in mairie.window().board().cards] == ["MARTIN"]


def test_what_has_passed_its_time_is_wiped_before_anyone_unlocks(
    parked: Settings, tmp_path: Path
) -> None:
    copy = care.back_up(parked, tmp_path / "copie")
    for days, left in ((20, 1), (40, 1), (46, 0)):
        care.put_back(parked, copy, Clock(MORNING + timedelta(days=days)))
        assert care.choose(parked.database).dossiers == left


def test_a_date_in_doubt_wipes_nothing(parked: Settings, tmp_path: Path) -> None:
    copy = care.back_up(parked, tmp_path / "copie")
    care.put_back(parked, copy, lambda: MORNING + timedelta(days=60))
    assert care.choose(parked.database).dossiers == 1


def test_nothing_is_put_back_under_an_open_window(
    mairie: Mairie, parked: Settings, tmp_path: Path
) -> None:
    copy = care.back_up(parked, tmp_path / "copie")
    window = mairie.window()
    window.board()
    with pytest.raises(DeskProblem, match="Fermer toutes ses fenêtres"):
        care.put_back(parked, copy)


def test_a_file_that_is_no_backup_is_a_sentence(tmp_path: Path, parked: Settings) -> None:
    other = tmp_path / "photo.jpg"
    other.write_bytes(b"\xff\xd8" * 4000)
    with pytest.raises(DeskProblem, match="pas une sauvegarde entière"):
        care.choose(other)
    with pytest.raises(DeskProblem, match="pas de fichier"):
        care.choose(tmp_path / "none")
    assert care.choose(parked.database).dossiers == 1


def test_there_is_nothing_to_copy_before_the_first_run(tmp_path: Path) -> None:
    with pytest.raises(DeskProblem, match="pas encore de base"):
        care.back_up(Settings(tmp_path / "none"), tmp_path / "copie")


@pytest.mark.skipif(os.name != "posix", reason="groups of the system")
def test_a_shared_folder_is_where_asked_else_the_pcs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    group = str(pytest.importorskip("grp").getgrgid(os.getgid()).gr_name)
    assert care.share(group) == tmp_path / "nobody", "COUNTER_APP_HOME"
    monkeypatch.delenv("COUNTER_APP_HOME")
    monkeypatch.setattr(care, "machine_folder", lambda: tmp_path / "pc")
    assert care.share(group) == tmp_path / "pc"
    with pytest.raises(DeskProblem, match="n’existe pas"):
        care.share("no-such-group-here")
    monkeypatch.setattr(os, "name", "nt")
    with pytest.raises(DeskProblem, match="Windows"):
        care.share(group)
