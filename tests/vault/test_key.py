"""The data key is long enough, drawn at random, never shown, and can be forgotten."""

from __future__ import annotations

import copy
import pickle

import pytest

from counter_app.vault.key import DataKey
from counter_app.vault.problems import Locked


@pytest.mark.parametrize("size", [0, 16, 31, 33])
def test_only_256_bits_make_a_key(size: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        DataKey(bytes(size))


def test_two_drawn_keys_differ() -> None:
    assert DataKey.draw().secret != DataKey.draw().secret


def test_its_repr_shows_nothing() -> None:
    assert repr(DataKey(b"k" * 32)) == str(DataKey(b"k" * 32)) == "DataKey(…)"


def test_forgetting_empties_the_very_bytes_it_held() -> None:
    key = DataKey(b"k" * 32)
    held = key.secret
    assert held == b"k" * 32
    key.forget()
    key.forget()
    assert held == b""
    with pytest.raises(Locked):
        _ = key.secret


def test_it_is_neither_pickled_nor_copied() -> None:
    for leak in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="never"):
            leak(DataKey(b"k" * 32))
