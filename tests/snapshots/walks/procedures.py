"""The other procedures: their first steps, and the kinds of row that only they have."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tests.journeys.agent import Agent
from tests.journeys.people import BONNET, MARTIN, SAIDI, identity
from tests.journeys.visits import begins


async def saint_thomas(agent: Agent) -> AsyncIterator[str]:
    """Seven steps; ameli's own words to read aloud; a quotation."""
    await begins(agent, "Saint-Thomas").sees("1/7 ACCÈS")
    yield "saint_thomas_1"
    await agent.presses("pagedown").fills(**identity(SAIDI)).presses("pagedown", "pagedown")
    await agent.sees("4/7", "✓ enregistré")
    yield "saint_thomas_4"
    await agent.presses("pagedown", "pagedown", "pagedown").sees("7/7 ACTIVATION")
    yield "saint_thomas_7"


async def provisional(agent: Agent) -> AsyncIterator[str]:
    """1.1: the code by post."""
    await begins(agent, "provisoire").sees("1/3 MOT DE PASSE PROVISOIRE")
    yield "provisional_1"
    await agent.chooses("Le code est là").fills(nir=BONNET.nir).sees("✓ enregistré")
    yield "provisional_2"


async def franceconnect(agent: Agent) -> AsyncIterator[str]:
    """1.2: through another administration."""
    await begins(agent, "1.2").sees("1/3 FOURNISSEUR")
    yield "franceconnect_1"
    await agent.presses("pagedown").sees("2/3")
    yield "franceconnect_2"


async def forgotten(agent: Agent) -> AsyncIterator[str]:
    """The account exists."""
    await begins(agent, "Retrouver").fills(nir=MARTIN.nir).sees("1/3 ESSAYER", "✓ enregistré")
    yield "forgotten_1"
    await agent.presses("pagedown").sees("2/3 DEMANDER LE LIEN", "✓ enregistré")
    yield "forgotten_2"
