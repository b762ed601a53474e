"""The data key: 32 random bytes that seal every value of one installation."""

from __future__ import annotations

import os

from counter_app.vault.problems import Locked

KEY_BYTES = 32


class DataKey:
    """Holds the key while Guichet is unlocked; shows it to no log, and can be forgotten.

    Takes 32 bytes; raises ValueError for any other length. Forgetting overwrites this copy: Python
    may still hold others, so it shortens the exposure and does not end it.
    """

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes | bytearray) -> None:
        if len(secret) != KEY_BYTES:
            raise ValueError(f"a data key has {KEY_BYTES} bytes")
        self._secret = bytearray(secret)

    @classmethod
    def draw(cls) -> DataKey:
        """A new key from the operating system's generator."""
        return cls(os.urandom(KEY_BYTES))

    @property
    def secret(self) -> bytearray:
        """The 32 bytes themselves, not a copy. Raises Locked once forgotten."""
        if not self._secret:
            raise Locked
        return self._secret

    def forget(self) -> None:
        """Overwrites the bytes, then drops them. Harmless when done twice."""
        self._secret[:] = bytes(len(self._secret))
        self._secret.clear()

    def __repr__(self) -> str:
        return "DataKey(…)"

    def __reduce__(self) -> str:
        raise TypeError("a data key is never pickled or copied")
