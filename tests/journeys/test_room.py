"""What more room is used for, and what a low window leaves out."""

from __future__ import annotations

import pytest

from counter_app.ui.widgets.detail import DetailPanel
from counter_app.ui.widgets.picture import PictureView
from tests.journeys.agent import NARROW, STRIP, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.reading import lines_of
from tests.journeys.visits import at_connexion, at_finalisation

LONG_SENTENCE = "3 corrections possibles. F2 : essayer, F2 : la suivante."


def line_with(agent: Agent, words: str) -> str:
    """The painted line in which these words stand."""
    lines = [line.replace("\u00a0", " ") for line in lines_of(agent.app.screen)]
    return next(line for line in lines if words in line)


@pytest.mark.parametrize("size", [(160, 30), (160, 45), (200, 60)])
async def test_the_drawing_stands_beside_its_words(desk: Desk, size: tuple[int, int]) -> None:
    """Dès 160 colonnes : l’explication à gauche, le dessin à droite, sans couper une phrase."""
    async with Agent(desk, size) as agent:
        await at_connexion(agent).goes_into("nir").types(MARTIN.nir[:13] + "92")
        await agent.sees(LONG_SENTENCE, "▸2 69 05 49 588 157 80◂")
        assert LONG_SENTENCE in line_with(agent, "3 corrections")
        panel = agent.app.screen.query_one(DetailPanel)
        words, drawing = panel.query_one("#detail").region, panel.query_one(PictureView).region
        assert words.right < drawing.x
        assert words.width <= 90
        await agent.resizes(*WIDE).sees("▸2 69 05 49 588 157 80◂")
        assert panel.query_one(PictureView).region.y >= panel.query_one("#detail").region.bottom


async def test_all_of_amelis_answers_are_in_sight_in_a_low_window(desk: Desk) -> None:
    """À 120 × 30, une ligne par réponse : aucune n’est sous le bord."""
    async with Agent(desk, (120, 30)) as agent:
        await at_finalisation(agent).sees("( ) ameli ne répond pas  → attendre")
        await agent.does_not_see("réessayer plus tard").resizes(*WIDE).sees("réessayer plus tard")


async def test_the_list_says_more_where_it_is_wider(desk: Desk) -> None:
    """À 200 colonnes l’étape par son nom ; dans la bande, le nom sans demi-date."""
    async with Agent(desk, (200, 60)) as agent:
        await at_connexion(agent).presses("escape").sees("Guichet · Dossiers")
        assert "2/4 Connexion" in line_with(agent, "▸ ").partition("│")[0]
        await agent.resizes(*NARROW).sees("MARTIN Mme 12/03/1994 2/4 en cours")
        await agent.resizes(*STRIP).sees("MARTIN Mme 2/4 en cours")
