"""A whole IBAN: the 7 alone are kept, from the very key that makes it whole."""

from __future__ import annotations

from counter_app.checks import IBAN_CHECKED, State
from counter_app.desk.counter import Counter
from counter_app.desk.visit import Visit
from tests.desk.mairie import Mairie, identity
from tests.people import iban

WHOLE = iban("20041", "01005", "0500013M026")


def test_of_a_whole_iban_only_the_seven_reach_the_disk(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    """Killed with the caret still in the row: the 7 come back, verified as they were."""
    for end in range(1, len(WHOLE) + 1):
        visit.fields.type("iban", WHOLE[:end], end, "")
    assert visit.facts.answers["iban"] == WHOLE, "on screen it stays until the caret leaves"
    assert claire.saving.flush(30.0)
    claire.leave(visit)
    found = mairie.window("Karim").open(identity(visit))
    assert found.facts.answers["iban"] == WHOLE[-7:]
    assert IBAN_CHECKED in found.facts.answers
    assert found.dossier.findings["iban"].state is State.VALID


def test_an_iban_not_yet_whole_is_kept_as_typed(claire: Counter, visit: Visit) -> None:
    visit.fields.type("iban", WHOLE[:20], 20, "")
    assert claire.saving.flush(30.0)
    claire.leave(visit)
    assert claire.open(identity(visit)).facts.answers["iban"] == WHOLE[:20]
