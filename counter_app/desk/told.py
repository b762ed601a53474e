"""What is told of one row, in words: under it, beside it, and where it leads. Pure, no look.

For whoever shows a row: the screen styles these, the plain mode says them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from counter_app.checks.finding import State
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.moves import chosen_options
from counter_app.dossier.replay import Copyable
from counter_app.dossier.rows import Verdict
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import (
    Case,
    Choice,
    Do,
    Document,
    ItemBase,
    Mark,
    Orientation,
    Outcome,
    Procedure,
    Remedy,
)
from counter_app.procedure.sourced import Sourced
from counter_app.procedure.text import way_on
from counter_app.procedure.walk import to_confirm as _to_confirm

STATE_WORDS: Mapping[State, str] = MappingProxyType(
    {
        State.EMPTY: "vide",
        State.INCOMPLETE: "incomplet",
        State.VALID: "juste",
        State.DOUBTFUL: "douteux",
        State.INVALID: "à corriger",
        State.INELIGIBLE: "pas de compte possible",
    }
)
"""A verdict in a word, that says nothing of the citizen (UX « Verdicts by sign and word »)."""


_WIPES = "En quittant le dossier, les numéros devenus inutiles s’effacent."


def before_copying(value: Copyable) -> str:
    """What a value that cannot be copied yet needs first; says nothing of the citizen."""
    if value.state is State.EMPTY:
        return "à remplir d’abord"
    return "à finir d’abord" if value.state is State.INCOMPLETE else "à corriger d’abord"


def veiled(given: Verdict | None) -> Verdict | None:
    """The verdict without what it says of the citizen (an age, a key)."""
    if given is None or given.state is State.EMPTY:
        return given
    return Verdict(given.state, STATE_WORDS[given.state])


def to_confirm(element: Sourced | None, procedure: Procedure) -> bool:
    """Whether « à confirmer » belongs to the element (its own confidence, else the file's)."""
    return element is not None and _to_confirm(procedure, element)


def chosen_option(dossier: Dossier, choice: Choice) -> str:
    """The option that stands, the default before any was chosen."""
    return chosen_options(dossier.facts).get(choice.id, choice.default)


def chosen_case(dossier: Dossier) -> Case | None:
    """The orientation that stands, the default one before any was taken."""
    asked, tick = dossier.procedure.orientation, dossier.tick("case:")
    cases = asked.case if asked else ()
    return next((c for c in cases if (c.id == tick.value if tick else c.default)), None)


def leads_to(procedure: Procedure, outcome: Outcome) -> str:
    """Where an outcome leads, in a few words: « → 3/4 », « → attendre, puis 1.1 »."""
    return way_on(procedure, outcome, shipped())


def outcome_words(procedure: Procedure, outcome: Outcome) -> str:
    """« carte active → 3/4 »: what it means and where it leads, each said once."""
    way = leads_to(procedure, outcome)
    if outcome.say and way.removeprefix("→ ") == outcome.say:
        words = way
    else:
        words = f"{outcome.say} {way}".strip()
    return f"{words} · à confirmer" if to_confirm(outcome, procedure) else words


def texts_of(element: Sourced | None) -> tuple[str, ...]:
    """What to know of a row, to do on ameli, to say aloud: in that order, some of them empty."""
    match element:
        case Do():
            click = f"Sur ameli : cliquer « {element.click} »" if element.click else ""
            secret = "Tapé par le citoyen sur ameli, jamais noté ici." if element.secret else ""
            return (click, element.hint, _say(element.say), secret)
        case ItemBase():
            wipes = _WIPES if isinstance(element, Mark) and element.wipe else ""
            return (element.hint, _say(element.say), wipes)
        case Outcome():
            return (element.say, element.hint)
        case Orientation():
            return ("Entrée : voir les cas particuliers.",)
        case Remedy():
            return (
                element.hint,
                "Entrée : l’essayer ; puis choisir de nouveau la réponse d’ameli.",
            )
        case _:
            return ()


def _say(text: str) -> str:
    return f"À dire : {text}" if text else ""


def document_texts(document: Document) -> tuple[str, ...]:
    """What to look at on a piece, which ones do, and what to tell who has it not."""
    check = document.check
    absent = f"Sinon : {document.absent.say}" if document.absent else ""
    return (check[:1].upper() + check[1:], document.accept, absent)
