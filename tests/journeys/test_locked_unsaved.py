"""F12 while the disk refuses: covered at once, nothing lost, locked for good once it is saved."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pytest

from counter_app.desk.cover import Cover
from counter_app.desk.opening import Agent as Person
from counter_app.desk.report import FOLDER
from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import KARIM, PHRASE, Desk
from tests.journeys.people import BONNET
from tests.journeys.test_lock import Seconds
from tests.journeys.visits import at_connexion

pytestmark = pytest.mark.slow


@contextmanager
def busy(desk: Desk) -> Iterator[None]:
    """Another program holds the write lock."""
    with closing(sqlite3.connect(desk.settings.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def unsaved(agent: Agent, name: str = "MARTIN") -> Agent:
    """A letter that the disk refuses."""
    return agent.stands_on("Nom").presses("end", "E").sees(f"{name}E", "✗ non enregistré")


async def test_covered_then_back_by_the_phrase(desk: Desk) -> None:
    """Le disque refuse, F12 : masqué, ce qui manque est dit ; la phrase ramène."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        with busy(desk):
            await unsaved(agent).presses("f12").sees("Guichet · verrouillé", "Pas sur le disque")
            await agent.does_not_see("MARTIN").sees("Ne pas éteindre", "les dernières saisies de ")
            await agent.presses("ctrl+q").sees("Verrouillé :")
            await agent.types("pas la bonne").presses("enter").sees("réessayer dans 1 s")
            await agent.sees("Vous pouvez réessayer", "Pas sur le disque")
            await agent.types(PHRASE).presses("enter")
            await agent.focus_is_on("Nom").sees("✗ non enregistré").presses("S").sees("MARTINES")
        await agent.sees("✓ enregistré").the_disk_holds(last_name="MARTINES")


async def test_another_agent_may_lift_it(desk: Desk) -> None:
    """Karim déverrouille : c’est désormais son nom en ligne un."""
    async with Agent(desk) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        with busy(desk):
            await unsaved(agent).presses("f12").sees("Pas sur le disque").presses("down")
            await agent.sees(KARIM).types(PHRASE).presses("enter").sees("MARTINE")
        await agent.sees("✓ enregistré", KARIM)


async def test_the_lock_ends_by_itself_once_all_is_saved(desk: Desk) -> None:
    """Absent pendant la panne : couvert ; le disque répond, tout est écrit, et c’est verrouillé."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        with busy(desk):
            time = Seconds(agent.app, 0)
            await unsaved(agent)
            await time.pass_by(310, agent)
            await agent.sees("Pas sur le disque").does_not_see("MARTIN")
            assert agent.app.counter is not None
        await agent.sees("Phrase de passe").does_not_see("Pas sur le disque")
        await agent.finds("locked", lambda a: a.app.counter is None)
        await agent.the_disk_holds(last_name="MARTINE")
        await agent.types(PHRASE).presses("enter").sees("MARTINE").focus_is_on("Nom")


async def test_what_was_being_typed_survives_another_look_at_the_disk(desk: Desk) -> None:
    """La phrase à moitié tapée n’est pas effacée par un nouvel essai d’écriture."""
    async with Agent(desk) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        with busy(desk):
            await unsaved(agent).presses("f12").sees("Pas sur le disque").types(PHRASE[:5])
            for _ in range(3):
                await agent.app._look()
            await agent.types(PHRASE[5:]).presses("enter").focus_is_on("Nom")
        await agent.sees("✓ enregistré")


async def test_an_error_behind_the_curtain_loses_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ce qui vérifie la phrase se casse : c’est dit, un rapport reste, et la phrase ramène."""

    def broken(_cover: Cover, _agent: Person, _phrase: str) -> Person:
        raise MemoryError

    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        with busy(desk):
            await unsaved(agent).presses("f12").sees("Pas sur le disque")
            with monkeypatch.context() as while_broken:
                while_broken.setattr(Cover, "lift", broken)
                await agent.types(PHRASE).presses("enter").sees("n’a pas pu être vérifiée")
            await agent.does_not_see("MARTIN").types(PHRASE).presses("enter")
            await agent.focus_is_on("Nom").sees("MARTINE", "✗ non enregistré")
        await agent.sees("✓ enregistré").the_disk_holds(last_name="MARTINE")
    (report,) = (desk.settings.home / FOLDER).iterdir()
    assert "MemoryError" in report.read_text("utf-8")


async def test_the_disk_fails_between_parking_and_locking(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rangé, puis le disque refuse : la phrase rouvre le dossier à sa ligne, pas en lecture."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").sees("✓ enregistré")
        monkeypatch.setattr(agent.app, "shut", lambda back_to="": False)
        await agent.presses("f12").sees("Pas sur le disque : les dernières saisies.")
        await agent.types(PHRASE).presses("enter").sees("2/4 CONNEXION").focus_is_on("Nom")
        await agent.presses("end", "E").sees("MARTINE", "✓ enregistré")
        monkeypatch.undo()


async def test_losing_what_is_only_in_memory_waits_for_the_rest(desk: Desk) -> None:
    """« Verrouiller et perdre » pendant une panne : le reste est écrit d’abord."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("ctrl+p").types("ne rien").presses("enter", "enter")
        await agent.sees("non conservé").presses("escape")
        await at_connexion(agent, BONNET).sees("✓ enregistré")
        with busy(desk):
            await unsaved(agent, BONNET.last_name).presses("f12", "enter")
            await agent.sees("Pas sur le disque")
        await agent.finds("locked", lambda a: a.app.counter is None)
        await agent.the_disk_holds(last_name=f"{BONNET.last_name}E")
