"""Dossiers, what opens over it, and the summary of a dossier that waited."""

from __future__ import annotations

from collections.abc import AsyncIterator

from tests.journeys.agent import Agent
from tests.journeys.desk import PHRASE


async def dossiers(agent: Agent) -> AsyncIterator[str]:
    """The list of an ordinary day."""
    await agent.sees("MARTIN", "À FAIRE AU GUICHET", "CHEZ LE CITOYEN")
    yield "dossiers"
    await agent.presses("f8").does_not_see("MARTIN")
    yield "dossiers_hidden"
    await agent.presses("f8").types("bon").sees("BONNET").does_not_see("MARTIN")
    yield "dossiers_search"
    await agent.types("zzz").sees("Aucun dossier ne correspond")
    yield "dossiers_not_found"
    await agent.presses("escape").sees("MARTIN").presses("f1").sees("Échap : revenir")
    yield "help_dossiers"
    await agent.presses("escape", "ctrl+p").sees("Chercher une action")
    yield "palette_dossiers"
    await agent.types("journal").presses("enter").sees("Échap : revenir", "14:29")
    yield "journal"
    await agent.presses("escape", "ctrl+p").types("prolonger").presses("enter").sees("POURQUOI")
    yield "prolonging"
    await agent.presses("escape", "ctrl+p").types("effacer le").presses("enter").sees("EFFACER LE")
    yield "erasing"
    await agent.presses("escape").sees("MARTIN")


async def crowd(agent: Agent) -> AsyncIterator[str]:
    """Thirty dossiers."""
    await agent.sees("MARTIN", "ROUX").presses(*["down"] * 12)
    yield "dossiers_many"


async def agents(agent: Agent) -> AsyncIterator[str]:
    """Who may unlock here."""
    await agent.presses("ctrl+p").types("agents").presses("enter").sees("Karim")
    yield "agents"
    await agent.presses("escape", "ctrl+p").types("ajouter").presses("enter")
    await agent.sees("AJOUTER UN AGENT").types(PHRASE).presses("enter").types("Luc")
    await agent.presses("enter").types("vive la mairie").sees("deviner")
    yield "add_an_agent"
    await agent.presses("escape", "ctrl+p").types("retirer").presses("enter").sees("QUI ?")
    yield "which_agent"
    await agent.presses("enter").sees("RETIRER Karim")
    yield "remove_an_agent"
    await agent.presses("escape", "ctrl+p").types("phrase").presses("enter").sees("PHRASE")
    yield "another_phrase"
    await agent.presses("escape")


async def summary(agent: Agent) -> AsyncIterator[str]:
    """Karim takes over what Claire began; a code that is due."""
    await agent.types("martin").presses("enter").sees("Pourquoi", "Manque")
    yield "summary"
    await agent.presses("escape", "escape").types("dupuis").presses("enter").sees("arrivé ?")
    yield "summary_question"
    await agent.presses("escape")
