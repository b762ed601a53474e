"""Themes and panels, from the palette: at once, and the next time too; nothing lost either way."""

from __future__ import annotations

from dataclasses import replace

import pytest

from counter_app.ui.looks import keep, kept
from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.visits import at_connexion

SAID = ("2/4 CONNEXION", "N° de sécurité", "Code postal", "AMELI A RÉPONDU", "Un compte existe")


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)


async def test_a_theme_is_put_on_at_once_and_kept(desk: Desk) -> None:
    """« Thème : clair » dans la palette : tout de suite, et encore la fois d’après."""
    async with Agent(desk) as agent:
        await agent.presses("ctrl+p").types("thème clair").sees("Sombre sur fond clair")
        await agent.presses("enter").finds("the light theme", lambda a: a.app.theme == "clair")
        await agent.comes_back().finds("the light theme", lambda a: a.app.theme == "clair")


@pytest.mark.parametrize("where", ["cote", "dessous"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_the_panels_stand_either_way(desk: Desk, size: tuple[int, int], where: str) -> None:
    """« Volets : dessous » ou « à côté » : les lignes et leur détail restent tous là."""
    keep(desk.settings.home, {"theme": "sombre", "panels": where})
    async with Agent(desk, size) as agent:
        await at_connexion(agent).goes_into("nir").types("2940").sees(*SAID)
        panel = agent.app.screen.query_one("#panel").region
        rows = agent.app.screen.query_one("#outcomes").region
        beside, under = panel.x >= rows.right, panel.y >= rows.bottom
        assert (beside, under) == (where == "cote", where == "dessous")
        assert panel.width >= 30
        assert panel.height >= 4


async def test_no_colour_is_the_terminals_own(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR l’emporte sur le thème choisi ; la ligne choisie garde son ▸."""
    monkeypatch.setenv("NO_COLOR", "1")
    keep(desk.settings.home, {"theme": "clair", "panels": "auto"})
    async with Agent(desk) as agent:
        await at_connexion(agent).goes_into("nir").sees("▸ N° de sécurité sociale")
        assert agent.app.theme == "terminal"


async def test_where_there_are_16_colours_they_are_the_terminals_own(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Le thème de la commune ne s’y lirait pas ; l’agent peut le vouloir quand même."""
    desk.settings = replace(desk.settings, theme="clair")
    async with Agent(desk) as agent:
        await agent.finds("the light theme", lambda a: a.app.theme == "clair")
        monkeypatch.delenv("COLORTERM")
        monkeypatch.setenv("TERM", "xterm")
        await agent.comes_back().finds("its own", lambda a: a.app.theme == "terminal")
        await agent.presses("ctrl+p").types("volets dessous").sees("en pleine").presses("enter")
        await agent.comes_back().finds("its own", lambda a: a.app.theme == "terminal")
        await agent.presses("ctrl+p").types("thème clair").sees("Sombre sur fond clair")
        await agent.presses("enter").finds("the light theme", lambda a: a.app.theme == "clair")
        await agent.comes_back().finds("the light theme", lambda a: a.app.theme == "clair")
        assert agent.app.has_class("-dessous")


@pytest.mark.parametrize(
    ("written", "chosen"),
    [
        *((word, {}) for word in ("", "rose", "clair", "clair auto oui", "- -", "\udcff")),
        ("rose dessous", {"panels": "dessous"}),
        ("clair -", {"theme": "clair"}),
    ],
)
def test_what_cannot_be_read_was_not_chosen(
    desk: Desk, written: str, chosen: dict[str, str]
) -> None:
    """Un fichier abîmé ne gêne personne."""
    (desk.settings.home / "ecran").write_bytes(written.encode("utf-8", "surrogateescape"))
    assert kept(desk.settings) == chosen
