"""The standard streams as they come: closed, full, in another encoding, or cut by `| head`."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from counter_app.cli.problem import WRONG, Trouble, cause
from counter_app.typography import french

LONGEST_LINE = 1 << 16
"""Bytes looked at of one line of input: far beyond any value, so that memory stays flat."""

_PLAIN = {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "«": '"', "»": '"', "’": "'", "…": "..."}
_PLAIN |= {"✓": "+", "✗": "x", "○": "o", "⊘": "/", "→": "->", "·": "-", "–": "-", "—": "-"}


class _Closed(io.StringIO):
    """In the place of a stream that whoever started the command has closed."""


def prepare() -> None:
    """Make the streams safe to write French to, whatever the terminal's encoding; each line goes
    out as soon as it is written.
    """
    codecs.register_error("guichet", _nearest)
    sys.stdout = sys.stdout or _Closed()
    sys.stderr = sys.stderr or _Closed()
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="guichet", line_buffering=True)


def heard() -> bool:
    """Whether standard output goes anywhere."""
    return not isinstance(sys.stdout, _Closed)


def speaks_unicode() -> bool:
    """Whether standard output takes any character."""
    return (sys.stdout.encoding or "utf-8").lower().startswith("utf")


def say(text: str) -> None:
    """A text to be read, typeset. Raises Trouble, BrokenPipeError."""
    give(french(text))


def give(line: str) -> None:
    """A line to be taken as it is: JSON, a code. Raises Trouble, BrokenPipeError."""
    with _written():
        sys.stdout.write(f"{line}\n")


def complain(sentence: str) -> None:
    """One French sentence on standard error; lost when nothing listens there."""
    try:
        sys.stderr.write(f"{french(sentence)}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        return


def finish() -> None:
    """Write what is left. Raises Trouble, BrokenPipeError."""
    with _written():
        sys.stdout.flush()


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Trouble(f"La réponse ne s’écrit pas : {cause(error)}.", WRONG) from error


def give_up() -> None:
    """Nothing more can be written: keep the interpreter from saying so on its way out."""
    try:
        descriptor = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, descriptor)
    os.close(nowhere)


def lines() -> Iterator[str]:
    """The lines of standard input, one at a time, read as UTF-8. Raises Trouble."""
    if sys.stdin is None:
        return
    source = sys.stdin.buffer
    number = 0
    while chunk := _line(source):
        number += 1
        try:
            yield _decoded(chunk, first=number == 1)
        except UnicodeDecodeError as error:
            sentence = f"Ligne {number} : ce n’est pas de l’UTF-8, enregistrer le fichier ainsi."
            raise Trouble(sentence) from error


def _line(source: BinaryIO) -> bytes:
    """The next line, cut at `LONGEST_LINE`; what is beyond is read and let go."""
    try:
        chunk = head = source.readline(LONGEST_LINE)
        while chunk and not chunk.endswith(b"\n"):
            chunk = source.readline(LONGEST_LINE)
    except OSError as error:
        raise Trouble(f"L’entrée ne se lit pas : {cause(error)}.") from error
    return head


def _decoded(line: bytes, *, first: bool) -> str:
    reader = codecs.getincrementaldecoder("utf-8")()
    text = reader.decode(line, final=len(line) < LONGEST_LINE)
    return (text.removeprefix("\ufeff") if first else text).removesuffix("\n").removesuffix("\r")


def _nearest(error: UnicodeError) -> tuple[str, int]:
    """Error handler of codecs: what a poorer encoding can show instead (é → e, ✓ → +)."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    shown = "".join(map(_plain, error.object[error.start : error.end]))
    return shown, error.end


def _plain(sign: str) -> str:
    folded = _PLAIN.get(sign, "") or unicodedata.normalize("NFKD", sign)
    return "".join(part for part in folded if part.isascii()) or "?"
