"""From nothing to a row without a name: typed, parked, killed, resumed, closed, wiped."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.checks import IBAN_CHECKED, Context, iban_mark, judge
from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS, NOTE, Place
from tests.desk.mairie import Mairie, chooses, identity, to_the_link, types
from tests.people import TODAY, person

CITIZEN = person(3)
TEXTS = {name: getattr(CITIZEN, name) for name in FIELDS}
WHOLE = judge("iban", CITIZEN.iban, Context(TODAY))
KEPT = TEXTS | {"iban": CITIZEN.iban[-7:], IBAN_CHECKED: iban_mark(CITIZEN.iban, WHOLE)}
"""What the disk keeps of them: of a whole IBAN the 7 alone, with the mark that it was whole."""


# -- nothing until something is done -----------------------------------------------------------


def test_a_new_dossier_is_nowhere_until_something_is_typed(claire: Counter, visit: Visit) -> None:
    visit.stand("item:connexion.nir", 3)
    visit.step_by(1)
    assert claire.board().cards == ()
    visit.fields.type("last_name", "M", 1, "item:connexion.nom")
    assert [card.who for card in claire.board().cards] == ["M"]


@pytest.mark.parametrize("gesture", ["tick", "choice", "case", "interruption"])
def test_any_other_gesture_keeps_it_too(claire: Counter, visit: Visit, gesture: str) -> None:
    match gesture:
        case "tick":
            visit.checklist.toggle("piece:iban")
        case "choice":
            visit.checklist.turn(visit.dossier.procedure.choices[0], 1)
        case "case":
            orientation = visit.dossier.procedure.orientation
            assert orientation is not None
            visit.ways.take_case(orientation.case[0])
        case _:
            visit.stopping.interrupt("citizen_away", visit.now().date())
    claire.leave(visit)
    assert len(claire.board().cards) == 1


def test_an_untouched_dossier_vanishes(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    claire.leave(visit)
    assert claire.board().cards == ()
    assert mairie.journal() == ()


def test_one_whose_every_trace_was_undone_vanishes_from_the_disk(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    assert len(claire.board().cards) == 1
    visit.undo()
    claire.leave(visit)
    assert claire.board().cards == ()
    assert mairie.closed() == (), "it never was a visit"


def test_the_reference_of_a_new_dossier_is_its_own(claire: Counter) -> None:
    visits = [claire.new() for _ in range(20)]
    for visit in visits:
        types(visit, last_name="X")
    assert len({visit.ledger.header.reference for visit in visits}) == 20
    assert len({card.reference for card in claire.board().cards}) == 20


# -- back where one was ------------------------------------------------------------------------


def test_killed_and_resumed_by_another_agent_at_the_same_place(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire")
    types(visit, **TEXTS)
    visit.checklist.toggle("piece:iban")
    visit.mandate.turn_typist()
    visit.fields.type("postal_code", "420", 1, "item:connexion.code_postal")
    karim = mairie.again(claire, "Karim")
    resumed = karim.open(identity(visit))
    assert resumed.facts.place == Place("connexion", "item:connexion.code_postal", 1)
    assert resumed.facts.answers == KEPT | {"postal_code": "420"}
    assert resumed.facts.ticks == visit.facts.ticks
    assert resumed.facts.typist == "agent"
    states = {name: finding.state for name, finding in resumed.dossier.findings.items()}
    assert states == {name: finding.state for name, finding in visit.dossier.findings.items()}
    assert resumed.ledger.header.touched_by == "Claire"
    assert (resumed.pen.read_only, resumed.ways.resumed_at) == (False, mairie.clock())
    resumed.fields.type("postal_code", "42", 2, "item:connexion.code_postal")
    assert resumed.ledger.header.touched_by == "Karim"


def test_moving_about_is_kept_too(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    types(visit, last_name="MARTIN")
    visit.step_by(1)
    visit.step_by(1)
    visit.stand("item:verification.numero_serie", 4)
    resumed = mairie.again(claire).open(identity(visit))
    assert resumed.facts.place == Place("verification", "item:verification.numero_serie", 4)


@pytest.mark.parametrize("name", [*FIELDS, NOTE])
@pytest.mark.parametrize(
    "text", ["\ud800 seul \udfff", "é" * 10_000, "\u202e\x00\x1b[2J", "a\nb\tc", " "]
)
def test_any_text_whatever_is_saved_and_comes_back(
    mairie: Mairie, claire: Counter, visit: Visit, name: str, text: str
) -> None:
    if name == NOTE:
        visit.stopping.interrupt("other", visit.now().date(), text)
    else:
        types(visit, **{name: text})
    reopened = mairie.again(claire)
    assert len(reopened.board().cards) == 1
    assert reopened.open(identity(visit)).facts.answers == {name: text}


def test_a_waiting_dossier_comes_back_waiting(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    resumed = mairie.again(claire).open(identity(visit))
    assert resumed.facts.waiting == visit.facts.waiting
    assert resumed.facts.ticks["mark:compte_cree"].at == mairie.clock()


# -- undo, on disk as on screen ----------------------------------------------------------------


def test_what_is_undone_is_undone_on_disk(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    types(visit, last_name="MARTIN", nir="294")
    visit.checklist.toggle("piece:iban")
    visit.undo()
    visit.undo()
    assert mairie.again(claire).open(identity(visit)).facts.answers == {"last_name": "MARTIN"}


def test_what_is_done_again_is_on_disk_again(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    types(visit, last_name="MARTIN", nir="294")
    visit.checklist.toggle("piece:iban")
    for _ in range(3):
        visit.undo()
    for _ in range(3):
        visit.redo()
    resumed = mairie.again(claire).open(identity(visit))
    assert resumed.facts.answers == {"last_name": "MARTIN", "nir": "294"}
    assert resumed.facts.ticks.keys() == {"piece:iban"}


def test_going_over_and_back_is_kept_with_the_right_procedure(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire")
    types(visit, **TEXTS)
    chooses(visit, "compte_existe")
    assert visit.dossier.procedure.id == "ameli-mot-de-passe-oublie"
    window = mairie.again(claire)
    over = window.open(identity(visit))
    assert over.dossier.procedure.id == "ameli-mot-de-passe-oublie"
    assert over.facts.answers == KEPT
    assert over.facts.place.step == over.dossier.procedure.steps[0].id


def test_going_over_undone_is_kept_undone(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    chooses(visit, "formulaire")
    types(visit, last_name="MARTIN")
    chooses(visit, "compte_existe")
    visit.undo()
    resumed = mairie.again(claire).open(identity(visit))
    assert resumed.dossier.procedure.id == "ameli-1.3-cpam-loire"
    assert resumed.facts.place.step == "connexion"
    assert "outcome:acces" in resumed.facts.ticks


# -- the end -----------------------------------------------------------------------------------


def test_closed_is_wiped_when_left_and_a_row_without_a_name_stays(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, **TEXTS)
    mairie.clock.passes(minutes=45)
    visit.stopping.close("done", None, None)
    assert claire.board().cards == (), "closed ones are not listed"
    claire.leave(visit)
    with pytest.raises(DeskProblem, match="n’existe plus"):
        claire.open(identity(visit))
    (closed,) = mairie.closed()
    assert (closed.week, closed.procedure, closed.outcome, closed.band) == (
        "2026-W47",
        "ameli-1.3-cpam-loire",
        "done",
        "30-60",
    )
    assert [line.kind for line in mairie.journal()] == ["created", "closed"]
    assert mairie.journal()[-1].detail == "done"


def test_undone_before_it_is_left_nothing_is_lost(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, **TEXTS)
    visit.stopping.close("done", None, None)
    visit.undo()
    claire.leave(visit)
    kept = mairie.again(claire).open(identity(visit)).facts.answers
    assert {name: kept[name] for name in TEXTS} == TEXTS | {"iban": CITIZEN.iban[-7:]}
    assert mairie.closed() == ()


def test_killed_while_closed_the_wipe_is_finished_at_the_next_unlocking(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, **TEXTS)
    mairie.clock.passes(minutes=10)
    visit.stopping.close("citizen_declines", None, None)
    mairie.kill(claire)
    mairie.clock.passes(days=9)
    karim = mairie.window("Karim")
    assert karim.board().cards == ()
    (closed,) = mairie.closed()
    assert (closed.outcome, closed.band, closed.week) == ("citizen_declines", "<30", "2026-W47")
    assert mairie.journal()[-1].kind == "closed"
    assert mairie.journal()[-1].agent == "Claire", "who closed it, not who came next"


def test_one_closed_in_a_living_window_is_left_to_it(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    visit.stopping.close("done", None, None)
    claire.board()
    mairie.window("Karim")
    assert mairie.closed() == ()
    visit.undo()
    claire.leave(visit)
    assert [card.who for card in claire.board().cards] == ["MARTIN"]


def test_leaving_twice_counts_one_visit_and_keeps_nothing_more(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    visit.stopping.close("done", None, None)
    claire.leave(visit)
    claire.leave(visit)
    types(visit, nir="294")
    assert len(mairie.closed()) == 1
    assert claire.board().cards == ()


def test_a_closing_outcome_is_ticked_as_answered(claire: Counter, visit: Visit) -> None:
    chooses(visit, "formulaire", "acceptees", "coherentes", "lien_maintenant")
    step = visit.step
    connected = next(o for o in step.outcome if o.id == "connecte")
    visit.stopping.close("done", step, connected)
    assert visit.facts.ticks["outcome:validation"].value == "connecte"
    assert visit.facts.closing is not None
    assert visit.facts.closing.kind == "done"


# -- a wait that is over -----------------------------------------------------------------------


def test_a_link_that_expired_can_be_ended_as_unconfirmed(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    window = mairie.again(claire)
    mairie.clock.passes(days=8)
    resumed = window.open(identity(visit))
    wait = next(o for o in resumed.step.outcome if o.id == "lien_plus_tard").wait
    assert wait is not None
    resumed.ways.take_exit(next(way for way in wait.exit if way.on == "expired"))
    window.leave(resumed)
    assert [closed.outcome for closed in mairie.closed()] == ["unconfirmed"]


def test_received_goes_over_to_the_next_sheet_with_the_answers(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire")
    types(visit, **TEXTS)
    chooses(visit, "code_courrier")
    window = mairie.again(claire)
    mairie.clock.passes(days=6)
    resumed = window.open(identity(visit))
    wait = next(o for o in resumed.step.outcome if o.id == "code_courrier").wait
    assert wait is not None
    resumed.ways.take_exit(wait.exit[0])
    assert resumed.dossier.procedure.id == "ameli-1.1-code-provisoire"
    assert resumed.facts.answers == KEPT
    assert resumed.facts.waiting is None
    window.board()
    kinds = [line.kind for line in mairie.journal() if line.kind != "purge"]
    assert kinds[-2:] == ["exit", "went_over"]


def test_interrupting_what_waits_keeps_its_question_and_its_deadline(
    claire: Counter, visit: Visit
) -> None:
    to_the_link(visit)
    before = visit.facts.waiting
    visit.stopping.interrupt("link_awaited", visit.now().date())
    assert visit.facts.waiting == before
    visit.stopping.interrupt("citizen_away", visit.now().date())
    assert visit.facts.waiting is not None
    assert (visit.facts.waiting.origin, visit.facts.waiting.by) == ("", "desk")


def test_interrupting_a_recall_moves_its_day_and_keeps_its_question(
    claire: Counter, visit: Visit
) -> None:
    chooses(visit, "formulaire", "code_courrier")
    visit.stopping.interrupt("code_awaited", visit.now().date() + timedelta(days=3))
    waiting = visit.facts.waiting
    assert waiting is not None
    assert waiting.origin == "connexion.code_courrier"
    assert waiting.due is not None
    assert waiting.due.date() == visit.now().date() + timedelta(days=3)
