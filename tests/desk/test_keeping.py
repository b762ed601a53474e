"""What home says before it goes, what an agent decides, the date, the journal."""

from __future__ import annotations

from datetime import timedelta

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.notice import NOTICE
from counter_app.desk.problem import DeskProblem
from counter_app.desk.retention import PROLONGATIONS, Swept, purge_now
from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from tests.desk.mairie import Mairie, identity, types
from tests.desk.wipes import boxes, filled, gone, settles

# -- told before, and what an agent decides ----------------------------------------------------


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (41.9, ""),
        (42, "effacement\u00a0: 1 dossier dans 3 jours"),
        (44, "effacement\u00a0: 1 dossier demain"),
        (44.99, "effacement\u00a0: 1 dossier aujourd’hui"),
    ],
)
def test_home_says_so_three_days_before(
    mairie: Mairie, claire: Counter, visit: Visit, days: float, said: str
) -> None:
    types(visit, last_name="MARTIN")
    mairie.clock.passes(hours=-9)
    visit.stand("item:nom", 0)
    claire.leave(visit)
    mairie.clock.passes(days=days)
    assert claire.board().notice == said


def test_two_dossiers_say_when_the_first(mairie: Mairie, claire: Counter) -> None:
    for _ in range(2):
        visit = claire.new()
        types(visit, last_name="MARTIN")
        claire.leave(visit)
        mairie.clock.passes(days=1)
    mairie.clock.passes(days=41)
    assert claire.board().notice == "effacement\u00a0: 2 dossiers, le premier dans 2 jours"


def test_a_dossier_says_itself_what_goes_of_it(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.leave(visit)
    mairie.clock.passes(days=13)
    board = claire.board()
    assert board.notice == "NIR, IBAN, n° de série effacés\u00a0: 1 dossier dans 2 jours"
    assert board.cards[0].glance[2][1].endswith("· NIR, IBAN, n° de série effacés dans 2 jours")
    mairie.clock.passes(days=30)
    board = claire.board()
    assert board.notice == "effacement\u00a0: 1 dossier dans 2 jours"
    assert board.cards[0].glance[2][1].endswith("· effacé dans 2 jours")


def test_prolonged_once_with_a_reason(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    types(visit, last_name="MARTIN")
    claire.leave(visit)
    mairie.clock.passes(days=43)
    kept = identity(visit)
    assert claire.retention.may_prolong(kept)
    with pytest.raises(DeskProblem):
        claire.retention.prolong(kept, "because", "Claire")
    claire.retention.prolong(kept, next(iter(PROLONGATIONS)), "Claire")
    assert not claire.retention.may_prolong(kept)
    with pytest.raises(DeskProblem, match="ne se prolonge plus"):
        claire.retention.prolong(kept, "appointment", "Claire")
    board = claire.board()
    assert (len(board.cards), board.notice) == (1, "")
    assert ("prolonged", "appointment") in {(line.kind, line.detail) for line in mairie.journal()}
    mairie.clock.passes(days=44)
    assert claire.board().notice == "effacement\u00a0: 1 dossier demain"
    mairie.clock.passes(days=1)
    assert claire.board().cards == ()


def test_erased_at_home_and_erased_while_open(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.board()
    with pytest.raises(DeskProblem, match="ouvert dans une fenêtre"):
        claire.retention.erase(identity(visit), "Claire")
    claire.leave(visit)
    sealed = boxes(mairie)
    claire.retention.erase(identity(visit), "Claire")
    other = claire.new()
    filled(other)
    claire.board()
    sealed += boxes(mairie)
    claire.erase(other)
    claire.erase(other)
    assert claire.board().cards == ()
    settles(claire)
    gone(mairie, sealed)
    assert [line.kind for line in mairie.journal()].count("erased") == 2
    assert [closed.outcome for closed in mairie.closed()] == ["other", "other"]
    with pytest.raises(DeskProblem, match="n’existe plus"):
        claire.retention.erase(identity(visit), "Claire")


def test_what_another_window_has_is_not_erased_from_here(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    claire.board()
    karim = mairie.window("Karim")
    seen = karim.open(identity(visit))
    karim.erase(seen)
    assert len(claire.board().cards) == 1


# -- the date ----------------------------------------------------------------------------------


@pytest.mark.parametrize("days", [3650, -3])
def test_a_mad_clock_wipes_nothing_until_an_agent_confirms(
    mairie: Mairie, claire: Counter, visit: Visit, days: int
) -> None:
    filled(visit)
    claire.leave(visit)
    mairie.clock.passes(days=days)
    karim = mairie.window("Karim")
    assert "Est-on bien le" in karim.retention.doubt
    assert len(karim.board().cards) == 1
    karim.leave(karim.open(identity(visit)))
    later = mairie.window("Zoé")
    assert later.retention.doubt, "what is written meanwhile does not make the date right"
    later.retention.confirm_date("Zoé")
    assert later.retention.doubt == ""
    assert len(later.board().cards) == (0 if days > 0 else 1)


def test_the_right_date_come_back_is_confirmed_once(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    filled(visit)
    claire.leave(visit)
    mairie.clock.passes(days=3650)
    mad = mairie.window("Karim")
    mad.leave(mad.open(identity(visit)))
    mairie.clock.passes(days=-3649)
    right = mairie.window("Zoé")
    assert right.retention.doubt
    right.retention.confirm_date("Zoé")
    mairie.clock.passes(days=1)
    assert right.retention.daily() == Swept()
    assert len(right.board().cards) == 1


# -- the journal, and without a key ------------------------------------------------------------


def test_the_journal_of_a_dossier_is_read_in_words(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    visit.stopping.interrupt("document_missing", visit.now().date())
    claire.leave(visit)
    said = [str(entry) for entry in claire.journal(identity(visit))]
    reference = shown(visit.ledger.header.reference)
    assert said == [
        f"21/11/2026 09:30  {reference}  Claire  dossier commencé\u00a0: "
        "1.3, Créer un compte ameli",
        f"21/11/2026 09:30  {reference}  Claire  mis de côté\u00a0: il manque une pièce",
    ]


def test_the_journal_forgets_after_twelve_months(
    mairie: Mairie, claire: Counter, visit: Visit
) -> None:
    types(visit, last_name="MARTIN")
    visit.stopping.close("done", None, None)
    claire.leave(visit)
    for _ in range(10):
        mairie.clock.passes(days=40)
        claire.board()
    assert {line.kind for line in mairie.journal()} == {"purge"}
    assert all(line.at > mairie.clock() - timedelta(days=366) for line in mairie.journal())


def test_a_purge_without_unlocking(mairie: Mairie, claire: Counter, visit: Visit) -> None:
    filled(visit)
    claire.leave(visit)
    sealed = boxes(mairie, "nir")
    mairie.kill(claire)
    mairie.clock.passes(days=15)
    reference = shown(visit.ledger.header.reference)
    expected = Swept(lightened=(reference,))
    assert purge_now(mairie.settings, mairie.clock, dry_run=True) == expected
    assert boxes(mairie, "nir") == sealed
    assert purge_now(mairie.settings, mairie.clock) == expected
    gone(mairie, sealed)
    assert purge_now(mairie.settings, mairie.clock) == Swept()


def test_a_purge_without_a_database_says_so(mairie: Mairie) -> None:
    with pytest.raises(DeskProblem, match="pas encore de base"):
        purge_now(mairie.settings, mairie.clock)
    assert timedelta(days=3) == NOTICE
