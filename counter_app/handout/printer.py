"""Printing by the system's own means, without a shell: `lp` of CUPS, or Windows' default viewer.

`lp` reads the slip from its standard input, so that nothing is written to a disk by us; Windows
wants a file (see `papers`). Both wait: for a thread.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from counter_app.handout.papers import NotWrittenError, keep

WAIT = 30.0
"""Seconds given to the queue to take the slip."""

Print = Callable[[bytes], None]

_start: Callable[[str, str], None] | None = getattr(os, "startfile", None)
"""Windows' own way to have a file printed by whatever opens it."""


class NotPrintedError(Exception):
    """`str()` is one French sentence saying what to do."""


_NONE = "Pas d’imprimante sur ce PC\u00a0: l’enregistrer, ou montrer le QR."
_NO_DEFAULT = "Aucune imprimante par défaut\u00a0: en choisir une dans le système."
_REFUSED = "L’imprimante n’a pas pris le talon\u00a0: voir si elle est allumée."
_LATE = "L’imprimante ne répond pas\u00a0: voir si elle est allumée."
_NO_VIEWER = "Rien n’imprime un PDF sur ce PC\u00a0: l’enregistrer, ou montrer le QR."


def printer(home: Path) -> Print:
    """What prints here. `home`: the data folder. Raises NotPrintedError where there is nothing."""
    if (start := _start) is not None:
        return lambda pdf: _open(home, start, pdf)
    found = shutil.which("lp")
    if found is None:
        raise NotPrintedError(_NONE)
    lp = Path(found).resolve()
    return lambda pdf: _feed(lp, pdf)


def _feed(lp: Path, pdf: bytes) -> None:
    """Raises NotPrintedError. The job has no name of ours: queues are read by others."""
    command = [str(lp), "-t", "Guichet", "-o", "media=A4"]
    try:
        done = subprocess.run(  # noqa: S603 an absolute path, no shell, nothing typed
            command,
            input=pdf,
            capture_output=True,
            timeout=WAIT,
            env={**os.environ, "LC_ALL": "C"},
            start_new_session=True,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NotPrintedError(_LATE) from error
    except OSError as error:
        raise NotPrintedError(_NONE) from error
    if done.returncode:
        none = b"no default destination" in done.stderr or b"No destinations" in done.stderr
        raise NotPrintedError(_NO_DEFAULT if none else _REFUSED)


def _open(home: Path, start: Callable[[str, str], None], pdf: bytes) -> None:
    """Raises NotPrintedError."""
    try:
        start(str(keep(home, pdf)), "print")
    except NotWrittenError as error:
        raise NotPrintedError(str(error)) from error
    except OSError as error:
        raise NotPrintedError(_NO_VIEWER) from error
