"""Nobody there any more: hidden, then locked; and what the lock does where it cannot let go."""

from __future__ import annotations

import pytest
from textual import events

from counter_app.ui.app import GuichetApp
from tests.journeys.agent import Agent
from tests.journeys.desk import KARIM, PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion

pytestmark = pytest.mark.slow


class Seconds:
    """Both clocks of the lock, and the computer's idle time (None: it cannot be read)."""

    def __init__(self, app: GuichetApp, idle: float | None) -> None:
        self.app, self.idle = app, idle
        self.now = self.day = 1000.0
        watch = app.presence
        watch.clock, watch.wall, watch.computer = self.clock, self.wall, lambda: self.idle
        watch._before = (self.now, self.day)
        watch.touched()

    def clock(self) -> float:
        return self.now

    def wall(self) -> float:
        return self.day

    async def pass_by(self, seconds: int, agent: Agent, *, idle: bool = True) -> None:
        """As the application looks, every ten seconds of them."""
        for _ in range(seconds // 10):
            self.now, self.day = self.now + 10, self.day + 10
            if idle and self.idle is not None:
                self.idle += 10
            await self.app._look()
        await agent.hands.settle()


async def test_locked_when_the_computer_is_idle(desk: Desk) -> None:
    """Cinq minutes sans toucher à ce PC : prévenu, puis verrouillé ; la phrase ramène."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Date de naissance")
        time = Seconds(agent.app, 0)
        await time.pass_by(280, agent)
        await agent.sees("MARTIN")
        await time.pass_by(10, agent)
        await agent.sees("Verrouillage dans 10 s").does_not_see("MARTIN", MARTIN.birth_date)
        await agent.presses("f1").does_not_see("Verrouillage").presses("escape").sees("MARTIN")
        time.idle = 0
        await time.pass_by(310, agent)
        await agent.sees("Phrase de passe").does_not_see("MARTIN").types(PHRASE).presses("enter")
        await agent.focus_is_on("Date de naissance").field_holds(MARTIN.birth_date)


async def test_the_notice_counts_down(desk: Desk) -> None:
    """Chaque seconde, sans repeindre le reste ; puis verrouillé."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom")
        time = Seconds(agent.app, 0)
        await time.pass_by(290, agent)
        await agent.sees("Verrouillage dans 10 s")
        for left in (7, 4, 1):
            time.now, time.day, time.idle = time.now + 3, time.day + 3, 300 - left
            await agent.app._look()
            await agent.sees(f"Verrouillage dans {left} s : une touche pour rester.")
        await time.pass_by(10, agent)
        await agent.sees("Phrase de passe").does_not_see("Verrouillage dans")


async def test_a_visit_spent_in_the_browser_is_no_absence(desk: Desk) -> None:
    """Une heure sur ameli : masqué au bout d’une minute, jamais verrouillé."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom")
        time = Seconds(agent.app, 0)
        agent.app.on_app_blur(events.AppBlur())
        await time.pass_by(50, agent, idle=False)
        await agent.sees("MARTIN")
        await time.pass_by(3600, agent, idle=False)
        await agent.sees("2/4 CONNEXION").does_not_see("MARTIN", "12/03/1994", "42000")
        await agent.goes_to_ameli_and_back().sees("MARTIN", "12/03/1994")


async def test_keys_say_that_the_window_has_the_focus(desk: Desk) -> None:
    """Le terminal a perdu le retour dans la fenêtre : tant que l’on tape, rien n’est masqué."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom")
        time = Seconds(agent.app, 0)
        agent.app.on_app_blur(events.AppBlur())
        await time.pass_by(50, agent, idle=False)
        await agent.presses("down").sees("MARTIN")
        await time.pass_by(50, agent, idle=False)
        await agent.sees("MARTIN", "12/03/1994")
        await time.pass_by(20, agent, idle=False)
        await agent.sees("2/4 CONNEXION").does_not_see("MARTIN", "12/03/1994")


async def test_where_idleness_cannot_be_read(desk: Desk) -> None:
    """Sans temps d’inactivité : masqué à 5 minutes, verrouillé à 15."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom")
        time = Seconds(agent.app, None)
        await time.pass_by(290, agent)
        await agent.sees("MARTIN")
        await time.pass_by(20, agent)
        await agent.sees("2/4 CONNEXION").does_not_see("MARTIN")
        await time.pass_by(600, agent)
        await agent.sees("Phrase de passe")


@pytest.mark.parametrize("both", [True, False], ids=("both clocks", "the day alone"))
async def test_a_machine_that_slept_is_locked(desk: Desk, both: bool) -> None:
    """Le PC a dormi : au réveil, la phrase de passe."""
    async with Agent(desk) as agent:
        await at_connexion(agent)
        time = Seconds(agent.app, 0)
        time.day += 3600
        time.now += 3600 if both else 1
        await time.pass_by(10, agent)
        await agent.sees("Phrase de passe").does_not_see("MARTIN")


@pytest.mark.parametrize("over", ["f1", "f3", "f7", "f9", "ctrl+p"])
async def test_f12_over_anything(desk: Desk, over: str) -> None:
    """F12 verrouille aussi depuis l’aide, une question ou la palette."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses(over, "f12").sees("Phrase de passe")
        await agent.does_not_see("MARTIN").types(PHRASE).presses("enter").focus_is_on("Nom")


async def test_another_agent_sees_whose_it_is(desk: Desk) -> None:
    """Karim déverrouille : il voit d’abord que c’est le dossier de Claire."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f12").sees("Phrase de passe")
        await agent.presses("down").sees(KARIM).types(PHRASE).presses("enter")
        await agent.sees("Dernier geste", "Claire").presses("enter").focus_is_on("Nom")


async def test_what_is_only_in_memory_is_covered_and_kept(desk: Desk) -> None:
    """Rien sur le disque, à la demande : l’absence couvre l’écran, rien n’est perdu."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("ctrl+p").types("ne rien").presses("enter", "enter")
        await agent.sees("non conservé")
        time = Seconds(agent.app, 0)
        await time.pass_by(310, agent)
        await agent.sees("Verrouillé", "n’est qu’en mémoire").does_not_see("MARTIN")
        await agent.presses("ctrl+q").sees("la phrase de passe d’abord")
        await agent.presses("down").sees(KARIM).types(PHRASE).presses("enter")
        await agent.sees("MARTIN", "2/4 CONNEXION", KARIM)


async def test_an_unlocked_desk_is_not_locked_twice(desk: Desk) -> None:
    """À l’ouverture, F12 ne fait rien."""
    async with Agent(desk, locked=True) as agent:
        await agent.sees("Phrase de passe").presses("f12").sees("Phrase de passe")
        assert len(agent.app.screen_stack) == 1
