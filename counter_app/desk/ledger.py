"""From what a gesture changed to what is queued for the disk: sealed here, on the caller's side.

The recorder behind it never holds a key or a clear value. Also knows what the disk has said, so
that the header never claims more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from counter_app.desk.steps import digest, sealed
from counter_app.dossier.dossier import Change
from counter_app.dossier.facts import Facts, Tick
from counter_app.dossier.history import Part, Slot
from counter_app.procedure.model import Procedure
from counter_app.store.header import Header, Sealed
from counter_app.store.records import JournalLine, ProcedureText
from counter_app.store.writes import (
    AppendJournal,
    CloseVisit,
    DropAnswer,
    DropStep,
    DropTick,
    PutAnswer,
    PutDossier,
    PutProcedureText,
    PutStep,
    PutTick,
    Vanish,
    Write,
)
from counter_app.vault.key import DataKey
from counter_app.vault.problems import SealBroken
from counter_app.vault.sealing import Label, seal, unseal

Put = Callable[..., int]
"""`Recorder.put`: queues writes, gives a ticket."""


def opened(key: DataKey, header: Header, answers: Mapping[str, Sealed]) -> dict[str, str]:
    """The clear answers of a dossier. Raises SealBroken."""
    return {
        name: unseal(key, value.blob, Label(header.site, header.id, name, value.version))
        for name, value in answers.items()
    }


def readable(
    key: DataKey, header: Header, answers: Mapping[str, Sealed]
) -> tuple[dict[str, str], frozenset[str]]:
    """Those that can be read, and the names of the others: changed, cut, or from elsewhere."""
    clear: dict[str, str] = {}
    for name, value in answers.items():
        with suppress(SealBroken):
            clear |= opened(key, header, {name: value})
    return clear, frozenset(answers.keys() - clear.keys())


@dataclass(slots=True)
class Ledger:
    """What is on disk, or queued, of one open dossier. `ticket`: of the last thing queued.
    `ended`: wiped, and nothing of it is written any more. `unkept`: answers that are never written.
    `in_memory`: the citizen wants nothing kept, and nothing is written.
    """

    key: DataKey
    put: Put
    header: Header
    stored: bool = False
    ticket: int = 0
    ended: bool = False
    unkept: frozenset[str] = frozenset()
    in_memory: bool = False

    def record(
        self,
        change: Change,
        facts: Facts,
        procedure: Procedure,
        agent: str,
        now: datetime,
        *,
        steps: Mapping[Slot, Part | None],
    ) -> None:
        """Queue everything that changed; the dossier's own row always goes with it. `steps`: the
        parts of undo to keep, None for those to drop.
        """
        if self.ended:
            return
        writes: list[Write] = []
        if not self.stored or procedure.id != self.header.procedure:
            sha = digest(procedure)
            text = ProcedureText(sha, procedure.id, procedure.version, procedure.text)
            writes.append(PutProcedureText(text))
            self.header = replace(self.header, procedure=procedure.id, procedure_sha=sha)
        self.header = replace(
            self.header,
            place=facts.place,
            typist=facts.typist,
            waiting=facts.waiting,
            closing=facts.closing,
            touched_at=now.astimezone(UTC),
            touched_by=agent,
            version=self.header.version + 1,
        )
        writes.append(PutDossier(self.header))
        if self.in_memory:
            return
        writes += [self._answer(name, facts) for name in sorted(change.answers)]
        writes += [self._tick(key, facts) for key in sorted(change.ticks)]
        writes += [self._step(s, p) for s, p in steps.items() if s[1] not in self.unkept]
        self.stored = True
        self.ticket = self.put(*writes)

    def _answer(self, name: str, facts: Facts) -> Write:
        # The dossier's own version, which only grows: a value dropped and typed again never has a
        # version that was sealed before.
        version = self.header.version
        text = facts.answers.get(name)
        if text is not None and name in self.unkept:
            # In its place, that it is to be asked again.
            gone = Tick("unkept", self.header.touched_at, self.header.touched_by)
            return PutTick(self.header.id, f"wiped:{name}", gone)
        if text is None:
            return DropAnswer(self.header.id, name)
        label = Label(self.header.site, self.header.id, name, version)
        return PutAnswer(self.header.id, name, version, seal(self.key, text, label))

    def _tick(self, key: str, facts: Facts) -> Write:
        tick = facts.ticks.get(key)
        if tick is None:
            return DropTick(self.header.id, key)
        return PutTick(self.header.id, key, tick)

    def _step(self, slot: Slot, part: Part | None) -> Write:
        if part is None:
            return DropStep(self.header.id, *slot)
        box = sealed(self.key, self.header, slot, part)
        return PutStep(self.header.id, *slot, self.header.version, box)

    def keep_nothing(self) -> None:
        """From now on the dossier is in memory only, and what was written of it goes."""
        if self.stored:
            self.ticket = self.put(Vanish(self.header.id))
        self.stored, self.in_memory = False, True

    def journal(self, kind: str, agent: str, now: datetime, detail: str = "") -> None:
        """One line of the journal: closed words and ids only."""
        reference, dossier = self.header.reference, self.header.id
        line = JournalLine(now.astimezone(UTC), agent, kind, reference, dossier, detail)
        self.ticket = self.put(AppendJournal(line))

    def vanish(self, agent: str, now: datetime) -> None:
        """Nothing of the dossier stays."""
        if self.stored:
            self.journal("vanished", agent, now)
            self.end(Vanish(self.header.id))

    def end(self, write: Vanish | CloseVisit) -> None:
        """The dossier is wiped from the disk; what is typed in it from now on is not kept."""
        self.stored, self.ended = False, True
        self.ticket = self.put(write)
