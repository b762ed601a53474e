"""The journal as read: who, when, what, on which dossier. Needs no key, since it holds no value."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, tzinfo

from counter_app.desk.problem import disk_told, refuse_absent
from counter_app.desk.told_lines import Told
from counter_app.dossier.reference import shown
from counter_app.settings import Settings
from counter_app.store.database import open_database
from counter_app.store.journal import KINDS
from counter_app.store.records import JournalLine
from counter_app.store.repository import Repository

ITSELF = "Guichet"
"""Who did what no agent did."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line as read: `at` in the desk's time zone, `words` French, `detail` ids as written, and
    `about` the same in words.
    """

    at: datetime
    agent: str
    kind: str
    words: str
    reference: str
    detail: str
    about: str

    def __str__(self) -> str:
        """« 21/11/2026 14:32  K7Q-42M  Claire  mis de côté : il manque une pièce »."""
        reference = self.reference or "-" * 7
        return f"{self.at:%d/%m/%Y %H:%M}  {reference}  {self.agent}  {self.said}"

    @property
    def said(self) -> str:
        """« mis de côté : il manque une pièce »."""
        return f"{self.words}\u00a0: {self.about}" if self.about else self.words


def entries(lines: Iterable[JournalLine], zone: tzinfo | None) -> tuple[Entry, ...]:
    """Lines as read, in the order they were written; a kind that is not known says its id."""
    told = Told()
    return tuple(
        Entry(
            line.at.astimezone(zone),
            line.agent or ITSELF,
            line.kind,
            KINDS.get(line.kind, line.kind),
            shown(line.reference) if line.reference else "",
            line.detail,
            told.words(line),
        )
        for line in lines
    )


def journal_of(settings: Settings, reference: str, zone: tzinfo | None) -> tuple[Entry, ...]:
    """The journal of the site on disk, or of one reference (six signs). Raises DeskProblem."""
    refuse_absent(settings, "Il n’y a pas encore de base ici\u00a0: ouvrir Guichet d’abord.")
    with disk_told(), closing(open_database(settings.database, settings.site)) as database:
        lines = Repository(database).journal(reference=reference or None)
    return entries(lines, zone)
