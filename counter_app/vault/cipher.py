"""AES-256-GCM boxes: format byte, 96-bit random nonce, ciphertext, 128-bit tag.

What a box is bound to is authenticated with it: the format byte and each part of the context,
length-prefixed so that no two contexts share an encoding. NIST SP 800-38D; with random nonces one
key stays far below the 2^32 boxes the standard allows.
"""

from __future__ import annotations

import os

from counter_app.vault.problems import SealBroken

FORMAT = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16


def encode(text: str) -> bytes:
    """UTF-8 that also carries lone surrogates, which a terminal's paste may hold."""
    return text.encode("utf-8", "surrogatepass")


def lock_box(key: bytes | bytearray, clear: bytes | bytearray, context: tuple[str, ...]) -> bytes:
    """A box that only `key` with the same `context` opens. `key`: 32 bytes."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = os.urandom(NONCE_BYTES)
    return FORMAT + nonce + AESGCM(key).encrypt(nonce, clear, _bound(context))


def open_box(key: bytes | bytearray, box: bytes, context: tuple[str, ...]) -> bytes:
    """What `lock_box` was given. Raises SealBroken for any other key, context, format or byte."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    body = 1 + NONCE_BYTES
    if len(box) < body + TAG_BYTES or box[:1] != FORMAT:
        raise SealBroken
    try:
        return AESGCM(key).decrypt(box[1:body], box[body:], _bound(context))
    except InvalidTag:
        raise SealBroken from None


def _bound(context: tuple[str, ...]) -> bytes:
    parts = [encode(part) for part in context]
    return FORMAT + b"".join(len(part).to_bytes(4, "big") + part for part in parts)
