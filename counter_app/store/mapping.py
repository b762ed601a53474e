"""Between the dossier's frozen values and the columns of its rows."""

from __future__ import annotations

from sqlalchemy import RowMapping

from counter_app.dossier.facts import Closing, Place, Tick, Waiting
from counter_app.store.header import Header


def columns_of(header: Header) -> dict[str, object]:
    """The row of `dossier` for a header."""
    waiting, closing = header.waiting, header.closing
    return {
        "id": header.id,
        "site": header.site,
        "reference": header.reference,
        "procedure": header.procedure,
        "procedure_sha": header.procedure_sha,
        "step": header.place.step,
        "row": header.place.row,
        "cursor": header.place.cursor,
        "typist": header.typist,
        "reason": waiting.reason if waiting else None,
        "wait_by": waiting.by if waiting else None,
        "waiting_since": waiting.since if waiting else None,
        "due": waiting.due if waiting else None,
        "expires": waiting.expires if waiting else False,
        "wait_origin": waiting.origin if waiting else "",
        "wait_detail": waiting.detail if waiting else "",
        "closing_kind": closing.kind if closing else None,
        "closing_at": closing.at if closing else None,
        "created_at": header.created_at,
        "touched_at": header.touched_at,
        "touched_by": header.touched_by,
        "version": header.version,
    }


def header_of(row: RowMapping) -> Header:
    """The header of a row of `dossier`."""
    return Header(
        id=row["id"],
        site=row["site"],
        reference=row["reference"],
        procedure=row["procedure"],
        procedure_sha=row["procedure_sha"],
        place=Place(row["step"], row["row"], row["cursor"]),
        typist=row["typist"],
        created_at=row["created_at"],
        touched_at=row["touched_at"],
        touched_by=row["touched_by"],
        version=row["version"],
        waiting=_waiting_of(row),
        closing=_closing_of(row),
    )


def tick_of(row: RowMapping) -> Tick:
    """The tick of a row of `tick`."""
    return Tick(row["value"], row["at"], row["by"])


def _waiting_of(row: RowMapping) -> Waiting | None:
    if row["reason"] is None:
        return None
    return Waiting(
        reason=row["reason"],
        by=row["wait_by"],
        since=row["waiting_since"],
        due=row["due"],
        expires=row["expires"],
        origin=row["wait_origin"],
        detail=row["wait_detail"],
    )


def _closing_of(row: RowMapping) -> Closing | None:
    if row["closing_kind"] is None:
        return None
    return Closing(row["closing_kind"], row["closing_at"])
