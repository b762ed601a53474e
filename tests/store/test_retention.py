"""What goes when, from the clear columns alone; and whether the date can be believed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.checks.finding import IBAN_CHECKED
from counter_app.dossier.facts import Tick, Waiting
from counter_app.store.clock import Doubt, doubt
from counter_app.store.database import Database
from counter_app.store.records import JournalLine
from counter_app.store.repository import Repository
from counter_app.store.retention import Coming, Kept, Limits, fate, soon, writes_of
from counter_app.store.statements import apply
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    ForgetAnswer,
    PutAnswer,
    PutDossier,
    PutStep,
    PutTick,
    Write,
)
from tests.store.conftest import NOW, VISIT, dossier_id, header

LIMITS = Limits(timedelta(days=45), timedelta(days=15))
FULL = frozenset({"nir", "iban", IBAN_CHECKED, "vitale_serial", "last_name"})
TOUCHED = header().touched_at
LINK = Waiting(
    "link_awaited", "citizen", TOUCHED, TOUCHED + timedelta(days=7), expires=True, origin="s.o"
)


def kept(prolonged: datetime | None = None) -> Kept:
    return Kept(header(), FULL, frozenset({"nir"}), prolonged)


def after(**much: float) -> datetime:
    return TOUCHED + timedelta(**much)


@pytest.mark.parametrize(
    ("days", "kind"), [(0, None), (14.9, None), (15, "wiped"), (44.9, "wiped"), (45, "expired")]
)
def test_sensitive_answers_go_first_then_the_rest(days: float, kind: str | None) -> None:
    found = fate(kept(), LIMITS, after(days=days))
    assert (found.kind if found else None) == kind


def test_what_goes_for_its_age_is_the_sensitive_answers_and_all_that_holds_a_part_of_them() -> None:
    found = fate(kept(), LIMITS, after(days=20))
    assert found is not None
    assert found.fields == ("iban", IBAN_CHECKED, "nir", "vitale_serial")
    line, *rest = writes_of(found, after(days=20))
    assert isinstance(line, AppendJournal)
    assert line.line.kind == "wiped"
    assert line.line.detail == "age iban iban_checked nir vitale_serial"
    assert rest[:4] == [ForgetAnswer(header().id, name) for name in found.fields]
    gone = Tick("age", after(days=20), "")
    assert rest[4:] == [
        PutTick(header().id, f"wiped:{name}", gone) for name in ("iban", "nir", "vitale_serial")
    ]


def test_a_step_of_undo_goes_too_and_a_field_that_was_empty_is_not_said_wiped() -> None:
    found = fate(Kept(header(), frozenset(), frozenset({"nir"})), LIMITS, after(days=20))
    assert found is not None
    assert writes_of(found, NOW)[1:] == (ForgetAnswer(header().id, "nir"),)


def test_nothing_sensitive_nothing_goes_before_the_rest() -> None:
    assert fate(Kept(header(), frozenset({"last_name"})), LIMITS, after(days=20)) is None


def test_prolonged_it_is_kept_as_long_again_but_its_sensitive_answers_are_not() -> None:
    long = kept(prolonged=after(days=44))
    for days, kind in ((46, "wiped"), (88.9, "wiped"), (89, "expired")):
        found = fate(long, LIMITS, after(days=days))
        assert found is not None
        assert found.kind == kind


def test_prolonged_and_touched_since_counts_from_the_touch() -> None:
    assert kept(prolonged=after(days=-3)).deadline(LIMITS) == after(days=45)


@pytest.mark.parametrize(
    ("waiting", "touched", "at", "ends"),
    [
        (LINK, 0, 7.01, "unconfirmed"),
        (LINK, 0, 6.99, None),
        (LINK, 7.5, 8, None),
        (replace(LINK, by="desk"), 0, 8, None),
        (replace(LINK, expires=False), 0, 8, None),
        (replace(LINK, due=None), 0, 8, None),
    ],
)
def test_a_citizen_s_wait_ends_by_itself_at_its_expiry_unless_touched_since(
    waiting: Waiting, touched: float, at: float, ends: str | None
) -> None:
    one = Kept(header(waiting=waiting, touched_at=after(days=touched)))
    found = fate(one, LIMITS, after(days=at))
    assert (found.ends if found else None) == ends


def test_the_anonymous_row_has_the_reason_and_the_week_of_the_last_touch() -> None:
    waiting = Waiting("document_missing", "citizen", TOUCHED)
    found = fate(Kept(header(waiting=waiting)), LIMITS, after(days=46))
    assert found is not None
    line, end = writes_of(found, after(days=46))
    assert isinstance(line, AppendJournal)
    assert isinstance(end, CloseVisit)
    assert (line.line.kind, line.line.agent) == ("expired", "")
    assert end.visit == replace(VISIT, outcome="document_missing")
    alone = fate(Kept(header()), LIMITS, after(days=46))
    assert alone is not None
    assert alone.ends == "other"


def test_soon_says_when_the_first_first() -> None:
    early, late = after(days=45), after(days=46)
    both = [Kept(header(1, touched_at=after(days=1))), Kept(header(2, touched_at=TOUCHED))]
    told = soon(both, LIMITS, after(days=44), timedelta(days=3))
    assert told == (
        Coming(header(2).id, early, whole=True),
        Coming(header(1).id, late, whole=True),
    )
    assert soon(both, LIMITS, after(days=40), timedelta(days=3)) == ()


@pytest.mark.parametrize(("days", "told"), [(11.9, False), (12, True), (14.9, True)])
def test_sensitive_answers_are_told_before_they_go_too(days: float, told: bool) -> None:
    coming = soon([kept()], LIMITS, after(days=days), timedelta(days=3))
    lighter = (Coming(header().id, after(days=15), whole=False),)
    assert coming == (lighter if told else ())


def test_nothing_is_told_of_a_dossier_without_sensitive_answers() -> None:
    named = Kept(header(), frozenset({"last_name"}), frozenset({"nir"}))
    assert soon([named], LIMITS, after(days=14), timedelta(days=3)) == ()


# -- read from the disk ------------------------------------------------------------------------


def write(database: Database, *writes: Write) -> None:
    with database.writer() as connection, connection.begin():
        for one in writes:
            apply(connection, one, database.site)


def test_what_a_purge_knows_is_read_without_a_value(
    database: Database, repository: Repository
) -> None:
    one, two = dossier_id(1), dossier_id(2)
    write(
        database,
        PutDossier(header(1)),
        PutDossier(header(2)),
        PutAnswer(one, "nir", 1, b"sealed"),
        PutStep(one, 1, "nir", 1, b"sealed"),
        PutStep(one, 2, "nir", 1, b"sealed"),
        PutStep(one, 3, "", 1, b"sealed"),
        PutTick(two, "prolonged:", Tick("appointment", NOW, "Claire")),
        PutTick(two, "piece:iban", Tick("1", NOW, "Claire")),
    )
    found = {each.header.id: each for each in repository.kept()}
    assert (found[one].answers, found[one].undoable) == (frozenset({"nir"}), frozenset({"nir"}))
    assert (found[one].prolonged, found[two].prolonged) == (None, NOW)
    assert found[two].answers == frozenset()
    (alone,) = repository.kept(dossier_id=two)
    assert alone == found[two]
    (old,) = repository.kept(before=header(1).touched_at)
    assert old == found[one]
    write(database, PutDossier(header(2, waiting=LINK)))
    assert len(repository.kept(before=header(1).touched_at)) == 2


def test_the_journal_is_read_from_the_last_line_of_a_kind(
    database: Database, repository: Repository
) -> None:
    kinds = ("created", "purge", "opened", "purge", "closed")
    lines = [JournalLine(NOW, "Claire", kind, "K7Q421") for kind in kinds]
    write(database, *(AppendJournal(line) for line in lines))
    assert [line.kind for line in repository.journal(since={"purge"})] == ["purge", "closed"]
    assert len(repository.journal(since={"date_confirmed"})) == 5
    assert [line.kind for line in repository.journal(kinds={"opened"})] == ["opened"]
    assert len(repository.journal(reference="K7Q421")) == 5
    assert repository.journal(reference="M2R84C") == ()


def test_a_kind_that_is_not_of_the_closed_list_is_refused() -> None:
    with pytest.raises(ValueError, match="invented"):
        AppendJournal(JournalLine(NOW, "Claire", "invented"))


# -- the date ----------------------------------------------------------------------------------

KEEP = timedelta(days=45)


def at(*days: float) -> list[JournalLine]:
    return [JournalLine(NOW + timedelta(days=each), "Claire", "opened") for each in days]


@pytest.mark.parametrize(
    ("lines", "now", "expected"),
    [
        ((), 4000, None),
        ((0,), 0, None),
        ((0,), 45, None),
        ((0,), 45.1, Doubt.AHEAD),
        ((0,), -0.1, Doubt.BEHIND),
        ((0, 44, 88), 130, None),
        ((0, 3650), 3651, Doubt.AHEAD),
        ((0, 3650, 3651, 1), 2, Doubt.AHEAD),
        ((0, -20), 1, Doubt.BEHIND),
    ],
)
def test_a_jump_is_a_doubt_until_it_is_vouched_for(
    lines: tuple[float, ...], now: float, expected: Doubt | None
) -> None:
    assert doubt(at(*lines), NOW + timedelta(days=now), KEEP) is expected


def test_setting_a_clock_right_by_a_minute_is_no_doubt() -> None:
    assert doubt(at(0), NOW - timedelta(minutes=1), KEEP) is None


@given(st.lists(st.floats(0, 44), max_size=20))
def test_a_desk_that_works_from_time_to_time_is_never_doubted(gaps: list[float]) -> None:
    moments = [sum(gaps[: n + 1]) for n in range(len(gaps))]
    now = NOW + timedelta(days=sum(gaps))
    assert doubt(at(*moments), now, KEEP) is None
    assert now.tzinfo is UTC
