"""The recovery code is shown once: it can be hidden and locked away, never lost by that."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from counter_app.settings import Settings
from counter_app.ui.screens.opening_code import RecoveryCode
from tests.journeys.agent import NARROW, SIZES, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.test_lock import Seconds

pytestmark = pytest.mark.slow

PHRASE = "cheval agrafe pile correct"


@asynccontextmanager
async def first_run(
    tmp_path: Path, size: tuple[int, int] = NARROW
) -> AsyncIterator[tuple[Agent, str]]:
    """The code on the screen, and what it is."""
    desk = Desk(Settings(tmp_path / "new"))
    async with Agent(desk, size, locked=True) as agent:
        await agent.types("Claire").presses("enter").types(PHRASE).presses("enter")
        await agent.types(PHRASE).presses("enter").sees("CODE DE SECOURS")
        code = agent.app.screen.query_one(RecoveryCode).code
        await agent.sees(code, "Entrée : c’est noté")
        yield agent, code
    desk.shut()


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_f8_hides_it_and_entree_does_not_pass_it_by(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    """F8 : des points ; Entrée le montre d’abord, et seulement alors « c’est noté » passe."""
    async with first_run(tmp_path, size) as (agent, code):
        await agent.presses("f8").does_not_see(code).sees("•••••-•••••", "il reste à noter")
        await agent.presses("x", "space").does_not_see(code).presses("f8").sees(code)
        await agent.presses("f8", "enter").sees(code).presses("enter").sees("Aucun dossier ouvert")


async def test_nobody_there_hides_it(tmp_path: Path) -> None:
    """Une minute ailleurs : des points, qu’une touche au hasard n’enlève pas."""
    async with first_run(tmp_path) as (agent, code):
        time = Seconds(agent.app, 0)
        agent.app.presence.focused(focused=False)
        await time.pass_by(70, agent, idle=False)
        await agent.does_not_see(code).presses("x").does_not_see(code).presses("f8").sees(code)


@pytest.mark.parametrize("how", ["F12", "idle", "slept"])
async def test_the_lock_covers_it_and_the_phrase_brings_it_back(tmp_path: Path, how: str) -> None:
    """Verrouillé sur le code : la phrase qu’on vient de choisir, et il est toujours là."""
    async with first_run(tmp_path, WIDE) as (agent, code):
        time = Seconds(agent.app, 0)
        if how == "F12":
            await agent.presses("f12")
        elif how == "idle":
            await time.pass_by(310, agent)
        else:
            time.day += 3600
            await time.pass_by(10, agent)
        await agent.sees("Verrouillé", "reste à noter", "Claire").does_not_see(code)
        await agent.presses("enter").does_not_see(code)
        await agent.types("pas la bonne").presses("enter").sees("réessayer dans 1 s")
        await agent.presses("ctrl+q").sees("la phrase de passe d’abord").does_not_see(code)
        await agent.sees("Vous pouvez réessayer").types(PHRASE).presses("enter")
        await agent.sees("CODE DE SECOURS")
        if how == "idle":
            await agent.does_not_see(code).presses("enter")
        await agent.sees(code).presses("enter").sees("Aucun dossier ouvert")


async def test_quitting_over_it_asks_first(tmp_path: Path) -> None:
    """Ctrl+Q sans l’avoir noté : demandé, car il n’est montré qu’une fois."""
    async with first_run(tmp_path) as (agent, code):
        await agent.presses("ctrl+q").sees("N’EST PAS NOTÉ", "code de secours »")
        await agent.presses("escape").sees(code).presses("ctrl+q", "enter").sees_guichet_end()
