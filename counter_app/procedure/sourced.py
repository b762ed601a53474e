"""Where a fact of a procedure comes from, and how sure it is: what every element of it may say.

Knows nothing of what the element asks or does. Imports nothing heavy: read before the first paint.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Confidence(StrEnum):
    """How sure a fact is (DOMAIN: seed, official, 2+, weak, inferred from them, or unknown)."""

    SEED = "seed"
    OFFICIAL = "official"
    SEVERAL = "2+"
    WEAK = "weak"
    INFERRED = "inferred"
    UNKNOWN = "unknown"

    @property
    def to_confirm(self) -> bool:
        """Whether the screen must add « à confirmer »."""
        return self in (Confidence.WEAK, Confidence.INFERRED, Confidence.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Where an element comes from; the file's own source and confidence when empty.

    `seed`: the sentences of the paper sheet that this element stands for, one a line.
    """

    __pydantic_config__: ClassVar[dict[str, str]] = {"extra": "forbid"}

    seed: str = ""
    source: str = ""
    checked_on: date | None = None
    confidence: Confidence | None = None
