"""Why a dossier stops: the closed list of `data/reasons.toml`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from counter_app.procedure.model import Reason
from counter_app.settings import data_folder


@cache
def reasons() -> Mapping[str, Reason]:
    """The reasons by id, in the order of the file.

    Raises FileNotFoundError without the file, ValueError when it is not as it should be: it ships
    with the application and nobody else writes it.
    """
    from pydantic import TypeAdapter

    text = (data_folder() / "reasons.toml").read_text(encoding="utf-8")
    listed = json.dumps(tomllib.loads(text)["reason"], default=str)
    read = TypeAdapter(tuple[Reason, ...]).validate_json(listed, strict=True)
    return MappingProxyType({reason.id: reason for reason in read})
