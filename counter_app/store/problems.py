"""What the disk can refuse, and the French sentence for each; no path or cause in English."""

from __future__ import annotations

import errno
import sqlite3

MOVED = "La base a été déplacée\u00a0: ne rien fermer, prévenir l’informatique."
OTHER = "L’enregistrement a échoué\u00a0: Guichet réessaie, ne pas quitter."
REFUSED = "Une saisie ne s’enregistre pas\u00a0: la noter, prévenir l’informatique."
DAMAGED = "La base est abîmée\u00a0: noter les saisies, prévenir l’informatique."
FORBIDDEN = "Écriture interdite dans le dossier de données\u00a0: prévenir l’informatique."
FULL = "Le disque est plein\u00a0: libérer de la place, Guichet réessaie."
BUSY = "La base est occupée par une autre fenêtre\u00a0: Guichet réessaie."
SILENT = "Le disque ne répond pas\u00a0: ne pas éteindre, Guichet réessaie."

_BY_SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: FORBIDDEN,
    sqlite3.SQLITE_PERM: FORBIDDEN,
    sqlite3.SQLITE_AUTH: FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: FORBIDDEN,
    sqlite3.SQLITE_IOERR: SILENT,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_NOTADB: DAMAGED,
}
_BY_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EACCES: FORBIDDEN,
    errno.EPERM: FORBIDDEN,
    errno.EROFS: FORBIDDEN,
    errno.EIO: SILENT,
}


class StoreProblem(Exception):  # noqa: N818 expected in daily work, shown as a sentence: no error
    """The database cannot be used. `sentence` says why, `way_on` what to do; both French."""

    def __init__(self, sentence: str, way_on: str = "") -> None:
        super().__init__(f"{sentence} {way_on}".rstrip())
        self.sentence = sentence
        self.way_on = way_on


def sentence_of(error: BaseException) -> str:
    """The sentence for an error of SQLite (wrapped by SQLAlchemy or not) or of the system."""
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, StoreProblem):
        return cause.sentence
    if isinstance(cause, sqlite3.Error):
        return _BY_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, OTHER)
    if isinstance(cause, OSError):
        return _BY_SYSTEM.get(cause.errno or 0, OTHER)
    return OTHER


def is_outage(error: BaseException) -> bool:
    """True when no write could have gone in; False when this very write cannot."""
    cause = getattr(error, "orig", None) or error
    # sqlite3 raises the bare DatabaseError for a damaged file, its subclasses for one bad row.
    damaged = type(cause) is sqlite3.DatabaseError
    return damaged or isinstance(cause, sqlite3.OperationalError | OSError | StoreProblem)
