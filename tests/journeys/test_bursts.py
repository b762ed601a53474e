"""Keys pressed twice, or faster than the screen follows: what they open opens once."""

from __future__ import annotations

import pytest

from counter_app.ui.screens.dossier import DossierScreen
from tests.journeys.agent import Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN, SAIDI
from tests.journeys.visits import begins


async def comes_back_to_two(agent: Agent) -> None:
    """Both à côté, left at 2/4 with a name; in the list."""
    for person in (SAIDI, MARTIN):
        await begins(agent).presses("pagedown").fills(last_name=person.last_name)
        await agent.presses("escape").sees("Guichet · Dossiers", person.last_name)


@pytest.mark.parametrize(
    ("keys", "row"),
    [("enter enter", "N° de sécurité sociale"), ("f6 f6", "Nom"), ("enter escape enter", "Nom")],
)
async def test_a_dossier_opens_once(desk: Desk, keys: str, row: str) -> None:
    """Entrée, et encore Entrée : comme l’un après l’autre, et derrière le dossier est la liste."""
    async with Agent(desk) as agent:
        await comes_back_to_two(agent)
        await agent.presses_at_once(*keys.split()).sees("▸2/4 CONNEXION").focus_is_on(row)
        await agent.presses("2", "escape").sees("Guichet · Dossiers", "SAÏDI", "MARTIN")
        assert len(agent.app.screen_stack) == 2


async def test_what_is_typed_ahead_goes_where_it_was_meant(desk: Desk) -> None:
    """F3, Entrée, la page suivante, le nom, sans attendre l’écran : il est dans le dossier."""
    async with Agent(desk) as agent:
        await agent.presses_at_once("f3", "enter", "pagedown", *"DUVAL", "escape")
        await agent.sees("Guichet · Dossiers", "DUVAL")


@pytest.mark.parametrize("keys", ["f6 f6", "f6 escape"])
async def test_a_dossier_left_before_it_is_painted(desk: Desk, keys: str) -> None:
    """Parti avant d’être affiché : rien ne s’arrête, le suivant est là, ou la liste."""
    async with Agent(desk) as agent:
        await comes_back_to_two(agent)
        await agent.presses("enter").sees("▸2/4 CONNEXION").presses_at_once(*keys.split())
        await agent.presses("escape", "escape").sees("Guichet · Dossiers", "SAÏDI", "MARTIN")


async def test_what_comes_late_finds_no_row(desk: Desk) -> None:
    """Une image de plus était due au dossier qu’on vient de quitter : rien à montrer."""
    async with Agent(desk) as agent:
        await comes_back_to_two(agent)
        await agent.presses("enter").sees("▸2/4 CONNEXION")
        left = agent.app.screen
        assert isinstance(left, DossierScreen)
        await agent.presses("escape").sees("Guichet · Dossiers")
        left.sheet._reveal()


@pytest.mark.parametrize(
    ("keys", "asked"),
    [("f7 f7", "POURQUOI"), ("f3 f7", "QUELLE PROCÉDURE")],
)
async def test_a_question_is_asked_once(desk: Desk, keys: str, asked: str) -> None:
    """F7 deux fois : une seule question, et une réponse suffit."""
    async with Agent(desk) as agent:
        await comes_back_to_two(agent)
        await agent.presses("enter").sees("▸2/4 CONNEXION")
        await agent.presses_at_once(*keys.split()).sees(asked)
        await agent.presses("enter").does_not_see(asked)
        await agent.presses("escape", "escape").sees("Guichet · Dossiers", "SAÏDI", "MARTIN")


async def test_a_slip_left_before_it_is_painted(desk: Desk) -> None:
    """F7, puis F9 deux fois : le dossier est mis de côté, le talon n’est plus là."""
    async with Agent(desk) as agent:
        await comes_back_to_two(agent)
        await agent.presses("enter").sees("▸2/4 CONNEXION")
        await agent.presses("f7").sees("POURQUOI").presses_at_once("f9", "f9")
        await agent.sees("Guichet · Dossiers", "citoyen s’est éloigné")


async def test_f3_twice_in_the_list_and_the_list_goes_on(desk: Desk) -> None:
    """F3 deux fois : la procédure habituelle, une fois ; Échap, et Entrée reprend un dossier."""
    async with Agent(desk) as agent:
        await comes_back_to_two(agent)
        await agent.presses_at_once("f3", "f3").sees("▸1/4 ACCÈS")
        await agent.presses_at_once("escape", "f3", "escape", "enter").sees("▸2/4 CONNEXION")
        assert len(agent.app.screen_stack) == 3
