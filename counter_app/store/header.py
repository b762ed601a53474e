"""What is kept in clear of an open dossier: only what a list or a purge must know without a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from counter_app.dossier.facts import Closing, Place, Tick, Waiting
from counter_app.dossier.history import Slot


@dataclass(frozen=True, slots=True)
class Header:
    """One dossier's clear row. `id`: a UUID as text; moments aware, UTC; `version` grows by one.

    `site`, `reference` and `created_at` never change once written. `touched_by`: an agent's name.
    """

    id: str
    site: str
    reference: str
    procedure: str
    procedure_sha: str
    place: Place
    typist: Literal["citizen", "agent"]
    created_at: datetime
    touched_at: datetime
    touched_by: str
    version: int
    waiting: Waiting | None = None
    closing: Closing | None = None


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed value and the row version it was sealed for."""

    version: int
    blob: bytes


@dataclass(frozen=True, slots=True)
class Stored:
    """All that is on disk of one dossier."""

    header: Header
    answers: Mapping[str, Sealed]
    ticks: Mapping[str, Tick]
    steps: Mapping[Slot, Sealed]
