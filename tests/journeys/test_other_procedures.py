"""The four other procedures, each walked to its end."""

from __future__ import annotations

import pytest

from tests.journeys.agent import NARROW, STRIP, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI, identity
from tests.journeys.visits import begins, closes


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=("120x40", "80x24"))
async def test_saint_thomas_in_seven_steps(desk: Desk, size: tuple[int, int]) -> None:
    """M. Saïdi, carte sans photo, suit la procédure de la mairie de Saint-Thomas."""
    async with Agent(desk, size) as agent:
        await begins(agent, "Saint-Thomas").sees("1/7 ACCÈS", "J’accède à mon compte ameli")
        await agent.ticks("Ouvrir « Compte ameli - mon espace personnel »", "Cliquer, dernière")
        await agent.stands_on("Carte Vitale").presses("right")
        await agent.chooses("La page de renseignement s’affiche").sees("2/7 IDENTITÉ")
        await agent.fills(**identity(SAIDI)).chooses("Acceptées").sees("3/7 VÉRIFICATION")
        await agent.sees("sans photo", "n’est pas au recto mais au verso")
        await agent.fills(iban=SAIDI.iban[-7:], vitale_serial="31004567")
        await agent.chooses("Acceptées").sees("4/7")
        await agent.sees("« J’accepte les conditions d’utilisation »")
        await agent.chooses("Le « zéro papier » est accepté").sees("5/7")
        await agent.chooses("Le mot de passe est accepté").sees("6/7 COURRIEL ET TÉLÉPHONE")
        await agent.fills(email=SAIDI.email, phone=SAIDI.phone)
        await agent.chooses("Courriel et téléphone acceptés").sees("7/7 ACTIVATION", "CONTINUER")
        await agent.ticks("Cliquer sur « CONTINUER »")
        await agent.chooses("Courriel parti, lien à ouvrir maintenant").sees("7 JOURS")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")
    assert [(v.procedure, v.outcome) for v in desk.closed()] == [("ameli-saint-thomas", "done")]


async def test_saint_thomas_reads_amelis_own_words_aloud(desk: Desk) -> None:
    """À l’étape 4, les mots d’ameli sur le « zéro papier » sont là, à lire à voix haute."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent, "Saint-Thomas").presses("pagedown", "pagedown", "pagedown")
        await agent.sees("4/7", "vous acceptez de ne plus recevoir vos relevés de prestations")
        await agent.sees("La saisie d’une adresse email est obligatoire")
        await closes_without_account(agent)


async def closes_without_account(agent: Agent) -> Agent:
    return await closes(agent, "Le citoyen refuse le « zéro papier »", "le citoyen renonce")


async def test_sheet_1_1_with_a_provisional_code(desk: Desk) -> None:
    """Mme Bonnet a reçu son code de 4 ou 8 chiffres : la fiche 1.1, jusqu’au compte ouvert."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent, "provisoire").sees("1/3 MOT DE PASSE PROVISOIRE", "à confirmer")
        await agent.chooses("Le code est là").sees("2/3 CONNEXION").fills(nir=BONNET.nir)
        await agent.sees("✓").chooses("Refusé").focus_is_on("Relire le n° sur la carte")
        await agent.presses("enter").focus_is_on("N° de sécurité sociale")
        await agent.chooses("Accepté").sees("3/3 FINALISATION")
        await agent.fills(email=BONNET.email, phone=BONNET.phone)
        await agent.chooses("Compte créé, lien à ouvrir maintenant").sees("LIEN DE VALIDATION")
        await closes(agent, "Connecté", "compte ouvert")


async def test_sheet_1_1_asks_for_the_code_again(desk: Desk) -> None:
    """Pas de code : demandé, attendu, jamais arrivé, demandé de nouveau."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent, "provisoire").chooses("Code demandé, par courrier").sees("En attente")
        await agent.presses("escape").waits(days=8).leaves_and_comes_back().presses("enter")
        await agent.sees("est-il arrivé ?").highlights("il n’est jamais arrivé").presses("enter")
        await agent.sees("1/3 MOT DE PASSE PROVISOIRE").chooses("Le code est là").sees("2/3")


async def test_sheet_1_2_with_franceconnect(desk: Desk) -> None:
    """FranceConnect : l’état civil bloque, un remède, puis le compte s’ouvre."""
    async with Agent(desk, STRIP) as agent:
        await begins(agent, "FranceConnect").sees("1/3 FOURNISSEUR", "autre qu’ameli")
        await agent.chooses("Fournisseur prêt").sees("2/3 CONNEXION")
        await agent.chooses("Refusé : état civil").focus_is_on("Le nom de naissance")
        await agent.presses("enter").chooses("ameli s’ouvre").sees("3/3 PREMIÈRE CONNEXION")
        await agent.fills(email=MARTIN.email).ticks("Accepter les conditions")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")


async def test_franceconnect_without_a_provider_goes_to_1_3(desk: Desk) -> None:
    """Pas d’autre compte : la création ordinaire, sans rien retaper."""
    async with Agent(desk) as agent:
        await begins(agent, "FranceConnect").presses("pagedown", "pagedown")
        await agent.sees("3/3").fills(email=MARTIN.email).presses("pageup", "pageup")
        await agent.chooses("Aucun, ou l’accès est perdu").sees("Compte ameli 1.3", "1/4 ACCÈS")
        await agent.the_disk_holds(email=MARTIN.email)


async def test_forgotten_password(desk: Desk) -> None:
    """Le compte existe : lien de 30 minutes, en retard d’abord, puis un nouveau mot de passe."""
    async with Agent(desk) as agent:
        await begins(agent, "Retrouver un compte").sees("1/3 ESSAYER").fills(nir=MARTIN.nir)
        await agent.chooses("Mot de passe oublié ou refusé").sees("2/3 DEMANDER LE LIEN")
        await agent.fills(birth_date=MARTIN.birth_date).ticks("Le lien est demandé")
        await agent.chooses("Lien envoyé par e-mail").sees("3/3 NOUVEAU MOT DE PASSE")
        await agent.chooses("Le lien n’est pas encore arrivé").sees("En attente", "expire à 15:02")
        await agent.presses("escape").waits(minutes=45).leaves_and_comes_back().presses("enter")
        await agent.sees("Le lien est-il arrivé ?").highlights("les 30 minutes sont passées")
        await agent.presses("enter").sees("2/3 DEMANDER LE LIEN").ticks("Le lien est demandé")
        await agent.chooses("Lien envoyé par e-mail").chooses("Choisir un nouveau mot de passe")
        await closes(agent, "Connecté : le compte est ouvert", "compte ouvert")


async def test_forgotten_password_but_no_account(desk: Desk) -> None:
    """ameli ne trouve pas de compte : on relit, puis on le crée."""
    async with Agent(desk) as agent:
        await begins(agent, "Retrouver un compte").fills(nir=MARTIN.nir).presses("pagedown")
        await agent.chooses("ameli ne trouve pas de compte").focus_is_on("Relire le n°")
        await agent.chooses("Arrêter là : créer un compte").focus_is_on("Pas de compte : en créer")
        await agent.presses("enter").sees("Compte ameli 1.3").the_disk_holds(nir=MARTIN.nir)
