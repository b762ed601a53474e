"""A new data key: who stays opens it with the phrase nobody else has, who left opens nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from counter_app.vault.cipher import lock_box, open_box
from counter_app.vault.derivation import derive
from counter_app.vault.envelope import Envelope
from counter_app.vault.file import writing
from counter_app.vault.key import DataKey
from counter_app.vault.problems import (
    Changed,
    SealBroken,
    VaultProblem,
    WrongCode,
    WrongPassphrase,
)
from counter_app.vault.sealing import Label, seal, unseal
from counter_app.vault.slot import Slot, all_slots
from counter_app.vault.slots import Agent, FirstKey, KeySlots
from counter_app.vault.turning import Renewed, Turned
from tests.vault.conftest import CHEAP, PHRASE

LABEL = Label("mairie", "d", "nir", 1)
OTHER = "un autre jeu de mots"
SLOT = ("slot", "agent", "x")
Started = Callable[[], KeySlots]


@pytest.fixture
def first(slots: KeySlots) -> FirstKey:
    return slots.create("Claire", PHRASE)


@pytest.fixture
def karim(first: FirstKey, slots: KeySlots) -> Agent:
    return slots.add_agent(first.key, "Karim", OTHER)


def turn(
    slots: KeySlots,
    database: Path,
    key: DataKey,
    *leaving: Agent,
    renewed: Renewed | None = None,
) -> Turned:
    with writing(database) as connection:
        ids = [agent.id for agent in leaving]
        return slots.turn(connection, key, leaving=ids, renewed=renewed)


def as_first_made(database: Path, agent_id: str, key: DataKey, secret: str) -> None:
    """The slot as the first version of Guichet wrote it: one box, the phrase's."""
    with closing(sqlite3.connect(database)) as connection, connection:
        slot = next(slot for slot in all_slots(connection) if slot.id == agent_id)
        box = lock_box(derive(secret, slot.salt, CHEAP), key.secret, ("slot", slot.kind, slot.id))
        connection.execute("UPDATE key_slot SET wrapped=? WHERE id=?", (box, agent_id))


def in_file(database: Path, agent_id: str) -> Slot:
    with closing(sqlite3.connect(database)) as connection:
        return next(slot for slot in all_slots(connection) if slot.id == agent_id)


# -- a new key ---------------------------------------------------------------------------------


def test_who_stays_opens_the_new_key_with_the_same_phrase(
    first: FirstKey, karim: Agent, slots: KeySlots, started: Started, database: Path
) -> None:
    turned = turn(slots, database, first.key)
    assert turned.key.secret != first.key.secret
    blob = seal(turned.key, "MARTIN", LABEL)
    for agent, phrase in ((first.agent, PHRASE), (karim, OTHER)):
        assert unseal(started().unlock(agent.id, phrase), blob, LABEL) == "MARTIN"
    assert unseal(started().unlock_with_code(turned.recovery_code), blob, LABEL) == "MARTIN"


def test_it_can_be_turned_again_and_again(
    first: FirstKey, karim: Agent, slots: KeySlots, started: Started, database: Path
) -> None:
    key = first.key
    for _ in range(3):
        key = turn(slots, database, key).key
    assert started().unlock(karim.id, OTHER).secret == key.secret
    assert started().unlock(first.agent.id, PHRASE).secret == key.secret


def test_who_left_and_the_old_code_open_nothing(
    first: FirstKey, karim: Agent, slots: KeySlots, started: Started, database: Path
) -> None:
    gone = in_file(database, karim.id)
    turned = turn(slots, database, first.key, karim)
    assert turned.gone == ((karim.id, "Karim"),)
    assert [agent.name for agent in started().agents()] == ["Claire"]
    with pytest.raises(VaultProblem, match="n’existe plus"):
        started().unlock(karim.id, OTHER)
    with pytest.raises(WrongCode):
        started().unlock_with_code(first.recovery_code)
    blob = seal(turned.key, "MARTIN", LABEL)
    with pytest.raises(SealBroken):
        unseal(gone.open(OTHER), blob, LABEL)


def test_the_old_data_key_opens_no_slot_of_those_who_stay(
    first: FirstKey, karim: Agent, slots: KeySlots, database: Path
) -> None:
    """What Karim could have kept, the old key and the old file, is of no use on the new file."""
    turn(slots, database, first.key, karim)
    slot = in_file(database, first.agent.id)
    assert not slot.holds(first.key)
    envelope = Envelope.read(slot.wrapped)
    for part in (envelope.own, envelope.given, envelope.kept):
        with pytest.raises(SealBroken):
            unseal(first.key, part, LABEL)
    with pytest.raises(SealBroken):
        slot.turned(first.key, DataKey.draw())


def test_the_last_slot_cannot_be_removed(first: FirstKey, slots: KeySlots, database: Path) -> None:
    with pytest.raises(VaultProblem, match="ne resterait personne"):
        turn(slots, database, first.key, first.agent)
    assert slots.unlock(first.agent.id, PHRASE).secret == first.key.secret
    assert slots.unlock_with_code(first.recovery_code).secret == first.key.secret


def test_one_who_is_no_more_cannot_be_removed(
    first: FirstKey, slots: KeySlots, database: Path
) -> None:
    with pytest.raises(VaultProblem, match="n’existe plus"):
        turn(slots, database, first.key, Agent("?", "Personne"))


def test_a_renewed_phrase_goes_with_the_new_key(
    first: FirstKey, karim: Agent, slots: KeySlots, started: Started, database: Path
) -> None:
    renewed = Renewed(first.agent.id, "tout autre chose enfin")
    turned = turn(slots, database, first.key, renewed=renewed)
    assert started().unlock(first.agent.id, renewed.phrase).secret == turned.key.secret
    assert started().unlock(karim.id, OTHER).secret == turned.key.secret
    with pytest.raises(WrongPassphrase):
        started().unlock(first.agent.id, PHRASE)


def test_a_key_that_is_no_longer_the_data_key_changes_nothing(
    first: FirstKey, karim: Agent, slots: KeySlots, database: Path
) -> None:
    turn(slots, database, first.key)
    for late in (
        lambda: turn(slots, database, first.key),
        lambda: slots.add_agent(first.key, "Zoé", PHRASE),
        lambda: slots.set_passphrase(first.key, karim.id, PHRASE),
        lambda: slots.check(first.key),
    ):
        with pytest.raises(Changed, match="redonner la phrase"):
            late()
    assert slots.unlock(karim.id, OTHER).secret != first.key.secret


def test_without_a_code_it_is_known(first: FirstKey, slots: KeySlots, database: Path) -> None:
    assert slots.has_code()
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("DELETE FROM key_slot WHERE kind='code'")
    assert not slots.has_code()
    assert turn(slots, database, first.key).old_code == ""
    assert slots.has_code()


# -- slots of the first format -----------------------------------------------------------------


def test_a_slot_of_the_first_format_opens_and_is_made_anew(
    first: FirstKey, slots: KeySlots, started: Started, database: Path
) -> None:
    as_first_made(database, first.agent.id, first.key, PHRASE)
    before = in_file(database, first.agent.id)
    assert before.is_old
    assert not before.holds(first.key), "it cannot tell"
    assert slots.unlock(first.agent.id, PHRASE).secret == first.key.secret
    after = in_file(database, first.agent.id)
    assert not after.is_old
    assert after.holds(first.key)
    assert started().unlock(first.agent.id, PHRASE).secret == first.key.secret


def test_a_wrong_phrase_leaves_it_as_it_is(
    first: FirstKey, slots: KeySlots, database: Path
) -> None:
    as_first_made(database, first.agent.id, first.key, PHRASE)
    before = in_file(database, first.agent.id).wrapped
    with pytest.raises(WrongPassphrase):
        slots.unlock(first.agent.id, "au hasard")
    assert in_file(database, first.agent.id).wrapped == before


def test_a_new_key_waits_for_who_has_not_come_since(
    first: FirstKey, karim: Agent, slots: KeySlots, database: Path
) -> None:
    zoe = slots.add_agent(first.key, "Zoé", PHRASE)
    as_first_made(database, karim.id, first.key, OTHER)
    with pytest.raises(VaultProblem, match="Karim doit d’abord ouvrir Guichet une fois"):
        turn(slots, database, first.key, zoe)
    assert slots.unlock(zoe.id, PHRASE).secret == first.key.secret, "nothing is changed"
    slots.unlock(karim.id, OTHER)
    assert turn(slots, database, first.key, zoe).gone == ((zoe.id, "Zoé"),)


def test_with_the_code_they_are_not_waited_for(
    first: FirstKey, karim: Agent, slots: KeySlots, database: Path
) -> None:
    as_first_made(database, karim.id, first.key, OTHER)
    turned = turn(slots, database, first.key, renewed=Renewed(first.agent.id, OTHER))
    assert turned.gone == ((karim.id, "Karim"),)
    assert slots.agents() == (first.agent,)


# -- who can only write to the file ------------------------------------------------------------


def envelope_of(key: DataKey) -> tuple[Envelope, bytes]:
    wrapping = bytes(range(32))
    return Envelope.make(key, wrapping, SLOT), wrapping


@pytest.mark.parametrize("part", ["public", "own", "given", "kept"])
@pytest.mark.parametrize("at", [0, 15, -1])
def test_every_byte_of_it_is_vouched_for(part: str, at: int) -> None:
    key = DataKey.draw()
    envelope, wrapping = envelope_of(key)
    parts = {name: getattr(envelope, name) for name in ("public", "own", "given", "kept")}
    changed = bytearray(parts[part])
    changed[at] ^= 1
    forged = Envelope(**{**parts, part: bytes(changed)})
    if part == "kept":
        assert not forged.holds(key, SLOT)
    else:
        with pytest.raises(SealBroken):
            forged.open(wrapping, SLOT)
    if part in ("public", "kept"):
        with pytest.raises(SealBroken):
            forged.turned(key, DataKey.draw(), SLOT)


def test_a_data_key_of_somebody_else_is_refused() -> None:
    """A public half is there for all to seal for; only what the key's holders did counts."""
    mine, (envelope, wrapping) = DataKey.draw(), envelope_of(DataKey.draw())
    slipped_in = Envelope.make(mine, bytes(32), SLOT)
    forged = Envelope(envelope.public, envelope.own, slipped_in.given, slipped_in.kept)
    with pytest.raises(SealBroken):
        forged.open(wrapping, SLOT)


def test_it_is_of_one_slot_only() -> None:
    key = DataKey.draw()
    envelope, wrapping = envelope_of(key)
    assert envelope.open(wrapping, SLOT).secret == key.secret
    assert envelope.holds(key, SLOT)
    elsewhere = ("slot", "code", "x")
    with pytest.raises(SealBroken):
        envelope.open(wrapping, elsewhere)
    assert not envelope.holds(key, elsewhere)


@pytest.mark.parametrize("what", ["of another recipient", "of another slot", "garbage"])
def test_the_seal_inside_the_box_is_checked_too(what: str) -> None:
    """The box alone keeps strangers out; this one was made by who has the witness."""
    envelope, wrapping = envelope_of(DataKey.draw())
    public = envelope.public.hex()
    both = open_box(wrapping, envelope.own, (*SLOT, "own", public))
    suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
    to = X25519PublicKey.from_public_bytes(envelope.public)
    sealed = {
        "of another recipient": suite.encrypt(bytes(32), X25519PrivateKey.generate().public_key()),
        "of another slot": suite.encrypt(bytes(32), to, b"guichet\0slot\0agent\0y"),
        "garbage": bytes(80),
    }[what]
    given = lock_box(both[32:], sealed, (*SLOT, "given", public))
    with pytest.raises(SealBroken):
        replace(envelope, given=given).open(wrapping, SLOT)


@pytest.mark.parametrize("blob", [b"", b"\x01" * 296, b"\x02" * 295, b"\x02" * 297])
def test_anything_else_is_refused(blob: bytes) -> None:
    with pytest.raises(SealBroken):
        Envelope.read(blob)


def test_it_is_read_as_it_was_written() -> None:
    envelope, _wrapping = envelope_of(DataKey.draw())
    assert Envelope.read(bytes(envelope)) == envelope
    assert len(bytes(envelope)) == 296


def test_no_two_are_alike() -> None:
    key = DataKey.draw()
    parts = [envelope_of(key)[0] for _ in range(50)]
    for name in ("public", "own", "given", "kept"):
        assert len({getattr(envelope, name) for envelope in parts}) == 50
