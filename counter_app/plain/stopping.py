"""Putting a dossier aside, and what is told when one comes back to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from counter_app.desk.interruption import Offer, note_problem, parse_day, suggestions
from counter_app.desk.problem import DeskProblem
from counter_app.desk.sight import last_touch, reason_words, summary, who
from counter_app.desk.text import cleaned
from counter_app.desk.visit import Visit
from counter_app.dossier.reference import shown
from counter_app.plain.bench import Bench
from counter_app.plain.talk import Talk
from counter_app.plain.words import DOSSIER, Asked, asked
from counter_app.procedure.model import Exit

Words = Mapping[str, Callable[[], object]]


def put_aside(bench: Bench, visit: Visit) -> bool:
    """« interrompre »: why, until when, a few words; False when the agent went back."""
    talk, today = bench.talk, visit.now().date()
    offers = suggestions(visit.dossier, today)
    talk.say("Mettre de côté : pourquoi ?")
    talk.say(*(f"{number}. {offer.label}." for number, offer in enumerate(offers, 1)))
    at = talk.choice("Raison (Entrée : 1) ?", len(offers), usual=0)
    offer = offers[at] if at is not None else None
    due = _day(talk, offer, today) if offer else None
    note = _note(talk) if due else None
    if offer is None or due is None or note is None:
        talk.say("Rien n’est mis de côté.")
        return False
    change = visit.stopping.interrupt(offer.reason, due, note, offer.detail)
    talk.say(f"Mis de côté : {offer.label}, à revoir le {due:%d/%m/%Y}.")
    bench.saved(visit, change)
    return True


def _day(talk: Talk, offer: Offer, today: date) -> date | None:
    while (text := talk.question(f"À revoir le (Entrée : {offer.due:%d/%m/%Y}) ?")) is not None:
        due = parse_day(text, today) if text else offer.due
        if due:
            return due
        talk.say("Écrire le jour comme 03/12/2026, aujourd’hui ou plus tard.")
    return None


def _note(talk: Talk) -> str | None:
    """The agent's words, "" for none; None to go back."""
    doubted = None
    while (text := talk.question("Quelques mots (Entrée : aucun) ?")) is not None:
        note = cleaned(text)
        if not note and doubted:
            return doubted
        problem = note_problem(note)
        if not problem.refused and not problem.doubt:
            return note
        doubted = note if problem.doubt else None
        talk.say(problem.words)
    return None


def summarised(bench: Bench, visit: Visit, others: Words) -> bool:
    """Where it stands, why, what is missing, what comes next; the wait's question. False: back to
    the list. `others`: words that are taken here too.
    """
    said = summary(visit)
    named = "nom masqué" if bench.hidden else who(visit.facts) or "sans nom"
    note = "" if bench.hidden else said.note
    bench.say(
        f"Dossier {shown(visit.ledger.header.reference)}, {named}.",
        f"Où : {said.where}.",
        f"Pourquoi : {said.why}{note}.",
        f"Manque : {said.missing}.",
        f"Ensuite : {said.after.removesuffix('.')}.",
        f"Dernier geste : {last_touch(visit)}.",
    )
    bench.say(said.question)
    bench.say(*(f"{number}. {way.label}." for number, way in enumerate(said.exits, 1)))
    number = "Le numéro de la réponse. " if said.exits else ""
    prompt = f"{number}Entrée : aller à la ligne ; « liste » : revenir."
    while (text := bench.talk.question(prompt)) is not None:
        found = asked(text, DOSSIER)
        if not text:
            visit.stopping.resume()
            return True
        if text.isdecimal() and 1 <= int(text) <= len(said.exits):
            return _answered(bench, visit, said.exits[int(text) - 1])
        if isinstance(found, Asked) and found.word.word == "liste":
            return False
        if isinstance(found, Asked) and found.word.word in others:
            others[found.word.word]()
    return False


def _answered(bench: Bench, visit: Visit, way: Exit) -> bool:
    """The wait's question answered; False: it waits on."""
    try:
        change = visit.ways.take_exit(way)
    except DeskProblem as problem:
        bench.say(str(problem))
        return False
    bench.say(way.say)
    bench.saved(visit, change)
    if way.close:
        bench.say(f"Clos : {reason_words(way.close)}. « annuler » annule.")
    return way.wait != "same"
