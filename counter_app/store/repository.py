"""What is read back, on the caller's thread, each call in one short read transaction."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import ColumnElement, RowMapping, Select, Table, and_, func, or_, select

from counter_app.store.database import Database
from counter_app.store.header import Header, Sealed, Stored
from counter_app.store.mapping import header_of, tick_of
from counter_app.store.problems import StoreProblem
from counter_app.store.records import ClosedVisit, JournalLine, ProcedureText
from counter_app.store.retention import PROLONGED, Kept
from counter_app.store.tables import (
    ANSWER,
    CLOSED_VISIT,
    DOSSIER,
    JOURNAL,
    PROCEDURE_TEXT,
    TICK,
    UNDO_STEP,
)


class Repository:
    """Reads of one site. Every method raises StoreProblem when the file cannot be read."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def headers(self) -> tuple[Header, ...]:
        """Open dossiers, the last touched first."""
        return self._headers(DOSSIER.columns["closing_kind"].is_(None))

    def pulse(self) -> tuple[int, datetime | None]:
        """How many dossiers are open, and when one was last touched: cheap, from an index alone."""
        columns = DOSSIER.columns
        query = select(func.count().label("open"), func.max(columns["touched_at"]).label("last"))
        (row,) = self._rows(query.where(self._here(), columns["closing_kind"].is_(None)))
        return row["open"], row["last"]

    def half_closed(self) -> tuple[Header, ...]:
        """Dossiers closed and not yet left when Guichet ended: their wipe is still to be done."""
        return self._headers(DOSSIER.columns["closing_kind"].is_not(None))

    def answers_of(
        self, fields: Collection[str], dossiers: Collection[str] | None = None
    ) -> Mapping[str, Mapping[str, Sealed]]:
        """Sealed values by dossier id then field, in one query; of the whole site by default."""
        columns = ANSWER.columns
        query = (
            select(ANSWER)
            .join(DOSSIER, DOSSIER.columns["id"] == columns["dossier"])
            .where(self._here(), columns["field"].in_(fields))
        )
        if dossiers is not None:
            query = query.where(columns["dossier"].in_(dossiers))
        found: dict[str, dict[str, Sealed]] = {}
        for row in self._rows(query):
            sealed = Sealed(row["version"], row["sealed"])
            found.setdefault(row["dossier"], {})[row["field"]] = sealed
        return found

    def load(self, dossier_id: str) -> Stored:
        """All of one dossier, as of one moment. Raises StoreProblem when it is gone."""
        mine = and_(self._here(), DOSSIER.columns["id"] == dossier_id)
        with self._database.reading() as connection:
            header = connection.execute(select(DOSSIER).where(mine)).mappings().first()
            answers = connection.execute(
                select(ANSWER).where(ANSWER.columns["dossier"] == dossier_id)
            ).mappings()
            ticks = connection.execute(
                select(TICK).where(TICK.columns["dossier"] == dossier_id)
            ).mappings()
            steps = connection.execute(
                select(UNDO_STEP).where(UNDO_STEP.columns["dossier"] == dossier_id)
            ).mappings()
            if header is None:
                raise StoreProblem("Ce dossier n’existe plus\u00a0: revenir à la liste.")
            return Stored(
                header_of(header),
                {row["field"]: Sealed(row["version"], row["sealed"]) for row in answers},
                {row["key"]: tick_of(row) for row in ticks},
                {
                    (row["number"], row["field"]): Sealed(row["version"], row["sealed"])
                    for row in steps
                },
            )

    def references(self) -> frozenset[str]:
        """References in use, so that a new one is unique."""
        rows = self._rows(select(DOSSIER.columns["reference"]).where(self._here()))
        return frozenset(row["reference"] for row in rows)

    def procedure_text(self, sha: str) -> ProcedureText | None:
        """The text a dossier began under, or None when it was never kept."""
        rows = self._rows(select(PROCEDURE_TEXT).where(PROCEDURE_TEXT.columns["sha"] == sha))
        return next(
            (ProcedureText(row["sha"], row["id"], row["version"], row["toml"]) for row in rows),
            None,
        )

    def journal(
        self,
        dossier_id: str | None = None,
        *,
        reference: str | None = None,
        kinds: Collection[str] | None = None,
        since: Collection[str] | None = None,
    ) -> tuple[JournalLine, ...]:
        """The journal in the order it was written: whole, of one dossier, of a reference, of some
        kinds; or from the last line of the kinds `since`, that one too.
        """
        columns = JOURNAL.columns
        query = select(JOURNAL).where(columns["site"] == self._database.site)
        if dossier_id is not None:
            query = query.where(columns["dossier"] == dossier_id)
        if reference is not None:
            query = query.where(columns["reference"] == reference)
        if kinds is not None:
            query = query.where(columns["kind"].in_(kinds))
        if since is not None:
            last = select(func.max(columns["seq"])).where(
                columns["site"] == self._database.site, columns["kind"].in_(since)
            )
            query = query.where(columns["seq"] >= func.coalesce(last.scalar_subquery(), 0))
        names = ("at", "agent", "kind", "reference", "dossier", "detail")
        rows = self._rows(query.order_by(columns["seq"]))
        return tuple(JournalLine(*(row[name] for name in names)) for row in rows)

    def kept(
        self, *, before: datetime | None = None, dossier_id: str | None = None
    ) -> tuple[Kept, ...]:
        """What a purge must know of open dossiers: of those not touched since `before` and those
        whose wait expires, of one, or of all. No value is read.
        """
        columns = DOSSIER.columns
        which: ColumnElement[bool] = columns["closing_kind"].is_(None)
        if before is not None:
            which &= or_(columns["touched_at"] <= before, columns["expires"])
        if dossier_id is not None:
            which &= columns["id"] == dossier_id
        # Most days none is old: the three readings of what such a dossier holds are spared. They
        # come before its header, which tells whether it was touched meanwhile.
        if not self._headers(which):
            return ()
        answers, undoable = self._fields_of(ANSWER, which), self._fields_of(UNDO_STEP, which)
        ticks = self._rows(
            select(TICK.columns["dossier"], TICK.columns["at"])
            .join(DOSSIER, columns["id"] == TICK.columns["dossier"])
            .where(self._here(), which, TICK.columns["key"] == PROLONGED)
        )
        prolonged = {row["dossier"]: row["at"] for row in ticks}
        none = frozenset[str]()
        return tuple(
            Kept(h, answers.get(h.id, none), undoable.get(h.id, none), prolonged.get(h.id))
            for h in self._headers(which)
        )

    def _fields_of(self, table: Table, which: ColumnElement[bool]) -> dict[str, frozenset[str]]:
        columns = table.columns
        query = (
            select(columns["dossier"], columns["field"])
            .join(DOSSIER, DOSSIER.columns["id"] == columns["dossier"])
            .where(self._here(), which, columns["field"] != "")
            .distinct()
        )
        found: dict[str, set[str]] = {}
        for row in self._rows(query):
            found.setdefault(row["dossier"], set()).add(row["field"])
        return {dossier: frozenset(fields) for dossier, fields in found.items()}

    def closed_visits(self) -> tuple[ClosedVisit, ...]:
        """The anonymous rows, in the order of closing."""
        columns = CLOSED_VISIT.columns
        query = select(CLOSED_VISIT).where(columns["site"] == self._database.site)
        rows = self._rows(query.order_by(columns["seq"]))
        return tuple(
            ClosedVisit(row["week"], row["procedure"], row["outcome"], row["band"]) for row in rows
        )

    def _headers(self, which: ColumnElement[bool]) -> tuple[Header, ...]:
        columns = DOSSIER.columns
        query = select(DOSSIER).where(self._here(), which)
        rows = self._rows(query.order_by(columns["touched_at"].desc(), columns["id"]))
        return tuple(header_of(row) for row in rows)

    def _here(self) -> ColumnElement[bool]:
        return DOSSIER.columns["site"] == self._database.site

    def _rows(self, query: Select[*tuple[object, ...]]) -> list[RowMapping]:
        with self._database.reading() as connection:
            return list(connection.execute(query).mappings())
