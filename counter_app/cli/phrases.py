"""Passphrases in, from a file or typed unseen; the recovery code out, on paper or on the screen."""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import suppress
from pathlib import Path

from counter_app.cli.problem import DONE, WRONG, Trouble, cause
from counter_app.cli.streams import complain, finish, give, heard
from counter_app.typography import french

LONGEST_PHRASE = 200
"""Characters the field of the first screen takes: a longer phrase could never be typed there."""


def passphrase(file: Path) -> str:
    """The phrase of a file, without its final newline nor byte order mark. Raises Trouble."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Trouble(f"{file} ne se lit pas : {cause(error)}.") from error
    except ValueError as error:
        raise Trouble(f"{file} n’est pas en UTF-8 : l’enregistrer ainsi.") from error
    phrase = text.removesuffix("\n")
    if not phrase.isprintable() or len(phrase) > LONGEST_PHRASE:
        raise Trouble(f"{file} : une phrase d’une ligne, de {LONGEST_PHRASE} caractères au plus.")
    return phrase


def asked(prompt: str, option: str) -> str:
    """A phrase typed at the terminal, that nobody sees. `option`: the way without one. Raises
    Trouble.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise Trouble(f"Pas de terminal pour taper la phrase : la donner par --{option} F.")
    try:
        phrase = getpass.getpass(french(f"{prompt} : "))
    except EOFError as error:
        raise Trouble("Rien n’a été tapé : recommencer.") from error
    if len(phrase) > LONGEST_PHRASE:
        raise Trouble(f"Trop long : {LONGEST_PHRASE} caractères au plus.")
    return phrase


def reserve(name: str) -> int | None:
    """Where the code will go, taken before anything else is made: the new file's descriptor, or
    None for standard output where no file is named. Raises Trouble.
    """
    if name:
        return _new(Path(name))
    if not heard():
        raise Trouble("La sortie est fermée : écrire le code de secours par --recovery-file F.")
    return None


def _new(file: Path) -> int:
    """The new file's descriptor, 0600."""
    try:
        paper = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Trouble(f"{file} ne s’écrit pas : {cause(error)}.") from error
    # Whatever the umask; a stick may have no modes.
    with suppress(OSError):
        file.chmod(0o600)
    return paper


def drop(paper: int | None, name: str) -> None:
    """The file that was reserved for nothing."""
    if paper is not None:
        os.close(paper)
        Path(name).unlink(missing_ok=True)


def hand_over(code: str, paper: int | None, name: str, lost: str) -> int:
    """The code in the reserved file, or alone on standard output, so that a script can take it; the
    exit code. `lost`: what to do if it could be written nowhere. Raises Trouble.
    """
    return _print(code, lost) if paper is None else _write(paper, code, name, lost)


def _print(code: str, lost: str) -> int:
    try:
        give(code)
        finish()
    except (OSError, Trouble) as error:
        raise Trouble(lost, WRONG) from error
    return DONE


def _write(paper: int, code: str, name: str, lost: str) -> int:
    """On disk; when the disk refuses it, on standard output rather than nowhere."""
    try:
        with os.fdopen(paper, "w", encoding="utf-8") as file:
            file.write(f"{code}\n")
            file.flush()
            os.fsync(paper)
    except OSError as error:
        complain(f"{name} ne s’écrit pas, le code de secours est affiché : {cause(error)}.")
        return max(_print(code, lost), WRONG)
    return DONE
