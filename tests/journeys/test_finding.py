"""Finding a citizen again among many: by name, reference or birth date."""

from __future__ import annotations

import pytest

from counter_app.ui.widgets import cards
from tests.journeys.agent import NARROW, SIZES, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI, identity
from tests.journeys.visits import begins, with_link_to_open
from tests.people import Person


def is_begun(agent: Agent, person: Person) -> Agent:
    """A dossier of that person, at 2/4, and back to the list."""
    begins(agent).presses("pagedown").fills(**identity(person))
    return agent.presses("escape").sees("Guichet · Dossiers", person.last_name)


async def three(agent: Agent) -> None:
    for person in (MARTIN, SAIDI, BONNET):
        await is_begun(agent, person)


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_by_name_birth_date_or_reference(desk: Desk, size: tuple[int, int]) -> None:
    """On tape ce qu’on sait, accents ou non, faute comprise : il reste le bon."""
    async with Agent(desk, size) as agent:
        await three(agent)
        for typed, found in (
            ("saidi", "SAÏDI"),
            ("MARTN", "MARTIN"),
            ("30/01/1949", "BONNET"),
            ("12031994", "MARTIN"),
            ("bonnet 1949", "BONNET"),
        ):
            others = {"MARTIN", "SAÏDI", "BONNET"} - {found}
            await agent.presses("escape").types(typed).sees(found).does_not_see(*others)
        reference = next(
            stored.header.reference
            for stored, answers in desk.dossiers()
            if answers["last_name"] == MARTIN.last_name
        )
        await agent.presses("escape").types(f"{reference[:3]}-{reference[3:]}").sees("MARTIN")
        await agent.does_not_see("SAÏDI", "BONNET").presses("enter").sees("MARTIN", "2/4 CONNEXION")


async def test_nothing_found(desk: Desk) -> None:
    """Personne de ce nom : c’est dit, avec quoi faire ; Échap montre tout."""
    async with Agent(desk, NARROW) as agent:
        await is_begun(agent, MARTIN).types("zzzz").sees("Aucun dossier ne correspond", "F3")
        await agent.presses("enter").sees("Guichet · Dossiers").presses("escape").sees("MARTIN")


async def test_the_last_one_touched_is_chosen(desk: Desk) -> None:
    """Entrée reprend le dernier ; ↓ choisit un autre, et son résumé suit."""
    async with Agent(desk) as agent:
        await three(agent)
        await agent.sees("BONNET Mme 30/01/1949").presses("enter").sees("BONNET", "2/4 CONNEXION")
        await agent.presses("escape").presses("up", "enter").sees("2/4 CONNEXION")
        await agent.does_not_see("BONNET")


async def test_what_waits_at_home_is_folded_away(desk: Desk) -> None:
    """Ce qui attend chez le citoyen est replié ; une recherche le trouve quand même."""
    async with Agent(desk) as agent:
        await with_link_to_open(agent).waits(days=1).leaves_and_comes_back()
        await agent.sees("CHEZ LE CITOYEN", "1 dossier", "déplier").does_not_see("MARTIN")
        await agent.types("mart").sees("MARTIN", "expire").presses("escape").does_not_see("MARTIN")
        await agent.presses("enter").sees("MARTIN")


async def test_an_agents_dossiers_and_the_time_of_day(desk: Desk) -> None:
    """La liste dit depuis quand, et par qui."""
    async with Agent(desk) as agent:
        await is_begun(agent, MARTIN).waits(minutes=25).leaves_and_comes_back()
        await agent.sees("À CÔTÉ, MAINTENANT", "il y a 25 min", "Claire", "samedi 21/11")
        await agent.waits(hours=6).leaves_and_comes_back().sees("À FAIRE AU GUICHET", "MARTIN")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_no_copy_today(desk: Desk, size: tuple[int, int]) -> None:
    """Pas de sauvegarde : la ligne du bas dit pourquoi, et ne le dit plus quand c’est fait."""
    async with Agent(desk, size) as agent:
        counter = agent.app.counter
        assert counter is not None
        assert counter.caretaker is not None
        counter.caretaker.stop()
        await agent.sees("tout est enregistré")
        counter.caretaker.problem = "Pas de sauvegarde aujourd’hui : le disque est plein."
        counter.saving.tell()
        await agent.sees("! Pas de sauvegarde aujourd’hui").does_not_see("tout est enregistré")
        counter.caretaker.problem = ""
        counter.saving.tell()
        await agent.sees("tout est enregistré").does_not_see("Pas de sauvegarde")


async def test_more_than_can_be_listed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trop de dossiers pour une liste : combien d’autres, et taper un nom ; Entrée reprend."""
    monkeypatch.setattr(cards, "_SHOWN", 1)
    async with Agent(desk) as agent:
        for person in (MARTIN, SAIDI, BONNET):
            await is_begun(agent, person).waits(minutes=1)
        await agent.presses("ctrl+q").comes_back()
        await agent.sees("BONNET", "… et 2 autres dossiers : taper un nom").does_not_see("MARTIN")
        await agent.types("mart").sees("MARTIN").does_not_see("autres dossiers", "BONNET")
