"""What ameli answers: refusals and what to try, waits and their question, putting aside."""

from __future__ import annotations

from tests.journeys.people import MARTIN
from tests.plain.agent import INTERRUPT, PHRASE, Agent, Opens


def at_connexion(agent: Agent) -> Agent:
    agent.sensitive |= {MARTIN.nir, MARTIN.iban}
    agent.begins().types("toutes", "r1", MARTIN.last_name, MARTIN.nir)
    return agent.types(MARTIN.birth_date, MARTIN.postal_code).is_asked("Réponse d’ameli ?")


def test_a_refusal_tells_what_to_try_in_order(agent: Agent) -> None:
    """Refusées : l’autre nom d’abord ; puis ameli répond de nouveau."""
    at_connexion(agent).types("2").hears(
        "À essayer, dans l’ordre :", "L’autre nom", "L’ancien code"
    )
    agent.hears("Enregistré.").is_asked("Ligne 8, l’essayer ?")
    agent.types("").hears("La cause de refus la plus fréquente.", "4. Nom, MARTIN").is_asked(
        "Nom ?"
    )
    agent.types("DURAND").hears("✓ juste.", "Enregistré.").types("r2").hears("9. À essayer")
    agent.types("").hears("L’ancien code postal").is_asked("Code postal ?")
    agent.types("r").hears("2 essais.", "Choisie.").types("1").hears("Étape 3/4")


def test_the_last_remedies_stop_the_visit(agent: Agent) -> None:
    """La carte à mettre à jour interrompt, avec sa raison ; le dernier renvoie aux réponses."""
    at_connexion(agent).types("2", "li 11", "").hears("Mettre de côté : pourquoi ?")
    agent.hears("1. carte Vitale inactive").types("retour").hears("Rien n’est mis de côté.")
    agent.types("li 12", "").hears("Réponse 3 : Mot de passe provisoire par courrier")


def test_a_wait_asks_its_question_when_one_comes_back(agent: Agent) -> None:
    at_connexion(agent).types("r3").hears("En attente : mot de passe provisoire", "« talon »")
    agent.types("liste").hears("À côté, maintenant", "MARTIN")
    agent.types("").hears(
        "Où : 2/4", "Le mot de passe provisoire est-il arrivé ?", "1. oui, il est là"
    )
    agent.types("9").is_asked(
        "Le numéro de la réponse. Entrée : aller à la ligne ; « liste » : revenir."
    )
    agent.types("2").hears("Dossiers.").types("", "").hears("Étape 2/4").types("liste")
    agent.types("", "liste").hears("Dossiers.")
    agent.types("", "1").hears("Enregistré.", "Étape")
    agent.types("où").hears("Dossier")


def test_put_aside_and_taken_up_again(agent: Agent) -> None:
    agent.begins().types("interrompre").hears("1. ")
    agent.types("77").hears("Un numéro de 1 à").types("2").is_asked(
        "À revoir le (Entrée : 22/11/2026) ?"
    )
    agent.types("hier").hears("Écrire le jour comme").types("24/11").is_asked(
        "Quelques mots (Entrée : aucun) ?"
    )
    agent.types("2 94 03 75 120 005 91").hears("Pas de n° de sécurité sociale")
    agent.types("code 4321").hears("si c’est un code").types("son frère l’apporte")
    agent.hears("Mis de côté :", "24/11/2026", "Enregistré.").types("oui").hears(
        "Talon.", "Fin du talon."
    )
    agent.types("").hears("Dossiers.", "rappel mardi 24/11")
    agent.types("1").hears("Pourquoi :", "« son frère l’apporte »", "Entrée : aller à la ligne")
    agent.types("").hears("Étape 1/4, Accès")


def test_a_doubtful_note_is_kept_once_confirmed(agent: Agent) -> None:
    agent.begins().types("i", "", "", "voir 4321").hears("si c’est un code").types("")
    agent.hears("Mis de côté").types("").types("").hears("« voir 4321 »")


def test_ctrl_c_goes_back_and_loses_nothing(agent: Agent) -> None:
    agent.begins().types("42000").types("i", INTERRUPT).hears("Rien n’est mis de côté.")
    agent.types(INTERRUPT).hears("Rien n’est perdu.").types("p").hears("8. Code postal, 42000")
    agent.types("clore", INTERRUPT).hears("Rien n’est clos.")


def test_undone_and_done_again(agent: Agent) -> None:
    agent.begins().types("annuler").hears("Rien à annuler.").types("42000")
    agent.types("annuler").hears("Annulé : Code postal.", "Enregistré.", "8. Code postal : ○ vide.")
    agent.types("rétablir").hears("Rétabli : Code postal.").types("re").hears("Rien à rétablir.")
    agent.types("toutes", "a").hears(
        "Annulé : Carte Vitale, IBAN connu de la CPAM, Adresse e-mail."
    )


def test_another_window_has_it(agent: Agent, opens: Opens) -> None:
    """Lecture seule : on écoute, on ne change rien."""
    agent.begins().types("42000").hears("Enregistré.")
    other = opens().types(PHRASE).hears("étape 1/4")
    other.types("").hears("Lecture seule", "« liste »").types("es", "DURAND").hears("Lecture seule")
    for word in ("c", "toutes", "a", "i", "clore", "r1", "qui tape"):
        other.types("li 1", word).hears("Lecture seule")
    other.types("r", "1").hears("Lecture seule").types("liste").hears("Dossiers.")


def test_a_copy_that_another_agent_left(agent: Agent) -> None:
    """Le dossier coupé net se reprend par Entrée, à sa ligne."""
    agent.begins().types("42000", "liste").hears("en cours, à l’instant").types("")
    agent.hears("Repris à", "Étape 1/4", "9. À faire, Confirmer")
