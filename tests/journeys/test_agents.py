"""The agents of a desk, from the palette: one more, one less, another phrase, another code."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.settings import Settings
from tests.journeys.agent import SIZES, STRIP, Agent
from tests.journeys.desk import CLAIRE, KARIM, PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion

pytestmark = pytest.mark.slow

LUC, HIS = "Luc", "bougie tracteur violon mardi"


def asks(agent: Agent, words: str) -> Agent:
    """An action by its name."""
    return agent.presses("ctrl+p").types(words).presses("enter")


async def test_who_may_open(desk: Desk) -> None:
    """La liste dit qui est là, et qui d’autre."""
    async with Agent(desk) as agent:
        await asks(agent, "agents").sees("AGENTS DE CE POSTE", f"{CLAIRE} (vous)", KARIM)
        await agent.presses("escape").sees("Aucun dossier ouvert")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_one_more(desk: Desk, size: tuple[int, int]) -> None:
    """Sa phrase à elle d’abord, puis le nom et la phrase du nouveau, qui ouvre."""
    async with Agent(desk, size) as agent:
        await asks(agent, "ajouter").sees("AJOUTER UN AGENT", "L’agent ajouté tape")
        await agent.types("une phrase au hasard").presses("enter").types(LUC).presses("enter")
        await agent.types("luc").sees("trop facile à deviner").presses("ctrl+u")
        await agent.types(HIS).sees("✓ assez difficile à deviner").does_not_see(HIS)
        await agent.presses("enter").types("autre").presses("enter").sees("diffèrent")
        await agent.field_holds("").types(HIS).presses("enter").types(HIS).presses("enter")
        await agent.sees("Phrase de passe refusée")
        await agent.field_holds("").presses("escape").does_not_see("AJOUTER")
    assert [each.name for each in desk.slots.agents()] == [CLAIRE, KARIM]


async def test_the_one_added_opens(desk: Desk) -> None:
    """Luc est ajouté ; à l’ouverture suivante il est là, et sa phrase ouvre."""
    async with Agent(desk) as agent:
        await asks(agent, "ajouter").types(PHRASE).presses("enter", "enter", "enter", "enter")
        await agent.sees("Il manque son nom").presses("tab", "tab").types(LUC).presses("enter")
        await agent.types(HIS).presses("enter").types(HIS).presses("enter")
        await agent.sees("Luc peut ouvrir Guichet").presses("ctrl+q")
    async with Agent(desk, locked=True) as agent:
        await agent.presses("up").sees(LUC).types(HIS).presses("enter")
        await agent.sees("Aucun dossier ouvert", LUC)
    (line,) = [line for line in desk.journal() if line.kind == "agent_added"]
    assert (line.agent, line.detail.split()[1]) == (CLAIRE, LUC)


async def test_one_less(desk: Desk) -> None:
    """Karim est retiré : on revient par un nouveau code, et tout est là."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("escape").sees(MARTIN.last_name)
        await asks(agent, "retirer").sees("QUI ?", KARIM).does_not_see(CLAIRE + " (")
        await agent.presses("enter").sees("RETIRER Karim", "Le code de secours change aussi")
        await agent.types(PHRASE).presses("enter").sees("CODE DE SECOURS", "enveloppe")
        await agent.presses("enter").sees(MARTIN.last_name, "Guichet · Dossiers")
        await agent.presses("enter").sees("2/4 CONNEXION").fills(nir="29403").presses("escape")
    assert [each.name for each in desk.slots.agents()] == [CLAIRE]
    ((_stored, answers),) = desk.dossiers()
    assert answers["nir"] == "29403"


async def test_another_window_keeps_its_key(desk: Desk) -> None:
    """Une autre fenêtre ouverte : rien n’est changé, et l’ouverture dit pourquoi."""
    window = desk.counter(KARIM)
    async with Agent(desk) as agent:
        await asks(agent, "retirer").presses("enter").types(PHRASE).presses("enter")
        await agent.sees("ouvert dans une autre fenêtre", "Phrase de passe")
        await agent.types(PHRASE).presses("enter").sees("Aucun dossier ouvert")
    assert window.close()
    assert len(desk.slots.agents()) == 2


async def test_a_wrong_phrase_or_echap_change_nothing(desk: Desk) -> None:
    """Échap à chaque pas, une phrase fausse : personne n’est retiré."""
    async with Agent(desk) as agent:
        await asks(agent, "retirer").presses("escape").sees("Aucun dossier ouvert")
        await asks(agent, "retirer").presses("enter").types("au hasard").presses("enter")
        await agent.sees("Phrase de passe refusée").presses("escape").does_not_see("RETIRER")
    assert len(desk.slots.agents()) == 2


async def test_alone_nobody_is_to_be_removed(tmp_path: Path) -> None:
    """Seul agent : il n’y a personne d’autre à retirer."""
    desk = Desk(Settings(tmp_path / "new"))
    assert desk.opening().begin(CLAIRE, PHRASE).counter.close()
    async with Agent(desk) as agent:
        await asks(agent, "retirer").sees("le seul agent")


async def test_my_phrase(desk: Desk) -> None:
    """« Ma phrase » demande l’actuelle : un poste laissé ouvert ne change pas de main."""
    async with Agent(desk, STRIP) as agent:
        await asks(agent, "ma phrase").sees("NOUVELLE PHRASE", "Phrase actuelle")
        await agent.types(PHRASE).presses("enter").types(HIS).sees("✓ assez difficile")
        await agent.presses("enter").types(HIS).presses("enter").sees("Phrase de passe changée")
        await agent.presses("ctrl+q")
    async with Agent(desk, locked=True) as agent:
        await agent.types(HIS).presses("enter").sees("Aucun dossier ouvert")


async def test_a_new_code(desk: Desk) -> None:
    """Le papier est perdu : un nouveau code, l’ancien n’ouvre plus."""
    async with Agent(desk) as agent:
        await asks(agent, "code de secours").sees("NOUVEAU CODE DE SECOURS").types(PHRASE)
        await agent.presses("enter").sees("Il n’est montré que cette fois").presses("enter")
        await agent.sees("Aucun dossier ouvert")
    assert "code_changed" in [line.kind for line in desk.journal()]


async def test_what_is_only_in_memory_is_asked_about(desk: Desk) -> None:
    """Rien n’est conservé d’un citoyen : changer la clé le perdrait, on demande d’abord."""
    async with Agent(desk) as agent:
        await at_connexion(agent)
        await asks(agent, "ne rien conserver").presses("enter").presses("escape")
        await asks(agent, "code de secours").types(PHRASE).presses("enter")
        await agent.sees("CE SERAIT PERDU").presses("escape").sees("Guichet · Dossiers")
    assert "code_changed" not in [line.kind for line in desk.journal()]


async def test_the_demonstration_has_no_agents(tmp_path: Path) -> None:
    """Avec les dossiers d’essai, il n’y a pas d’agents à changer."""
    desk = Desk(Settings(tmp_path / "new"))
    async with Agent(desk, locked=True) as agent:
        agent.app.demo = True
        await agent.presses("f3").sees("MARTIN")
        await asks(agent, "ajouter").sees("il n’y a pas d’agents").presses("ctrl+q")
    agent.app.opening.trial.tidy()
