"""What goes by itself, and that nothing of it stays in any file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import pytest

from counter_app.checks.finding import IBAN_CHECKED
from counter_app.desk import retention
from counter_app.desk.care import back_up
from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.retention import Swept
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS, SENSITIVE
from counter_app.dossier.reference import shown
from counter_app.store.repository import Repository
from tests.desk.mairie import Mairie, chooses, identity, to_the_link
from tests.desk.wipes import boxes, filled, gone, reading, settles

# -- the mark that makes answers useless -------------------------------------------------------


def test_a_mark_wipes_what_it_makes_useless_out_of_every_file(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    mairie.window("Karim").board()
    filled(visit)
    claire.board()
    sealed = boxes(mairie, *SENSITIVE, IBAN_CHECKED)
    chooses(visit, "formulaire", "acceptees", "coherentes", "lien_plus_tard")
    assert visit.facts.answers.keys() >= set(FIELDS)
    claire.leave(visit)
    assert visit.facts.answers.keys() == set(FIELDS) - SENSITIVE
    assert {f"wiped:{name}" for name in SENSITIVE} <= visit.facts.ticks.keys()
    settles(claire)
    gone(mairie, sealed)
    line = next(line for line in mairie.journal() if line.kind == "wiped")
    assert line.detail == "mark nir iban iban_checked vitale_serial"


def test_a_mark_ticked_by_a_key_too_many_costs_nothing(claire: Counter, visit: Visit) -> None:
    """Ctrl+Z before the dossier is left: nothing has gone, nor goes."""
    filled(visit)
    chooses(visit, "formulaire", "acceptees", "coherentes")
    visit.checklist.toggle("mark:compte_cree")
    assert visit.undo()
    claire.leave(visit)
    again = claire.open(identity(visit))
    assert again.facts.answers.keys() >= SENSITIVE


def test_once_left_undoing_the_mark_does_not_bring_them_back(claire: Counter, visit: Visit) -> None:
    filled(visit)
    to_the_link(visit)
    claire.leave(visit)
    again = claire.open(identity(visit))
    while again.undo():
        assert not SENSITIVE & again.facts.answers.keys()
    assert "mark:compte_cree" not in again.facts.ticks


def test_killed_after_the_mark_they_go_at_the_next_opening(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    to_the_link(visit)
    claire.board()
    sealed = boxes(mairie, *SENSITIVE, IBAN_CHECKED)
    karim = mairie.again(claire, "Karim")
    again = karim.open(identity(visit))
    assert again.facts.answers.keys() == set(FIELDS) - SENSITIVE
    karim.leave(again)
    settles(karim)
    gone(mairie, sealed)


def test_without_them_the_mark_says_nothing(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    to_the_link(visit)
    claire.board()
    assert "wiped" not in {line.kind for line in mairie.journal()}


# -- age ---------------------------------------------------------------------------------------


def test_sensitive_answers_go_after_fifteen_days_and_their_rows_say_when(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.leave(visit)
    sealed = boxes(mairie, *SENSITIVE, IBAN_CHECKED)
    mairie.clock.passes(days=15)
    karim = mairie.window("Karim")
    settles(karim)
    gone(mairie, sealed)
    again = karim.open(identity(visit))
    assert again.facts.answers.keys() == set(FIELDS) - SENSITIVE
    assert again.facts.ticks["wiped:nir"].value == "age"
    assert again.facts.ticks["wiped:nir"].at == mairie.clock()
    while again.undo():
        assert not SENSITIVE & again.facts.answers.keys()


def test_the_whole_dossier_goes_after_forty_five(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    visit.stopping.interrupt("document_missing", visit.now().date(), "avec sa fille")
    claire.leave(visit)
    sealed = boxes(mairie)
    mairie.clock.passes(days=30)
    claire.retention.purge()
    mairie.clock.passes(days=16)
    assert claire.board().cards == ()
    settles(claire)
    gone(mairie, sealed)
    assert [closed.outcome for closed in mairie.closed()] == ["document_missing"]
    assert [line.kind for line in mairie.journal() if line.dossier][-1] == "expired"


def test_a_touch_begins_the_time_again(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    filled(visit)
    claire.leave(visit)
    mairie.clock.passes(days=14)
    again = claire.open(identity(visit))
    again.stand("item:nir", 0)
    claire.leave(again)
    mairie.clock.passes(days=14)
    claire.board()
    assert claire.open(identity(visit)).facts.answers.keys() >= SENSITIVE


def test_a_link_never_confirmed_ends_by_itself(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    claire.leave(visit)
    mairie.clock.passes(days=7)
    assert len(claire.board().cards) == 1, "the seventh day is the citizen's"
    mairie.clock.passes(days=1)
    assert claire.board().cards == ()
    assert [closed.outcome for closed in mairie.closed()] == ["unconfirmed"]


def test_what_a_window_has_open_is_left_for_the_next_time(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    mairie.clock.passes(days=15)
    karim = mairie.window("Karim")
    reference = shown(visit.ledger.header.reference)
    assert claire.saving.flush(30.0)
    assert karim.retention.purge().held == (reference,)
    assert claire.retention.purge().held == (reference,), "not from its own window either"
    claire.leave(visit)
    settles(claire)
    claire.board()  # lets go of what has been left and is on disk
    assert karim.retention.purge().lightened == (reference,)
    assert not SENSITIVE & claire.open(identity(visit)).facts.answers.keys()


def test_once_a_day_and_not_more(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    assert claire.retention.daily() is None, "done at unlocking"
    mairie.clock.passes(days=1)
    assert claire.retention.daily() == Swept()
    assert claire.retention.daily() is None


def test_where_none_is_old_the_base_is_asked_no_more_than_that(
    claire: Counter, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(visit)
    claire.leave(visit)
    settles(claire)
    asked: list[object] = []
    rows = Repository._rows

    def counted(repository: Repository, query: Any) -> Any:
        asked.append(query)
        return rows(repository, query)

    monkeypatch.setattr(Repository, "_rows", counted)
    assert claire.retention.purge() == Swept()
    assert len(asked) == len(("the journal's date", "old dossiers"))


def test_while_another_program_reads_the_wipe_is_said_to_wait(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.leave(visit)
    settles(claire)
    sealed = boxes(mairie, "nir")
    with reading(mairie):
        mairie.clock.passes(days=15)
        claire.retention.purge()
        claire.saving.flush(1)
        assert claire.retention.pending == "effacement en attente"
    settles(claire)
    gone(mairie, sealed)


def test_leaving_at_once_after_closing_empties_the_log_with_a_second_window_open(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    mairie.window("Karim").board()
    filled(visit)
    claire.board()
    sealed = boxes(mairie)
    visit.stopping.close("done", None, None)
    claire.leave(visit)
    mairie.kill(claire)
    gone(mairie, sealed)


def test_what_a_killed_window_could_not_empty_the_next_one_does(
    mairie: Mairie, claire: Counter, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    karim = mairie.window("Karim")
    filled(visit)
    claire.leave(visit)
    sealed = boxes(mairie, "nir")
    mairie.kill(claire)
    with closing(sqlite3.connect(mairie.settings.database)) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("DELETE FROM answer WHERE field='nir'")
        connection.execute("DELETE FROM undo_step WHERE field='nir'")
        connection.commit()
    assert any(box in mairie.everything() for box in sealed), "still in the log"
    settles(mairie.window("Zoé"))
    gone(mairie, sealed)
    assert karim.board().cards


def test_what_the_disk_has_not_taken_yet_is_not_wiped_twice(
    mairie: Mairie, claire: Counter, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its line still stands in the list; the visit is to be counted once."""
    monkeypatch.setattr(retention, "_WAIT", 0.05)
    filled(visit)
    claire.leave(visit)
    claire.board()
    with closing(sqlite3.connect(mairie.settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        claire.erase_parked(identity(visit))
        with pytest.raises(DeskProblem, match="attend le disque"):
            claire.erase_parked(identity(visit))
        mairie.clock.passes(days=16)
        assert claire.retention.purge() == Swept(), "nor are its sensitive answers"
    settles(claire)
    assert len(mairie.closed()) == 1
    with pytest.raises(DeskProblem, match="n’existe plus"):
        claire.erase_parked(identity(visit))


# -- copies ------------------------------------------------------------------------------------


def test_a_mark_wipes_the_app_s_own_copies_too_once_the_dossier_is_left(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.leave(visit)
    sealed = boxes(mairie, *SENSITIVE, IBAN_CHECKED)
    mairie.settings.backups.mkdir(mode=0o700)
    back_up(mairie.settings, mairie.settings.backups / "guichet-2026-11-21.sqlite3")
    again = claire.open(identity(visit))
    to_the_link(again)
    claire.leave(again)
    settles(claire)
    mairie.kill(claire)
    gone(mairie, sealed)


def test_the_app_s_own_copies_follow(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    filled(visit)
    claire.leave(visit)
    sealed = boxes(mairie)
    mairie.settings.backups.mkdir(mode=0o700)
    back_up(mairie.settings, mairie.settings.backups / "guichet-2026-11-21.sqlite3")
    again = claire.open(identity(visit))
    again.stopping.close("done", None, None)
    claire.leave(again)
    settles(claire)
    mairie.kill(claire)
    gone(mairie, sealed)


def test_a_copy_that_somebody_reads_is_said_to_wait(
    mairie: Mairie, claire: Counter, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(visit)
    claire.leave(visit)
    mairie.settings.backups.mkdir(mode=0o700)
    copy = mairie.settings.backups / "guichet-2026-11-21.sqlite3"
    back_up(mairie.settings, copy)
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *a, **k: connect(*a, **{**k, "timeout": 0.05}))
    with closing(connect(copy, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM dossier").fetchall()
        claire.erase_parked(identity(visit))
        claire.retention.close()
        assert claire.retention.pending == "effacement en attente"
    claire.retention.spread()
    claire.retention.close()
    assert claire.retention.pending == ""
