"""What is rarely asked of a dossier: who types, its journal, how long it is kept."""

from __future__ import annotations

from counter_app.desk.problem import DeskProblem
from counter_app.desk.promises import ERASING, NOT_KEEPING
from counter_app.desk.retention import PROLONGATIONS
from counter_app.desk.sight import typist_words
from counter_app.desk.text import cleaned
from counter_app.desk.visit import Visit
from counter_app.dossier.facts import MANDATE, MANDATE_DAYS
from counter_app.dossier.mandate import mandate_days
from counter_app.plain.bench import Bench


def tell_journal(bench: Bench, dossier: str) -> None:
    """« journal »: never a value. `dossier`: its id."""
    try:
        entries = bench.counter.journal(dossier)
    except DeskProblem as problem:
        bench.say(str(problem))
        return
    said = tuple(str(entry) for entry in entries)
    bench.say(*(said or ("Rien encore dans le journal de ce dossier.",)))


def ask_typist(bench: Bench, visit: Visit) -> None:
    """« qui tape »: the citizen, or the agent with a mandate."""
    talk = bench.talk
    talk.say(f"Qui tape : {typist_words(visit.facts, visit.now())}.")
    if not bench.may_write(visit):
        return
    talk.say("1. Le citoyen.", "2. L’agent, avec mandat.")
    usual = 0 if visit.facts.typist == "citizen" else 1
    at = talk.choice(f"Qui (Entrée : {usual + 1}) ?", 2, usual=usual)
    if at is None:
        return
    if at != usual:
        bench.saved(visit, visit.mandate.turn_typist())
    if at == 1:
        _mandate(bench, visit)
    visit.mandate.said()
    talk.say(f"Qui tape : {typist_words(visit.facts, visit.now())}.")


def _mandate(bench: Bench, visit: Visit) -> None:
    known = "déjà dite" if visit.facts.answers.get(MANDATE) else "aucune"
    text = bench.talk.question(f"Référence du mandat (Entrée : {known}) ?")
    if text:
        reference = cleaned(text)
        bench.saved(visit, visit.mandate.type(reference, len(reference)))
    days = ", ".join(f"{n} pour {d} jour{'s' * (d > 1)}" for n, d in enumerate(MANDATE_DAYS, 1))
    now = mandate_days(visit.facts)
    usual = MANDATE_DAYS.index(now) if now in MANDATE_DAYS else 0
    prompt = f"Durée : {days} (Entrée : {usual + 1}) ?"
    at = bench.talk.choice(prompt, len(MANDATE_DAYS), usual=usual)
    if at is not None and at != usual:
        bench.saved(visit, visit.mandate.turn(at - usual))


def prolong(bench: Bench, dossier: str) -> None:
    """« prolonger »: as long again, once, with a reason. `dossier`: its id."""
    reasons = tuple(PROLONGATIONS.items())
    bench.say("Prolonger le dossier : pourquoi ?")
    bench.say(*(f"{number}. {words}." for number, (_, words) in enumerate(reasons, 1)))
    at = bench.talk.choice("Raison ?", len(reasons))
    if at is None:
        bench.say("Rien n’est prolongé.")
        return
    try:
        bench.counter.retention.prolong(dossier, reasons[at][0], bench.counter.agent)
    except DeskProblem as problem:
        bench.say(str(problem))
    else:
        bench.say("Dossier prolongé.")


def keep_nothing(bench: Bench, visit: Visit) -> None:
    """« ne rien conserver »."""
    bench.say("Ne rien conserver.", *NOT_KEEPING)
    if bench.may_write(visit) and bench.talk.agreed("Ne rien conserver ?"):
        visit.stopping.keep_nothing()
        bench.say(bench.state(visit))


def erase_parked(bench: Bench, dossier: str) -> None:
    """« effacer », from the list. `dossier`: its id."""
    bench.say("Effacer ce dossier.", *ERASING)
    if not bench.talk.agreed("Effacer ?"):
        return
    try:
        bench.counter.erase_parked(dossier)
    except DeskProblem as problem:
        bench.say(str(problem))
    else:
        bench.say("Dossier effacé.")


def erase(bench: Bench, visit: Visit) -> bool:
    """« effacer »: True when all of it is gone."""
    bench.say("Effacer ce dossier.", *ERASING)
    if not bench.may_write(visit) or not bench.talk.agreed("Effacer ?"):
        return False
    bench.clip.close()
    bench.counter.erase(visit)
    bench.say("Dossier effacé.")
    return True
