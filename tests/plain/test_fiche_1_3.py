"""A whole visit, heard line by line."""

from __future__ import annotations

from tests.journeys.people import MARTIN
from tests.plain.agent import Agent

SENSITIVE = {MARTIN.nir, MARTIN.iban, MARTIN.vitale_serial, MARTIN.iban[-7:]}


def test_a_visit_with_everything_in_hand(agent: Agent) -> None:
    """De la première ligne à la clôture, sans voir l’écran."""
    agent.sensitive |= SENSITIVE
    agent.begins().is_asked("Code postal ?")
    agent.types("toutes").hears("Toutes les pièces", "Enregistré.")
    agent.types("r1").hears("Enregistré.", "Étape 2/4, Connexion", "pièces : toutes en main")
    agent.is_asked("Nom ?")
    agent.types(MARTIN.last_name).hears("✓ juste.", "Enregistré.", "5. N° de sécurité sociale")
    agent.types(MARTIN.nir).hears("✓ juste.", "Femme", "Paris 20e", "Enregistré.")
    agent.types(MARTIN.birth_date).hears("✓ juste.", "D’accord avec le n°")
    agent.types(MARTIN.postal_code).hears("✓ juste.", "Réponse 1 : Acceptées.", "Ensuite : 3/4.")
    agent.is_asked("Réponse d’ameli ?")
    agent.types("1").hears("Réponse : Acceptées.", "Étape 3/4")
    agent.types(MARTIN.iban).hears("✓ juste.", "Enregistré.", "À savoir : Carte avec photo")
    agent.types("p").hears(f"IBAN, 7 derniers, finit par {MARTIN.iban[-2:]} : ✓ juste.")
    agent.types("s", MARTIN.vitale_serial).hears("✓ juste.")
    agent.types("1").hears("Étape 4/4", "Accepter les conditions générales").is_asked(
        "Adresse e-mail ?"
    )
    agent.types(MARTIN.email).hears("✓ juste.", "Enregistré.").types(MARTIN.phone).hears("✓ juste.")
    agent.hears("Fait daté, Le compte ameli est créé : ○")
    agent.types("").hears("Enregistré.", "Réponse 1 : Compte créé, lien à ouvrir maintenant.")
    agent.types("r1").hears("Lien de validation, 7 jours", "Attention : Lien valable 7 jours")
    agent.types("r1").hears("Clore le dossier : compte ouvert", "Se déconnecter d’ameli.")
    agent.hears("À penser :", "Mettre à jour la carte Vitale").does_not_hear("..")
    agent.types("oui").hears("Enregistré.", "« annuler » annule ; « liste » quitte le dossier")
    agent.types("l").hears("Aucun dossier ouvert")


def test_closing_is_asked_once_and_can_be_undone(agent: Agent) -> None:
    agent.begins().types("toutes", "clore").hears("pourquoi ?", "1. le citoyen renonce")
    agent.types("retour").types("clore", "").hears("Clore le dossier").is_asked(
        "Clore ? oui, ou Entrée pour revenir :"
    )
    agent.types("").hears("Rien n’est clos.", "8. Code postal")
    agent.types("clore", "", "oui").hears("Clos : le citoyen renonce")
    agent.types("annuler").hears("Annulé.", "Enregistré.")
    agent.types("liste").hears("1.", "(sans nom)", "étape 1/4")


def test_entree_alone_walks_through_what_is_to_be_done(agent: Agent) -> None:
    """Entrée coche et avance ; « suivant » avance sans cocher ; rien ne retient."""
    agent.begins().types("li 6").hears("6. À faire, Se rendre sur ameli.fr : ○ pas fait.")
    agent.types("").hears("Enregistré.", "7. À faire")
    agent.types("s").hears("8. Code postal").types("p", "p").hears("6. À faire", "✓ fait.")
    agent.types("c").hears("Enregistré.", "○ pas fait.").is_asked("Ligne 6, fait ?")
    agent.types("li 1", "p").hears("C’est la première ligne.")
    agent.types("r", "s").hears("C’est la dernière ligne.")
    agent.types("li 99").hears("vont de 1 à 12").types("étape 9").hears("vont de 1 à 5")


def test_the_steps_by_name_and_number(agent: Agent) -> None:
    agent.begins().types("es").hears("Étape 2/4").types("ep").hears("Étape 1/4")
    agent.types("ep").hears("C’est la première étape.")
    agent.types("étape 4/4").hears("Étape 4/4").types("e").hears("Étape 4/4", "Réponse 1 :")
    agent.types("étape 5").hears("Étape puis, Lien").types("es").hears("C’est la dernière étape.")


def test_the_options_of_a_line_by_number(agent: Agent) -> None:
    """Sur un smartphone, l’étape 1/4 n’a pas les mêmes lignes."""
    agent.begins().types("li 5").is_asked("Ligne 5, quelle option ?")
    agent.types("2").hears("Enregistré.", "smartphone ou tablette ;").types("e")
    agent.hears("Télécharger gratuitement").does_not_hear("cookies")
    agent.types("o").hears("On passe par : ordinateur").types("o7").hears("vont de 1 à 2")
    agent.types("li 1", "2").hears("Option : sans photo").types("li 6", "o").hears("Pas d’option")


def test_a_special_case_leads_to_another_procedure(agent: Agent) -> None:
    agent.begins().types("li 4").hears("Cas particulier ? aucun.").types("")
    agent.hears("2. a déjà un mot de passe à 4 ou 8 chiffres.").types("x").hears("de 1 à")
    agent.types("2").hears("fiche 1.1", "Étape")
    agent.types("où").hears("Dossier", "Étape")
    agent.types("annuler").hears("Étape 1/4, Accès")
    agent.types("li 4", "", "").hears("5. On passe par")


def test_a_case_that_ends_the_visit(agent: Agent) -> None:
    agent.begins().types("li 4", "", "5").hears("msa.fr", "Clore le dossier : autre régime")
    agent.types("oui").hears("Clos :")


def test_what_a_line_has_to_say(agent: Agent) -> None:
    agent.begins().types("d").hears("choisit avec lui la caisse")
    agent.types("li 2", "d").hears("Sinon : Revenez avec le RIB").types("r", "d").hears(
        "Le formulaire"
    )
    agent.types("es", "li 4", "d").hears("essayer l’autre")
    agent.types("?").hears("suivant, ou s : La ligne suivante", "quitter, ou q")
    agent.types("étape 4", "li 5", "d").hears("jamais noté ici")


def test_a_word_that_is_none_and_one_that_may_be_two(agent: Agent) -> None:
    agent.begins().types("li 6", "bonjour").hears("Mot inconnu ici. « aide »")
    agent.types("étape s").hears("Les étapes vont").types("pr").types("retour")
    agent.types("ét").hears("étape, étape suivante ou étape précédente ?")
