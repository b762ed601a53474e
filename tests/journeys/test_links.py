"""The validation link: seven days, at home or at the desk."""

from __future__ import annotations

import pytest

from tests.journeys.agent import Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_finalisation, begins, closes, with_link_to_open


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


_DOWN = ("ameli ne répond pas", "oui, on se connecte au compte créé", "on reprend")
_MAILBOX = (
    "La boîte mail ne s’ouvre pas ici",
    "oui, on ouvre le lien de validation",
    "celle-ci ou une nouvelle",
)


@pytest.mark.parametrize(("stopped", "yes", "before"), [_DOWN, _MAILBOX])
async def test_once_the_account_exists_a_wait_goes_on_to_the_link(
    desk: Desk, stopped: str, yes: str, before: str
) -> None:
    """Compte créé, puis ameli en panne ou boîte fermée : on revient au lien, sans rien recréer."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).ticks("Le compte ameli est créé").chooses(stopped)
        await agent.sees("En attente").presses("escape").sees("Guichet · Dossiers")
        await agent.presses("enter").sees(yes).does_not_see(before)
        await agent.presses("enter").sees("LIEN DE VALIDATION", "Cliquer sur le lien")
        await agent.does_not_see("à redemander")


@pytest.mark.parametrize(("stopped", "yes", "before"), [_DOWN, _MAILBOX])
async def test_before_the_account_exists_a_wait_goes_back(
    desk: Desk, stopped: str, yes: str, before: str
) -> None:
    """Sans compte créé, la même attente fait reprendre la création."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).chooses(stopped).presses("escape").presses("enter")
        await agent.sees(before).does_not_see(yes)


@pytest.mark.parametrize(
    ("procedure", "steps", "mark"),
    [
        ("1.1", ("Le code est là", "Accepté"), "Le compte ameli est créé"),
        (
            "Saint-Thomas",
            (
                "La page de renseignement",
                "Acceptées",
                "Acceptées",
                "Le « zéro papier » est accepté",
                "Le mot de passe est accepté",
                "Courriel et téléphone acceptés",
            ),
            "Compte créé, le courriel est parti",
        ),
    ],
)
async def test_so_it_is_in_the_other_procedures(
    desk: Desk, procedure: str, steps: tuple[str, ...], mark: str
) -> None:
    """La fiche 1.1 et Saint-Thomas : compte créé, ameli en panne, on revient au lien."""
    async with Agent(desk) as agent:
        begins(agent, procedure)
        for answer in steps:
            agent.chooses(answer)
        await agent.ticks(mark).chooses(_DOWN[0]).presses("escape").presses("enter")
        await agent.sees(_DOWN[1]).presses("enter").sees("LIEN DE VALIDATION")
