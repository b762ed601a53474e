"""What a slot holds, once opened by anybody: the data key for whoever has the slot's secret, and a
way to put a new one in without that secret (see the room's docstring).

- `public`: the slot's X25519 public half.
- `own`: the private half and the witness, in a box that the phrase opens.
- `given`: the data key sealed for `public`, in a box of the witness, so that nobody else put it in.
- `kept`: the witness in a box of the data key, which also vouches for `public`.

Boxes are `cipher`'s; sealing for a public half is HPKE (RFC 9180), base mode, DHKEM(X25519,
HKDF-SHA256), HKDF-SHA256, AES-256-GCM, all of it `cryptography`'s.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.vault.cipher import NONCE_BYTES, TAG_BYTES, lock_box, open_box
from counter_app.vault.key import KEY_BYTES, DataKey
from counter_app.vault.problems import SealBroken

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.hpke import Suite

FORMAT = b"\x02"

_BOX = 1 + NONCE_BYTES + TAG_BYTES
_SEALED = KEY_BYTES + KEY_BYTES + TAG_BYTES
_LENGTHS = (KEY_BYTES, _BOX + 2 * KEY_BYTES, _BOX + _SEALED, _BOX + KEY_BYTES)

Context = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Envelope:
    """The four parts. `context`, of each method: whose slot it is."""

    public: bytes
    own: bytes
    given: bytes
    kept: bytes

    @classmethod
    def read(cls, blob: bytes) -> Envelope:
        """What `bytes` made of one. Raises SealBroken for another format or length."""
        if blob[:1] != FORMAT or len(blob) != 1 + sum(_LENGTHS):
            raise SealBroken
        parts, at = [], 1
        for length in _LENGTHS:
            parts.append(blob[at : at + length])
            at += length
        return cls(*parts)

    @classmethod
    def make(cls, key: DataKey, wrapping: bytes, context: Context) -> Envelope:
        """One that `wrapping` (32 bytes, of a phrase) opens, with a key pair of its own."""
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        private, witness = X25519PrivateKey.generate(), os.urandom(KEY_BYTES)
        public = private.public_key().public_bytes_raw()
        own = lock_box(wrapping, private.private_bytes_raw() + witness, _of("own", context, public))
        return cls(public, own, b"", b"")._giving(key, witness, context)

    def open(self, wrapping: bytes, context: Context) -> DataKey:
        """The data key. Raises SealBroken."""
        from cryptography.exceptions import InvalidTag
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

        both = open_box(wrapping, self.own, _of("own", context, self.public))
        private, witness = X25519PrivateKey.from_private_bytes(both[:KEY_BYTES]), both[KEY_BYTES:]
        sealed = open_box(witness, self.given, _of("given", context, self.public))
        try:
            return DataKey(_suite().decrypt(sealed, private, _info(context)))
        except InvalidTag:
            raise SealBroken from None

    def turned(self, old: DataKey, new: DataKey, context: Context) -> Envelope:
        """The same slot, for another data key. Raises SealBroken when `old` is not its."""
        witness = open_box(old.secret, self.kept, _of("kept", context, self.public))
        return self._giving(new, witness, context)

    def holds(self, key: DataKey, context: Context) -> bool:
        """Whether that is the data key it gives."""
        try:
            open_box(key.secret, self.kept, _of("kept", context, self.public))
        except SealBroken:
            return False
        return True

    def __bytes__(self) -> bytes:
        return FORMAT + self.public + self.own + self.given + self.kept

    def _giving(self, key: DataKey, witness: bytes, context: Context) -> Envelope:
        from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

        public = X25519PublicKey.from_public_bytes(self.public)
        sealed = _suite().encrypt(bytes(key.secret), public, _info(context))
        return replace(
            self,
            given=lock_box(witness, sealed, _of("given", context, self.public)),
            kept=lock_box(key.secret, witness, _of("kept", context, self.public)),
        )


def _suite() -> Suite:
    from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

    return Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def _of(part: str, context: Context, public: bytes) -> Context:
    return (*context, part, public.hex())


def _info(context: Context) -> bytes:
    """HPKE's own binding; the box around it has the rest."""
    return "\0".join(("guichet", *context)).encode()
