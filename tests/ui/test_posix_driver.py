"""Whatever is pasted is text: no byte of it acts as a key."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

if sys.platform == "win32":
    pytest.skip("a POSIX terminal", allow_module_level=True)

import itertools

from counter_app.ui.posix_driver import PasteDecoder

BEGIN, END = "\x1b[200~", "\x1b[201~"


def read(data: bytes, cuts: list[int]) -> str:
    """The text, with the terminal's bytes cut there."""
    decoder = PasteDecoder("utf-8")
    edges = [0, *sorted(min(cut, len(data)) for cut in cuts), len(data)]
    parts = [data[a:b] for a, b in itertools.pairwise(edges) if a < b]
    return "".join(map(decoder.decode, parts)).replace("\x00", "")


@given(st.binary(max_size=80), st.lists(st.integers(0, 120), max_size=12))
def test_no_escape_of_a_paste_reaches_the_keys(rubbish: bytes, cuts: list[int]) -> None:
    pasted = rubbish.replace(b"~", b"").replace(b"\x00", b"")
    plain = pasted.decode("utf-8", "replace").replace("\x1b", "")
    sent = b"a" + BEGIN.encode() + pasted + END.encode() + b"\x1b[A"
    assert read(sent, cuts) == f"a{BEGIN}{plain}{END}\x1b[A"


@pytest.mark.parametrize("text", ["\x1b", "\x1b[A", "\x1bOP", "é\x11\x1a", "\x1b[20", "\x1b[200"])
def test_keys_outside_a_paste_are_as_they_were(text: str) -> None:
    decoder = PasteDecoder("utf-8")
    assert "".join(decoder.decode(bytes([byte])) for byte in text.encode()) == text


def test_a_paste_cut_before_its_end_is_not_the_end_of_the_terminal() -> None:
    decoder = PasteDecoder("utf-8")
    assert decoder.decode(BEGIN.encode() + b"ab") == f"{BEGIN}ab"
    assert decoder.decode(b"\x1b[2") == "\x00"
    assert decoder.decode(b"01~c") == f"{END}c"
    assert decoder.decode(b"") == ""
