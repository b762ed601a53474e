"""From what an agent remembers to a key: Argon2id, RFC 9106."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from counter_app.vault.cipher import encode
from counter_app.vault.key import KEY_BYTES
from counter_app.vault.problems import SealBroken

SALT_BYTES = 16
_MOST_MEMORY_KIB = 1 << 20
_MOST_PASSES = 32
_MOST_LANES = 16


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs. RFC 9106's second recommendation: 64 MiB, 3 passes, up to 4 lanes."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @classmethod
    def usual(cls) -> Cost:
        """Lanes of this machine, so that an old PC does not wait longer for nothing."""
        return cls(lanes=max(1, min(4, os.cpu_count() or 1)))

    @property
    def is_sane(self) -> bool:
        """False for parameters no slot of ours has: a changed file must not exhaust the memory."""
        return (
            1 <= self.lanes <= _MOST_LANES
            and 1 <= self.passes <= _MOST_PASSES
            and 8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
        )


def derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes; about 0.1 to 0.2 s at the usual cost, with Python's lock released meanwhile.

    `secret` is NFC-normalised, so that « é » typed on another keyboard is the same passphrase.
    Raises SealBroken for parameters out of bounds.
    """
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    if not cost.is_sane or len(salt) != SALT_BYTES:
        raise SealBroken
    return Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(encode(unicodedata.normalize("NFC", secret)))
