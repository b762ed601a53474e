"""The search for words finds them, else nothing that it did not find means anything."""

from __future__ import annotations

import base64

import pytest

from tests.traces import forms, found

WORD = "D’ALMEIDA"


@pytest.mark.parametrize(
    "data",
    [
        f"nom={WORD};".encode(),
        f"nom={WORD};".encode("utf-16-le"),
        f"nom={WORD};".encode("utf-16-be"),
        f"nom={WORD};".encode("cp1252"),
        f"nom={WORD};".encode().hex().encode(),
        f"nom={WORD};".encode().hex().upper().encode(),
        *[
            base64.b64encode(f"{'x' * n}{WORD}{'y' * m}".encode())
            for n in range(4)
            for m in range(4)
        ],
    ],
)
def test_a_word_is_found_however_it_was_wrapped(data: bytes) -> None:
    assert found([WORD, "MARTIN"], data) == {WORD}


def test_a_key_is_found() -> None:
    key = bytes(range(200, 232))
    for data in (key, key.hex().encode(), base64.b64encode(b"k" + key)):
        assert found([key], b"-" + data + b"-") == {key}


def test_nothing_is_found_where_nothing_is() -> None:
    assert found([WORD], b"D'ALMEIDA almeida") == set()
    assert all(len(form) >= 9 for form in forms(WORD))
