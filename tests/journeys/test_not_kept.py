"""« Ne rien conserver »: in memory only, and never lost without a question."""

from __future__ import annotations

import pytest

from tests.journeys.agent import SIZES, Agent
from tests.journeys.desk import PHRASE, Desk
from tests.journeys.visits import at_connexion, begins


def keeps_nothing(agent: Agent) -> Agent:
    """From the palette, confirmed."""
    agent.presses("ctrl+p").types("ne rien").presses("enter").sees("NE RIEN CONSERVER")
    return agent.presses("enter").sees("non conservé, à la demande")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_quitting_asks_first(desk: Desk, size: tuple[int, int]) -> None:
    """Ctrl+Q : ce dossier n’est qu’en mémoire ; Échap y revient, Entrée le perd."""
    async with Agent(desk, size) as agent:
        await keeps_nothing(at_connexion(agent)).stands_on("Nom").presses("ctrl+q")
        await agent.sees("CE SERAIT PERDU", "qu’en mémoire").presses("ctrl+q", "escape")
        await agent.sees("2/4 CONNEXION").types("X").field_holds("MARTINX")
        await agent.presses("ctrl+q").sees("CE SERAIT PERDU", "le clore").presses("enter")
        await agent.sees_guichet_end().comes_back().sees("Aucun dossier ouvert")
    assert [visit.outcome for visit in desk.closed()] == ["other"]


async def test_locking_asks_first(desk: Desk) -> None:
    """F12, de Dossiers comme du dossier : la même question ; un autre dossier reste repris."""
    async with Agent(desk) as agent:
        await keeps_nothing(at_connexion(agent)).presses("f12").sees("CE SERAIT PERDU")
        await agent.presses("escape", "escape").sees("Guichet · Dossiers", "MARTIN")
        await agent.presses("f12").sees("CE SERAIT PERDU").presses("escape")
        await begins(agent).fills(postal_code="42000").presses("f12").sees("CE SERAIT PERDU")
        await agent.presses("enter").sees("Phrase de passe").types(PHRASE).presses("enter")
        await agent.sees("1/4 ACCÈS").presses("escape").sees("Guichet · Dossiers")
        await agent.does_not_see("MARTIN")


async def test_locked_in_it_there_is_nothing_to_come_back_to(desk: Desk) -> None:
    """Verrouillé et perdu : la phrase ramène à la liste, sans reproche."""
    async with Agent(desk) as agent:
        await keeps_nothing(at_connexion(agent)).presses("f12").sees("PERDU").presses("enter")
        await agent.sees("Phrase de passe").types(PHRASE).presses("enter")
        await agent.sees("Aucun dossier ouvert", "tout est enregistré")


async def test_nothing_to_lose_asks_nothing(desk: Desk) -> None:
    """Rien d’écrit, ou déjà clos : on quitte sans question."""
    async with Agent(desk) as agent:
        await begins(agent).presses("ctrl+p").types("ne rien").presses("enter", "enter")
        await agent.sees("non conservé").presses("ctrl+q").sees_guichet_end()
