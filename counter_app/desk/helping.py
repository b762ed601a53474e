"""What F1 says of a row beside what stands there already: what ameli wants, what a key will do."""

from __future__ import annotations

from counter_app.desk.sight import reason_words
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.rows import Kind, Row
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Document, Field, Outcome, Procedure

_BACK = "^Z le défait."


def help_words(dossier: Dossier, row: Row) -> tuple[str, ...]:
    """Sentences, the most wanted first."""
    element = row.element
    if isinstance(element, Field):
        return _of_field(element)
    if isinstance(element, Outcome):
        return _of_outcome(dossier.procedure, element)
    if isinstance(element, Document):
        number = dossier.procedure.step(element.needed).number
        return (f"Demandée à la {number} ; Espace la coche, et on commence sans elle aussi.",)
    if row.kind in (Kind.DO, Kind.MARK):
        return (f"Une fois fait sur ameli : Entrée le coche et va à la suite. {_BACK}",)
    return ()


def _of_field(item: Field) -> tuple[str, ...]:
    wants = f"Sur ameli : {item.type_as}." if item.type_as else ""
    twice = f"ameli le demande {item.paste} fois." if item.paste > 1 else ""
    ways = (
        "✗ : relire la pièce, F2 propose une correction quand il y en a une.",
        "✓, ou douteux : F4 le copie à son tour, comme ameli le veut.",
    )
    return tuple(text for text in (wants, twice, *ways) if text)


def _of_outcome(procedure: Procedure, outcome: Outcome) -> tuple[str, ...]:
    """Where Entrée leads, and that it can be taken back."""
    rest = "Entrée coche ce qui reste de l’étape"
    if outcome.close:
        done = "Entrée ouvre la liste de clôture ; le dossier n’est effacé qu’en le quittant."
    elif outcome.wait is not None:
        why = reason_words(outcome.wait.reason)
        return (f"{rest} et note l’attente : {why}.", f"Le dossier reste dans la liste. {_BACK}")
    elif outcome.next:
        step = procedure.step(outcome.next)
        done = f"{rest} et passe à {step.number} {step.title}."
    elif outcome.procedure:
        other = shipped().get(outcome.procedure)
        title = other.title if other else outcome.procedure
        done = f"Entrée passe à « {title} » ; ce qui est tapé reste."
    elif outcome.remedy:
        done = "Entrée montre que tenter, dans l’ordre, et compte les essais."
    else:
        done = "Entrée le note ; on réessaie plus tard."
    return (done, _BACK)
