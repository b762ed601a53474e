"""The report of an error: where in the program it happened, and never what was being typed.

No message of the error, no line of source, no variable: any of them may hold a value.
"""

from __future__ import annotations

import os
import platform
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from itertools import islice
from pathlib import Path
from types import TracebackType

from counter_app.settings import Settings

FOLDER = "reports"
_KEPT = 20
_DEEPEST = 60


def write_report(settings: Settings, error: BaseException, now: datetime) -> Path | None:
    """The report's file in the data folder, closed to others; None where it could not be written.

    `now`: aware. Never raises: it is asked while something else is wrong.
    """
    with suppress(Exception):
        return _written(settings, error, now)
    return None


def _written(settings: Settings, error: BaseException, now: datetime) -> Path | None:
    from counter_app.store.folder import create_file, file_mode, prepare_subfolder

    if not settings.home.is_dir():
        return None
    folder = settings.home / FOLDER
    prepare_subfolder(folder)
    file = folder / f"{now:%Y%m%d-%H%M%S-%f}.txt"
    with os.fdopen(create_file(file, file_mode(file)), "w", encoding="utf-8") as stream:
        stream.writelines(f"{line}\n" for line in _lines(error, now))
    for old in sorted(folder.glob("*.txt"))[:-_KEPT]:
        old.unlink(missing_ok=True)
    return file


def _lines(error: BaseException, now: datetime) -> Iterator[str]:
    yield f"Guichet {_version('counter-app')}, {now:%d/%m/%Y %H:%M:%S}"
    yield f"Python {platform.python_version()}, {sys.platform}, textual {_version('textual')}"
    seen: BaseException | None = error
    for _ in range(_DEEPEST):
        if seen is None:
            return
        yield ""
        yield f"{type(seen).__module__}.{type(seen).__qualname__}"
        yield from islice(_frames(seen.__traceback__), _DEEPEST)
        seen = seen.__cause__ or seen.__context__


def _frames(trace: TracebackType | None) -> Iterator[str]:
    while trace is not None:
        code = trace.tb_frame.f_code
        module = trace.tb_frame.f_globals.get("__name__", "?")
        yield f"  {module}:{trace.tb_lineno} {code.co_qualname}"
        trace = trace.tb_next


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
