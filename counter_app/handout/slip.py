"""The slip: what is done, what is missing, before which date, the reference to come back with.

Names no number, no IBAN, no address: a slip lost in the street says nothing of anyone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from textwrap import wrap

from counter_app.desk.sight import missing, reason_of, title_of
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import Waiting
from counter_app.dossier.reference import shown
from counter_app.dossier.rows import done
from counter_app.procedure.text import plain

WIDTH = 48
"""Columns of the slip: a ticket printer's, and a line one reads at a glance."""


def slip(visit: Visit, place: str) -> str:
    """The slip of a visit, in lines of `WIDTH` columns at most. `place`: the mairie's name."""
    dossier, now = visit.dossier, visit.now()
    reference = " ".join(shown(visit.ledger.header.reference))
    lines = [
        place.upper(),
        f"Création de votre compte ameli · {now:%d/%m/%Y}",
        "",
        f"Votre référence\u00a0:   {reference}",
        "",
        *_steps(dossier),
    ]
    if visit.facts.waiting:
        lines += ["", *_waiting(visit, visit.facts.waiting)]
    if lacking := missing(dossier):
        lines += ["", "À apporter ou à compléter\u00a0:", *_listed(lacking)]
    reminders = [plain(r.do) for r in dossier.procedure.reminders if r.on_slip]
    if reminders:
        lines += ["", "À penser\u00a0:", *_listed(reminders)]
    back = _wrapped(f"Revenez à l’accueil ({title_of(dossier.procedure)}),")
    lines += ["", *back, "ou appelez le 36 46."]
    return "\n".join(lines)


def _steps(dossier: Dossier) -> list[str]:
    return [
        line
        for step in dossier.procedure.steps
        for line in _wrapped(f"{'✓' if done(dossier, step) else '○'} {step.number} {step.title}")
    ]


def _waiting(visit: Visit, waiting: Waiting) -> list[str]:
    lines = _wrapped(f"En attente\u00a0: {reason_of(visit.dossier.procedure, waiting)}")
    if waiting.due:
        word = "Avant le" if waiting.expires else "À revoir le"
        due = waiting.due.astimezone(visit.now().tzinfo)
        soon = waiting.expires and waiting.due - waiting.since < timedelta(hours=6)
        hour = f" à {due:%H:%M}" if soon else ""
        lines.append(f"{word} {due:%d/%m/%Y}{hour}")
    return lines


def _listed(entries: Iterable[str]) -> list[str]:
    return [line for entry in entries for line in _wrapped(f"○ {entry}")]


def _wrapped(text: str) -> list[str]:
    return wrap(text, WIDTH, subsequent_indent="  ")
