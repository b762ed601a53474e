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


def test_another_desk_s_file_in_its_place_opens_nothing(
    cover: Cover, database: Path, tmp_path: Path, clock: Clock
) -> None:
    """Whoever puts a file of his own there, with a phrase that he knows."""
    theirs = tmp_path / "theirs.sqlite3"
    open_database(theirs, "mairie").close()
    intruder = KeySlots(theirs, clock=clock, cost=CHEAP).create("Claire", "leur propre phrase")
    for file in tmp_path.glob(f"{database.name}*"):
        file.unlink()
    theirs.rename(database)
    with pytest.raises(Changed):
        cover.lift(intruder.agent.id, "leur propre phrase")


def test_without_a_file_or_without_the_agent_it_is_said(
    cover: Cover, first: FirstKey, database: Path
) -> None:
    with pytest.raises(VaultProblem, match="n’existe plus"):
        cover.lift("nobody", PHRASE)
    database.rename(database.with_name("elsewhere"))
    with pytest.raises(VaultProblem, match="n’est plus dans son dossier"):
        cover.lift(first.agent.id, PHRASE)
