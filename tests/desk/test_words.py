"""Days, delays and what the disk has said, in the French of the counter."""

from __future__ import annotations

from datetime import UTC, date, timedelta

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.text import folded
from counter_app.desk.visit import Visit
from counter_app.desk.words import ago, day, due, local_now, plural
from tests.desk.mairie import MORNING, Mairie, identity, types

TODAY = MORNING.date()


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 essai"), (1, "1 essai"), (2, "2 essais"), (-1, "-1 essai")]
)
def test_one_is_singular_and_none_too(count: int, words: str) -> None:
    assert plural(count, "essai") == words


def test_an_irregular_plural() -> None:
    assert plural(3, "cheval", "chevaux") == "3 chevaux"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (TODAY, "aujourd’hui"),
        (TODAY + timedelta(days=1), "demain"),
        (TODAY - timedelta(days=1), "hier"),
        (date(2026, 11, 28), "samedi 28/11"),
        (date(2026, 10, 1), "jeudi 01/10"),
        (date(2027, 3, 1), "01/03/2027"),
        (date(2026, 1, 1), "01/01/2026"),
    ],
)
def test_a_day_as_it_is_said(moment: date, words: str) -> None:
    assert day(moment, TODAY) == words


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (timedelta(seconds=20), "à l’instant"),
        (timedelta(seconds=-90), "à l’instant"),
        (timedelta(minutes=3), "il y a 3 min"),
        (timedelta(hours=2), "à 07:30"),
        (timedelta(days=1), "hier à 09:30"),
        (timedelta(days=7), "samedi 14/11 à 09:30"),
    ],
)
def test_how_long_ago(since: timedelta, words: str) -> None:
    assert ago((MORNING - since).astimezone(UTC), MORNING) == words


@pytest.mark.parametrize(
    ("until", "expires", "words"),
    [
        (timedelta(days=1), True, "expire demain"),
        (timedelta(days=-1), True, "expiré hier"),
        (timedelta(minutes=25), True, "expire à 09:55"),
        (timedelta(minutes=25), False, "rappel aujourd’hui"),
        (timedelta(days=2), False, "rappel lundi 23/11"),
        (timedelta(days=-2), False, "rappel jeudi 19/11, passé"),
    ],
)
def test_a_deadline(until: timedelta, *, expires: bool, words: str) -> None:
    assert due((MORNING + until).astimezone(UTC), MORNING, expires=expires) == words


def test_searched_text_is_compared_without_accents_case_nor_signs() -> None:
    assert folded(" D'Élodie-Œ 12/03 ") == "delodieœ1203"
    assert folded("SAÏDI") == folded("saidi")
    assert folded("’") == ""


def test_the_desk_s_clock_knows_its_time_zone() -> None:
    assert local_now().utcoffset() is not None


# -- line one ----------------------------------------------------------------------------------


def words(counter: Counter, visit: Visit) -> str:
    return counter.saving.words(visit.ledger, read_only=visit.pen.read_only)


def test_saved_is_said_when_the_disk_has_said_so(claire: Counter, visit: Visit) -> None:
    told: list[str] = []
    claire.saving.listener = lambda: told.append(words(claire, visit))
    assert words(claire, visit) == ""
    types(visit, last_name="M")
    assert claire.saving.flush(10)
    assert words(claire, visit) == "✓ enregistré 09:30:00"
    assert told[-1] == "✓ enregistré 09:30:00"


def test_until_then_it_says_so(claire: Counter, visit: Visit) -> None:
    types(visit, last_name="M")
    visit.ledger.ticket += 1
    assert words(claire, visit) == "…"


def test_resumed_and_looked_at_only(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    types(visit, last_name="M")
    claire.board()
    karim = mairie.window("Karim")
    assert words(karim, karim.open(identity(visit))) == "lecture seule"
    visit.ledger.ticket = 0
    assert words(claire, visit) == "✓ enregistré"


def test_the_usual_procedure_is_offered_first(claire: Counter) -> None:
    offers = claire.offers()
    assert offers[0][0] == claire.settings.usual_procedure
    assert len(offers) == 5
    assert len({label for _, label in offers}) == len(offers)
    assert "1.3  Créer un compte ameli, 4\u00a0étapes" in dict(offers).values()
    assert "Saint-Thomas  Créer un compte ameli, 7\u00a0étapes" in dict(offers).values()
