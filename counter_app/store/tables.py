"""The tables, schema 1. Nothing but their shape: the rules of writing are in `statements`.

`key_slot` is created here and read and written by the vault alone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import ClassVar

from sqlalchemy import Dialect, ForeignKey, Index, String, Table, TypeDecorator, UniqueConstraint
from sqlmodel import Field, SQLModel

from counter_app.store import plain

SCHEMA = plain.SCHEMA


class Moment(TypeDecorator[datetime]):
    """An aware moment as UTC text, always `2026-11-21T14:32:07.123456+00:00`."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 the signature is SQLAlchemy's
        """Raises ValueError for a naive moment."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone cannot be kept")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 the signature is SQLAlchemy's
        """The same moment, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class KeySlotRow(SQLModel, table=True, defer_build=True):
    """The data key wrapped for an agent or for the recovery code (`counter_app.vault.slot`)."""

    __tablename__: ClassVar[str] = "key_slot"

    id: str = Field(primary_key=True)
    kind: str
    name: str
    salt: bytes
    memory_kib: int
    passes: int
    lanes: int
    wrapped: bytes
    tries: int
    used: int


class DossierRow(SQLModel, table=True, defer_build=True):
    """What a list or a purge must know of an open dossier without a key."""

    __tablename__: ClassVar[str] = "dossier"
    __table_args__ = (
        UniqueConstraint("site", "reference"),
        Index("dossier_listing", "site", "closing_kind", "touched_at"),
    )

    id: str = Field(primary_key=True)
    site: str
    reference: str
    procedure: str
    procedure_sha: str
    step: str
    row: str
    cursor: int
    typist: str
    reason: str | None
    wait_by: str | None
    waiting_since: datetime | None = Field(sa_type=Moment)
    due: datetime | None = Field(sa_type=Moment)
    expires: bool
    wait_origin: str
    wait_detail: str
    closing_kind: str | None
    closing_at: datetime | None = Field(sa_type=Moment)
    created_at: datetime = Field(sa_type=Moment)
    touched_at: datetime = Field(sa_type=Moment)
    touched_by: str
    version: int


class AnswerRow(SQLModel, table=True, defer_build=True):
    """One sealed value; a row of its own so that it can be wiped alone."""

    __tablename__: ClassVar[str] = "answer"

    dossier: str = Field(
        primary_key=True, sa_column_args=[ForeignKey("dossier.id", ondelete="CASCADE")]
    )
    field: str = Field(primary_key=True)
    version: int
    sealed: bytes


class TickRow(SQLModel, table=True, defer_build=True):
    """One clear fact of the checklist."""

    __tablename__: ClassVar[str] = "tick"

    dossier: str = Field(
        primary_key=True, sa_column_args=[ForeignKey("dossier.id", ondelete="CASCADE")]
    )
    key: str = Field(primary_key=True)
    value: str
    at: datetime = Field(sa_type=Moment)
    by: str


class UndoStepRow(SQLModel, table=True, defer_build=True):
    """One sealed part of a step of undo. `field`: the answer it goes with, "" for none."""

    __tablename__: ClassVar[str] = "undo_step"

    dossier: str = Field(
        primary_key=True, sa_column_args=[ForeignKey("dossier.id", ondelete="CASCADE")]
    )
    number: int = Field(primary_key=True)
    field: str = Field(primary_key=True)
    version: int
    sealed: bytes


class JournalRow(SQLModel, table=True, defer_build=True):
    """One line of the journal; `seq` gives the order of writing."""

    __tablename__: ClassVar[str] = "journal"
    # The last line of a kind, and what was written since, without reading other sites' lines.
    __table_args__ = (Index("journal_kind", "site", "kind"), Index("journal_site", "site"))

    seq: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(sa_type=Moment, index=True)
    site: str
    agent: str
    kind: str
    reference: str
    dossier: str = Field(index=True)
    detail: str


class ClosedVisitRow(SQLModel, table=True, defer_build=True):
    """An anonymous closed visit."""

    __tablename__: ClassVar[str] = "closed_visit"

    seq: int | None = Field(default=None, primary_key=True)
    site: str
    week: str
    procedure: str
    outcome: str
    band: str


class ProcedureTextRow(SQLModel, table=True, defer_build=True):
    """The text of a procedure some dossier began under."""

    __tablename__: ClassVar[str] = "procedure_text"

    sha: str = Field(primary_key=True)
    id: str
    version: str
    toml: str


def _table(name: str) -> Table:
    return SQLModel.metadata.tables[name]


KEY_SLOT = _table("key_slot")
DOSSIER = _table("dossier")
ANSWER = _table("answer")
TICK = _table("tick")
UNDO_STEP = _table("undo_step")
JOURNAL = _table("journal")
CLOSED_VISIT = _table("closed_visit")
PROCEDURE_TEXT = _table("procedure_text")
ALL = (KEY_SLOT, DOSSIER, ANSWER, TICK, UNDO_STEP, JOURNAL, CLOSED_VISIT, PROCEDURE_TEXT)
