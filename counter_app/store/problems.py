"""What the disk can refuse, and the French sentence for each; never a cause in English."""

from __future__ import annotations

import errno
import sqlite3
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Fault:
    """One cause, and what to do about it while recording or when Guichet is opened."""

    cause: str
    recording: str
    opening: str

    @property
    def sentence(self) -> str:
        """For the header of the screen: the cause and what to do, in one line."""
        return f"{self.cause}\u00a0: {self.recording}."


_CALL = "prévenir l’informatique"
FULL = Fault(
    "Le disque est plein",
    "libérer de la place, Guichet réessaie",
    "Libérer de la place, puis relancer",
)
BUSY = Fault(
    "La base est occupée ailleurs",
    "Guichet réessaie, ne pas quitter",
    "Attendre un instant, puis relancer",
)
SILENT = Fault(
    "Le disque ne répond pas",
    "ne pas éteindre, Guichet réessaie",
    "Vérifier le disque, puis relancer",
)
FORBIDDEN = Fault(
    "Écriture interdite",
    f"noter les saisies, {_CALL}",
    "Permettre d’écrire dans ce dossier, puis relancer",
)
UNREACHABLE = Fault(
    "Le dossier de données ne s’ouvre pas",
    _CALL,
    "Choisir un autre dossier (COUNTER_APP_HOME), puis relancer",
)
DAMAGED = Fault(
    "La base est abîmée",
    f"noter les saisies, {_CALL}",
    "Remettre une sauvegarde à sa place, ou renommer ce fichier, puis relancer",
)
MOVED = Fault(
    "La base a été déplacée",
    f"ne rien fermer, {_CALL}",
    "La remettre à sa place, puis relancer",
)
REFUSED = Fault(
    "Une saisie ne s’enregistre pas",
    f"la noter, {_CALL}",
    "Relancer Guichet",
)
OTHER = Fault(
    "L’enregistrement a échoué",
    "Guichet réessaie, ne pas quitter",
    "Relancer Guichet",
)

_BY_SQLITE = {
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_READONLY: FORBIDDEN,
    sqlite3.SQLITE_PERM: FORBIDDEN,
    sqlite3.SQLITE_AUTH: FORBIDDEN,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
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

    @classmethod
    def at_opening(cls, fault: Fault, where: Path) -> StoreProblem:
        """The fault as told to someone who has only just started Guichet."""
        return cls(f"{fault.cause}.", f"{fault.opening} ({where}).")


class Misplaced(StoreProblem):
    """The file was removed or replaced under an open database."""

    def __init__(self) -> None:
        super().__init__(MOVED.sentence)


def fault_of(error: BaseException) -> Fault:
    """The fault behind an error of SQLite (wrapped by SQLAlchemy or not) or of the system."""
    cause = _cause(error)
    if isinstance(cause, Misplaced):
        return MOVED
    if isinstance(cause, sqlite3.Error):
        # The low byte is the primary code; the rest says which call failed.
        return _BY_SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF, OTHER)
    if isinstance(cause, OSError):
        return _BY_SYSTEM.get(cause.errno or 0, UNREACHABLE)
    return OTHER


def is_outage(error: BaseException) -> bool:
    """True when no write could have gone in; False when this very write cannot."""
    cause = _cause(error)
    # sqlite3 raises the bare DatabaseError for a damaged file, its subclasses for one bad row.
    damaged = type(cause) is sqlite3.DatabaseError
    return damaged or isinstance(cause, sqlite3.OperationalError | OSError | StoreProblem)


def _cause(error: BaseException) -> BaseException:
    wrapped = getattr(error, "orig", None)
    return wrapped if isinstance(wrapped, BaseException) else error
