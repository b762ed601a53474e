"""What was written is read back the same, for one site, in the order the list needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.dossier.facts import Closing, Place, Tick, Waiting
from counter_app.store.database import Database, open_database
from counter_app.store.header import Header, Sealed
from counter_app.store.problems import StoreProblem
from counter_app.store.records import JournalLine, ProcedureText
from counter_app.store.repository import Repository
from counter_app.store.statements import apply
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    DropAnswer,
    DropTick,
    PutAnswer,
    PutDossier,
    PutProcedureText,
    PutTick,
    Vanish,
    Write,
)
from tests.store.conftest import LINE, NOW, TICK, VISIT, dossier_id, header

MOMENTS = st.datetimes(timezones=st.just(UTC))
WORDS = st.text(st.characters(codec="utf-8"), max_size=12)
WAITINGS = st.builds(
    Waiting,
    reason=WORDS,
    by=st.sampled_from(["citizen", "desk"]),
    since=MOMENTS,
    due=st.none() | MOMENTS,
    expires=st.booleans(),
    origin=WORDS,
    detail=WORDS,
)
HEADERS = st.builds(
    Header,
    id=st.just(dossier_id(1)),
    site=st.just("mairie"),
    reference=st.just("K7Q42M"),
    procedure=WORDS,
    procedure_sha=WORDS,
    place=st.builds(Place, WORDS, WORDS, st.integers(0, 10_000)),
    typist=st.sampled_from(["citizen", "agent"]),
    created_at=st.just(NOW),
    touched_at=MOMENTS,
    touched_by=WORDS,
    version=st.integers(0, 2**62),
    waiting=st.none() | WAITINGS,
    closing=st.none() | st.builds(Closing, WORDS, MOMENTS),
)


def write(database: Database, *writes: Write) -> None:
    with database.writer() as connection, connection.begin():
        for each in writes:
            apply(connection, each, database.site)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(HEADERS)
def test_a_header_comes_back_whole(
    database: Database, repository: Repository, kept: Header
) -> None:
    write(database, PutDossier(kept))
    assert repository.load(kept.id).header == kept
    assert repository.headers() == (() if kept.closing else (kept,))
    assert repository.half_closed() == ((kept,) if kept.closing else ())


def test_a_dossier_comes_back_with_its_answers_and_ticks(
    database: Database, repository: Repository
) -> None:
    other = Tick("photo", NOW + timedelta(days=1), "Karim")
    write(
        database,
        PutDossier(header(1)),
        PutDossier(header(2)),
        PutAnswer(dossier_id(1), "nir", 4, b"\x00\xff"),
        PutAnswer(dossier_id(1), "iban", 5, b"i"),
        PutAnswer(dossier_id(2), "nir", 1, b"autre"),
        PutTick(dossier_id(1), "piece:vitale", TICK),
        PutTick(dossier_id(1), "choice:card", other),
    )
    stored = repository.load(dossier_id(1))
    assert stored.header == header(1)
    assert stored.answers == {"nir": Sealed(4, b"\x00\xff"), "iban": Sealed(5, b"i")}
    assert stored.ticks == {"piece:vitale": TICK, "choice:card": other}


def test_the_last_touched_comes_first(database: Database, repository: Repository) -> None:
    write(database, *(PutDossier(header(n)) for n in (2, 3, 1)))
    assert [h.id for h in repository.headers()] == [dossier_id(n) for n in (3, 2, 1)]


def test_the_pulse_moves_with_every_dossier_of_the_site(
    database: Database, repository: Repository
) -> None:
    assert repository.pulse() == (0, None)
    write(database, *(PutDossier(header(n)) for n in (1, 2)))
    still = repository.pulse()
    assert still == (2, header(2).touched_at)
    assert Repository(replace(database, site="ailleurs")).pulse() == (0, None)
    write(database, PutDossier(header(3)))
    assert repository.pulse() != still


def test_names_of_the_list_come_in_one_query(database: Database, repository: Repository) -> None:
    write(database, *(PutDossier(header(n)) for n in (1, 2)))
    write(database, *(PutAnswer(dossier_id(n), "last_name", n, b"n") for n in (1, 2)))
    write(database, PutAnswer(dossier_id(1), "email", 1, b"e"))
    assert repository.answers_of(["last_name"]) == {
        dossier_id(n): {"last_name": Sealed(n, b"n")} for n in (1, 2)
    }
    assert repository.answers_of(["last_name", "email"], [dossier_id(1)]) == {
        dossier_id(1): {"last_name": Sealed(1, b"n"), "email": Sealed(1, b"e")}
    }
    assert repository.answers_of([], []) == {}


def test_one_site_never_sees_another_s(database: Database, repository: Repository) -> None:
    write(
        database,
        PutDossier(header(1)),
        PutAnswer(dossier_id(1), "nir", 1, b"n"),
        AppendJournal(LINE),
        CloseVisit(dossier_id(9), VISIT),
    )
    elsewhere = Repository(replace(database, site="ailleurs"))
    assert elsewhere.headers() == ()
    assert elsewhere.journal() == ()
    assert elsewhere.closed_visits() == ()
    assert elsewhere.answers_of(["nir"]) == {}
    assert elsewhere.references() == frozenset()
    with pytest.raises(StoreProblem):
        elsewhere.load(dossier_id(1))
    assert repository.references() == {"K7Q421"}


def test_two_sites_may_use_one_reference(database: Database, repository: Repository) -> None:
    write(
        database,
        PutDossier(header(1)),
        PutDossier(header(2, site="ailleurs", reference=header(1).reference)),
    )
    assert repository.references() == {header(1).reference}


def test_a_dossier_that_is_gone_is_said_so(repository: Repository) -> None:
    with pytest.raises(StoreProblem, match="n’existe plus\u00a0: revenir"):
        repository.load(dossier_id(1))


def test_site_reference_and_birth_of_a_dossier_never_change(
    database: Database, repository: Repository
) -> None:
    changed = header(1, site="x", reference="y", created_at=NOW + timedelta(1), version=2)
    write(database, PutDossier(header(1)), PutDossier(changed))
    assert repository.load(dossier_id(1)).header == header(1, version=2)


def test_what_is_dropped_is_gone_and_nothing_else(
    database: Database, repository: Repository
) -> None:
    both = [PutAnswer(dossier_id(1), field, 1, b"x") for field in ("nir", "iban")]
    ticks = [PutTick(dossier_id(1), row, TICK) for row in ("a", "b")]
    write(database, PutDossier(header(1)), *both, *ticks)
    write(database, DropAnswer(dossier_id(1), "nir"), DropTick(dossier_id(1), "a"))
    stored = repository.load(dossier_id(1))
    assert set(stored.answers) == {"iban"}
    assert set(stored.ticks) == {"b"}


@pytest.mark.parametrize(
    ("end", "visits"),
    [(Vanish(dossier_id(1)), ()), (CloseVisit(dossier_id(1), VISIT), (VISIT,))],
)
def test_an_end_wipes_the_dossier_and_only_it(
    database: Database, repository: Repository, end: Write, visits: tuple[object, ...]
) -> None:
    for n in (1, 2):
        write(
            database,
            PutDossier(header(n)),
            PutAnswer(dossier_id(n), "nir", 1, b"x"),
            PutTick(dossier_id(n), "a", TICK),
        )
    write(database, end)
    assert [h.id for h in repository.headers()] == [dossier_id(2)]
    assert repository.closed_visits() == visits
    with database.reading() as connection:
        for table in ("answer", "tick"):
            left = connection.exec_driver_sql(f"SELECT dossier FROM {table}").scalars()
            assert list(left) == [dossier_id(2)]


def test_a_late_write_to_a_wiped_dossier_adds_nothing(
    database: Database, repository: Repository
) -> None:
    write(
        database,
        PutDossier(header(1)),
        Vanish(dossier_id(1)),
        PutAnswer(dossier_id(1), "nir", 1, b"x"),
        PutTick(dossier_id(1), "a", TICK),
        PutDossier(header(1)),
    )
    stored = repository.load(dossier_id(1))
    assert (stored.answers, stored.ticks) == ({}, {})


def test_the_journal_keeps_its_order_and_outlives_the_dossier(
    database: Database, repository: Repository
) -> None:
    lines = tuple(
        JournalLine(NOW, "Claire", kind, "K7Q421", dossier_id(1), "step:2")
        for kind in ("opened", "interrupted", "closed")
    )
    write(database, *(AppendJournal(line) for line in lines), AppendJournal(LINE))
    write(database, Vanish(dossier_id(1)))
    assert repository.journal() == (*lines, LINE)
    assert repository.journal(dossier_id(1)) == lines


def test_the_text_a_dossier_began_under_is_kept_once(
    database: Database, repository: Repository
) -> None:
    text = ProcedureText("sha", "ameli-1.3-cpam-loire", "1.3", "[[step]]")
    write(database, PutProcedureText(text), PutProcedureText(replace(text, toml="autre")))
    assert repository.procedure_text("sha") == text
    assert repository.procedure_text("?") is None


def test_all_is_there_after_a_restart(database: Database) -> None:
    write(database, PutDossier(header(1)), PutAnswer(dossier_id(1), "nir", 1, b"x"))
    database.close()
    again = open_database(database.path, "mairie")
    assert Repository(again).load(dossier_id(1)).answers == {"nir": Sealed(1, b"x")}
    again.close()


def test_a_moment_is_read_back_in_utc(database: Database, repository: Repository) -> None:
    write(database, PutDossier(header(1)))
    assert repository.load(dossier_id(1)).header.touched_at.tzinfo is UTC
    assert datetime.now(UTC).utcoffset() == timedelta(0)
