"""What cannot be done now says why: at its key, and greyed in the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.settings import Settings
from counter_app.ui.actions import DOSSIER, HOME, SHIPPED, Off
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.screens.home import HomeScreen
from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import CLAIRE, KARIM, PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.test_finding import is_begun
from tests.journeys.visits import at_connexion, begins

BOTH = pytest.mark.parametrize("size", [WIDE, NARROW], ids=("120x40", "80x24"))


def asks_for(agent: Agent, words: str, why: str) -> Agent:
    """In the palette, greyed with its reason; chosen all the same, the reason is told below."""
    agent.presses("ctrl+p").types(words).sees("non :", why).presses("enter")
    return agent.does_not_see("Entrée : faire").sees(why)


@BOTH
async def test_at_the_key(desk: Desk, size: tuple[int, int]) -> None:
    """Rien à annuler, rien à corriger, personne à côté : la touche dit pourquoi."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("ctrl+z").sees(Off.NOTHING_TO_UNDO)
        await agent.presses("ctrl+y").sees(Off.NOTHING_TO_REDO).presses("f6").sees(Off.NOBODY_ELSE)
        await agent.presses("f2").sees(Off.NO_PROPOSAL)
        await agent.stands_on("Confirmer").presses("f2").sees(Off.NO_FIELD)
        await agent.presses("escape").presses("f6").sees(Off.NOBODY_ASIDE)
        await agent.presses("enter").sees(Off.NO_DOSSIER)


@BOTH
async def test_what_is_for_a_dossier_says_so_in_the_list(desk: Desk, size: tuple[int, int]) -> None:
    """Dans la liste, Copier, Interrompre ou Talon : la touche dit où cela se fait."""
    async with Agent(desk, size) as agent:
        await agent.presses("f7").sees("Interrompre : dans un dossier. F3 : nouveau.")
        await at_connexion(agent).presses("escape").presses("f4")
        await agent.sees("Copier : dans un dossier. Entrée : reprendre.")
        await agent.presses("f9").sees("Talon :").presses("ctrl+z").sees("Annuler :")
        await agent.presses("ctrl+y").sees("Rétablir :").types("mar").does_not_see("Valider :")
        await agent.presses("enter").sees("2/4 CONNEXION")


@BOTH
async def test_greyed_in_the_palette(desk: Desk, size: tuple[int, int]) -> None:
    """Dans la liste de tout, ce qui ne peut pas se faire est grisé, avec sa raison."""
    async with Agent(desk, size) as agent:
        await begins(agent)
        await asks_for(agent, "annuler", Off.NOTHING_TO_UNDO)
        await asks_for(agent, "prolonger", Off.NOT_ON_DISK)
        await agent.fills(postal_code="42000").presses("ctrl+p").types("annuler")
        await agent.sees("avant le dernier geste").does_not_see("non :").presses("escape")


async def test_only_one_agent(tmp_path: Path) -> None:
    """Seul sur ce poste : il n’y a personne à retirer, et c’est dit avant de demander la phrase."""
    desk = Desk(Settings(tmp_path / "home"))
    assert desk.opening().begin(CLAIRE, PHRASE).counter.close()
    async with Agent(desk) as agent:
        await asks_for(agent, "retirer", Off.ALONE)
    desk.shut()


async def test_a_trial_has_no_agents(desk: Desk) -> None:
    """À l’essai, la phrase et les agents sont grisés."""
    async with Agent(desk) as agent:
        agent.app.demo = True
        await asks_for(agent, "ma phrase", Off.TRIAL)


async def test_read_only_elsewhere(desk: Desk) -> None:
    """Le dossier est ouvert dans une autre fenêtre : chaque touche qui écrirait le dit."""
    other = desk.counter(KARIM)
    visit = other.new()
    visit.fields.type("last_name", "MARTIN", 6, "")
    assert other.saving.flush(10)
    async with Agent(desk) as agent:
        await agent.presses("enter").sees("ouvert dans une autre fenêtre").presses("enter")
        for key in ("f7", "f2", "ctrl+z", "ctrl+y"):
            await agent.presses("pagedown").presses(key).sees(Off.READ_ONLY)
        await asks_for(agent, "toutes les pièces", Off.READ_ONLY)
        await asks_for(agent, "effacer", Off.READ_ONLY)


async def test_closed_kept_nowhere_and_prolonged(desk: Desk) -> None:
    """Déjà clos, déjà prolongé, déjà en mémoire : une seule fois suffit, et c’est dit."""
    async with Agent(desk) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        await agent.presses("ctrl+p").types("prolonger").presses("enter").sees("POURQUOI")
        await agent.presses("enter").sees("est prolongé")
        await asks_for(agent, "prolonger", Off.PROLONGED)
        await agent.presses("ctrl+p").types("clore").presses("enter").sees("CLORE LE DOSSIER")
        await agent.presses("enter", "enter").sees("Clos")
        await asks_for(agent, "clore", Off.CLOSED)
        await agent.presses("ctrl+z").sees("Annulé")
        await agent.presses("ctrl+p").types("ne rien").presses("enter").sees("NE RIEN CONSERVER")
        await agent.presses("enter").sees("non conservé")
        await asks_for(agent, "ne rien", Off.NOT_KEPT)


async def test_copying(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Une étape sans rien à copier le dit."""
    async with Agent(desk) as agent:
        await begins(agent).stands_on("Cas particulier")
        monkeypatch.setattr("counter_app.ui.screens.standing.copyables", lambda _visit: ())
        await agent.presses("f4").sees(Off.NOTHING_TO_COPY)


async def test_the_chosen_dossier_of_the_list(desk: Desk) -> None:
    """Rien de choisi : prolonger, effacer et le journal disent d’abord choisir."""
    async with Agent(desk) as agent:
        for words in ("prolonger", "effacer", "journal"):
            await asks_for(agent, words, Off.NOT_CHOSEN)
        await is_begun(agent, MARTIN)
        await asks_for(agent, "confirmer la date", Off.BELIEVED)


def test_every_reason_is_somebodys() -> None:
    """Chaque raison sert, et chaque écran sait dire toutes les siennes."""
    assert {off for action in SHIPPED.actions for off in action.off} == set(Off)
    assert all(len(off) <= 70 and off.endswith(".") for off in Off)


@pytest.mark.parametrize(("name", "screen"), [(HOME, HomeScreen), (DOSSIER, DossierScreen)])
async def test_every_screen_knows_its_reasons(desk: Desk, name: str, screen: type) -> None:
    """Aucune raison n’est oubliée par l’écran qui doit la dire."""
    async with Agent(desk) as agent:
        if name == DOSSIER:
            await begins(agent)
        await agent.sees("F7 Interrompre" if name == DOSSIER else "F3 Nouveau")
        here = agent.app.screen
        assert isinstance(here, HomeScreen | DossierScreen)
        assert isinstance(here, screen)
        assert {off for action in SHIPPED.of(name) for off in action.off} <= here.offs().keys()
