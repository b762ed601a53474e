"""Agents, their phrases, the recovery code, the delay after a wrong one: all through the file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from counter_app.vault.derivation import Cost
from counter_app.vault.problems import (
    MistypedCode,
    TooSoon,
    VaultProblem,
    WrongCode,
    WrongPassphrase,
)
from counter_app.vault.recovery import draw_code
from counter_app.vault.sealing import Label, seal, unseal
from counter_app.vault.slot import Slot
from counter_app.vault.slots import Agent, FirstKey, KeySlots
from tests.vault.conftest import CHEAP, PHRASE, Clock

LABEL = Label("mairie", "d", "nir", 1)
Started = Callable[[], KeySlots]


@pytest.fixture
def first(slots: KeySlots) -> FirstKey:
    return slots.create("Claire", PHRASE)


def tries_in(database: Path) -> int:
    with closing(sqlite3.connect(database)) as connection:
        (tries,) = connection.execute("SELECT max(tries) FROM key_slot").fetchone()
    return int(tries)


def change(database: Path, assignment: str) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute(f"UPDATE key_slot SET {assignment}")


def test_no_file_no_table_and_no_slot_are_a_first_run(tmp_path: Path, slots: KeySlots) -> None:
    missing = tmp_path / "rien.sqlite3"
    assert KeySlots(missing).agents() == ()
    assert not missing.exists()
    missing.touch()
    assert KeySlots(missing).agents() == ()
    assert slots.agents() == ()


def test_the_phrase_opens_after_a_restart(first: FirstKey, started: Started) -> None:
    blob = seal(first.key, "MARTIN", LABEL)
    (agent,) = started().agents()
    assert agent == first.agent == Agent(agent.id, "Claire")
    assert unseal(started().unlock(agent.id, PHRASE), blob, LABEL) == "MARTIN"


def test_the_code_opens_too_typed_by_hand(first: FirstKey, started: Started) -> None:
    blob = seal(first.key, "MARTIN", LABEL)
    typed = first.recovery_code.lower().replace("-", " ")
    assert unseal(started().unlock_with_code(typed), blob, LABEL) == "MARTIN"


def test_a_misread_code_costs_no_try(first: FirstKey, slots: KeySlots, database: Path) -> None:
    with pytest.raises(MistypedCode):
        slots.unlock_with_code(first.recovery_code[:-1])
    assert tries_in(database) == 0


def test_another_code_is_refused_and_waited_for(first: FirstKey, slots: KeySlots) -> None:
    with pytest.raises(WrongCode, match="réessayer dans 1 s"):
        slots.unlock_with_code(draw_code())
    with pytest.raises(TooSoon):
        slots.unlock_with_code(first.recovery_code)


def test_a_first_run_happens_once(first: FirstKey, slots: KeySlots) -> None:
    with pytest.raises(VaultProblem, match="déjà ses agents"):
        slots.create("Karim", PHRASE)
    assert slots.agents() == (first.agent,)


def test_a_second_agent_opens_the_same_values(first: FirstKey, slots: KeySlots) -> None:
    blob = seal(first.key, "MARTIN", LABEL)
    karim = slots.add_agent(first.key, "  Karim \n", "un autre jeu de mots")
    assert karim.name == "Karim"
    assert unseal(slots.unlock(karim.id, "un autre jeu de mots"), blob, LABEL) == "MARTIN"


def test_the_last_who_unlocked_comes_first(first: FirstKey, slots: KeySlots) -> None:
    karim = slots.add_agent(first.key, "Karim", PHRASE)
    assert slots.agents() == (first.agent, karim)
    slots.unlock(karim.id, PHRASE)
    assert slots.agents() == (karim, first.agent)
    slots.unlock(first.agent.id, PHRASE)
    assert slots.agents() == (first.agent, karim)


def test_two_agents_never_share_a_name(first: FirstKey, slots: KeySlots) -> None:
    """Nor one whose accents are written in the other way: nobody could tell them apart."""
    slots.add_agent(first.key, "Zoé", PHRASE)
    for name in ("CLAIRE", "Zoe\N{COMBINING ACUTE ACCENT}"):
        with pytest.raises(VaultProblem, match="porte déjà ce nom"):
            slots.add_agent(first.key, name, PHRASE)


@pytest.mark.parametrize("name", ["", "  ", "\x1b\u202e\ud800"])
def test_an_agent_has_a_name_that_can_be_shown(slots: KeySlots, name: str) -> None:
    with pytest.raises(VaultProblem, match="Il manque le nom"):
        slots.create(name, PHRASE)


def test_a_new_phrase_replaces_the_old(first: FirstKey, slots: KeySlots, clock: Clock) -> None:
    slots.set_passphrase(first.key, first.agent.id, "tout autre chose enfin")
    with pytest.raises(WrongPassphrase):
        slots.unlock(first.agent.id, PHRASE)
    clock.now += 1
    assert slots.unlock(first.agent.id, "tout autre chose enfin").secret == first.key.secret


def test_a_new_phrase_forgets_the_failures(first: FirstKey, slots: KeySlots) -> None:
    with pytest.raises(WrongPassphrase):
        slots.unlock(first.agent.id, "oubliée")
    slots.set_passphrase(slots.unlock_with_code(first.recovery_code), first.agent.id, PHRASE)
    assert slots.wait(first.agent.id) == 0
    assert slots.unlock(first.agent.id, PHRASE).secret == first.key.secret


def test_an_agent_who_is_gone_is_said_so(first: FirstKey, slots: KeySlots) -> None:
    for ask in (lambda: slots.unlock("?", PHRASE), lambda: slots.wait("?")):
        with pytest.raises(VaultProblem, match="n’existe plus"):
            ask()
    with pytest.raises(VaultProblem, match="n’existe plus"):
        slots.set_passphrase(first.key, "?", PHRASE)


def test_wrong_phrases_wait_longer_and_longer(
    first: FirstKey, slots: KeySlots, clock: Clock
) -> None:
    for expected in (1, 2, 4, 8, 16, 32, 60, 60):
        with pytest.raises(WrongPassphrase, match=f"dans {expected} s") as wrong:
            slots.unlock(first.agent.id, "au hasard")
        assert wrong.value.wait == expected
        assert slots.wait(first.agent.id) == expected
        clock.now += expected
    assert slots.unlock(first.agent.id, PHRASE).secret == first.key.secret
    with pytest.raises(WrongPassphrase, match="dans 1 s"):
        slots.unlock(first.agent.id, "au hasard")


def test_too_soon_is_not_looked_at_nor_counted(
    first: FirstKey, slots: KeySlots, clock: Clock, database: Path
) -> None:
    with pytest.raises(WrongPassphrase):
        slots.unlock(first.agent.id, "au hasard")
    clock.now += 0.4
    with pytest.raises(TooSoon, match="encore 1 s") as soon:
        slots.unlock(first.agent.id, PHRASE)
    assert soon.value.wait == pytest.approx(0.6)
    assert tries_in(database) == 1


def test_a_restart_waits_the_whole_delay_again(
    first: FirstKey, slots: KeySlots, started: Started, clock: Clock
) -> None:
    for waited in (1, 2):
        with pytest.raises(WrongPassphrase):
            slots.unlock(first.agent.id, "au hasard")
        clock.now += waited
    again = started()
    again.agents()
    with pytest.raises(TooSoon) as soon:
        again.unlock(first.agent.id, PHRASE)
    assert soon.value.wait == 2
    clock.now += 2
    assert again.unlock(first.agent.id, PHRASE).secret == first.key.secret


def test_a_kill_during_the_attempt_does_not_save_the_try(
    first: FirstKey, slots: KeySlots, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(_slot: Slot, _secret: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Slot, "open", killed)
    with pytest.raises(KeyboardInterrupt):
        slots.unlock(first.agent.id, PHRASE)
    assert tries_in(database) == 1


def test_success_forgets_the_failures(
    first: FirstKey, slots: KeySlots, clock: Clock, database: Path
) -> None:
    with pytest.raises(WrongPassphrase):
        slots.unlock(first.agent.id, "au hasard")
    clock.now += 1
    slots.unlock(first.agent.id, PHRASE)
    assert tries_in(database) == 0


def test_the_cost_of_each_slot_is_its_own(
    first: FirstKey, database: Path, started: Started
) -> None:
    dearer = KeySlots(database, cost=Cost(64, 2, 2))
    karim = dearer.add_agent(first.key, "Karim", PHRASE)
    assert started().unlock(karim.id, PHRASE).secret == first.key.secret
    assert dearer.unlock(first.agent.id, PHRASE).secret == first.key.secret


@pytest.mark.parametrize(
    "assignment", ["memory_kib = 1 << 40", "salt = x'00'", "wrapped = x''", "passes = passes + 1"]
)
def test_a_changed_slot_is_refused_like_a_wrong_phrase(
    first: FirstKey, slots: KeySlots, database: Path, assignment: str
) -> None:
    change(database, assignment)
    with pytest.raises(WrongPassphrase):
        slots.unlock(first.agent.id, PHRASE)


def test_a_box_moved_to_another_slot_is_refused(
    first: FirstKey, slots: KeySlots, database: Path
) -> None:
    karim = slots.add_agent(first.key, "Karim", "un autre jeu de mots")
    columns = ("salt", "wrapped")
    copied = ", ".join(
        f"{c} = (SELECT {c} FROM key_slot WHERE id = '{first.agent.id}')" for c in columns
    )
    change(database, copied)
    with pytest.raises(WrongPassphrase):
        slots.unlock(karim.id, PHRASE)


def test_neither_phrase_nor_code_nor_key_is_in_the_file(first: FirstKey, database: Path) -> None:
    kept = b"".join(p.read_bytes() for p in database.parent.glob(database.name + "*"))
    for secret in (PHRASE, first.recovery_code, first.recovery_code.replace("-", "")):
        assert secret.encode() not in kept
    assert bytes(first.key.secret) not in kept


@pytest.mark.parametrize("garbage", [b"garbage" * 1000, b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_file_is_said_so(tmp_path: Path, garbage: bytes) -> None:
    damaged = tmp_path / "guichet.sqlite3"
    damaged.write_bytes(garbage)
    with pytest.raises(VaultProblem, match="abîmée"):
        KeySlots(damaged).agents()


def test_a_busy_file_is_said_so(
    first: FirstKey, slots: KeySlots, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.vault.file._BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(VaultProblem, match="occupée"):
            slots.unlock(first.agent.id, PHRASE)


def test_a_full_disk_is_said_so(
    first: FirstKey, slots: KeySlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.vault.file._PRAGMAS", "PRAGMA max_page_count=1;")
    with pytest.raises(VaultProblem, match="disque est plein"):
        slots.add_agent(first.key, "Karim " + "x" * 500_000, PHRASE)
    assert slots.agents() == (first.agent,)


def test_a_try_that_cannot_be_counted_is_not_looked_at(
    first: FirstKey, slots: KeySlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counter_app.vault.file._PRAGMAS", "PRAGMA query_only=ON;")
    with pytest.raises(VaultProblem, match="Écriture interdite"):
        slots.unlock(first.agent.id, PHRASE)


def test_a_folder_out_of_reach_is_said_so(slots: KeySlots, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(_path: Path) -> bool:
        raise PermissionError

    monkeypatch.setattr(Path, "exists", denied)
    with pytest.raises(VaultProblem, match="ne s’ouvre pas"):
        slots.agents()


def test_a_file_that_cannot_be_looked_at_is_said_so(
    slots: KeySlots, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(_database: Path) -> None:
        raise OSError(5, "no answer")

    monkeypatch.setattr("counter_app.vault.file.stray", silent)
    with pytest.raises(VaultProblem, match="ne s’ouvre pas"):
        slots.agents()


def test_a_folder_in_place_of_the_file_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(VaultProblem, match="vrai fichier"):
        KeySlots(tmp_path).agents()


def test_the_usual_cost_is_what_a_new_slot_gets(database: Path) -> None:
    agent = KeySlots(database).create("Claire", PHRASE).agent
    with closing(sqlite3.connect(database)) as connection:
        kept = connection.execute(
            "SELECT memory_kib, passes, lanes, length(salt), length(wrapped) FROM key_slot"
            " WHERE id = ?",
            (agent.id,),
        ).fetchone()
    assert kept == (65536, 3, max(1, min(4, os.cpu_count() or 1)), 16, 1 + 32 + 93 + 109 + 61)
    assert Cost.usual() != CHEAP
