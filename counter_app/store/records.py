"""What outlives a dossier, or is shared by several: journal, closed visits, procedure texts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Band = Literal["<30", "30-60", "60-120", ">120"]


@dataclass(frozen=True, slots=True)
class JournalLine:
    """One thing done. `kind`: of `journal.KINDS`; `detail`: ids, never a value nor a citizen.
    `agent`: "" for what Guichet did by itself.
    """

    at: datetime
    agent: str
    kind: str
    reference: str = ""
    dossier: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True)
class ClosedVisit:
    """The anonymous trace of a closed visit. `week`: ISO, « 2026-W47 », and no more of a date."""

    week: str
    procedure: str
    outcome: str
    band: Band


@dataclass(frozen=True, slots=True)
class ProcedureText:
    """The text a dossier began under. `sha`: of `toml`, its key."""

    sha: str
    id: str
    version: str
    toml: str


def trace(procedure: str, outcome: str, began: datetime, ended: datetime) -> ClosedVisit:
    """The anonymous row of a visit; `ended` in the desk's own time zone, its week is that day's."""
    minutes = (ended - began).total_seconds() / 60
    return ClosedVisit(iso_week(ended), procedure, outcome, band(minutes))


def iso_week(day: datetime) -> str:
    """The ISO week of a moment, in its own time zone: « 2026-W47 »."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def band(minutes: float) -> Band:
    """The duration band of a visit; a bound belongs to the band above it."""
    if minutes < 30:
        return "<30"
    if minutes < 60:
        return "30-60"
    return "60-120" if minutes <= 120 else ">120"
