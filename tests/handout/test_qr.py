"""The code itself: what the standard asks for, and what a decoder reads of its characters."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from counter_app.handout.qr import QUIET, Matrix, half_blocks, matrix

ADDRESSES = ["https://www.ameli.fr", "https://exemple.fr/abcdefghijklmnopqrstuvw"]
UPPER, LOWER = "▀█", "▄█"


def drawn(rows: tuple[tuple[bool, ...], ...] | Matrix, size: int) -> Image.Image:
    """As a camera sees it: so many dots a module."""
    image = Image.new("L", (len(rows[0]), len(rows)), 255)
    image.putdata([0 if dark else 255 for row in rows for dark in row])
    return image.resize((image.width * size, image.height * size), Image.Resampling.NEAREST)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_decoder_reads_the_modules(address: str) -> None:
    assert zxingcpp.read_barcodes(drawn(matrix(address), 4))[0].text == address


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_half_blocks_are_the_modules(address: str) -> None:
    lines = half_blocks(matrix(address))
    rows = [tuple(sign in half for sign in line) for line in lines for half in (UPPER, LOWER)]
    assert tuple(rows[: len(matrix(address))]) == matrix(address)
    assert not any(rows[-1])


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_quiet_zone_is_light(address: str) -> None:
    code = matrix(address)
    assert not any(any(row) for row in (*code[:QUIET], *code[-QUIET:]))
    assert not any(any((*row[:QUIET], *row[-QUIET:])) for row in code)
    assert code[QUIET][QUIET]


@pytest.mark.parametrize("address", ADDRESSES)
def test_it_fits_a_screen_of_24_lines(address: str) -> None:
    lines = half_blocks(matrix(address))
    assert len(lines) <= 19
    assert max(map(len, lines)) <= 40
