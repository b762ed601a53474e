"""Rules that keep a procedure a good one: ways out, deadlines, sources, nothing unused."""

from __future__ import annotations

from counter_app.procedure.model import ItemBase, Outcome, Wait
from counter_app.procedure.pictures import all_pointed, names
from counter_app.procedure.references import Faults, Reading
from counter_app.procedure.sheet import known
from counter_app.procedure.sourced import Confidence
from counter_app.procedure.vocabulary import EXPIRED, UNTIL
from counter_app.procedure.walk import ends, leads_to, marks, walk


def way_out(reading: Reading) -> Faults:
    """Each step can be left, and from each some way leads to an end of the procedure."""
    steps = reading.procedure.steps
    out = {step.id for step in steps if ends(step)}
    for _ in steps:
        out |= {step.id for step in steps if leads_to(step) & out}
    for rank, step in enumerate(steps):
        if not step.outcome:
            yield ("steps", rank), "cette étape n’a pas de sortie : écrire [[step.outcome]]"
        elif step.id not in out:
            yield (
                ("steps", rank),
                "rien ne finit depuis cette étape : écrire une réponse avec close ou procedure",
            )


def reached(reading: Reading) -> Faults:
    """Each step is led to from the first one."""
    steps = {step.id: step for step in reading.procedure.steps}
    found = {step.id for step in reading.procedure.steps[:1]}
    for _ in steps:
        found |= {name for at in found & steps.keys() for name in leads_to(steps[at])}
    for rank, step in enumerate(reading.procedure.steps):
        if step.id not in found:
            yield (
                ("steps", rank),
                f'rien ne mène à cette étape : écrire next = "{step.id}" dans une réponse',
            )


def waits(reading: Reading) -> Faults:
    """A wait can be ended, and by itself if and only if it has a deadline."""
    for path, element in walk(reading.procedure):
        if not isinstance(element, Wait):
            continue
        if not element.id:
            yield path, 'il manque l’id de cette attente : écrire id = "…"'
        if not element.exit:
            yield path, "cette attente n’a pas de sortie : écrire [[step.outcome.wait.exit]]"
        deadline = element.days is not None or element.minutes is not None
        expiring = any(way.on == EXPIRED for way in element.exit)
        if deadline and not expiring:
            yield path, 'un délai sans fin : écrire une sortie avec on = "expired"'
        if expiring and not deadline:
            yield path, "une sortie « expired » sans délai : écrire days ou minutes"
        if all(way.wait or way.on == EXPIRED for way in element.exit) and element.exit:
            yield path, "on ne sort pas de cette attente : écrire une sortie qui mène ailleurs"


def replays(reading: Reading) -> Faults:
    """What ameli keeps from a mark on is never to be redone."""
    past: set[str] = set()
    for rank, step in enumerate(reading.procedure.steps):
        path = ("steps", rank, "replay")
        if isinstance(step.replay, str) and step.replay.removeprefix(UNTIL) in past:
            yield path, "cette étape vient après ce mark : enlever replay"
        elif step.replay is True and past:
            yield path, "cette étape vient après un mark : ameli garde tout, enlever replay"
        past |= marks(step)


def sources(reading: Reading) -> Faults:
    """Facts say where they come from: the file for all, an element that is more or less sure for
    itself (the sentence of the paper sheet is a source).
    """
    book = reading.procedure
    for key, example in (("source", '"…"'), ("checked_on", "2026-11-21"), ("confidence", '"seed"')):
        if not getattr(book, key):
            yield (), f"il manque {key} en tête du fichier : écrire {key} = {example}"
    for path, element in walk(book):
        if path and element.confidence and not (element.source or element.seed):
            yield path, 'un fait sans source : écrire source = "…" ou seed = "…"'
        if path and element.confidence is Confidence.SEED and not element.seed:
            yield path, 'confidence = "seed" sans la phrase : écrire seed = "…"'


def choices_used(reading: Reading) -> Faults:
    """A question that changes nothing is not asked."""
    book = reading.procedure
    tested = {document.choice for document in book.documents}
    for _, element in walk(book):
        if isinstance(element, ItemBase | Outcome):
            tested |= (element.when or {}).keys()
    for rank, choice in enumerate(book.choices):
        if choice.id not in tested:
            yield (
                ("choices", rank),
                f'ce choix ne change rien : écrire when = {{{choice.id} = "…"}} ou l’enlever',
            )


def pictures_drawn(reading: Reading) -> Faults:
    """What a row shows is drawn, and a button is lit by the very words of its `click`."""
    for path, element in walk(reading.procedure):
        name = getattr(element, "picture", "")
        drawn = all_pointed(name)
        if name and not drawn:
            near = known(name, names())
            yield (*path, "picture"), f"picture = « {name} » : aucun dessin de ce nom, {near}"
        click = getattr(element, "click", "")
        lit = {" ".join(found.zone.lit) for found in drawn}
        if click and lit and click not in lit:
            said = " » ou « ".join(sorted(lit))
            yield (*path, "click"), f"click = « {click} » : le dessin montre « {said} »"


RULES = (way_out, reached, waits, replays, sources, choices_used, pictures_drawn)
