"""A step as lines to be heard: rows, verdicts, notes, answers. Pure text; asks nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counter_app.checks.finding import State
from counter_app.desk.sight import as_read, corrections
from counter_app.desk.told import (
    STATE_WORDS,
    chosen_case,
    chosen_option,
    document_texts,
    outcome_words,
    texts_of,
    to_confirm,
    veiled,
)
from counter_app.desk.visit import Visit
from counter_app.desk.where import where_words
from counter_app.desk.words import plural
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import SENSITIVE
from counter_app.dossier.rows import Kind, Row, Verdict, in_hand, sheet, tries, verdict
from counter_app.procedure.model import Choice, Document, Field, Note, Outcome
from counter_app.procedure.text import plain

ANSWERS = "Réponse d’ameli"
MASKED = "masqué"
_NOTES = {"nb": "À savoir", "quote": "Ameli dit", "attention": "Attention"}
_KINDS = {Kind.PIECE: "Pièce", Kind.MARK: "Fait daté", Kind.REMEDY: "À essayer", Kind.DO: "À faire"}
_UNDONE = {Kind.REMEDY: "pas essayé", Kind.DO: "pas fait"}


@dataclass(frozen=True, slots=True)
class Stop:
    """A line one stands on: its number, its row, None for the answers of ameli. `before`: the notes
    passed by to come here; `on`: those about the row itself.
    """

    number: int
    row: Row | None
    before: tuple[str, ...] = ()
    on: tuple[str, ...] = ()


def stops(visit: Visit) -> tuple[Stop, ...]:
    """The lines of the step in order, then the answers."""
    now = sheet(visit.dossier.procedure, visit.facts)
    tried = [row for row in now.outcomes if row.kind is Kind.REMEDY]
    about = _about(now.items)
    lines: list[Stop] = []
    passed: list[str] = []
    for row in (*now.pieces, *now.items, *tried):
        if row.focusable:
            lines.append(Stop(len(lines) + 1, row, tuple(passed), tuple(about.get(row.key, ()))))
            passed = []
        elif not (isinstance(row.element, Note) and row.element.on):
            passed.append(note(row))
    return (*lines, Stop(len(lines) + 1, None, tuple(passed)))


def _about(items: Iterable[Row]) -> dict[str, list[str]]:
    """The notes that belong to a field, by the key of its row."""
    rows = tuple(items)
    keys = {row.element.field: row.key for row in rows if isinstance(row.element, Field)}
    found: dict[str, list[str]] = {}
    for row in rows:
        if isinstance(row.element, Note) and row.element.on and not row.focusable:
            found.setdefault(keys.get(row.element.on, ""), []).append(note(row))
    return found


def note(row: Row) -> str:
    """« À savoir : … », « Ameli dit : … »."""
    kind = row.element.kind if isinstance(row.element, Note) else "nb"
    return f"{_NOTES[kind]} : {plain(row.label)}"


def answers(visit: Visit) -> tuple[Row, ...]:
    """The answers of ameli that the step knows, in order."""
    rows = sheet(visit.dossier.procedure, visit.facts).outcomes
    return tuple(row for row in rows if row.kind is Kind.OUTCOME)


def answer_lines(visit: Visit) -> Iterator[str]:
    """« Réponse 1 : Acceptées. Carte active, coordonnées bancaires connues, puis 3/4. »"""
    dossier = visit.dossier
    for number, row in enumerate(answers(visit), 1):
        if not isinstance(row.element, Outcome):
            continue
        origin = row.key.removeprefix("outcome:")
        step, _, outcome = origin.partition(".")
        tick, count = dossier.tick(f"outcome:{step}"), tries(dossier.facts, origin)
        words = outcome_words(dossier.procedure, row.element).replace(" → ", ". → ")
        parts = [sentence(plain(row.label)), *map(_way, words.split(". "))]
        parts += [f"{plural(count, 'essai')}."] if count else []
        parts += ["Choisie."] if tick and tick.value == outcome else []
        yield f"Réponse {number} : {' '.join(part for part in parts if part)}"


def sentence(words: str) -> str:
    """Begun with a capital where it begins with a word, ended with a point where it has no end."""
    written = any(sign in "/.@0123456789" for sign in words.partition(" ")[0])
    begun = words if written else words[:1].upper() + words[1:]
    return begun if not begun or begun[-1] in ".?!" else f"{begun}."


def _way(text: str) -> str:
    """« → 3/4 » is « Ensuite : 3/4. »."""
    bare = text.removeprefix("→ ")
    return sentence(f"Ensuite : {bare}" if bare != text else bare)


def pieces_ready(visit: Visit, lines: Sequence[Stop]) -> int:
    """How many lines are pieces, once all of them are in hand; else 0."""
    rows = [stop.row for stop in lines if stop.row is not None]
    pieces = [row.element for row in rows if isinstance(row.element, Document)]
    ready = all(in_hand(visit.dossier, piece) for piece in pieces)
    return len(pieces) if ready else 0


def head(visit: Visit) -> str:
    """« Étape 2/4, Connexion. 8 lignes, 6 réponses possibles. »"""
    step = visit.step
    lines, known = len(stops(visit)) - 1, len(answers(visit))
    many = plural(known, "réponse possible", "réponses possibles")
    return f"Étape {step.number}, {step.title}. {plural(lines, 'ligne')}, {many}."


def line(visit: Visit, stop: Stop, *, hidden: bool) -> str:
    """« 5. N° de sécurité sociale, finit par 91 : ✓ juste. La clé est bonne. »"""
    if stop.row is None:
        return f"{stop.number}. {ANSWERS} : {plural(len(answers(visit)), 'choix', 'choix')}."
    return f"{stop.number}. {_row(visit, stop.row, hidden=hidden)}"


def _row(visit: Visit, row: Row, *, hidden: bool) -> str:
    dossier, label = visit.dossier, plain(row.label)
    sure = ", à confirmer" if to_confirm(row.element, dossier.procedure) else ""
    match row.kind:
        case Kind.FIELD if isinstance(row.element, Field):
            value = read_back(dossier, row.element.field, hidden=hidden)
            said = verdict(dossier, row, visit.now())
            told = verdict_words(veiled(said) if hidden else said)
            return f"{label}{sure}{', ' + value if value else ''} : {told}"
        case Kind.NOTE:
            return note(row)
        case Kind.CHOICE if row.choice:
            return f"{label} : {options(dossier, row.choice)}."
        case Kind.CASE:
            chosen = chosen_case(dossier)
            return f"{label} {chosen.label if chosen else ''}."
    done = _done(verdict(dossier, row, visit.now()), row.kind)
    choice = f" Option : {options(dossier, row.choice)}." if row.choice else ""
    return f"{_KINDS[row.kind]}, {label}{sure} : {done}.{choice}"


def _done(said: Verdict | None, kind: Kind) -> str:
    if said is None:
        return ""
    return f"{said.sign} {said.words or _UNDONE.get(kind, 'pas en main')}"


def options(dossier: Dossier, choice: Choice) -> str:
    """« avec photo ; 1 avec photo, 2 sans photo »: the one that stands, then all of them."""
    chosen = chosen_option(dossier, choice)
    names = {option.value: option.label for option in choice.options}
    numbered = ", ".join(f"{number} {o.label}" for number, o in enumerate(choice.options, 1))
    return f"{names.get(chosen, '?')} ; {numbered}"


def read_back(dossier: Dossier, field: str, *, hidden: bool) -> str:
    """What stands in a field as it may be said: of a number its end only; nothing while hidden."""
    text = dossier.facts.answers.get(field, "")
    if not text or hidden:
        return MASKED if text else ""
    if field in SENSITIVE:
        signs = "".join(text.split())
        return f"finit par {signs[-2:]}" if len(signs) > 2 else MASKED
    return as_read(dossier, field)


def verdict_words(given: Verdict | None) -> str:
    """« ✗ à corriger. La clé ne correspond pas : relire la carte. »: sign, word, what to do."""
    if given is None:
        return ""
    word = "effacé" if given.wiped else STATE_WORDS[given.state]
    words = given.words if given.words != word else ""
    return " ".join(part for part in (f"{given.sign} {word}.", sentence(words)) if part)


def field_news(visit: Visit, field: str, *, hidden: bool) -> Iterator[str]:
    """What is to be told once a field was answered: verdict, what it says, what may be meant."""
    finding = visit.dossier.findings[field]
    given = Verdict(finding.state, finding.message)
    told = veiled(given) if hidden else given
    yield verdict_words(told)
    if hidden:
        return
    if finding.decoded:
        yield f"{finding.decoded}."
    for number, words in enumerate(corrections(visit.dossier, field), 1):
        yield f"Correction {number} : {words.replace(' → ', ' devient ').replace('   ', ', ')}."
    if finding.proposals:
        yield "Un numéro met cette correction ; Entrée laisse ainsi."


def others_news(visit: Visit, fields: Iterable[str], *, hidden: bool) -> Iterator[str]:
    """The verdicts of other fields that the answer has changed."""
    labels = {
        item.field: item.label
        for step in visit.dossier.procedure.steps
        for item in step.item
        if isinstance(item, Field)
    }
    for name in fields:
        finding = visit.dossier.findings[name]
        if name in labels and finding.state is not State.EMPTY:
            given = Verdict(finding.state, finding.message)
            told = verdict_words(veiled(given) if hidden else given)
            yield f"{labels[name]} : {told}"


def detail(visit: Visit, stop: Stop, *, hidden: bool) -> Iterator[str]:
    """All that there is to know of a line."""
    if stop.row is None:
        for row in answers(visit):
            yield f"{plain(row.label)} : {' '.join(plain(t) for t in texts_of(row.element) if t)}"
        return
    yield line(visit, stop, hidden=hidden)
    element = stop.row.element
    if isinstance(element, Field) and not hidden:
        yield from tuple(field_news(visit, element.field, hidden=hidden))[1:]
    if isinstance(element, Document):
        yield from map(plain, document_texts(element))
    yield from map(plain, texts_of(element))
    yield where_words(visit, stop.row)
    yield from stop.on
    if to_confirm(element, visit.dossier.procedure):
        yield "À confirmer à l’écran d’ameli : source incomplète."


def spelled(text: str) -> str:
    """« M, A, R, T, I, N »: sign by sign."""
    names = {" ": "espace", "-": "tiret", ".": "point", "@": "arobase", "_": "tiret bas"}
    return ", ".join(names.get(sign, sign) for sign in text)
