"""One failing file a rule: the line and what to write."""

import pytest

from counter_app.procedure.linter import lint
from counter_app.procedure.loader import load
from counter_app.procedure.problem import ProcedureError
from tests.procedure.samples import GOOD, OTHERS, spoilt

HERE = "# <-"
"""Marks, in a spoilt file, the line that must be named."""


def test_the_sample_is_good() -> None:
    assert lint(GOOD, "essai.toml", OTHERS) == ()


UNUSABLE = {
    "toml": ('title = "Essai"', 'title = "Essai # <-', "TOML illisible, relire cette ligne"),
    "unknown key": (
        'label = "Nom"',
        'label = "Nom"\nlabl = "Nom" # <-',
        "clé inconnue « labl » : écrire « label » ?",
    ),
    "unknown key, none near": (
        'mark = "Fait"',
        'mark = "Fait"\nzzz = 1 # <-',
        "clé inconnue « zzz » : écrire l’un de : checked_on, confidence, hint, id, mark,",
    ),
    "unknown key at the top": (
        'number = "9.9"',
        'number = "9.9"\nremindr = 1 # <-',
        "clé inconnue « remindr » : écrire « reminder » ?",
    ),
    "unknown key in an outcome": (
        'label = "Suite"',
        'label = "Suite"\nuze = "refus" # <-',
        "clé inconnue « uze » : écrire « use » ?",
    ),
    "unknown key in a wait": (
        'from = "fait"',
        'from = "fait"\nfron = 1 # <-',
        "clé inconnue « fron » : écrire « from » ?",
    ),
    "unknown key in a block": (
        "retry = true",
        "retry = true\nretri = true # <-",
        "clé inconnue « retri » : écrire « retry » ?",
    ),
    "the model's plural": (
        "[[reminder]]",
        "[[reminders]] # <-",
        "clé inconnue « reminders » : écrire [[reminder]]",
    ),
    "the model's text": (
        'number = "9.9"',
        'number = "9.9"\ntext = "" # <-',
        "clé inconnue « text » : l’enlever",
    ),
    "the model's start": (
        'from = "fait"',
        'from = "fait"\nstart = "now" # <-',
        "clé inconnue « start » : écrire from",
    ),
    "missing id": (
        '[[step.item]]\nid = "nom"',
        "[[step.item]] # <-",
        'il manque id : écrire id = "…"',
    ),
    "empty id": ('id = "nom"', 'id = "" # <-', 'il manque l’id : écrire id = "…"'),
    "missing label": (
        '[[step.outcome]]\nid = "fini"\nlabel = "Fini"',
        '[[step.outcome]] # <-\nid = "fini"',
        'il manque label : écrire label = "…"',
    ),
    "missing step": (
        GOOD[GOOD.index("[[step]]") : GOOD.index("[[reminder]]")],
        "",
        "il manque step : écrire [[step]]",
    ),
    "no step": (
        GOOD[GOOD.index("[vars]") :],
        "step = []",
        "il manque une étape : écrire [[step]]",
    ),
    "a row that says nothing": (
        '[[step.item]]\nid = "dire"\nnote = "Bon"\non = "last_name"',
        '[[step.item]] # <-\nid = "dire"',
        "une ligne porte do, field, note ou mark, un seul des quatre : ici aucun",
    ),
    "a row that says two things": (
        '[[step.item]]\nid = "dire"\nnote = "Bon"',
        '[[step.item]] # <-\nid = "dire"\nnote = "Bon"\ndo = "Bon"',
        "une ligne porte do, field, note ou mark, un seul des quatre : ici do et note",
    ),
    "rows that are no tables": (
        '[[step.item]]\nid = "fait"\nmark = "Fait"\nwipe = ["nir"]',
        "item = [3] # <-",
        "item ne convient pas : écrire une table, avec ses clés",
    ),
    "not a text": ('ask = "Ouvert ?"', "ask = 3 # <-", "ask ne convient pas : écrire un texte"),
    "not a number": ("days = 7", 'days = "7" # <-', "days ne convient pas : écrire un nombre"),
    "not a truth": (
        "retry = true",
        'retry = "oui" # <-',
        "retry ne convient pas : écrire true ou false",
    ),
    "not a list": (
        'wipe = ["nir"]',
        'wipe = "nir" # <-',
        "wipe ne convient pas : écrire une liste",
    ),
    "neither all nor a list": (
        'keep = ["last_name"]',
        "keep = 3 # <-",
        "keep ne convient pas : écrire une liste",
    ),
    "not a day": (
        "checked_on = 2026-11-21",
        'checked_on = "hier" # <-',
        "checked_on ne convient pas : écrire une valeur comme dans les autres fichiers",
    ),
    "not one of": (
        'by = "citizen"',
        'by = "mairie" # <-',
        "by = « mairie » : écrire citizen ou desk",
    ),
    "not a confidence": (
        'confidence = "seed"',
        'confidence = "sure" # <-',
        "confidence = « sure » : écrire seed ou official ou 2+ ou weak ou inferred ou unknown",
    ),
    "undefined var": (
        'do = "Y penser"',
        'do = "Penser à {chose}" # <-',
        "« {chose} » n’est pas défini : l’écrire dans [vars] ou l’enlever",
    ),
    "vars that are no table": (
        '[vars]\ncaisse = "CPAM d’ici"\n\n[orientation]\nask = "Cas particulier ?"',
        'vars = 3\n[orientation]\nask = "{rien} ?" # <-',
        "« {rien} » n’est pas défini",
    ),
    "dangling use": (
        'use = "refus"',
        'use = "refuse" # <-\n[[step.outcome]]\nuse = "refus"',
        "use = « refuse » : aucun [[block]] de ce nom, écrire « refus » ?",
    ),
    "a block without an id": (
        '[[block]]\nid = "refus"',
        '[[block]] # <-\nretry = true\n[[block]]\nid = "refus"',
        'il manque l’id de ce bloc : écrire id = "…"',
    ),
    "a block's doubled id": (
        "[[reminder]]",
        '[[block]]\nid = "refus" # <-\nlabel = "x"\nretry = true\n[[reminder]]',
        "l’id « refus » sert déjà ligne",
    ),
    "doubled step": (
        'id = "deux"\nnumber',
        'id = "un" # <-\nnumber',
        "l’id « un » sert déjà plus haut : en choisir un autre",
    ),
    "doubled row": (
        'id = "dire"',
        'id = "nom" # <-',
        "l’id « nom » sert déjà plus haut : en choisir un autre",
    ),
    "a reminder named as a piece": (
        'id = "penser"',
        'id = "carte" # <-',
        "l’id « carte » sert déjà plus haut : en choisir un autre",
    ),
    "doubled choice": (
        'id = "way"',
        'id = "card" # <-',
        "l’id « card » sert déjà plus haut : en choisir un autre",
    ),
    "doubled case": (
        'id = "parti"',
        'id = "aucun" # <-',
        "l’id « aucun » sert déjà plus haut : en choisir un autre",
    ),
    "doubled outcome": (
        'id = "passer"',
        'id = "fini" # <-',
        "l’id « fini » sert déjà plus haut : en choisir un autre",
    ),
    "doubled exit": (
        'id = "non"',
        'id = "oui" # <-',
        "l’id « oui » sert déjà plus haut : en choisir un autre",
    ),
    "doubled remedy": (
        'id = "avancer"',
        'id = "nom_autre" # <-',
        "l’id « nom_autre » sert déjà plus haut : en choisir un autre",
    ),
    "dangling next": (
        'label = "Suite"\nnext = "deux"',
        'label = "Suite"\nnext = "deu" # <-',
        "next = « deu » : aucune étape de ce nom, écrire « deux » ?",
    ),
    "dangling next of an exit": (
        'label = "oui"\nnext = "deux"',
        'label = "oui"\nnext = "trois" # <-',
        "next = « trois » : aucune étape de ce nom, écrire l’un de : deux, un",
    ),
    "dangling close": (
        'close = "done"',
        'close = "dome" # <-',
        "close = « dome » : aucune fin de ce nom, écrire « done » ?",
    ),
    "closing for a reason that is no end": (
        'close = "done"',
        'close = "ameli_down" # <-',
        "close = « ameli_down » : aucune fin de ce nom",
    ),
    "dangling reason": (
        'reason = "link_awaited"',
        'reason = "link_waited" # <-',
        "reason = « link_waited » : aucun motif de ce nom, écrire « link_awaited » ?",
    ),
    "dangling reason of a missing piece": (
        'reason = "document_missing"',
        'reason = "document" # <-',
        "reason = « document » : aucun motif de ce nom, écrire « document_missing » ?",
    ),
    "dangling keep": (
        'keep = ["last_name"]',
        'keep = ["nom"] # <-',
        "keep = « nom » : aucun champ de ce nom, écrire l’un de",
    ),
    "dangling needs_mark": (
        'needs_mark = "fait"',
        'needs_mark = "fai" # <-',
        "needs_mark = « fai » : aucun mark, écrire « fait » ?",
    ),
    "dangling needs_mark of an exit": (
        'label = "oui"\nnext = "deux"',
        'label = "oui"\nneeds_mark = "fai" # <-\nnext = "deux"',
        "needs_mark = « fai » : aucun mark, écrire « fait » ?",
    ),
    "dangling from": (
        'from = "fait"',
        'from = "fit" # <-',
        "from = « fit » : aucun mark, écrire « fait » ?",
    ),
    "dangling when": (
        'when = { way = "computer" }',
        'when = { wai = "computer" } # <-',
        "when = « wai » : aucun [[choice]] de ce nom, écrire « way » ?",
    ),
    "dangling option": (
        'when = { way = "computer" }',
        'when = { way = "compute" } # <-',
        "way = « compute » : aucune option de ce nom, écrire « computer » ?",
    ),
    "dangling default": (
        'default = "computer"',
        'default = "compute" # <-',
        "default = « compute » : aucune option, écrire « computer » ?",
    ),
    "dangling choice": (
        'choice = "card"',
        'choice = "cart" # <-',
        "choice = « cart » : aucun [[choice]] de ce nom, écrire « card » ?",
    ),
    "dangling gives": (
        'choice = "card"',
        'choice = "card"\ngives = "ibam" # <-',
        "gives = « ibam » : aucun champ de ce nom",
    ),
    "dangling needed": (
        'needed = "un"',
        'needed = "ux" # <-',
        "needed = « ux » : aucune étape de ce nom, écrire",
    ),
    "dangling on": (
        'on = "last_name"',
        'on = "email" # <-',
        "on = « email » : aucun champ de cette étape, écrire",
    ),
    "an unknown moment": (
        'on = "expired"',
        'on = "expire" # <-',
        "on = « expire » : écrire expired",
    ),
    "dangling remedy": (
        'outcome = "suite"',
        'outcome = "sute" # <-',
        "outcome = « sute » : aucune réponse de cette étape, écrire « suite » ?",
    ),
    "a remedy on a field that is not asked": (
        'do = "L’autre nom"\nfield = "last_name"',
        'do = "L’autre nom"\nfield = "email" # <-',
        "field = « email » : aucun champ de ce nom, écrire l’un de : last_name",
    ),
    "an outcome on a field that is not asked": (
        'fields = ["last_name"]',
        'fields = ["nir"] # <-',
        "fields = « nir » : aucun champ de ce nom, écrire l’un de : last_name",
    ),
    "a field without a check": (
        'id = "dire"\nnote = "Bon"\non = "last_name"',
        'id = "dire"\nfield = "nationality" # <-\nlabel = "Nationalité"',
        "field = « nationality » : champ sans contrôle, écrire l’un de : birth_date",
    ),
    "a mark that wipes nothing known": (
        'wipe = ["nir"]',
        'wipe = ["nirr"] # <-',
        "wipe = « nirr » : aucun champ de ce nom, écrire « nir » ?",
    ),
    "dangling replay": (
        'replay = "until:fait"',
        'replay = "until:fai" # <-',
        "replay = « fai » : aucun mark de ce nom, écrire « fait » ?",
    ),
    "an unknown replay": (
        'replay = "until:fait"',
        'replay = "fait" # <-',
        'replay ne convient pas : écrire true, false ou "until:MARK"',
    ),
    "two default cases": (
        'close = "citizen_declines"',
        "default = true",
        "2 cas par défaut : écrire default = true dans un seul",
    ),
    "a case that leads nowhere": (
        '[[orientation.case]]\nid = "parti"\nlabel = "part"\nclose = "citizen_declines"',
        '[[orientation.case]] # <-\nid = "parti"\nlabel = "part"',
        "cela ne mène nulle part : écrire l’un de : procedure, close",
    ),
    "an outcome that leads nowhere": (
        '[[step.outcome]]\nid = "passer"\nlabel = "Ailleurs"\nprocedure = "ailleurs"',
        '[[step.outcome]] # <-\nid = "passer"\nlabel = "Ailleurs"',
        "cela ne mène nulle part : écrire l’un de : next, procedure, retry, close, wait",
    ),
    "an outcome that leads to two places": (
        '[[step.outcome]]\nid = "passer"\nlabel = "Ailleurs"',
        '[[step.outcome]] # <-\nid = "passer"\nlabel = "Ailleurs"\nnext = "un"',
        "cela mène à plusieurs endroits : n’en garder qu’un : next, procedure",
    ),
    "an exit that leads nowhere": (
        '[[step.outcome.wait.exit]]\nid = "non"\nlabel = "non"\nwait = "same"',
        '[[step.outcome.wait.exit]] # <-\nid = "non"\nlabel = "non"',
        "cela ne mène nulle part : écrire l’un de : next, procedure, close, wait",
    ),
    "a wait without the exit key": (
        GOOD[GOOD.index("[step.outcome.wait]") : GOOD.index('[[step.outcome]]\nid = "passer"')],
        '[step.outcome.wait] # <-\nid = "a"\nreason = "other"\nby = "desk"\nask = "?"\n',
        "il manque exit : écrire [[step.outcome.wait.exit]]",
    ),
}

UNWISE = {
    "dangling procedure": (
        'procedure = "ailleurs"',
        'procedure = "aileurs" # <-',
        "procedure = « aileurs » : aucune procédure de ce nom, écrire « ailleurs » ?",
    ),
    "a step with no way out": (
        "[[block]]",
        '[[step]] # <-\nid = "trois"\nnumber = "3"\ntitle = "T"\n[[block]]',
        "cette étape n’a pas de sortie : écrire [[step.outcome]]",
    ),
    "a step from which nothing ends": (
        "[[block]]",
        '[[step]] # <-\nid = "trois"\nnumber = "3"\ntitle = "T"\n'
        '[[step.outcome]]\nid = "a"\nlabel = "A"\nnext = "trois"\n[[block]]',
        "rien ne finit depuis cette étape : écrire une réponse avec close ou procedure",
    ),
    "a step that nothing leads to": (
        "[[block]]",
        '[[step]] # <-\nid = "trois"\nnumber = "3"\ntitle = "T"\n'
        '[[step.outcome]]\nid = "a"\nlabel = "A"\nnext = "deux"\n[[block]]',
        'rien ne mène à cette étape : écrire next = "trois" dans une réponse',
    ),
    "a wait without an id": (
        '[step.outcome.wait]\nid = "attente"',
        "[step.outcome.wait] # <-",
        'il manque l’id de cette attente : écrire id = "…"',
    ),
    "a wait without an exit": (
        "[[block]]",
        '[[step.outcome]]\nid = "b"\nlabel = "B"\n[step.outcome.wait] # <-\n'
        'id = "a"\nreason = "other"\nby = "desk"\nask = "?"\nexit = []\n[[block]]',
        "cette attente n’a pas de sortie : écrire [[step.outcome.wait.exit]]",
    ),
    "a wait one cannot leave": (
        "[[block]]",
        '[[step.outcome]]\nid = "b"\nlabel = "B"\n[step.outcome.wait] # <-\n'
        'id = "a"\nreason = "other"\nby = "desk"\nask = "?"\n'
        '[[step.outcome.wait.exit]]\nid = "c"\nlabel = "c"\nwait = "same"\n[[block]]',
        "on ne sort pas de cette attente : écrire une sortie qui mène ailleurs",
    ),
    "a deadline without an end": (
        '[step.outcome.wait]\nid = "attente"',
        '[step.outcome.wait] # <-\nid = "attente"',
        'un délai sans fin : écrire une sortie avec on = "expired"',
    ),
    "an end without a deadline": (
        '[step.outcome.wait]\nid = "attente"',
        '[step.outcome.wait] # <-\nid = "attente"',
        "une sortie « expired » sans délai : écrire days ou minutes",
    ),
    "redone after the mark": (
        "[[block]]",
        '[[step]]\nid = "trois"\nnumber = "3"\ntitle = "T"\nreplay = "until:fait" # <-\n'
        '[[step.outcome]]\nid = "a"\nlabel = "A"\nclose = "done"\n[[block]]',
        "cette étape vient après ce mark : enlever replay",
    ),
    "always redone after a mark": (
        "[[block]]",
        '[[step]]\nid = "trois"\nnumber = "3"\ntitle = "T"\nreplay = true # <-\n'
        '[[step.outcome]]\nid = "a"\nlabel = "A"\nclose = "done"\n[[block]]',
        "cette étape vient après un mark : ameli garde tout, enlever replay",
    ),
    "a file without a source": (
        'source = "personne"\n',
        "",
        'il manque source en tête du fichier : écrire source = "…"',
    ),
    "a file without a day": (
        "checked_on = 2026-11-21\n",
        "",
        "il manque checked_on en tête du fichier : écrire checked_on = 2026-11-21",
    ),
    "a file without a confidence": (
        'confidence = "seed"\n',
        "",
        'il manque confidence en tête du fichier : écrire confidence = "seed"',
    ),
    "a fact without a source": (
        '[[step.item]]\nid = "dire"',
        '[[step.item]] # <-\nid = "dire"\nconfidence = "weak"',
        'un fait sans source : écrire source = "…" ou seed = "…"',
    ),
    "a seed without its sentence": (
        '[[step.item]]\nid = "dire"',
        '[[step.item]] # <-\nid = "dire"\nsource = "x"\nconfidence = "seed"',
        'confidence = "seed" sans la phrase : écrire seed = "…"',
    ),
    "an unused block": (
        "[[reminder]]",
        '[[block]] # <-\nid = "rien"\nlabel = "x"\nretry = true\n[[reminder]]',
        'bloc jamais utilisé : écrire use = "rien" dans une réponse ou l’enlever',
    ),
    "a choice that changes nothing": (
        '[[choice]]\nid = "way"',
        '[[choice]] # <-\nid = "rien"\nask = "?"\ndefault = "a"\n'
        'options = [{ value = "a", label = "a" }]\n[[choice]]\nid = "way"',
        'ce choix ne change rien : écrire when = {rien = "…"} ou l’enlever',
    ),
}


def marked_line(text: str) -> int:
    lines = [rank for rank, line in enumerate(text.split("\n"), start=1) if HERE in line]
    return lines[0] if lines else 0


def text_of(rule: str, old: str, new: str) -> str:
    text = spoilt(old, new)
    if rule == "a deadline without an end":
        text = text.replace('on = "expired"\n', "")
    if rule == "an end without a deadline":
        text = text.replace("days = 7\n", "")
    if rule in ("redone after the mark", "always redone after a mark"):
        text = text.replace('label = "oui"\nnext = "deux"', 'label = "oui"\nnext = "trois"')
    if rule in ("a step with no way out", "a step from which nothing ends"):
        text = text.replace('label = "oui"\nnext = "deux"', 'label = "oui"\nnext = "trois"')
    return text


def said(problem_message: str) -> str:
    return problem_message.replace("\u00a0", " ")


@pytest.mark.parametrize("rule", UNUSABLE)
def test_a_file_that_cannot_be_used(rule: str) -> None:
    old, new, message = UNUSABLE[rule]
    text = text_of(rule, old, new)
    problems = lint(text, "essai.toml", OTHERS)
    found = [problem for problem in problems if said(problem.message).startswith(message)]
    assert found, problems
    assert {problem.file for problem in found} == {"essai.toml"}
    if HERE in text:
        assert [problem.line for problem in found] == [marked_line(text)]
    with pytest.raises(ProcedureError) as raised:
        load(text, "essai.toml")
    assert set(found) <= set(raised.value.problems)


@pytest.mark.parametrize("rule", UNWISE)
def test_a_file_that_could_be_better(rule: str) -> None:
    old, new, message = UNWISE[rule]
    text = text_of(rule, old, new)
    problems = lint(text, "essai.toml", OTHERS)
    assert [said(problem.message) for problem in problems] == [message]
    assert problems[0].line == (marked_line(text) or 1)
    assert load(text, "essai.toml").id == "essai"


def test_several_faults_are_all_said_in_order() -> None:
    text = spoilt('label = "Nom"', 'label = "Nom"\nlabl = "x"').replace(
        'next = "deux"', 'next = "x"'
    )
    problems = lint(text, "essai.toml", OTHERS)
    assert [p.line for p in problems] == sorted(p.line for p in problems)
    assert len(problems) > 2


def test_a_fault_in_a_block_used_twice_is_said_once_and_where_it_is_written() -> None:
    again = '[[step.outcome]]\nuse = "refus"\nremedy = []\n'
    text = spoilt('[[step.outcome]]\nid = "fini"', f'{again}[[step.outcome]]\nid = "fini"')
    assert lint(text, "x", OTHERS) == ()
    text = text.replace('reason = "data_refused"', 'reason = "rien" # <-')
    problems = lint(text, "x", OTHERS)
    assert [problem.line for problem in problems] == [marked_line(text)]


def test_without_the_others_no_procedure_is_looked_for() -> None:
    assert lint(GOOD, "x") == ()
    assert lint(spoilt('procedure = "ailleurs"', 'procedure = "nulle-part"'), "x") == ()


def test_the_empty_file_is_told_what_to_begin_with() -> None:
    messages = [said(problem.message) for problem in lint("", "x", OTHERS)]
    assert 'il manque id : écrire id = "…"' in messages
    assert "il manque step : écrire [[step]]" in messages


def test_a_text_that_stops_too_early_is_blamed_on_its_last_line() -> None:
    problems = lint('id = "x"\ntitle = [', "x.toml", OTHERS)
    assert [(problem.line, problem.file) for problem in problems] == [(2, "x.toml")]
