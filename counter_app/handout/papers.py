"""The slip as a file: one that Windows' printing needs, in the data folder, or the agent's own.

Ours are readable by this user alone, and go when Guichet locks or ends; what a killed one left goes
at the next opening.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

_PREFIX = "talon-"
_OLD = 600.0
"""Seconds after which a file that another window left is nobody's."""

_written: set[Path] = set()


class NotWrittenError(Exception):
    """`str()` is one French sentence saying what to do."""


def keep(home: Path, pdf: bytes) -> Path:
    """A file of our own that a viewer can read, until `clear`. Raises NotWrittenError."""
    try:
        descriptor, name = tempfile.mkstemp(suffix=".pdf", prefix=_PREFIX, dir=home)
        _written.add(Path(name))
        with os.fdopen(descriptor, "wb") as file:
            file.write(pdf)
        Path(name).chmod(0o600)
    except OSError as error:
        raise NotWrittenError("Le talon ne s’écrit pas\u00a0: libérer le disque.") from error
    return Path(name)


def clear(home: Path) -> None:
    """Remove ours, and what is old. One that a viewer still holds goes the next time."""
    for file in [*_written, *home.glob(f"{_PREFIX}*.pdf")]:
        with suppress(OSError):
            if file in _written or time.time() - file.stat().st_mtime > _OLD:
                file.unlink()
        if not file.exists():
            _written.discard(file)


def save(file: Path, content: bytes) -> None:
    """A new file where the agent wants it, 0600. Raises NotWrittenError, having written nothing."""
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as error:
        raise NotWrittenError("Ce fichier existe déjà\u00a0: écrire un autre nom.") from error
    except (OSError, ValueError) as error:
        raise NotWrittenError("Ce dossier ne s’écrit pas\u00a0: en choisir un autre.") from error
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
    except OSError as error:
        file.unlink(missing_ok=True)
        raise NotWrittenError("Le disque est plein\u00a0: choisir un autre dossier.") from error
