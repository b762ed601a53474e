"""Dossiers: who waits for what, in three groups, and found by what one remembers of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from counter_app.desk.board import Board, Group, board_of, group_of
from counter_app.desk.words import ago
from counter_app.dossier.facts import Place, Waiting
from counter_app.procedure.loader import shipped
from counter_app.store.header import Header
from tests.desk.mairie import MORNING

FICHE = shipped()["ameli-1.3-cpam-loire"]
NOW = MORNING
PEOPLE = {
    "1": {"last_name": "SAÏDI", "birth_date": "04/07/1958", "nir": "1 58"},
    "2": {"last_name": "De la Tour", "birth_date": "12031994", "nir": "2 94"},
    "3": {"last_name": "d'Almeida-Lopes", "birth_date": "", "nir": ""},
    "4": {"last_name": "LE GOFF", "birth_date": "12/03/1994"},
}


def header(number: str, **changes: object) -> Header:
    plain = Header(
        id=number,
        site="mairie",
        reference=f"K7Q42{number}",
        procedure=FICHE.id,
        procedure_sha="",
        place=Place("connexion"),
        typist="citizen",
        created_at=NOW.astimezone(UTC),
        touched_at=NOW.astimezone(UTC) - timedelta(minutes=int(number)),
        touched_by="Claire",
        version=1,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # any field of it


def waits(
    by: str = "citizen", *, since: timedelta = timedelta(days=1), due: timedelta | None = None
) -> Waiting:
    begun = NOW - since
    at = None if due is None else (NOW + due).astimezone(UTC)
    return Waiting("link_awaited", "desk" if by == "desk" else "citizen", begun, at, expires=True)


def board(*headers: Header, agent: str = "Claire", now: datetime = NOW) -> Board:
    return board_of(headers, PEOPLE, lambda _header: FICHE, agent, now)


def shown(found: Board | tuple[object, ...]) -> list[str]:
    cards = found.cards if isinstance(found, Board) else found
    return [getattr(card, "id", "") for card in cards]


# -- groups ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waiting", "touched", "group"),
    [
        (None, timedelta(minutes=5), Group.ASIDE),
        (None, timedelta(hours=3), Group.DESK),
        (waits("desk"), timedelta(minutes=5), Group.ASIDE),
        (waits("desk"), timedelta(hours=3), Group.DESK),
        (waits(since=timedelta(minutes=5), due=timedelta(days=7)), timedelta(0), Group.ASIDE),
        (waits(due=timedelta(days=6)), timedelta(0), Group.CITIZEN),
        (waits("desk", due=timedelta(days=6)), timedelta(0), Group.DESK),
        (waits(due=timedelta(hours=8)), timedelta(0), Group.DESK),
        (waits(due=timedelta(days=-1)), timedelta(0), Group.DESK),
        (waits(since=timedelta(minutes=5)), timedelta(0), Group.ASIDE),
        (waits(), timedelta(hours=3), Group.CITIZEN),
    ],
)
def test_each_waits_where_somebody_can_do_something(
    waiting: Waiting | None, touched: timedelta, group: Group
) -> None:
    assert group_of(header("1", waiting=waiting, touched_at=NOW - touched), NOW) is group


def test_groups_stand_in_order_late_ones_first_then_the_last_touched() -> None:
    listed = board(
        header("1", waiting=waits(due=timedelta(days=6))),
        header("2", touched_at=NOW - timedelta(hours=5)),
        header("3"),
        header("4", waiting=waits("desk", due=timedelta(days=-2))),
    )
    assert shown(listed) == ["3", "4", "2", "1"]
    assert [card.late for card in listed.cards] == [False, True, False, False]


def test_the_last_one_of_this_agent_is_chosen_else_the_last_one() -> None:
    theirs, mine = header("1", touched_by="Karim"), header("2")
    assert board(theirs, mine).last == "2"
    assert board(theirs, agent="Zoé").last == "1"
    assert board().last == ""


@pytest.mark.parametrize(
    ("cut_off", "last"),
    [((), "2"), (("2",), "2"), (("3",), "3"), (("1",), "1"), (("1", "3"), "3"), (("4",), "2")],
)
def test_where_one_was_cut_off_is_chosen_first(cut_off: tuple[str, ...], last: str) -> None:
    listed = [header("1", touched_by="Karim"), header("2"), header("3"), header("4")]
    listed[3] = replace(listed[3], touched_by="Karim")
    made = board_of(listed, {}, lambda _h: FICHE, "Claire", NOW, cut_off=cut_off)
    assert made.last == last


def test_a_line_says_that_one_was_cut_off_and_stands_with_those_of_now() -> None:
    away = header("1", waiting=waits(due=timedelta(days=1)))
    listed = [away, header("2", touched_at=NOW - timedelta(hours=9))]
    cards = board_of(listed, {}, lambda _h: FICHE, "Claire", NOW, cut_off=("1", "2")).cards
    assert {card.group for card in cards} == {Group.ASIDE}
    assert [card.status for card in cards] == [
        "interrompu brutalement, il y a 1 min · expire demain · lien de validation à ouvrir",
        f"interrompu brutalement, {ago(NOW - timedelta(hours=9), NOW)}",
    ]


def test_f6_goes_round_in_an_order_that_does_not_move() -> None:
    one, two = header("1", touched_at=NOW), header("2", touched_at=NOW - timedelta(minutes=9))
    away = header("3", waiting=waits(due=timedelta(days=6)))
    assert shown(board(one, two, away).aside()) == ["1", "2"]
    later = replace(two, touched_at=NOW + timedelta(minutes=1))
    assert shown(board(later, one, away).aside()) == ["1", "2"]


# -- words -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("waiting", "status"),
    [
        (None, "en cours, il y a 1 min"),
        (Waiting("data_refused", "desk", NOW), "données refusées par ameli, à l’instant"),
        (waits(due=timedelta(days=1)), "expire demain · lien de validation à ouvrir"),
        (waits(due=timedelta(days=-1)), "expiré hier · lien de validation à ouvrir"),
        (
            Waiting("document_missing", "citizen", NOW, NOW + timedelta(days=3), detail="iban"),
            "rappel mardi 24/11 · il manque une pièce : IBAN connu de la CPAM",
        ),
    ],
)
def test_a_line_says_why_and_until_when(waiting: Waiting | None, status: str) -> None:
    (card,) = board(header("1", waiting=waiting)).cards
    assert card.status.replace("\u00a0", " ") == status
    assert ("Pourquoi", card.status) in card.glance
    assert card.step == "2/4"


def test_a_line_names_the_citizen_as_far_as_known() -> None:
    cards = board(*(header(number) for number in "1234"), header("5")).cards
    assert [card.who for card in cards] == [
        "SAÏDI M. 04/07/1958",
        "DE LA TOUR Mme 12/03/1994",
        "D'ALMEIDA-LOPES",
        "LE GOFF 12/03/1994",
        "(nom illisible)",
    ]
    (nameless,) = board_of([header("1")], {"1": {}}, lambda _h: FICHE, "Claire", NOW).cards
    assert nameless.who == "(sans nom)"


def test_a_step_the_procedure_has_no_more_is_the_first() -> None:
    (card,) = board(header("1", place=Place("autre"))).cards
    assert card.step == "1/4"


# -- search ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "1234"),
        ("  ", "1234"),
        ("saidi", "1"),
        ("SAÏ", "1"),
        ("sadii", "1"),
        ("saiidi", "1"),
        ("de la tour", "2"),
        ("tour", "2"),
        ("delatour", "2"),
        ("la tuor", "2"),
        ("lopes", "3"),
        ("d almeida", "3"),
        ("almieda", "3"),
        ("12/03/1994", "24"),
        ("12031994", "24"),
        ("12/03", "24"),
        ("goff 1994", "4"),
        ("goff 12/03/1994", "4"),
        ("le gof 12/03", "4"),
        ("K7Q-423", "3"),
        ("k7q423", "3"),
        ("k7q", "1234"),
        ("zzzz", ""),
        ("xy", ""),
        ("'", "1234"),
    ],
)
def test_found_by_name_reference_or_birth_date_a_typo_forgiven(typed: str, found: str) -> None:
    listed = board(*(header(number) for number in "1234"))
    assert "".join(shown(listed.found(typed))) == found
