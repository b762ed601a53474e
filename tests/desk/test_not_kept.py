"""Sensitive values that are never written, and a citizen who wants nothing kept."""

from __future__ import annotations

from counter_app.checks.finding import IBAN_CHECKED
from counter_app.desk.counter import Counter
from counter_app.desk.sight import missing
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import FIELDS, SENSITIVE
from tests.desk.mairie import Mairie, identity, types
from tests.desk.wipes import CITIZEN, boxes, filled, gone, settles

# -- nothing sensitive, nothing at all ---------------------------------------------------------


def test_with_no_days_sensitive_values_are_never_written(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    mairie.kill(claire)
    mairie.sensitive_days = 0
    desk = mairie.window()
    visit = desk.new()
    filled(visit)
    types(visit, nir=CITIZEN.nir[:5])
    visit.undo()
    desk.board()
    assert boxes(mairie, *SENSITIVE, IBAN_CHECKED) == []
    assert boxes(mairie, "last_name")
    assert desk.saving.words(visit.ledger, read_only=False).endswith(", sauf NIR, IBAN et série")
    again = mairie.again(desk).open(identity(visit))
    assert again.facts.answers.keys() == set(FIELDS) - SENSITIVE
    assert {again.facts.ticks[f"wiped:{name}"].value for name in SENSITIVE} == {"unkept"}
    again.step_by(1)
    assert "N° de sécurité sociale" in " ".join(missing(again.dossier))


def test_choosing_no_days_wipes_what_was_kept_before(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.leave(visit)
    mairie.sensitive_days = 0
    again = mairie.again(claire)
    assert not SENSITIVE & again.open(identity(visit)).facts.answers.keys()


def test_nothing_is_kept_of_who_wants_so_but_a_row_without_a_name(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.board()
    sealed = boxes(mairie)
    visit.stopping.keep_nothing()
    types(visit, phone="0612345678")
    visit.stopping.interrupt("citizen_away", visit.now().date())
    assert claire.saving.words(visit.ledger, read_only=False) == "non conservé, à la demande"
    settles(claire)
    gone(mairie, sealed)
    claire.leave(visit)
    (card,) = claire.board().cards
    assert card.who.startswith(CITIZEN.last_name)
    assert claire.open(card.id) is visit
    assert visit.facts.answers["phone"] == "0612345678"
    visit.stopping.close("done", None, None)
    claire.leave(visit)
    assert claire.board().cards == ()
    assert mairie.closed()[0].outcome == "done"
    assert [line.kind for line in mairie.journal()] == ["created", "not_kept"]


def test_not_kept_from_its_first_key_it_leaves_no_line(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    visit.stopping.keep_nothing()
    filled(visit)
    claire.leave(visit)
    assert boxes(mairie) == []
    karim = mairie.again(claire, "Karim")
    assert karim.board().cards == ()
    assert [closed.outcome for closed in mairie.closed()] == ["other"], "it was a visit"
    assert mairie.journal() == ()


def test_untouched_and_not_kept_it_is_no_visit(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    visit.stopping.keep_nothing()
    claire.leave(visit)
    mairie.kill(claire)
    assert mairie.closed() == ()


def test_not_kept_it_goes_on_in_the_name_of_who_opens_it(claire: Counter, visit: Visit) -> None:
    types(visit, last_name="MARTIN")
    visit.stopping.keep_nothing()
    claire.leave(visit)
    claire.agent = "Karim"
    seen = claire.open(identity(visit))
    assert (seen is visit, seen.pen.agent) == (True, "Karim")


def test_not_kept_and_erased_it_is_gone_from_the_list(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    visit.stopping.keep_nothing()
    types(visit, last_name="MARTIN")
    claire.leave(visit)
    claire.erase(visit)
    assert claire.board().cards == ()


def test_one_that_another_window_has_cannot_be_unkept_from_here(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    claire.board()
    seen = mairie.window("Karim").open(identity(visit))
    seen.stopping.keep_nothing()
    assert not seen.ledger.in_memory
    assert len(claire.board().cards) == 1
