"""What is on disk, opened with the key: dossiers, the names a list needs, the procedures' texts.

Reads only. A value that cannot be read is said to be asked again, and harms no other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass

from counter_app.desk.ledger import opened, readable
from counter_app.desk.problem import disk_told
from counter_app.desk.steps import digest, restored
from counter_app.dossier.facts import BROKEN, Facts, Tick
from counter_app.dossier.history import History
from counter_app.procedure.loader import load, shipped
from counter_app.procedure.model import Procedure
from counter_app.procedure.problem import ProcedureError
from counter_app.store.database import Database
from counter_app.store.header import Header, Sealed
from counter_app.store.records import JournalLine
from counter_app.store.repository import Repository
from counter_app.vault.key import DataKey
from counter_app.vault.problems import SealBroken

_NAMED_BY = ("last_name", "birth_date", "nir")


@dataclass(frozen=True, slots=True)
class Resumed:
    """A dossier as it stands on disk."""

    header: Header
    facts: Facts
    history: History


class Archive:
    """Every method raises DeskProblem when the disk cannot be read."""

    def __init__(self, database: Database, key: DataKey) -> None:
        self._repository = Repository(database)
        self._key = key
        self._texts: dict[str, Procedure] = {}
        self._names: dict[str, tuple[int, dict[str, str] | None]] = {}

    def headers(self) -> tuple[Header, ...]:
        """Open dossiers, the last touched first."""
        with disk_told():
            return self._repository.headers()

    def pulse(self) -> object:
        """What is not the same any more once a window has written to a dossier."""
        with disk_told():
            return self._repository.pulse()

    def half_closed(self) -> tuple[Header, ...]:
        """Closed and not yet wiped when Guichet ended."""
        with disk_told():
            return self._repository.half_closed()

    def references(self) -> frozenset[str]:
        """Those in use."""
        with disk_told():
            return self._repository.references()

    def journal(self, dossier_id: str) -> tuple[JournalLine, ...]:
        """The journal of one dossier."""
        with disk_told():
            return self._repository.journal(dossier_id)

    def has_done(self, agent: str, kinds: Collection[str]) -> bool:
        """Whether an agent's name stands at a line of one of these kinds."""
        with disk_told():
            return any(line.agent == agent for line in self._repository.journal(kinds=kinds))

    def names(self, headers: tuple[Header, ...]) -> dict[str, dict[str, str]]:
        """Clear name, birth date and NIR by dossier id; a dossier whose name is broken is not among
        them. What has not changed since the last time is not unsealed again.
        """
        before = self._names
        if any(before.get(header.id, (-1, None))[0] != header.version for header in headers):
            with disk_told():
                sealed = self._repository.answers_of(_NAMED_BY)
            self._names = {
                header.id: known
                if (known := before.get(header.id)) and known[0] == header.version
                else (header.version, self._named(header, sealed.get(header.id, {})))
                for header in headers
            }
        found = ((header.id, self._names[header.id][1]) for header in headers)
        return {one: names for one, names in found if names is not None}

    def _named(self, header: Header, sealed: Mapping[str, Sealed]) -> dict[str, str] | None:
        names, broken = readable(self._key, header, sealed)
        return None if broken and "last_name" not in names else names

    def addresses_elsewhere(self, dossier_id: str) -> frozenset[str]:
        """The e-mail addresses of the other open dossiers, so that one is not used twice."""
        with disk_told():
            sealed = self._repository.answers_of(("email",))
        found: set[str] = set()
        for header in self.headers():
            if header.id == dossier_id or header.id not in sealed:
                continue
            with suppress(SealBroken):
                found.update(opened(self._key, header, sealed[header.id]).values())
        return frozenset(found)

    def resumed(self, dossier_id: str) -> Resumed:
        """All of one dossier; where the seal of an answer is broken, that it is to be asked again.
        Raises DeskProblem when it is gone.
        """
        with disk_told():
            stored = self._repository.load(dossier_id)
        header = stored.header
        answers, broken = readable(self._key, header, stored.answers)
        gone = Tick(BROKEN, header.touched_at, header.touched_by)
        ticks = {**stored.ticks, **{f"wiped:{name}": gone for name in broken}}
        facts = Facts(
            header.procedure,
            header.place,
            answers,
            ticks,
            header.waiting,
            header.closing,
            header.typist,
        )
        return Resumed(header, facts, restored(self._key, header, stored.steps, self._text_of))

    def procedure_of(self, header: Header) -> Procedure | None:
        """The text the dossier began under, else the shipped one, else None."""
        return self._text_of(header.procedure, header.procedure_sha)

    def _text_of(self, procedure: str, sha: str) -> Procedure | None:
        if known := self._texts.get(sha):
            return known
        found = shipped().get(procedure)
        if found is None or digest(found) != sha:
            found = self._kept_text(sha) or found
        if found is not None:
            self._texts[sha] = found
        return found

    def _kept_text(self, sha: str) -> Procedure | None:
        with disk_told():
            kept = self._repository.procedure_text(sha)
        try:
            return load(kept.toml, kept.id) if kept else None
        except ProcedureError:
            return None
