"""What ameli may refuse in fiche 1.3, and the way on from each refusal."""

from __future__ import annotations

from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, at_finalisation, at_verification

REFUSED = "Refusées, sans code envoyé"


async def test_refused_means_trying_in_order_and_counting(desk: Desk) -> None:
    """Refusées : que tenter, dans l’ordre ; chaque essai est compté, chaque remède coché."""
    async with Agent(desk) as agent:
        await at_connexion(agent).does_not_see("essai)").chooses(REFUSED)
        await agent.sees("(1 essai)").focus_is_on("L’autre nom : de naissance ou d’usage")
        await agent.presses("enter").focus_is_on("Nom")
        await agent.fills(last_name="DURAND").chooses(REFUSED).sees("(2 essais)")
        await agent.focus_is_on("L’ancien code postal")
        await agent.presses("enter").focus_is_on("Code postal")
        await agent.fills(postal_code="69003").chooses(REFUSED).sees("(3 essais)")
        await agent.focus_is_on("L’IBAN où la CPAM verse")
        await agent.stands_on("Arrêter là : mot de passe provisoire").presses("enter")
        await agent.focus_is_on("Mot de passe provisoire par courrier")
        await agent.the_disk_holds(last_name="DURAND", postal_code="69003")


async def test_what_is_tried_next_replaces_what_was_refused(desk: Desk) -> None:
    """Un remède mène au champ, son texte sélectionné : on tape l’autre nom ; ^Z rend le premier."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).chooses(REFUSED).stands_on("Nom").sees("Refusé par ameli")
        await agent.stands_on("L’autre nom").presses("enter").focus_is_on("Nom")
        await agent.field_holds(MARTIN.last_name).presses(*"DURAND").field_holds("DURAND")
        await agent.the_disk_holds(last_name="DURAND").sees("Si ameli refuse")
        await agent.presses("ctrl+z").field_holds(MARTIN.last_name)


async def test_a_remedy_without_a_field_leads_to_the_next(desk: Desk) -> None:
    """Ce qui se fait sur ameli n’a pas de ligne ici : coché, le remède suivant a le curseur."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).chooses("Compte créé, lien à ouvrir maintenant")
        await agent.chooses("Le lien a expiré").focus_is_on("Se connecter, redonner l’adresse")
        await agent.presses("enter").focus_is_on("Sinon, appeler le 36 46")


async def test_a_refusal_alone_starts_no_wait(desk: Desk) -> None:
    """Seul le mot de passe provisoire envoyé met en attente ; refusé, on reste au travail."""
    async with Agent(desk) as agent:
        await at_connexion(agent).chooses(REFUSED).sees("(1 essai)").does_not_see("En attente")
        await agent.presses("escape").sees("Guichet · Dossiers", "MARTIN", "données refusées")
        await agent.presses("enter").sees("2/4 CONNEXION").focus_is_on("L’autre nom")


async def test_provisional_code_by_post_then_sheet_1_1(desk: Desk) -> None:
    """Un code part par courrier ; après une semaine il est là, la fiche 1.1 garde les réponses."""
    async with Agent(desk) as agent:
        await at_connexion(agent).chooses("Mot de passe provisoire par courrier")
        await agent.sees("En attente", "mot de passe provisoire attendu", "rappel samedi 28/11")
        await agent.presses("escape").sees("MARTIN").waits(days=3).leaves_and_comes_back()
        await agent.sees("CHEZ LE CITOYEN", "1 dossier").does_not_see("MARTIN")
        await agent.presses("enter").sees("MARTIN", "rappel samedi 28/11")
        await agent.presses("enter").sees("Le mot de passe provisoire est-il arrivé ?")
        await agent.sees("oui, il est là", "non, pas encore", "il n’arrivera pas")
        await agent.highlights("non, pas encore").presses("enter").sees("Guichet · Dossiers")
        await agent.waits(days=8).leaves_and_comes_back().sees("À FAIRE AU GUICHET", "MARTIN")
        await agent.presses("enter").sees("est-il arrivé ?").presses("enter")
        await agent.sees("Compte ameli 1.1", "1/3 MOT DE PASSE PROVISOIRE")
        await agent.chooses("Le code est là").sees("2/3 CONNEXION").focus_is_on("N° de sécurité")
        await agent.field_holds(MARTIN.nir).the_disk_holds(
            nir=MARTIN.nir, last_name=MARTIN.last_name, birth_date=MARTIN.birth_date
        )


async def test_provisional_code_by_text_message_is_looked_for_today(desk: Desk) -> None:
    """Le code part par sms : le dossier reste au guichet, aujourd’hui."""
    async with Agent(desk) as agent:
        await at_verification(agent).chooses("Mot de passe provisoire par e-mail, sms")
        await agent.sees("En attente", "aujourd’hui").presses("escape")
        await agent.sees("MARTIN", "mot de passe provisoire attendu", "aujourd’hui")
        await agent.presses("enter").highlights("il n’arrivera pas").presses("enter")
        await agent.sees("Compte ameli 1.1", "Retrouver le mot de passe provisoire")


async def test_refused_at_the_third_step(desk: Desk) -> None:
    """À la 3/4, le premier remède est l’IBAN où la CPAM verse, le second la carte elle-même."""
    async with Agent(desk, WIDE) as agent:
        await at_verification(agent).chooses(REFUSED).focus_is_on("L’IBAN où la CPAM verse")
        await agent.presses("enter").focus_is_on("IBAN, 7 derniers")
        await agent.chooses(REFUSED).focus_is_on("Relire le n° de série sur la carte")
        await agent.presses("enter").focus_is_on("N° de série").sees("(2 essais)")


async def test_an_account_exists_already(desk: Desk) -> None:
    """ameli dit qu’un compte existe : on le retrouve, avec les réponses déjà données."""
    async with Agent(desk) as agent:
        await at_connexion(agent).chooses("Un compte existe déjà")
        await agent.sees("1/3 ESSAYER").does_not_see("2/4 CONNEXION")
        await agent.focus_is_on("N° de sécurité").field_holds(MARTIN.nir)
        await agent.presses("ctrl+z").sees("2/4 CONNEXION").the_disk_holds(nir=MARTIN.nir)


async def test_an_address_already_taken(desk: Desk) -> None:
    """L’adresse sert à un autre compte : une autre, ou une nouvelle boîte."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent).chooses("Adresse prise par un autre compte")
        await agent.focus_is_on("Une autre adresse, personnelle").presses("enter")
        await agent.focus_is_on("Adresse e-mail").fills(email="autre@example.org")
        await agent.the_disk_holds(email="autre@example.org")
        await agent.chooses("Adresse prise").focus_is_on("Pas d’autre : créer une boîte mail")
        await agent.presses("enter").focus_is_on("La boîte mail ne s’ouvre pas ici")


async def test_the_mailbox_cannot_be_opened_here(desk: Desk) -> None:
    """La boîte mail ne s’ouvre pas : on attend, on demande au retour, on reprend à la 4/4."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).chooses("La boîte mail ne s’ouvre pas ici").presses("escape")
        await agent.sees("MARTIN", "boîte mail inaccessible").presses("enter")
        await agent.sees("La boîte mail s’ouvre-t-elle ?", "oui, celle-ci ou une nouvelle")
        await agent.presses("enter").sees("4/4 FINALISATION").focus_is_on("Adresse e-mail")


async def test_ameli_does_not_answer(desk: Desk) -> None:
    """ameli est en panne : au retour, tout y est à refaire depuis 1/4."""
    async with Agent(desk) as agent:
        await at_verification(agent).chooses("ameli ne répond pas").sees("ameli indisponible")
        await agent.presses("escape").sees("ameli indisponible").presses("enter")
        await agent.sees("ameli répond-il de nouveau ?").highlights("non, toujours pas")
        await agent.presses("enter").sees("Guichet · Dossiers", "ameli indisponible")
        await agent.presses("enter").sees("répond-il").presses("enter")
        await agent.sees("1/4 ACCÈS", "Repris").the_disk_holds(nir=MARTIN.nir)


async def test_ameli_decides_whatever_our_signs_say(desk: Desk) -> None:
    """Un ✗ n’empêche pas « Acceptées » : le journal le note, et rien n’arrête l’agent."""
    wrong = MARTIN.nir[:-1] + str((int(MARTIN.nir[-1]) + 1) % 10)
    async with Agent(desk) as agent:
        await at_connexion(agent).fills(nir=wrong).sees("✗").chooses("Acceptées")
        await agent.sees("3/4 VÉRIFICATION").the_disk_holds(nir=wrong)
    noted = [line.detail for line in desk.journal() if line.kind == "outcome"]
    assert any(detail.startswith("connexion.") and "!nir" in detail for detail in noted)
    assert all(wrong not in detail for detail in noted)
