"""Fiche 1.3, CPAM de la Loire: the usual visit, and its ends."""

from __future__ import annotations

import pytest

from tests.journeys.agent import NARROW, SIZES, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN, SAIDI, identity
from tests.journeys.visits import at_finalisation, at_verification, begins, closes


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_a_citizen_leaves_with_an_account(desk: Desk, size: tuple[int, int]) -> None:
    """Mme Martin crée son compte sur l’ordinateur du guichet, du premier écran au dernier."""
    async with Agent(desk, size) as agent:
        await agent.sees("Aucun dossier ouvert", "F3").presses("f3").sees("QUELLE PROCÉDURE")
        await agent.presses("enter").sees("1/4 ACCÈS", "Carte Vi", "IBAN", "Adresse")
        await agent.ticks("Carte Vitale", "IBAN connu", "Adresse e-mail")
        await agent.fills(postal_code=MARTIN.postal_code).sees("✓")
        await agent.chooses("Le formulaire s’affiche").sees("2/4 CONNEXION").focus_is_on("Nom")
        await agent.fills(**identity(MARTIN)).chooses("Acceptées").sees("3/4 VÉRIFICATION")
        await agent.fills(iban=MARTIN.iban, vitale_serial=MARTIN.vitale_serial)
        await agent.chooses("Acceptées").sees("4/4 FINALISATION")
        await agent.ticks("Accepter les conditions", "Personnaliser le mot de passe")
        await agent.fills(email=MARTIN.email, phone=MARTIN.phone)
        await agent.ticks("Le compte ameli est créé").sees("✓ Le compte ameli est créé")
        await agent.chooses("Compte créé, lien à ouvrir maintenant")
        await agent.sees("LIEN DE VALIDATION", "7 jours")
        await agent.ticks("Cliquer sur le lien", "Fermer la page", "Revenir à l’écran")
        await agent.chooses("Connecté : le compte est ouvert")
        await agent.sees("CLORE LE DOSSIER", "Se déconnecter d’ameli", "boîte mail", "carte Vitale")
        await agent.presses("enter").sees("Clos", "^Z")
        await agent.presses("escape").sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["done"]
    for secret in (MARTIN.last_name, MARTIN.nir, MARTIN.email, MARTIN.iban[-7:]):
        assert secret.encode() not in desk.bytes_on_disk()


async def test_on_the_citizens_own_phone(desk: Desk) -> None:
    """Le citoyen a un smartphone : on télécharge l’application, on ne parle plus des cookies."""
    async with Agent(desk) as agent:
        await begins(agent).sees("ordinateur", "cookies", "« COMPTE AMELI »")
        await agent.stands_on("On passe par").presses("right")
        await agent.sees("Télécharger gratuitement « ameli »", "« Je n’ai pas de code »")
        await agent.does_not_see("cookies", "« Je crée mon compte »")
        await agent.ticks("Télécharger").chooses("Le formulaire").sees("2/4 CONNEXION")
        await agent.presses("pageup").sees("✓ Télécharger", "✓ Cliquer sur « Je n’ai pas de code »")


async def test_an_old_card_without_photo(desk: Desk) -> None:
    """La carte n’a pas de photo : son n° de série est au dos, il a de 8 à 13 chiffres."""
    async with Agent(desk) as agent:
        await at_verification(agent, MARTIN).sees("au recto, à droite de la photo")
        await agent.stands_on("Carte Vitale").presses("right")
        await agent.sees("en haut à gauche au dos de la carte").does_not_see("au recto, à droite")
        await agent.fills(vitale_serial=SAIDI.vitale_serial).sees("…")
        await agent.types("7").sees("✓").the_disk_holds(vitale_serial=SAIDI.vitale_serial + "7")


async def test_one_gesture_ticks_all_the_pieces(desk: Desk) -> None:
    """Le citoyen a tout : un seul geste, par la palette."""
    async with Agent(desk) as agent:
        await begins(agent).sees("pas encore en main")
        await agent.presses("ctrl+p").sees("Chercher une action").types("pièces")
        await agent.sees("Toutes les pièces").presses("enter")
        await agent.sees("✓ Carte Vitale", "✓ IBAN", "✓ Adresse e-mail")
        await agent.does_not_see("pas encore en main")


async def test_choosing_what_ameli_answered_ticks_the_rest(desk: Desk) -> None:
    """Une réponse d’ameli dit que tout ce qui la précède a été fait."""
    async with Agent(desk) as agent:
        await begins(agent).chooses("Le formulaire s’affiche").presses("pageup")
        await agent.sees("✓ Se rendre sur ameli.fr", "✓ Confirmer", "✓ Cliquer sur « Je crée")


async def test_the_citizen_declines_paperless_post(desk: Desk) -> None:
    """Le citoyen refuse le « zéro papier » : pas de compte, rien n’est gardé."""
    async with Agent(desk, NARROW) as agent:
        await at_finalisation(agent)
        await closes(agent, "Le citoyen refuse le « zéro papier »", "le citoyen renonce")
    assert [visit.outcome for visit in desk.closed()] == ["citizen_declines"]


async def test_closing_can_be_taken_back_until_one_leaves(desk: Desk) -> None:
    """Clos trop vite : Échap revient de la liste, Ctrl+Z rouvre, et rien n’est perdu."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).chooses("Compte créé, lien à ouvrir maintenant")
        await agent.chooses("Connecté").sees("CLORE LE DOSSIER").presses("escape")
        await agent.does_not_see("CLORE LE DOSSIER", "Clos").sees("LIEN DE VALIDATION")
        await agent.chooses("Connecté").sees("CLORE LE DOSSIER").presses("enter").sees("Clos")
        await agent.presses("ctrl+z").does_not_see("Clos :").sees("LIEN DE VALIDATION")
        await agent.presses("escape").sees("Guichet · Dossiers", "MARTIN")
        await agent.the_disk_holds(email=MARTIN.email)
    assert desk.closed() == ()


async def test_an_empty_dossier_leaves_no_trace(desk: Desk) -> None:
    """Ouvert pour rien : Échap, et il n’y a jamais eu de dossier."""
    async with Agent(desk) as agent:
        await begins(agent).sees("1/4 ACCÈS").presses("down", "pagedown", "escape")
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
