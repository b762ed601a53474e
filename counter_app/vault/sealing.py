"""Sealing of one value to its exact place: moved to another row, field or version, it is refused.

Rolling the whole file back to an older copy is not detected, and is out of scope.
"""

from __future__ import annotations

from dataclasses import dataclass

from counter_app.vault.cipher import encode, lock_box, open_box
from counter_app.vault.key import DataKey
from counter_app.vault.problems import SealBroken

_PURPOSE = "value"


@dataclass(frozen=True, slots=True)
class Label:
    """Where a sealed value belongs. `version`: that of its row, so that an old one is refused."""

    site: str
    dossier: str
    field: str
    version: int

    @property
    def context(self) -> tuple[str, ...]:
        """The parts authenticated with the value."""
        return (_PURPOSE, self.site, self.dossier, self.field, str(self.version))


def seal(key: DataKey, text: str, label: Label) -> bytes:
    """`text` as a box of len(UTF-8) + 29 bytes. Any text goes. Raises Locked."""
    return lock_box(key.secret, encode(text), label.context)


def unseal(key: DataKey, blob: bytes, label: Label) -> str:
    """The text sealed under the same key and label. Raises SealBroken, Locked."""
    clear = open_box(key.secret, blob, label.context)
    try:
        return clear.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        raise SealBroken from None
