"""« Qui tape ? » is a field of line one: the citizen, or the agent with a mandate."""

from __future__ import annotations

import pytest

from tests.journeys.agent import NARROW, SIZES, STRIP, Agent
from tests.journeys.desk import Desk
from tests.journeys.visits import at_connexion, begins

REFERENCE = "Mandat PELLETIER 041"


def asks(agent: Agent) -> Agent:
    return agent.presses("ctrl+p").types("qui tape").presses("enter").sees("Tape : ‹")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_the_agent_types_with_a_mandate(desk: Desk, size: tuple[int, int]) -> None:
    """Palette, Espace, la référence, les jours, Entrée : de retour à la ligne, tout est gardé."""
    async with Agent(desk, size) as agent:
        await at_connexion(agent).stands_on("Code postal")
        await asks(agent).sees("citoyen›").presses("space").sees("agent", "‹1 j")
        await agent.presses("tab").types(REFERENCE).field_holds(REFERENCE).presses("tab")
        await agent.presses("right").sees("‹31 j").does_not_see("PELLETIER")
        await agent.presses("enter").focus_is_on("Code postal").does_not_see("‹31")
        await agent.the_disk_holds(mandate=REFERENCE)
        await agent.leaves_and_comes_back().presses("enter").sees("2/4 CONNEXION")
        if size != STRIP:
            await agent.sees("tape : agent")
    lines = [(line.kind, line.detail) for line in desk.journal()]
    assert [line for line in lines if line[0] in ("typist", "mandate")] == [
        ("typist", "agent"),
        ("mandate", "31"),
    ]
    assert b"PELLETIER" not in desk.bytes_on_disk()


async def test_line_one_says_what_is_missing_of_a_mandate(desk: Desk) -> None:
    """Sans référence, puis dit, puis échu le lendemain."""
    async with Agent(desk) as agent:
        await at_connexion(agent).sees("tape : citoyen")
        await asks(agent).presses("space", "enter").sees("tape : agent, mandat à préciser")
        await asks(agent).presses("down").types("041").presses("enter")
        await agent.sees("tape : agent, mandat de 1 j").does_not_see("041")
        await agent.waits(days=1).leaves_and_comes_back().presses("enter")
        await agent.sees("mandat échu")


async def test_above_the_first_row_is_line_one(desk: Desk) -> None:
    """↑ depuis la première ligne y mène, ↓ et ↑ en reviennent ; ← → tournent, la souris aussi."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).stands_on("Carte Vitale").presses("up").sees("Tape : ‹le citoyen›")
        await agent.presses("left").sees("‹l’agent, avec mandat›").presses("down", "down", "left")
        await agent.sees("‹365 j›").presses("down").focus_is_on("Carte Vitale")
        await agent.presses("up", "up").focus_is_on("ameli ne répond pas")
        await agent.does_not_see("Tape : ‹")
        await agent.hands.pilot.click("#title")
        await agent.sees("Tape : ‹l’agent, avec mandat›")
        await agent.hands.pilot.click("#who")
        await agent.sees("Tape : ‹le citoyen›")


async def test_the_citizen_again(desk: Desk) -> None:
    """Le citoyen reprend le clavier : du mandat il ne reste rien, Ctrl+Z le rend."""
    async with Agent(desk) as agent:
        await at_connexion(agent)
        await asks(agent).presses("space", "tab").types("041").presses("shift+tab", "space")
        await agent.sees("‹le citoyen›").does_not_see("Réf. du mandat").presses("enter")
        ((_, answers),) = desk.dossiers()
        assert "mandate" not in answers
        await agent.presses("ctrl+z").sees("mandat de 1 j").the_disk_holds(mandate="041")


async def test_another_window_leaves_the_field_as_it_is(desk: Desk) -> None:
    """Aller sur ameli et revenir : le champ est toujours là, avec ce qui y était tapé."""
    async with Agent(desk) as agent:
        await at_connexion(agent)
        await asks(agent).presses("space", "tab").types("04").goes_to_ameli_and_back()
        await agent.types("1").field_holds("041").presses("enter").sees("mandat de 1 j")


async def test_an_untouched_dossier_still_vanishes(desk: Desk) -> None:
    """Dire qui tape n’est pas commencer ; avec la première lettre, cela est gardé aussi."""
    async with Agent(desk) as agent:
        await begins(agent)
        await asks(agent).presses("space", "enter", "escape").sees("Aucun dossier ouvert")
        await begins(agent)
        await asks(agent).presses("space", "tab", "tab", "right", "enter")
        await agent.fills(postal_code="42000").sees("✓ enregistré")
    ((stored, _),) = desk.dossiers()
    assert stored.ticks["mandate:"].value == "31"


@pytest.mark.parametrize("size", [NARROW, STRIP], ids=("80x24", "48x30"))
async def test_the_reference_has_room_while_it_is_typed(desk: Desk, size: tuple[int, int]) -> None:
    """Vingt signes se lisent à 80 colonnes, l’enregistrement et les jours à côté."""
    room = REFERENCE if size == NARROW else REFERENCE[-16:]
    async with Agent(desk, size) as agent:
        await at_connexion(agent)
        await asks(agent).presses("space", "tab").types(REFERENCE).sees(room, "‹1 j›")
        if size == NARROW:
            await agent.sees("✓ enregistré").presses("tab").sees("‹l’agent, avec mandat›")
            await agent.sees("✓ enregistré", "‹1 j›")
