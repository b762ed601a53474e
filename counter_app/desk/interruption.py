"""Putting a dossier aside, or closing it: which reasons come first, which day, which notes are
refused.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from counter_app.checks.finding import State
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.rows import in_hand
from counter_app.procedure.model import Document, Reason
from counter_app.procedure.reasons import reasons

_APART = r"[\W_]{0,3}"
_NIR = re.compile(
    rf"(?:\d[\s.\-_]?){{13,}}"
    rf"|(?<!\d)[1-8]{_APART}\d\d{_APART}\d\d{_APART}(?:\d\d|2[ABab]){_APART}\d{{3}}{_APART}\d{{3}}"
)
_IBAN = re.compile(r"[A-Za-z]{2}\d{2}(?:[\s.\-]?[0-9A-Za-z]{4}){3,}")
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
    needs, else what was tried or answered last, else « le citoyen s’est éloigné ».
    """
    offers = [
        _offer(reason, dossier, today)
        for reason in reasons().values()
        if reason.kind in ("wait", "either") and reason.id != "document_missing"
    ]
    likely = _likely(dossier)
    offers.sort(key=lambda offer: offer.reason != likely)
    step = dossier.facts.place.step
    lacking = [piece for piece in dossier.procedure.documents if not in_hand(dossier, piece)]
    now = [_lacks(document, today) for document in lacking if document.needed == step]
    later = [
        _lacks(document, today + timedelta(days=1))
        for document in lacking
        if document.needed != step
    ]
    if dossier.facts.waiting:
        return (offers[0], *now, *later, *offers[1:])
    return (*now, offers[0], *later, *offers[1:])


def _likely(dossier: Dossier) -> str:
    """The reason of the last remedy tried in this step, else of the wait, else that of a pause."""
    step = dossier.procedure.step(dossier.facts.place.step)
    tried = [
        (tick.at, remedy.reason)
        for outcome in step.outcome
        for remedy in outcome.remedy
        if remedy.reason and (tick := dossier.tick(f"remedy:{step.id}.{outcome.id}.{remedy.id}"))
    ]
    if tried:
        return max(tried)[1]
    return dossier.facts.waiting.reason if dossier.facts.waiting else "citizen_away"


def _lacks(document: Document, due: date) -> Offer:
    """A missing piece: why one stops, in the procedure's own reason for it."""
    reason = document.absent.reason if document.absent else "document_missing"
    return Offer(reason, f"{reasons()[reason].label} : {document.label}", due, document.id)


def _offer(reason: Reason, dossier: Dossier, today: date) -> Offer:
    if reason.days is not None:
        day = _begun(dossier, reason.id, today) + timedelta(days=reason.days)
        return Offer(reason.id, reason.label, max(day, today))
    return Offer(reason.id, reason.label, today + timedelta(days=reason.recall or 0))


def _begun(dossier: Dossier, reason: str, today: date) -> date:
    """The day of the mark that the deadline counts from; today while it is not there."""
    for step in dossier.procedure.steps:
        for outcome in step.outcome:
            if outcome.wait is None or outcome.wait.reason != reason:
                continue
            if mark := dossier.tick(f"mark:{outcome.wait.start}"):
                return mark.at.date()
    return today


def endings(dossier: Dossier) -> tuple[tuple[str, str], ...]:
    """The reasons to close a dossier for, id and words, the likely one first. The one that comes by
    itself when a deadline has passed is nobody's choice.
    """
    ends = [r for r in reasons().values() if r.kind in ("end", "either") and r.id != "unconfirmed"]
    likely = _likely_end(dossier)
    return tuple((r.id, r.label) for r in sorted(ends, key=lambda r: r.id != likely))


def _likely_end(dossier: Dossier) -> str:
    """An account opened when this step may say so; a number with which none can be; else giving
    up.
    """
    step = dossier.procedure.step(dossier.facts.place.step)
    opened = (o for o in step.outcome if o.close == "done")
    if any(not o.needs_mark or dossier.tick(f"mark:{o.needs_mark}") for o in opened):
        return "done"
    ineligible = dossier.findings["nir"].state is State.INELIGIBLE
    return "provisional_number" if ineligible else "citizen_declines"


def parse_day(text: str, today: date) -> date | None:
    """A day from today on, « 03/12/2026 », « 3/12/26 », « 3/12 » or « 03122026 »; None when it is
    no such day. Without a year: the next one there is.
    """
    parts = re.findall(r"\d+", text)
    if len(parts) == 1 and len(parts[0]) == 8:
        parts = [parts[0][:2], parts[0][2:4], parts[0][4:]]
    if len(parts) == 2:
        next_ones = (_day([*parts, str(today.year + more)]) for more in range(9))
        return next((day for day in next_ones if day and day >= today), None)
    day = _day(parts)
    return day if day and day >= today else None


def _day(parts: list[str]) -> date | None:
    if len(parts) != 3 or len(parts[2]) not in (2, 4) or max(map(len, parts)) > 4:
        return None
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    try:
        return date(year, int(parts[1]), int(parts[0]))
    except ValueError:
        return None


def note_problem(note: str) -> NoteProblem:
    """Whether a note may be kept: never one that holds a NIR or an IBAN (DOMAIN §8)."""
    if _NIR.search(note) or _IBAN.search(note):
        return NoteProblem("Pas de n° de sécurité sociale ni d’IBAN ici : l’enlever.", refused=True)
    codes = [code for code in _CODE.findall(note) if not _harmless(code)]
    if codes:
        words = f"« {codes[0]} » : si c’est un code, l’enlever ; sinon, Entrée encore."
        return NoteProblem(words, doubt=True)
    return NoteProblem()


def _harmless(code: str) -> bool:
    return code in _KNOWN_NUMBERS or (len(code) == 4 and 1900 <= int(code) <= 2099)
