"""What a command tells instead of a traceback, and with which exit code."""

from __future__ import annotations

import errno
from collections.abc import Mapping

DONE, WRONG, USAGE = 0, 1, 2
"""Exit codes: done · the answer is no (invalid value, faulty file, refusal) · not asked rightly."""

INTERRUPTED, PIPE_CLOSED = 130, 141
"""128 + the signal: what a shell reports for Ctrl+C, and for `| head` that has read enough."""


class Trouble(Exception):  # noqa: N818 - told as a sentence, expected in daily work
    """`str()` is one French sentence saying what to do; `code`: the exit code."""

    def __init__(self, sentence: str, code: int = USAGE) -> None:
        super().__init__(sentence)
        self.code = code


_CAUSES: Mapping[int, str] = {
    errno.ENOENT: "il n’y a rien à cet endroit",
    errno.ENOTDIR: "il n’y a rien à cet endroit",
    errno.EACCES: "l’accès est refusé",
    errno.EPERM: "l’accès est refusé",
    errno.EROFS: "ce disque ne s’écrit pas",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "ce fichier existe déjà",
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "le disque est plein",
    errno.EFBIG: "le disque est plein",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.EIO: "le disque ne répond pas",
}


def cause(error: OSError) -> str:
    """Why the system refused, in French; the system's own words follow the computer's language."""
    return _CAUSES.get(error.errno or 0, f"erreur {error.errno or '?'} du système")
