"""Two windows on one data folder: one holds a dossier, the other looks at it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.retention import Retention, Swept
from counter_app.desk.sight import banner
from counter_app.desk.visit import Visit
from counter_app.dossier.rows import sheet
from counter_app.procedure.model import Remedy
from tests.desk.mairie import Mairie, chooses, identity, outcome, types
from tests.people import person


@pytest.fixture
def held(claire: Counter, visit: Visit) -> Visit:
    """Claire is in it."""
    chooses(visit, "formulaire")
    types(visit, last_name="MARTIN", nir=person().nir[:-1] + "0")
    claire.board()
    return visit


def test_the_second_window_reads_only_and_says_so(mairie: Mairie, held: Visit) -> None:
    seen = mairie.window("Karim").open(identity(held))
    assert seen.pen.read_only
    assert seen.facts.answers == held.facts.answers
    assert "Lecture seule" in banner(seen)


def test_no_gesture_of_the_second_window_changes_anything(mairie: Mairie, held: Visit) -> None:
    karim = mairie.window("Karim")
    seen = karim.open(identity(held))
    before, lines = seen.facts, len(mairie.journal())
    refused = outcome(seen, "refusees")
    orientation = seen.dossier.procedure.orientation
    assert orientation is not None
    types(seen, last_name="DUPONT")
    seen.stand("item:connexion.nom", 2)
    seen.step_by(1)
    assert seen.fields.fix("nir", "item:connexion.numero") is None
    seen.undo()
    seen.redo()
    seen.checklist.toggle("piece:iban")
    seen.checklist.all_pieces()
    seen.checklist.turn(seen.dossier.procedure.choices[0], 1)
    seen.ways.choose(seen.step, refused)
    seen.checklist.try_remedy("remedy:connexion.refusees.autre_nom", refused.remedy[0])
    seen.ways.take_case(orientation.case[0])
    seen.mandate.turn_typist()
    seen.fields.leave("iban")
    seen.stopping.interrupt("citizen_away", seen.now().date())
    seen.stopping.resume()
    seen.stopping.close("done", None, None)
    karim.leave(seen)
    assert replace(seen.facts, place=before.place) == before, "looked through, no more"
    assert len(mairie.journal()) == lines
    assert [card.who for card in karim.board().cards] == ["MARTIN M."]


def test_left_by_the_first_it_is_the_second_s(mairie: Mairie, claire: Counter, held: Visit) -> None:
    karim = mairie.window("Karim")
    karim.leave(karim.open(identity(held)))
    claire.leave(held)
    taken = karim.open(identity(held))
    assert not taken.pen.read_only
    types(taken, last_name="DUPONT")
    assert claire.open(identity(held)).pen.read_only


def test_a_dead_window_holds_nothing(mairie: Mairie, claire: Counter, held: Visit) -> None:
    assert not mairie.again(claire, "Karim").open(identity(held)).pen.read_only


def test_a_dossier_that_cannot_be_opened_is_not_held(
    mairie: Mairie, claire: Counter, held: Visit
) -> None:
    claire.leave(held)
    karim = mairie.window("Karim")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(karim, "procedure_of", _unreadable)
        with pytest.raises(DeskProblem):
            karim.open(identity(held))
    assert not claire.open(identity(held)).pen.read_only


def _unreadable(_header: object) -> None:
    raise DeskProblem("illisible")


def test_wiped_by_the_first_the_second_is_told(
    mairie: Mairie, claire: Counter, held: Visit
) -> None:
    karim = mairie.window("Karim")
    held.stopping.close("done", None, None)
    claire.leave(held)
    with pytest.raises(DeskProblem, match="revenir à la liste"):
        karim.open(identity(held))


def test_a_closing_undone_while_another_unlocks_is_undone(
    mairie: Mairie, claire: Counter, held: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Karim's window saw it closed, and comes to wipe it once Claire has let go."""
    held.stopping.close("done", None, None)
    claire.board()
    purge = Retention.purge

    def meanwhile(retention: Retention) -> Swept:
        if not held.pen.read_only:
            held.undo()
            claire.leave(held)
            held.pen.read_only = True
        return purge(retention)

    monkeypatch.setattr(Retention, "purge", meanwhile)
    karim = mairie.window("Karim")
    assert [card.who for card in karim.board().cards] == ["MARTIN M."]
    assert not claire.open(identity(held)).pen.read_only, "Karim's window does not keep it"


def test_where_nothing_can_be_held_one_reads_only(
    mairie: Mairie, claire: Counter, held: Visit, tmp_path: Path
) -> None:
    claire.leave(held)
    locks = mairie.settings.locks
    for file in locks.iterdir():
        file.unlink()
    locks.rmdir()
    locks.write_text("not a folder")
    assert mairie.window("Karim").open(identity(held)).pen.read_only


def test_remedies_are_rows_that_can_be_tried(claire: Counter, held: Visit) -> None:
    chooses(held, "refusees")
    rows = sheet(held.dossier.procedure, held.facts).outcomes
    remedy = next(r for r in rows if isinstance(r.element, Remedy))
    assert isinstance(remedy.element, Remedy)
    held.checklist.try_remedy(remedy.key, remedy.element)
    assert held.facts.ticks[remedy.key].value == remedy.element.id
