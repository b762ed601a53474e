"""Each thing that can be written, as data: what the recorder queues, coalesces and applies.

`key`: writes with the same key replace one another; None for what is never replaced. `group`: what
is saved whole or not at all, a dossier's id, or "". An end (`ends`) voids what was queued before it
for its group. Rows of a dossier that is not on disk are never created: put its header first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from counter_app.dossier.facts import Tick
from counter_app.store.header import Header
from counter_app.store.journal import KINDS
from counter_app.store.records import ClosedVisit, JournalLine, ProcedureText

Key = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class PutDossier:
    """A dossier's clear row, new or changed."""

    header: Header
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False

    @property
    def key(self) -> Key:
        """One header a dossier."""
        return ("dossier", self.header.id)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.header.id


@dataclass(frozen=True, slots=True)
class PutAnswer:
    """One sealed value; `version` is the one in its label."""

    dossier: str
    field: str
    version: int
    blob: bytes
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False

    @property
    def key(self) -> Key:
        """One answer a field."""
        return ("answer", self.dossier, self.field)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class DropAnswer:
    """The value of one field goes, out of the write-ahead log too."""

    dossier: str
    field: str
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = True

    @property
    def key(self) -> Key:
        """That of the answer it removes."""
        return ("answer", self.dossier, self.field)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class PutTick:
    """One clear fact. `row`: the key of `dossier.facts.Tick`."""

    dossier: str
    row: str
    tick: Tick
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False

    @property
    def key(self) -> Key:
        """One tick a row."""
        return ("tick", self.dossier, self.row)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class DropTick:
    """A row is no longer ticked."""

    dossier: str
    row: str
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False

    @property
    def key(self) -> Key:
        """That of the tick it removes."""
        return ("tick", self.dossier, self.row)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class PutStep:
    """One sealed part of a step of undo; `field`: the answer it goes with, "" for none."""

    dossier: str
    number: int
    field: str
    version: int
    blob: bytes
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False

    @property
    def key(self) -> Key:
        """One row a part."""
        return ("step", self.dossier, str(self.number), self.field)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class DropStep:
    """One part of a step of undo goes; that of an answer out of the write-ahead log too."""

    dossier: str
    number: int
    field: str
    ends: ClassVar[bool] = False

    @property
    def wipes(self) -> bool:
        """Whether it may have held an answer."""
        return bool(self.field)

    @property
    def key(self) -> Key:
        """That of the part it removes."""
        return ("step", self.dossier, str(self.number), self.field)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class ForgetAnswer:
    """An answer and every step of undo that goes with it, whatever they are: no key is needed."""

    dossier: str
    field: str
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = True

    @property
    def key(self) -> Key:
        """Once is enough."""
        return ("forget", self.dossier, self.field)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class AppendJournal:
    """One line at the end of the journal; it outlives the dossier. Raises ValueError for a kind
    that is not of the closed list.
    """

    line: JournalLine
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False
    key: ClassVar[Key] = None
    group: ClassVar[str] = ""

    def __post_init__(self) -> None:
        if self.line.kind not in KINDS:
            raise ValueError(self.line.kind)


@dataclass(frozen=True, slots=True)
class ForgetLines:
    """The journal's lines from before a moment: its retention, the one way a line ever goes."""

    before: datetime
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = True
    key: ClassVar[Key] = None
    group: ClassVar[str] = ""


@dataclass(frozen=True, slots=True)
class PutProcedureText:
    """Keeps a procedure's text; does nothing when it is there."""

    text: ProcedureText
    ends: ClassVar[bool] = False
    wipes: ClassVar[bool] = False
    group: ClassVar[str] = ""

    @property
    def key(self) -> Key:
        """One text a digest."""
        return ("procedure", self.text.sha)


@dataclass(frozen=True, slots=True)
class CloseVisit:
    """Wipes all of a dossier and adds its anonymous row, in one transaction."""

    dossier: str
    visit: ClosedVisit
    ends: ClassVar[bool] = True
    wipes: ClassVar[bool] = True
    key: ClassVar[Key] = None

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


@dataclass(frozen=True, slots=True)
class Vanish:
    """Wipes all of a dossier and leaves no trace: untouched, or nothing of it was to be kept."""

    dossier: str
    ends: ClassVar[bool] = True
    wipes: ClassVar[bool] = True

    @property
    def key(self) -> Key:
        """Once is enough."""
        return ("vanish", self.dossier)

    @property
    def group(self) -> str:
        """Its dossier."""
        return self.dossier


Write = (
    PutDossier
    | PutAnswer
    | DropAnswer
    | PutTick
    | DropTick
    | PutStep
    | DropStep
    | ForgetAnswer
    | AppendJournal
    | ForgetLines
    | PutProcedureText
    | CloseVisit
    | Vanish
)
