"""An address as a QR code that a phone's camera reads, on paper and on a screen.

ISO/IEC 18004: dark modules on light, a quiet zone of four modules around. A phone reads the reverse
badly, so the screen paints it black on white whatever its theme.
"""

from __future__ import annotations

from functools import cache

QUIET = 4
"""Modules of the light border that the standard asks for."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules, the quiet zone included; True is dark."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


@cache
def matrix(address: str) -> Matrix:
    """The code of an ASCII address, correcting 15 % or more (level M)."""
    import segno

    code = segno.make_qr(address, error="m", boost_error=False)
    return tuple(tuple(bool(module) for module in row) for row in code.matrix_iter(border=QUIET))


def half_blocks(code: Matrix) -> tuple[str, ...]:
    """Lines of text, two modules one above the other in each character: nearly square in a
    terminal. To be painted black on white.
    """
    rows = [*code, *([(False,) * len(code[0])] * (len(code) % 2))]
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return tuple("".join(_HALVES[pair] for pair in zip(*two, strict=True)) for two in pairs)
