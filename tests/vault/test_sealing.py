"""A sealed value opens in its own place, under its own key, whole; nowhere and no other way."""

from __future__ import annotations

from dataclasses import replace
from os import urandom as os_urandom

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.vault.cipher import FORMAT, NONCE_BYTES, lock_box
from counter_app.vault.key import DataKey
from counter_app.vault.problems import Locked, SealBroken
from counter_app.vault.sealing import Label, seal, unseal

KEY = DataKey(b"k" * 32)
LABEL = Label("mairie", "5d4e3a00", "nir", 3)
ANY_TEXT = st.text(st.characters(codec=None))  # lone surrogates too


@given(ANY_TEXT)
def test_any_text_comes_back(text: str) -> None:
    assert unseal(KEY, seal(KEY, text, LABEL), LABEL) == text


def test_a_lone_surrogate_comes_back() -> None:
    assert unseal(KEY, seal(KEY, "a\ud800b", LABEL), LABEL) == "a\ud800b"


@pytest.mark.parametrize(
    "elsewhere",
    [
        replace(LABEL, site="ailleurs"),
        replace(LABEL, dossier="5d4e3a01"),
        replace(LABEL, field="iban"),
        replace(LABEL, version=4),
        Label("mairie5", "d4e3a00", "nir", 3),
        Label("mairie", "5d4e3a00", "nir3", 3),
        Label("", "mairie5d4e3a00", "nir", 3),
    ],
)
def test_a_value_moved_elsewhere_is_refused(elsewhere: Label) -> None:
    with pytest.raises(SealBroken, match="illisible"):
        unseal(KEY, seal(KEY, "2 94 03", LABEL), elsewhere)


@settings(max_examples=60)
@given(st.data())
def test_any_changed_bit_is_refused(data: st.DataObject) -> None:
    blob = bytearray(seal(KEY, "MARTIN", LABEL))
    at = data.draw(st.integers(0, len(blob) - 1))
    blob[at] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(SealBroken):
        unseal(KEY, bytes(blob), LABEL)


def test_any_truncation_or_addition_is_refused() -> None:
    blob = seal(KEY, "MARTIN", LABEL)
    for wrong in [blob[:length] for length in range(len(blob))] + [blob + b"\x00"]:
        with pytest.raises(SealBroken):
            unseal(KEY, wrong, LABEL)


def test_another_key_opens_nothing() -> None:
    with pytest.raises(SealBroken):
        unseal(DataKey.draw(), seal(KEY, "MARTIN", LABEL), LABEL)


def test_a_slot_s_box_is_not_taken_for_a_value() -> None:
    box = lock_box(KEY.secret, b"MARTIN", ("slot", *LABEL.context[1:]))
    with pytest.raises(SealBroken):
        unseal(KEY, box, LABEL)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(SealBroken):
        unseal(KEY, lock_box(KEY.secret, b"\xff", LABEL.context), LABEL)


def test_the_same_value_is_never_sealed_twice_alike() -> None:
    assert len({seal(KEY, "MARTIN", LABEL) for _ in range(50)}) == 50


LABELS = st.builds(
    Label,
    st.sampled_from(["a", "b"]),
    st.just("d"),
    st.sampled_from(["nir", "iban"]),
    st.integers(),
)
SEALINGS = st.lists(st.tuples(st.sampled_from([KEY, DataKey(b"l" * 32)]), ANY_TEXT, LABELS))


@given(SEALINGS)
def test_no_nonce_comes_twice_nor_is_made_of_anything(
    sealings: list[tuple[DataKey, str, Label]],
) -> None:
    """Whatever was sealed before, the same or not: 96 bits of the system's own for each box."""
    drawn: list[bytes] = []

    def draw(size: int) -> bytes:
        drawn.append(os_urandom(size))
        return drawn[-1]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.urandom", draw)
        boxes = [seal(key, text, label) for key, text, label in sealings * 2]
    nonces = [box[1 : 1 + NONCE_BYTES] for box in boxes]
    assert nonces == drawn
    assert len(set(nonces)) == len(boxes)


def test_nothing_of_the_value_shows_and_the_format_leads() -> None:
    blob = seal(KEY, "MARTIN", LABEL)
    assert b"MARTIN" not in blob
    assert blob[:1] == FORMAT
    assert len(blob) == len("MARTIN") + 29


def test_a_forgotten_key_seals_and_opens_nothing() -> None:
    key = DataKey(b"k" * 32)
    blob = seal(key, "MARTIN", LABEL)
    key.forget()
    with pytest.raises(Locked, match="verrouillé"):
        unseal(key, blob, LABEL)
    with pytest.raises(Locked):
        seal(key, "MARTIN", LABEL)
