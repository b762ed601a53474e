"""How rows, verdicts and details look, as styled text: no widget here, no rule either."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from textual.content import Content

from counter_app.checks.finding import State
from counter_app.desk.sight import corrections
from counter_app.desk.told import (
    chosen_case,
    chosen_option,
    document_texts,
    leads_to,
    outcome_words,
    texts_of,
    to_confirm,
)
from counter_app.desk.words import plural
from counter_app.dossier.dossier import Dossier
from counter_app.dossier.facts import SENSITIVE
from counter_app.dossier.rows import Kind, Row, Verdict, in_hand, is_past, tries, verdict
from counter_app.procedure.model import (
    Case,
    Choice,
    Do,
    Document,
    Field,
    Note,
    Outcome,
)
from counter_app.procedure.text import runs

STATE_STYLE = {
    State.EMPTY: "$muted",
    State.INCOMPLETE: "$muted",
    State.VALID: "$text-success",
    State.DOUBTFUL: "$text-warning",
    State.INVALID: "$text-error",
    State.INELIGIBLE: "$text-error",
}
MUTED = "$muted"
_NOTE_SIGNS = {"nb": "NB", "quote": "«", "attention": "!"}


@dataclass(frozen=True, slots=True)
class Face:
    """A row as painted: `left` of the divider, `right` of it (empty where there is no verdict).

    `short`: the row on one line, for pieces that share theirs and outcomes on a narrow screen.
    """

    left: Content
    right: Content
    short: Content


def rich(text: str, style: str = "") -> Content:
    """French text with **bold**."""
    return Content.assemble(
        *((part, f"bold {style}".strip()) if bold else (part, style) for part, bold in runs(text))
    )


def verdict_text(given: Verdict | None) -> Content:
    """« ✓ comme sur la carte »: sign and words, coloured third."""
    if given is None or not (given.words or given.state is not State.EMPTY):
        return Content("")
    return Content.styled(f"{given.sign} {given.words}", STATE_STYLE[given.state])


def options_text(choice: Choice, chosen: str) -> str:
    """« (•) avec photo  ( ) sans photo »."""
    return "  ".join(
        f"({'•' if option.value == chosen else ' '}) {option.label}" for option in choice.options
    )


def face(dossier: Dossier, row: Row, clock: datetime) -> Face:
    """A row that holds no typed text."""
    return Face(_left(dossier, row), _right(dossier, row, clock), _short(dossier, row))


def _short(dossier: Dossier, row: Row) -> Content:
    if isinstance(row.element, Outcome):
        way = leads_to(dossier.procedure, row.element)
        return _outcome(dossier, row) + Content.styled(f"  {way}", MUTED)
    text = _piece_sign(dossier, row) + rich(row.label)
    if row.choice:
        chosen = chosen_option(dossier, row.choice)
        label = next((o.label for o in row.choice.options if o.value == chosen), "")
        text += Content.styled(f" ‹{label}›", MUTED)
    return text


def _left(dossier: Dossier, row: Row) -> Content:
    match row.kind:
        case Kind.NOTE:
            return _note(row)
        case Kind.CHOICE if row.choice:
            return _option_row(row.label, row.choice, dossier)
        case Kind.OUTCOME:
            return _outcome(dossier, row)
        case Kind.CASE:
            return _case(dossier, row)
    ticked = dossier.tick(row.key) is not None
    sign = Content.styled("✓ " if ticked else "○ ", "$text-success" if ticked else MUTED)
    if row.kind is Kind.PIECE:
        sign = _piece_sign(dossier, row)
    if row.kind is Kind.REMEDY:
        sign = Content.styled("  ↳ ", MUTED) + sign
    label = rich(row.label, MUTED if ticked and row.kind is Kind.DO else "")
    if row.choice:
        label = _option_row(row.label, row.choice, dossier)
    if isinstance(row.element, Do) and row.element.click and row.element.click not in row.label:
        label += Content.styled(f"  [{row.element.click}]", "$text-accent")
    if row.kind is not Kind.REMEDY and to_confirm(row.element, dossier.procedure):
        label += Content.styled("  (à\u00a0confirmer)", MUTED)
    return sign + label


def _piece_sign(dossier: Dossier, row: Row) -> Content:
    """✓ in hand, … still missing, ○ once the step that asked for it is behind."""
    piece = row.element if isinstance(row.element, Document) else None
    if piece and in_hand(dossier, piece):
        return Content.styled("✓ ", "$text-success")
    asked = piece and dossier.procedure.step(piece.needed)
    return Content.styled("○ " if asked and is_past(dossier, asked) else "… ", MUTED)


def _option_row(label: str, choice: Choice, dossier: Dossier) -> Content:
    return rich(label) + f"   {options_text(choice, chosen_option(dossier, choice))}"


def _note(row: Row) -> Content:
    kind = row.element.kind if isinstance(row.element, Note) else "nb"
    sign = _NOTE_SIGNS[kind]
    end = " »" if kind == "quote" else ""
    style = "$text-warning" if kind == "attention" else "italic $muted"
    return Content.styled(f"  {sign} ", style) + rich(row.label, style) + Content.styled(end, style)


def _case(dossier: Dossier, row: Row) -> Content:
    chosen = chosen_case(dossier)
    if isinstance(row.element, Case):
        return rich(f"    ({'•' if row.element is chosen else ' '}) {row.label}")
    return rich(row.label) + Content.styled(f"   {chosen.label if chosen else ''}", "bold")


def _outcome(dossier: Dossier, row: Row) -> Content:
    step, outcome_id = row.key.removeprefix("outcome:").split(".", 1)
    tick = dossier.tick(f"outcome:{step}")
    chosen = tick is not None and tick.value == outcome_id
    count = tries(dossier.facts, f"{step}.{outcome_id}")
    text = rich(f"({'•' if chosen else ' '}) {row.label}", "bold" if chosen else "")
    if count:
        text += Content.styled(f"  ({plural(count, 'essai')})", MUTED)
    return text


def _right(dossier: Dossier, row: Row, clock: datetime) -> Content:
    if isinstance(row.element, Outcome):
        return Content.styled(outcome_words(dossier.procedure, row.element), MUTED)
    return verdict_text(verdict(dossier, row, clock))


def detail(dossier: Dossier, row: Row, *, hidden: bool, aside: str = "") -> Content:
    """The panel of the focused row: what it says, what to try, what to tell the citizen. `aside`:
    beside its name.
    """
    name = Content.styled(row.label.replace("**", "").upper(), "bold")
    lines = [name + Content.styled(f"   {aside}", MUTED) if aside else name]
    element = row.element
    if isinstance(element, Field):
        lines += _field_detail(dossier, element, hidden=hidden)
    if isinstance(element, Document):
        lines += [rich(text) for text in document_texts(element)]
    way = leads_to(dossier.procedure, element) if isinstance(element, Outcome) else ""
    lines.append(Content(way))
    lines += [rich(text) for text in texts_of(element) if text != way.removeprefix("→ ")]
    if row.choice or row.kind is Kind.CHOICE:
        lines.append(Content.styled("← → : changer d’option", MUTED))
    if to_confirm(element, dossier.procedure):
        lines.append(Content.styled("À confirmer à l’écran : source incomplète.", "$text-warning"))
    return Content("\n").join(line for line in lines if line.plain)


def _field_detail(dossier: Dossier, item: Field, *, hidden: bool) -> list[Content]:
    finding = dossier.findings[item.field]
    if hidden:
        # Of a number there is nothing to say but itself; of the rest, why it cannot be read.
        return [] if item.field in SENSITIVE else [Content.styled("Masqué (F8).", MUTED)]
    lines = [verdict_text(Verdict(finding.state, finding.message))] if finding.message else []
    if finding.decoded:
        lines.append(Content.styled(finding.decoded, "bold"))
    if finding.proposals:
        count = len(finding.proposals)
        said = "Une correction possible" if count == 1 else f"{count} corrections possibles"
        lines.append(Content.styled(f"{said}. F2 : essayer, F2 : la suivante.", "$text-accent"))
        lines += [
            Content(f"{number} {words}")
            for number, words in enumerate(corrections(dossier, item.field), 1)
        ]
    if finding.state.usable and finding.value != dossier.facts.answers.get(item.field, ""):
        lines.append(Content.styled(f"Sur ameli : {finding.value}", "$text-accent"))
    return lines
