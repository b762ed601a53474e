"""Putting a dossier aside: which reasons to offer first, which day, and which notes are refused."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from counter_app.dossier.dossier import Dossier
from counter_app.procedure.model import Reason
from counter_app.procedure.reasons import reasons

_DIGITS = re.compile(r"(?:\d[ .-]?){13,}")
_IBAN = re.compile(r"[A-Za-z]{2}\d{2}(?: ?[0-9A-Za-z]{4}){3,}")
_CODE = re.compile(r"(?<!\d)(?:\d{4}|\d{8})(?!\d)")
_KNOWN_NUMBERS = {"3646"}


@dataclass(frozen=True, slots=True)
class Offer:
    """A reason to offer, with its words and the day it proposes. `detail`: the missing piece."""

    reason: str
    label: str
    due: date
    detail: str = ""


@dataclass(frozen=True, slots=True)
class NoteProblem:
    """`refused`: the note holds what must not be noted; `doubt`: it may, the agent confirms."""

    words: str = ""
    refused: bool = False
    doubt: bool = False


def suggestions(dossier: Dossier, today: date) -> tuple[Offer, ...]:
    """The reasons to put a dossier aside for, the likely one first: an unticked piece that the step
    needs, else what ameli last answered, else « le citoyen s’est éloigné ».
    """
    offers = [
        _offer(reason, today)
        for reason in reasons().values()
        if reason.kind in ("wait", "either") and reason.id != "document_missing"
    ]
    pieces = _missing_pieces(dossier, today)
    likely = "citizen_away"
    if dossier.facts.waiting:
        likely = dossier.facts.waiting.reason
    offers.sort(key=lambda offer: offer.reason != likely)
    bound = [offer for offer in pieces if offer.due == today]
    rest = [offer for offer in pieces if offer.due != today]
    return (*bound, offers[0], *rest, *offers[1:])


def _missing_pieces(dossier: Dossier, today: date) -> list[Offer]:
    """A missing piece of this very step is why one stops: offered first, for the same day."""
    step = dossier.facts.place.step
    words = reasons()["document_missing"].label.split("(")[0].strip()
    return [
        Offer(
            "document_missing",
            f"{words} : {document.label}",
            today if document.needed == step else today + timedelta(days=1),
            document.id,
        )
        for document in dossier.procedure.documents
        if dossier.tick(f"piece:{document.id}") is None
    ]


def _offer(reason: Reason, today: date) -> Offer:
    return Offer(reason.id, reason.label, today + timedelta(days=reason.recall or 0))


def parse_day(text: str, today: date) -> date | None:
    """A day from today on, « 03/12/2026 », « 3/12 » or « 03122026 »; None when it is no such day."""
    parts = re.findall(r"\d+", text)
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) == 2:
        parts.append(str(today.year))
    if len(parts) != 3 or len(parts[2]) != 4:
        return None
    try:
        day = datetime(int(parts[2]), int(parts[1]), int(parts[0])).date()  # noqa: DTZ001
    except ValueError:
        return None
    return day if day >= today else None


def note_problem(note: str) -> NoteProblem:
    """Whether a note may be kept: never one that holds a NIR or an IBAN (DOMAIN §8)."""
    if _DIGITS.search(note) or _IBAN.search(note):
        return NoteProblem("Pas de n° de sécurité sociale ni d’IBAN ici : l’enlever.", refused=True)
    codes = [code for code in _CODE.findall(note) if not _harmless(code)]
    if codes:
        words = f"« {codes[0]} » : si c’est un code, l’enlever ; sinon, Entrée encore."
        return NoteProblem(words, doubt=True)
    return NoteProblem()


def _harmless(code: str) -> bool:
    return code in _KNOWN_NUMBERS or (len(code) == 4 and 1900 <= int(code) <= 2099)
