"""« 1 copié, 2 suivant » beside the rows while a run of F4 is under way, and no longer."""

from __future__ import annotations

import pytest

from counter_app.ui.clip.holder import HELD
from counter_app.ui.clip.ranks import COPIED, NEXT
from tests.journeys.agent import NARROW, STRIP, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.reading import lines_of
from tests.journeys.test_copying import passes
from tests.journeys.visits import at_connexion, at_finalisation

ROWS = ("Nom", "N° de séc", "Date de nai", "Code postal")


def verdicts(agent: Agent, rows: tuple[str, ...]) -> list[str]:
    """What stands right of the divider on each of these rows."""
    lines = [line.removeprefix("▸").strip() for line in lines_of(agent.app.screen)]
    found = [next(line for line in lines if line.startswith(name)) for name in rows]
    return [" ".join(line.partition("│")[2].split()) for line in found]


def stands(agent: Agent, *ends: str, rows: tuple[str, ...] = ROWS) -> Agent:
    """What these rows end with."""

    def so(agent: Agent) -> bool:
        found = zip(verdicts(agent, rows), ends, strict=True)
        return all(verdict.endswith(end) for verdict, end in found)

    return agent.finds(f"{ends} at the edge", so)


def no_rank(agent: Agent) -> Agent:
    def so(agent: Agent) -> bool:
        return not any(
            verdict[-1:].isdigit() or verdict.endswith((COPIED, NEXT))
            for verdict in verdicts(agent, ROWS)
        )

    return agent.finds("no rank at the edge", so)


async def test_row_for_row(desk: Desk) -> None:
    """F4, retour, retour : copié, suivant ; ↑ F4 revient à celle d’avant."""
    async with Agent(desk, WIDE) as agent:
        await no_rank(at_connexion(agent).stands_on("Nom"))
        await stands(agent.presses("f4"), "1 copié", "2 suivant", " 3", " 4")
        agent.goes_to_ameli_and_back()
        await stands(agent, "1 copié", "2 copié", "3 suivant", " 4")
        await stands(agent.presses("up", "f4"), "1 copié", "2 suivant", " 3", " 4")


async def test_nothing_is_left_of_a_run_that_is_over(desk: Desk) -> None:
    """La dernière copiée : encore affiché tant qu’elle est au presse-papiers, puis plus rien."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4", "f4", "f4", "f4")
        await stands(agent, "1 copié", "2 copié", "3 copié", "4 copié")
        await no_rank(passes(agent, HELD))
        await stands(agent.stands_on("Nom").presses("f4"), "1 copié", "2 suivant", " 3", " 4")


async def test_what_is_to_be_corrected_ends_it(desk: Desk) -> None:
    """Le n° est faux : le défilé s’arrête là, et reprend une fois corrigé."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).fills(nir="294037512000592").stands_on("Nom").presses("f4")
        await stands(agent, "1 copié", "2 suivant", " 3", " 4")
        await passes(agent, HELD).goes_to_ameli_and_back().sees("rien n’est copié")
        await no_rank(agent)
        await stands(agent.presses("f2", "f4"), "1 copié", "2 copié", "3 suivant", " 4")


async def test_an_address_pasted_twice(desk: Desk) -> None:
    """L’adresse vaut deux collages : 2 suivant, puis copiée, et le téléphone est le troisième."""
    async with Agent(desk, WIDE) as agent:
        await at_finalisation(agent).stands_on("Adresse e-mail").presses("f4")
        rows = ("Adresse e-mail", "Téléphone")
        await stands(agent, "2 suivant", " 3", rows=rows)
        await stands(agent.goes_to_ameli_and_back(), "2 copié", "3 suivant", rows=rows)


@pytest.mark.parametrize(
    ("size", "ends"), [(NARROW, ("1 ✓", "2 ›", " 3", " 4")), (STRIP, ("✓1", "✓2", "✓3", "✓4"))]
)
async def test_with_less_room(desk: Desk, size: tuple[int, int], ends: tuple[str, ...]) -> None:
    """À 80 colonnes un signe, en bandeau le rang seul ; le verdict d’abord."""
    async with Agent(desk, size) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4")
        await stands(agent, *ends)


async def test_leaving_and_coming_back_begins_anew(desk: Desk) -> None:
    """Échap puis Entrée : le défilé est fini."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f4").sees("1 copié")
        await no_rank(agent.presses("escape", "enter").sees("2/4 CONNEXION"))
