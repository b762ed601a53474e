"""The database is damaged: it is said, and the last good copy is one key away."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.worker import WorkerFailed

from counter_app.desk import care
from counter_app.settings import Settings
from counter_app.store import backup
from tests.journeys.agent import SIZES, Agent
from tests.journeys.damage import copied, spoiled
from tests.journeys.desk import PHRASE, Desk
from tests.journeys.people import BONNET, MARTIN
from tests.journeys.test_finding import is_begun

pytestmark = pytest.mark.slow


def asides(home: Path) -> list[Path]:
    return sorted(home.glob("backups/*remplacee*"))


async def one_copied_another_not(desk: Desk) -> None:
    """MARTIN is in the copy, BONNET was typed after it."""
    async with Agent(desk) as agent:
        await is_begun(agent, MARTIN)
        counter = agent.app.counter
        assert counter is not None
        assert counter.caretaker is not None
        counter.caretaker.stop()
        assert copied(desk).dossiers == 1
        await is_begun(agent, BONNET).waits(minutes=20).presses("ctrl+q").sees_guichet_end()


@pytest.mark.parametrize("keep", [0, 60_000], ids=("all of it", "the dossiers only"))
@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_the_last_good_copy_is_put_back(desk: Desk, size: tuple[int, int], keep: int) -> None:
    """Base abîmée : quelle copie, ce qui serait perdu ; F2, Entrée, et l’on y est."""
    await one_copied_another_not(desk)
    spoiled(desk, keep)
    async with Agent(desk, size, locked=True) as agent:
        if keep:
            await agent.types(PHRASE).presses("enter")
        await agent.sees("abîmée", "Sauvegarde", "il y a 20 min", "1 dossier ouvert")
        await agent.sees("Ce qui a été saisi depuis serait perdu", "F2")
        await agent.presses("f2").sees("REMETTRE LA SAUVEGARDE").presses("escape")
        assert asides(desk.settings.home) == []
        await agent.presses("f2").sees("REMETTRE LA SAUVEGARDE", "gardée de côté").presses("enter")
        await agent.sees("Copie remise", "La base abîmée est gardée", "Phrase de passe")
        (aside,) = asides(desk.settings.home)
        assert str(aside) in "".join(agent.text.split())
        await agent.types(PHRASE).presses("enter")
        await agent.sees("Guichet · Dossiers", "MARTIN").does_not_see("BONNET")


@pytest.mark.parametrize("empty", [False, True], ids=("gone", "empty"))
async def test_a_database_that_is_gone_is_no_first_run(desk: Desk, empty: bool) -> None:
    """Base disparue, copies à côté : ce n’est pas une première ouverture, on la remet."""
    await one_copied_another_not(desk)
    for file in desk.settings.home.glob("guichet.sqlite3*"):
        file.unlink()
    if empty:
        desk.settings.database.touch()
    async with Agent(desk, locked=True) as agent:
        await agent.sees("n’est plus dans son dossier", "1 dossier ouvert", "F2")
        await agent.presses("f2").sees("REMETTRE").presses("enter").sees("Copie remise.")
        await agent.does_not_see("None").types(PHRASE).presses("enter")
        await agent.sees("Guichet · Dossiers", "MARTIN")


async def test_no_copy_at_all(desk: Desk) -> None:
    """Aucune sauvegarde : quoi faire, et rien qui se perde ; Entrée regarde encore."""
    await one_copied_another_not(desk)
    for copy in backup.dailies(desk.settings.database):
        copy.unlink()
    whole = desk.settings.database.read_bytes()
    spoiled(desk, 0)
    async with Agent(desk, locked=True) as agent:
        await agent.sees("abîmée", "Aucune sauvegarde entière", "counter-app restore FICHIER")
        await agent.does_not_see("F2").presses("f2").does_not_see("REMETTRE")
        await agent.presses("f1").sees("Quitte").does_not_see("sauvegarde entière à la place")
        await agent.presses("escape", "enter").sees("Aucune sauvegarde entière")
        desk.settings.database.write_bytes(whole)
        await agent.presses("enter").types(PHRASE).presses("enter").sees("BONNET")


async def test_out_of_reach_is_not_damaged(desk: Desk) -> None:
    """La base ne s’ouvre pas, sans être abîmée : aucune copie n’est proposée, Entrée réessaie."""
    await one_copied_another_not(desk)
    file, elsewhere = desk.settings.database, desk.settings.home / "elsewhere"
    file.rename(elsewhere)
    file.mkdir()
    async with Agent(desk, locked=True) as agent:
        await agent.sees("pas un vrai fichier", "Entrée : essayer encore").does_not_see("F2")
        file.rmdir()
        elsewhere.rename(file)
        await agent.presses("enter").sees("Phrase de passe").types(PHRASE).presses("enter")
        await agent.sees("BONNET")


async def test_an_error_while_looking_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ce qui cherche une copie se casse : Guichet s’arrête, personne n’attend « Vérification… »."""

    def broken(_settings: Settings) -> bool:
        raise ImportError

    spoiled(desk, 0)
    monkeypatch.setattr(care, "damaged", broken)
    with pytest.raises(WorkerFailed, match="ImportError"):
        async with Agent(desk, locked=True) as agent:
            await agent.sees_guichet_end()


async def test_another_window_still_has_it(desk: Desk) -> None:
    """Une autre fenêtre est ouverte sur un dossier : c’est dit, rien n’est remis."""
    await one_copied_another_not(desk)
    window = desk.counter()
    visit = window.open(window.board().cards[0].id)
    spoiled(desk, 0)
    async with Agent(desk, locked=True) as agent:
        await agent.sees("F2").presses("f2").sees("REMETTRE").presses("enter")
        await agent.sees("Guichet est ouvert sur ce PC", "Fermer toutes ses fenêtres")
        assert asides(desk.settings.home) == []
    desk.drop(window)
    visit.pen.read_only = True
