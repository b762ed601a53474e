"""A dossier's steps of undo as sealed texts, and back.

Each part is sealed apart, to the field it goes with: a purge without a key can then remove all that
held an answer. What can no longer be read costs the steps before it, never the dossier.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from typing import Any

from counter_app.dossier.facts import Closing, Place, Tick, Waiting
from counter_app.dossier.history import Head, History, Part, Slot
from counter_app.procedure.model import By, Procedure
from counter_app.store.header import Header, Sealed
from counter_app.vault.key import DataKey
from counter_app.vault.problems import SealBroken
from counter_app.vault.sealing import Label, seal, unseal

TextOf = Callable[[str, str], Procedure | None]
"""A procedure by id and digest; None when it can no longer be read."""


def digest(procedure: Procedure) -> str:
    """The key of a procedure's text."""
    return sha256(procedure.text.encode()).hexdigest()


def sealed(key: DataKey, header: Header, slot: Slot, part: Part) -> bytes:
    """One part, for the version of that header."""
    label = label_of(header.site, header.id, slot, header.version)
    return seal(key, json.dumps(_written(part)), label)


def restored(
    key: DataKey, header: Header, steps: Mapping[Slot, Sealed], text_of: TextOf
) -> History:
    """What can be undone of a dossier, as far as what cannot be read lets one go."""
    parts: dict[Slot, Part] = {}
    for slot, box in steps.items():
        label = label_of(header.site, header.id, slot, box.version)
        with suppress(SealBroken, LookupError):
            parts[slot] = _read(json.loads(unseal(key, box.blob, label)), text_of)
    return History.restored(parts, steps.keys() - parts.keys())


def label_of(site: str, dossier: str, slot: Slot, version: int) -> Label:
    """Where a part of a step of undo belongs."""
    number, field = slot
    return Label(site, dossier, f"undo/{number}/{field}", version)


def _written(part: Part) -> dict[str, object]:
    place, head = part.place, part.head
    return {
        "redo": part.redo,
        "place": [place.step, place.row, place.cursor],
        "text": part.text,
        "ticks": {
            key: tick and [tick.value, tick.at.isoformat(), tick.by]
            for key, tick in part.ticks.items()
        },
        "head": head and _head_written(head),
    }


def _head_written(head: Head) -> dict[str, object]:
    end = head.closing
    return {
        "procedure": [head.procedure.id, digest(head.procedure)],
        "waiting": head.waiting and _wait_written(head.waiting),
        "closing": end and [end.kind, end.at.isoformat()],
        "typist": head.typist,
    }


def _wait_written(wait: Waiting) -> list[object]:
    since, due = wait.since.isoformat(), wait.due and wait.due.isoformat()
    return [wait.reason, wait.by, since, due, wait.expires, wait.origin, wait.detail]


def _read(kept: dict[str, Any], text_of: TextOf) -> Part:
    ticks = {
        key: tick and Tick(tick[0], datetime.fromisoformat(tick[1]), tick[2])
        for key, tick in kept["ticks"].items()
    }
    head = kept["head"] and _head_read(kept["head"], text_of)
    return Part(kept["redo"], Place(*kept["place"]), kept["text"], ticks, head)


def _head_read(kept: dict[str, Any], text_of: TextOf) -> Head:
    procedure = text_of(*kept["procedure"])
    if procedure is None:
        raise LookupError(kept["procedure"][0])
    wait, end = kept["waiting"], kept["closing"]
    return Head(
        procedure,
        wait and _wait_read(*wait),
        end and Closing(end[0], _moment(end[1])),
        kept["typist"],
    )


def _wait_read(reason: str, by: By, since: str, due: str | None, *rest: Any) -> Waiting:
    return Waiting(reason, by, _moment(since), None if due is None else _moment(due), *rest)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
