"""Lifting the cover of a desk that is still open: by its agents, on a disk that takes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counter_app.store.database import open_database
from counter_app.vault.cover import Cover
from counter_app.vault.problems import Changed, TooSoon, VaultProblem, WrongPassphrase
from counter_app.vault.slots import FirstKey, KeySlots
from tests.vault.conftest import CHEAP, PHRASE, Clock

THEIRS = "leur propre phrase"


@pytest.fixture
def first(slots: KeySlots) -> FirstKey:
    return slots.create("Claire", PHRASE)


@pytest.fixture
def cover(first: FirstKey, database: Path, clock: Clock) -> Cover:
    return Cover(database, first.key, clock)


def test_any_agent_s_phrase_and_the_key_stays(
    cover: Cover, first: FirstKey, slots: KeySlots
) -> None:
    karim = slots.add_agent(first.key, "Karim", "une autre phrase de quatre mots")
    cover.lift(first.agent.id, PHRASE)
    cover.lift(karim.id, "une autre phrase de quatre mots")
    assert len(first.key.secret) == 32


def test_while_another_program_writes(cover: Cover, first: FirstKey, database: Path) -> None:
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        cover.lift(first.agent.id, PHRASE)


def test_a_wrong_phrase_is_waited_for_longer_each_time(
    cover: Cover, first: FirstKey, clock: Clock
) -> None:
    with pytest.raises(WrongPassphrase, match="réessayer dans 1 s"):
        cover.lift(first.agent.id, "pas la bonne")
    with pytest.raises(TooSoon):
        cover.lift(first.agent.id, PHRASE)
    clock.now += 1
    with pytest.raises(WrongPassphrase, match="réessayer dans 2 s"):
        cover.lift(first.agent.id, "pas la bonne")
    clock.now += 2
    cover.lift(first.agent.id, PHRASE)
    with pytest.raises(WrongPassphrase, match="réessayer dans 1 s"):
        cover.lift(first.agent.id, "pas la bonne")


def test_the_tries_of_the_file_come_first(
    cover: Cover, first: FirstKey, slots: KeySlots, clock: Clock
) -> None:
    for wait in (1, 2, 4):
        with pytest.raises(WrongPassphrase):
            slots.unlock(first.agent.id, "pas la bonne")
        clock.now += wait
    with pytest.raises(TooSoon):
        cover.lift(first.agent.id, PHRASE)
    clock.now += 4
    with pytest.raises(WrongPassphrase, match="réessayer dans 8 s"):
        cover.lift(first.agent.id, "pas la bonne")


def another_desk(folder: Path, clock: Clock) -> tuple[Path, FirstKey]:
    """A file of somebody's own, with an agent of the same name, and a phrase that he knows."""
    theirs = folder / "theirs.sqlite3"
    open_database(theirs, "mairie").close()
    return theirs, KeySlots(theirs, clock=clock, cost=CHEAP).create("Claire", THEIRS)


def test_another_desk_s_file_in_its_place_opens_nothing(
    cover: Cover, first: FirstKey, database: Path, tmp_path: Path, clock: Clock
) -> None:
    theirs, intruder = another_desk(tmp_path, clock)
    for file in tmp_path.glob(f"{database.name}*"):
        file.unlink()
    theirs.rename(database)
    with pytest.raises(VaultProblem, match="n’existe plus"):
        cover.lift(intruder.agent.id, THEIRS)
    cover.lift(first.agent.id, PHRASE)


def test_another_desk_s_slot_in_the_file_opens_nothing(
    cover: Cover, database: Path, tmp_path: Path, clock: Clock
) -> None:
    theirs, intruder = another_desk(tmp_path, clock)
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("ATTACH ? AS theirs", (str(theirs),))
        connection.execute("INSERT INTO key_slot SELECT * FROM theirs.key_slot")
    with pytest.raises(Changed):
        cover.lift(intruder.agent.id, THEIRS)


def test_without_its_file_what_was_read_last_is_good(
    cover: Cover, first: FirstKey, slots: KeySlots, database: Path
) -> None:
    karim = slots.add_agent(first.key, "Karim", "une autre phrase de quatre mots")
    assert [slot.name for slot in cover.look()] == ["Claire", "Karim"]
    database.rename(database.with_name("elsewhere"))
    cover.lift(karim.id, "une autre phrase de quatre mots")
    with pytest.raises(WrongPassphrase):
        cover.lift(first.agent.id, "pas la bonne")


def test_an_agent_who_is_gone(cover: Cover) -> None:
    with pytest.raises(VaultProblem, match="n’existe plus"):
        cover.lift("nobody", PHRASE)
