"""Ouverture in all its forms, and the curtain."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tests.journeys.agent import Agent
from tests.journeys.desk import PHRASE
from tests.journeys.test_locked_unsaved import busy, unsaved
from tests.journeys.visits import at_connexion
from tests.snapshots.stage import CODE


async def first_run(agent: Agent) -> AsyncIterator[str]:
    """A name, a phrase, the code; then the list of a newcomer and the tour."""
    await agent.types("Claire").presses("enter").types("quatre mots").sees("deviner")
    yield "first_run"
    await agent.presses("ctrl+u").types(PHRASE).presses("enter").types(PHRASE).presses("enter")
    await agent.sees("CODE DE SECOURS")
    yield "recovery_code"
    await agent.presses("enter").sees("Première fois", "tout est enregistré")
    yield "nobody"
    await agent.presses("f2").sees("VISITE 1 sur 6")
    yield "tour_list"
    await agent.presses("enter", "enter", "enter").sees("VISITE 4 sur 6")
    yield "tour_dossier"
    await agent.presses("escape").sees("Aucun dossier ouvert")


async def unlocking(agent: Agent) -> AsyncIterator[str]:
    """The phrase of every morning, refused once."""
    await agent.sees("Phrase de passe", "Claire").types("abc")
    yield "unlocking"
    await agent.presses("enter").sees("Vous pouvez réessayer")
    yield "unlocking_again"


async def rescue(agent: Agent) -> AsyncIterator[str]:
    """Another phrase after the recovery code."""
    await agent.types(CODE).presses("enter")
    await agent.sees("Code de secours accepté").types("quatre mots").sees("deviner")
    yield "rescue"


async def tiny(agent: Agent) -> AsyncIterator[str]:
    """A window in which nothing has room."""
    await agent.sees("trop petite")
    yield "too_small"


async def damaged(agent: Agent) -> AsyncIterator[str]:
    """A database that cannot be read, and the copy in its place."""
    await agent.sees("abîmée", "F2 : remettre")
    yield "damaged"
    await agent.presses("f2").sees("REMETTRE")
    yield "damaged_confirm"
    await agent.presses("escape").sees("abîmée")


async def curtain(agent: Agent) -> AsyncIterator[str]:
    """F12 while the disk refuses."""
    await at_connexion(agent).sees("✓ enregistré")
    with busy(agent.desk):
        await unsaved(agent)
        yield "not_saved"
        await agent.presses("f12").sees("Guichet · verrouillé", "Pas sur le disque")
        yield "curtain"
        await agent.types(PHRASE).presses("enter").sees("✗ non enregistré")
    await agent.sees("✓ enregistré")
