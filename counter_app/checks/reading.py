"""Reading a typed or pasted text before it is judged: what is not seen does not count."""

from __future__ import annotations

import unicodedata

from counter_app.checks.finding import Context

LONGEST = 320
"""Characters: an e-mail address has 254 at most; nothing longer is looked at."""

SEPARATORS = " .-/_,:;|\\()[]·•‐‑–—−"
"""What people type between the groups of a number."""

_DROP = str.maketrans("", "", SEPARATORS)
_BLANK = frozenset("\t\n\v\f\r")


def tidy(text: str) -> str | None:
    """The text without what is not seen: trimmed, single spaces, composed accents.

    Direction marks, zero-width signs and soft hyphens, which come along when a number is copied,
    are dropped. None when the text is no text: control characters, lone surrogates, unassigned
    signs, or longer than `LONGEST`.
    """
    if len(text) > LONGEST:
        return None
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    kept = [_kept(character) for character in unicodedata.normalize("NFC", text)]
    if None in kept:
        return None
    return " ".join("".join(part for part in kept if part).split())


def _kept(character: str) -> str | None:
    """The character as it counts; "" if it is not seen, None if it cannot stand in a text."""
    if character in _BLANK:
        return " "
    category = unicodedata.category(character)
    if category[0] == "C":
        return "" if category == "Cf" else None
    return character


def compact(text: str) -> str:
    """A number without the separators people put into it, in capitals."""
    return text.translate(_DROP).upper()


def misplaced_letter(number: str) -> int | None:
    """Index of the first character that is not an ASCII digit, 0 in an empty number, else None."""
    for index, character in enumerate(number):
        if character not in "0123456789":
            return index
    return None if number else 0


def known(context: Context, key: str) -> str:
    """What another field holds, tidied; "" when it is empty or no text."""
    return tidy(context.values.get(key, "")) or ""
