"""What ameli or the card's print may change: `data/reference/facts.toml`, typed and frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from counter_app.settings import data_folder

CONFIDENCES = ("seed", "official", "2+", "weak", "inferred", "unknown")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a fact comes from, when it was last looked at, how sure it is (`CONFIDENCES`)."""

    source: str
    checked_on: date
    confidence: str

    @property
    def to_confirm(self) -> bool:
        """Whether the screen must add « à confirmer »."""
        return self.confidence in ("weak", "inferred", "unknown")


@dataclass(frozen=True, slots=True)
class Facts:
    """The values, by name. Ages in years; lengths in characters or digits as ameli counts."""

    nir_form_characters: int
    nir_placeholder: str
    iban_form_characters: int
    serial_photo_prefix: str
    serial_photo_digits: int
    serial_old_least_digits: int
    serial_old_most_digits: int
    age_account: int
    age_alone: int
    age_card_update: int
    age_doubt: int
    age_most: int
    ameli_link: str
    ameli_phone: str
    origins: Mapping[str, Origin]


@cache
def facts() -> Facts:
    """The facts of this installation, read once."""
    return load(data_folder() / "reference" / "facts.toml")


def load(file: Path) -> Facts:
    """Read a file of facts.

    Raises ValueError naming the fact that is missing, unknown, of the wrong type or without origin.
    """
    tables: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    wanted = {item.name: str(item.type) for item in fields(Facts) if item.name != "origins"}
    if odd := sorted(wanted.keys() ^ tables.keys()):
        raise ValueError(f"{file.name}: missing or unknown fact: {', '.join(odd)}")
    values = {name: _value(name, tables[name], kind) for name, kind in wanted.items()}
    origins = MappingProxyType({name: _origin(name, tables[name]) for name in wanted})
    return Facts(**values, origins=origins)


def _value(name: str, table: dict[str, Any], kind: str) -> Any:
    value = table.get("value")
    if type(value).__name__ != kind:
        raise ValueError(f"{name}: value must be {kind}")
    return value


def _origin(name: str, table: dict[str, Any]) -> Origin:
    match table:
        case {"source": str(source), "checked_on": date() as day, "confidence": str(sure)} if (
            sure in CONFIDENCES and source
        ):
            return Origin(source, day, sure)
    raise ValueError(f"{name}: source, checked_on and confidence must be given")
