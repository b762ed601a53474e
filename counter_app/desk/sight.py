"""What a screen, a slip or a list says of an open dossier, in French. Pure, over a visit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.checks import judge
from counter_app.checks.finding import IBAN_CHECKED, Context
from counter_app.desk.visit import Visit
from counter_app.desk.words import ago, due, plural
from counter_app.dossier import replay
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import MANDATE, NOTE, Facts, Waiting, unreadable
from counter_app.dossier.mandate import mandate_days, mandate_over
from counter_app.dossier.moves import chosen_options
from counter_app.dossier.replay import Copyable
from counter_app.dossier.rows import in_hand, is_past, tries
from counter_app.dossier.waits import offered, wait_of
from counter_app.procedure.model import Document, Exit, Field, Procedure, Step
from counter_app.procedure.reasons import reasons
from counter_app.procedure.text import plain, visible

MAX_NAME = 24

_CUT = "Illisible, oublié : une partie de ce que ^Z annulait."

WITHOUT_ROW = {
    NOTE: "la note",
    MANDATE: "le mandat",
    IBAN_CHECKED: "ce qui est su de l’IBAN entier",
}
"""What is sealed besides the fields."""

_OF_A_DATE = frozenset("0123456789/.- ")


def title_of(procedure: Procedure) -> str:
    """« Compte ameli 1.3 »."""
    return f"Compte ameli {procedure.number}".strip()


def person(last_name: str, birth_date: str, nir: str) -> str:
    """« MARTIN Mme 12/03/1994 », as much as is known."""
    name = _one_line(last_name).upper()[:MAX_NAME].strip()
    civil = {"1": "M.", "2": "Mme"}.get(nir.strip()[:1], "") if name else ""
    return " ".join(part for part in (name, civil, date_words(birth_date)) if part)


def _one_line(text: str) -> str:
    """Without what no screen can show: controls, direction marks, halves of characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def date_words(text: str) -> str:
    """A birth date as typed, with its bars: « 12031994 » is « 12/03/1994 »; else what there is of
    one, and nothing of what is none.
    """
    digits = "".join(sign for sign in text if sign.isdecimal())
    if len(digits) == 8:
        return f"{digits[:2]}/{digits[2:4]}/{digits[4:]}"
    begun = _one_line(text)[:10]
    return begun if set(begun) <= _OF_A_DATE else ""


def phone_words(value: str) -> str:
    """« 06 12 34 56 78 »; an international number as it is."""
    return " ".join(value[i : i + 2] for i in range(0, 10, 2)) if len(value) == 10 else value


def as_read(dossier: Dossier, field: str) -> str:
    """A field's text as one reads it aloud, once the caret has left it and it may be used."""
    text, finding = dossier.facts.answers.get(field, ""), dossier.findings[field]
    if finding.state.usable and field == "birth_date":
        return finding.value
    if finding.state.usable and field == "phone":
        return phone_words(finding.value)
    return text


def corrections(dossier: Dossier, field: str) -> tuple[str, ...]:
    """The corrections proposed, each with what it would say: « clé : 92 → 91   Paris 20e (75) »."""
    values = {**dossier.facts.answers}
    said = []
    for proposal in dossier.findings[field].proposals[:4]:
        found = judge(field, proposal.text, Context(dossier.today, values))
        place = found.decoded.split("·")[-1].strip() if field == "nir" else ""
        said.append(f"{proposal.change}   {place}".strip())
    return tuple(said)


def who(facts: Facts) -> str:
    """The citizen of a dossier, as the title line names them."""
    answers = facts.answers
    return person(
        answers.get("last_name", ""), answers.get("birth_date", ""), answers.get("nir", "")
    )


def typist_words(facts: Facts, now: datetime) -> str:
    """« citoyen », « agent, mandat de 31 j », and what is still to be said of a mandate."""
    if facts.typist == "citizen":
        return "citoyen"
    if mandate_over(facts, now):
        return "agent, mandat échu"
    if not facts.answers.get(MANDATE, "").strip():
        return "agent, mandat à préciser"
    return f"agent, mandat de {mandate_days(facts)} j"


def reason_words(reason: str) -> str:
    """A reason's label; the id itself when the list has it no more."""
    known = reasons().get(reason)
    return known.label if known else reason


def reason_of(procedure: Procedure, waiting: Waiting) -> str:
    """Why it waits, with the piece that is missing when that is why."""
    words = reason_words(waiting.reason)
    piece = next((d.label for d in procedure.documents if d.id == waiting.detail), "")
    return f"{words} : {piece}" if piece else words


def copyables(visit: Visit) -> tuple[Copyable, ...]:
    """What F4 copies, in order: all that ameli forgot after a resumption, else the step's own."""
    steps: tuple[Step, ...] = (visit.step,)
    if visit.ways.resumed_at is not None:
        steps = replay.steps_to_redo(visit.dossier.procedure, visit.facts) or steps
    return replay.values_of(visit.dossier, steps)


def replay_words(visit: Visit) -> str:
    """« Sur ameli, tout est à refaire depuis 1/4 : F4 recopie les 5 valeurs dans l’ordre. »"""
    steps = replay.steps_to_redo(visit.dossier.procedure, visit.facts)
    if not steps or (len(steps) == 1 and not visit.facts.answers):
        return ""
    words = f"Sur ameli, tout est à refaire depuis {steps[0].number}"
    values = [value for value in replay.values_of(visit.dossier, steps) if value.text]
    if not values:
        return f"{words}."
    said = "la valeur" if len(values) == 1 else f"les {len(values)} valeurs dans l’ordre"
    return f"{words} : F4 recopie {said}."


def lost_words(dossier: Dossier) -> str:
    """What cannot be read any more, and has no row that says so; "" when there is nothing."""
    steps = dossier.procedure.steps
    rows = {item.field for step in steps for item in step.item if isinstance(item, Field)}
    lost = [name for name in unreadable(dossier.facts) if name not in rows]
    words = dict.fromkeys(WITHOUT_ROW.get(name, "une valeur") for name in lost)
    return f"Illisible, à redemander : {', '.join(words)}." if words else ""


def banner(visit: Visit) -> str:
    """What to know before going on; "" when there is nothing."""
    cut = _CUT if visit.dossier.history.cut else ""
    return " ".join(filter(None, (lost_words(visit.dossier), cut, _standing(visit))))


def _standing(visit: Visit) -> str:
    now = visit.now()
    if visit.pen.read_only:
        return "Lecture seule : ce dossier est ouvert dans une autre fenêtre. Échap : Dossiers."
    if visit.facts.closing:
        kind = reason_words(visit.facts.closing.kind)
        return f"Clos : {kind}. ^Z annule ; Échap quitte le dossier et l’efface."
    waiting = visit.facts.waiting
    if waiting and (waiting.due or waiting.origin):
        until = _until(waiting, now)
        return f"En attente : {reason_of(visit.dossier.procedure, waiting)}{until}. F9 : talon."
    if visit.ways.resumed_at:
        words = f"↻ Repris à {visit.ways.resumed_at:%H:%M}. {replay_words(visit)}"
        return words.strip()
    return ""


@dataclass(frozen=True, slots=True)
class Summary:
    """Where one is, why, what is missing, what comes next; the wait's question, its exits. `note`:
    the agent's own words, which may name someone.
    """

    where: str
    why: str
    missing: str
    after: str
    question: str = ""
    exits: tuple[Exit, ...] = ()
    note: str = ""


def missing(dossier: Dossier) -> tuple[str, ...]:
    """What `lacking` gives, as the sheet calls it; a piece and its field of one name, once."""
    return tuple(dict.fromkeys(plain(each.label) for each in lacking(dossier)))


def lacking(dossier: Dossier) -> tuple[Document | Field, ...]:
    """The pieces not in hand and the fields of the step that are not yet right."""
    pieces = [
        document
        for document in dossier.procedure.documents
        if not in_hand(dossier, document) and _still_needed(dossier, document)
    ]
    step = dossier.procedure.step(dossier.facts.place.step)
    asked, _ = visible(dossier.procedure, step, chosen_options(dossier.facts))
    fields = [
        item
        for item in asked
        if isinstance(item, Field) and item.required and not _usable(dossier, item.field)
    ]
    return (*pieces, *fields)


def _usable(dossier: Dossier, field: str) -> bool:
    return dossier.findings[field].state.usable


def _still_needed(dossier: Dossier, document: Document) -> bool:
    return not is_past(dossier, dossier.procedure.step(document.needed))


def where(procedure: Procedure, facts: Facts) -> str:
    """« 2/4 Connexion, ameli a refusé (1 essai) »."""
    step = procedure.step(facts.place.step)
    words = f"{step.number} {step.title}"
    tick = facts.ticks.get(f"outcome:{step.id}")
    count = tries(facts, f"{step.id}.{tick.value}") if tick else 0
    return f"{words}, ameli a refusé ({plural(count, 'essai')})" if count else words


def summary(visit: Visit) -> Summary:
    """What an agent must know before going back to the row."""
    dossier, facts, now = visit.dossier, visit.facts, visit.now()
    waiting = facts.waiting
    stopped = "ouvert dans une autre fenêtre," if visit.pen.read_only else "interrompu"
    why = f"{stopped} par {visit.ledger.header.touched_by}"
    if waiting:
        why = reason_of(dossier.procedure, waiting) + _until(waiting, now)
    note = _one_line(facts.answers.get(NOTE, ""))
    # An answer given here would not be taken: the other window has it to give.
    wait = None if visit.pen.read_only else wait_of(dossier.procedure, waiting)
    exits = _exits(offered(wait, facts), waiting, now) if wait and waiting else ()
    known = reasons().get(waiting.reason) if waiting else None
    after = (known.way_on if known else "") or replay_words(visit) or "reprendre à la ligne"
    return Summary(
        where=where(dossier.procedure, facts),
        why=why,
        note=f" · « {note} »" if note else "",
        missing=", ".join(missing(dossier)) or "rien",
        after=after,
        question=wait.ask if wait else "",
        exits=exits,
    )


def _exits(exits: tuple[Exit, ...], waiting: Waiting, now: datetime) -> tuple[Exit, ...]:
    """The exits to offer: those of an expired wait only once it has expired."""
    expired = bool(waiting.expires and waiting.due and waiting.due < now)
    return tuple(way for way in exits if way.on != "expired" or expired)


def _until(waiting: Waiting, now: datetime) -> str:
    """« · rappel demain », nothing where there is no day."""
    return f" · {due(waiting.due, now, expires=waiting.expires)}" if waiting.due else ""


def needs_summary(visit: Visit) -> bool:
    """Whether opening shows the summary first: a real wait, or another agent's work."""
    waiting = visit.facts.waiting
    stops = waiting is not None and (waiting.due is not None or bool(waiting.origin))
    return stops or visit.ledger.header.touched_by not in ("", visit.pen.agent)


def last_touch(visit: Visit) -> str:
    """« interrompu par Karim à 14:37 »."""
    header = visit.ledger.header
    return f"{header.touched_by}, {ago(header.touched_at, visit.now())}"


def reminders(procedure: Procedure) -> tuple[str, ...]:
    """« À penser »."""
    return tuple(plain(reminder.do) for reminder in procedure.reminders)
