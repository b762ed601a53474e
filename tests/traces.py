"""In which forms a word may be left somewhere: as it is, in another encoding, or wrapped."""

from __future__ import annotations

from base64 import b64encode, urlsafe_b64encode
from collections.abc import Collection, Iterator


def forms(word: str | bytes) -> frozenset[bytes]:
    """UTF-8, UTF-16, a byte a letter where that can be, hexadecimal, and what Base64 makes of it
    wherever it begins in the text that was wrapped. Bytes: those that make sense for bytes.
    """
    plain = word if isinstance(word, bytes) else word.encode("utf-8", "surrogatepass")
    return frozenset({*_texts(word), plain, *_hexadecimal(plain), *_base64(plain)})


def found(words: Collection[str | bytes], data: bytes) -> set[str | bytes]:
    """Which of the words are in there, in any form."""
    return {word for word in words if any(form in data for form in forms(word))}


def _texts(word: str | bytes) -> Iterator[bytes]:
    if isinstance(word, str):
        for encoding in ("utf-16-le", "utf-16-be", "latin-1", "cp1252"):
            try:
                yield word.encode(encoding)
            except UnicodeEncodeError:
                continue


def _hexadecimal(plain: bytes) -> Iterator[bytes]:
    yield plain.hex().encode()
    yield plain.hex().upper().encode()


def _base64(plain: bytes) -> Iterator[bytes]:
    """The signs that depend on the word alone, for each of the three places of a byte."""
    for before in range(3):
        first, last = -(-before * 8 // 6), (before + len(plain)) * 8 // 6
        for wrap in (b64encode, urlsafe_b64encode):
            yield wrap(bytes(before) + plain)[first:last]
