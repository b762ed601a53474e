"""HPKE, base mode, as RFC 9180 writes it (sections 4 to 5.1), from primitives that have their own
published vectors: what the library's whole construction is held against. DHKEM(X25519, HKDF-SHA256)
and HKDF-SHA256; the AEAD is AES-GCM of either size.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEM = b"KEM\x00\x20"
AES_128, AES_256 = (1, 16), (2, 32)
"""Number of the AEAD in RFC 9180's table 5, and the length of its key."""


@dataclass(frozen=True, slots=True)
class Schedule:
    """What both sides come to. `shared`: the KEM's secret."""

    shared: bytes
    key: bytes
    nonce: bytes

    def seal(self, clear: bytes, bound: bytes = b"") -> bytes:
        """The first message."""
        return AESGCM(self.key).encrypt(self.nonce, clear, bound)

    def open(self, sealed: bytes, bound: bytes = b"") -> bytes:
        """The first message."""
        return AESGCM(self.key).decrypt(self.nonce, sealed, bound)


def sender(
    ephemeral: X25519PrivateKey, public: X25519PublicKey, info: bytes, aead: tuple[int, int]
) -> Schedule:
    """Section 4.1, Encap, then 5.1."""
    own = ephemeral.public_key().public_bytes_raw()
    return _schedule(ephemeral.exchange(public), own + public.public_bytes_raw(), info, aead)


def receiver(enc: bytes, private: X25519PrivateKey, info: bytes, aead: tuple[int, int]) -> Schedule:
    """Section 4.1, Decap, then 5.1."""
    own = private.public_key().public_bytes_raw()
    secret = private.exchange(X25519PublicKey.from_public_bytes(enc))
    return _schedule(secret, enc + own, info, aead)


def _schedule(secret: bytes, context: bytes, info: bytes, aead: tuple[int, int]) -> Schedule:
    number, length = aead
    prk = _extract(_KEM, b"", b"eae_prk", secret)
    shared = _expand(_KEM, prk, b"shared_secret", context, 32)
    suite = b"HPKE\x00\x20\x00\x01" + number.to_bytes(2, "big")
    hashed = _extract(suite, b"", b"psk_id_hash", b"") + _extract(suite, b"", b"info_hash", info)
    master = _extract(suite, shared, b"secret", b"")
    key = _expand(suite, master, b"key", b"\x00" + hashed, length)
    return Schedule(shared, key, _expand(suite, master, b"base_nonce", b"\x00" + hashed, 12))


def _extract(suite: bytes, salt: bytes, label: bytes, secret: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + suite + label + secret)


def _expand(suite: bytes, prk: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(prk, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)


def extract(salt: bytes, secret: bytes) -> bytes:
    """HKDF-Extract with SHA-256 (RFC 5869, section 2.2)."""
    return hmac.digest(salt or bytes(32), secret, sha256)


def expand(prk: bytes, info: bytes, length: int) -> bytes:
    """HKDF-Expand with SHA-256 (RFC 5869, section 2.3)."""
    block, made = b"", b""
    while len(made) < length:
        block = hmac.digest(prk, block + info + bytes([len(made) // 32 + 1]), sha256)
        made += block
    return made[:length]
