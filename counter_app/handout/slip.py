"""The slip: what is done, what is missing, before which date, the reference to come back with.

Names no number, no IBAN, no address: a slip lost in the street says nothing of anyone.
"""

from __future__ import annotations

from counter_app.desk.sight import missing, reason_of, reminders, title_of
from counter_app.desk.visit import Visit
from counter_app.desk.words import day
from counter_app.dossier.reference import shown
from counter_app.dossier.rows import done


def slip(visit: Visit, place: str) -> str:
    """The slip of a visit as lines of 40 columns or so. `place`: the mairie's name."""
    dossier, facts, now = visit.dossier, visit.facts, visit.now()
    reference = " ".join(shown(visit.ledger.header.reference))
    lines = [
        place.upper(),
        f"Création de votre compte ameli · {day(now.date(), now.date())} {now:%d/%m/%Y}",
        "",
        f"Votre référence :   {reference}",
        "",
        *(
            f"{_sign(done(dossier, step))} {step.number} {step.title}"
            for step in dossier.procedure.steps
        ),
    ]
    if facts.waiting:
        lines += ["", f"En attente : {reason_of(dossier.procedure, facts.waiting)}"]
        if facts.waiting.due:
            word = "Avant le" if facts.waiting.expires else "À revoir le"
            lines.append(f"{word} {facts.waiting.due.astimezone(now.tzinfo):%d/%m/%Y}")
    if lacking := missing(dossier):
        lines += ["", "À apporter ou à compléter :", *(f"○ {label}" for label in lacking)]
    lines += ["", "À penser :", *(f"○ {line}" for line in reminders(dossier.procedure))]
    lines += ["", f"Revenez à l’accueil ({title_of(dossier.procedure)}), ou appelez le 36 46."]
    return "\n".join(lines)


def _sign(is_done: bool) -> str:  # noqa: FBT001
    return "✓" if is_done else "○"
