"""The validation link: seven days, at home or at the desk."""

from __future__ import annotations

from tests.journeys.agent import Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import closes, with_link_to_open


async def test_link_opened_some_days_later(desk: Desk) -> None:
    """Le lien s’ouvre plus tard ; le citoyen revient, se connecte, et son dossier s’efface."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent).waits(days=4).leaves_and_comes_back()
        await agent.sees("CHEZ LE CITOYEN", "1 dossier").presses("enter")
        await agent.sees("MARTIN", "expire").presses("enter")
        await agent.sees("Le lien de validation est-il ouvert ?").presses("enter")
        await agent.sees("LIEN DE VALIDATION", "7 jours").does_not_see("à refaire")
        await agent.ticks("Cliquer sur le lien", "Fermer la page")
        await agent.chooses("Connecté").sees("CLORE LE DOSSIER").presses("enter").sees("Clos")
        await agent.presses("ctrl+z").does_not_see("Clos :")
        await closes(agent, "Connecté", "compte ouvert")
    assert [visit.outcome for visit in desk.closed()] == ["done"]


async def test_not_opened_yet(desk: Desk) -> None:
    """« Non, pas encore » : rien ne change, le délai ne bouge pas."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent).waits(days=2).leaves_and_comes_back().presses("enter")
        await agent.presses("enter").sees("est-il ouvert ?").highlights("non, pas encore")
        await agent.presses("enter").sees("Guichet · Dossiers")
    (stored, _), *_ = desk.dossiers()
    assert stored.header.waiting is not None
    assert stored.header.waiting.expires
    assert stored.header.waiting.due is not None
    assert f"{stored.header.waiting.due.astimezone(desk.clock.now().tzinfo):%d/%m}" == "28/11"


async def test_a_link_that_no_longer_works(desk: Desk) -> None:
    """Le lien ne marche pas : redonner l’adresse, sinon 36 46."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent).presses("enter").sees("est-il ouvert ?")
        await agent.highlights("il a expiré ou ne marche pas").presses("enter")
        await agent.sees("LIEN DE VALIDATION").chooses("Le lien a expiré ou ne marche pas")
        await agent.focus_is_on("Se connecter, redonner l’adresse").presses("enter")
        await agent.chooses("Le lien a expiré").focus_is_on("Sinon, appeler le 36 46")
        await agent.chooses("Compte créé, lien à ouvrir plus tard").sees("En attente", "28/11")


async def test_seven_days_have_passed(desk: Desk) -> None:
    """Les 7 jours passent devant nous : le dossier le dit, et se clôt en une touche."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent).waits(days=7, hours=8).leaves_and_comes_back()
        await agent.sees("MARTIN", "expire à 22:59").waits(minutes=40).presses("enter")
        await agent.sees("les 7 jours sont passés")
        await agent.highlights("les 7 jours sont passés").presses("enter").sees("Clos", "^Z")
        await agent.presses("escape").sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["unconfirmed"]


async def test_nobody_came_back(desk: Desk) -> None:
    """Le délai a passé sans personne : à l’ouverture suivante, le dossier s’est clos seul."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent).waits(days=9).leaves_and_comes_back()
        await agent.sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
    assert [visit.outcome for visit in desk.closed()] == ["unconfirmed"]


async def test_once_the_account_exists_nothing_is_to_be_redone(desk: Desk) -> None:
    """Compte créé : ameli s’en souvient, on ne parle plus de refaire."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent, MARTIN).presses("enter").sees("est-il ouvert ?")
        await agent.presses("enter").sees("LIEN DE VALIDATION").does_not_see("à refaire")
