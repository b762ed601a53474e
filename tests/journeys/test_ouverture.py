"""Ouverture: the first run with its recovery code, and unlocking on the days after."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import Input
from textual.worker import WorkerFailed

from counter_app.desk.opening import Opening
from counter_app.settings import Settings
from tests.journeys.agent import NARROW, SIZES, STRIP, Agent
from tests.journeys.desk import CLAIRE, KARIM, PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, begins

NEW_PHRASE = "cheval agrafe pile correct"


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_first_run(tmp_path: Path, size: tuple[int, int]) -> None:
    """Premier jour : un nom, une phrase deux fois, le code de secours une fois, et Dossiers."""
    desk = Desk(Settings(tmp_path / "new"))
    async with Agent(desk, size, locked=True) as agent:
        await agent.sees("Première ouverture", "F3 : essayer").does_not_see("Dossiers")
        await agent.types("Claire").presses("enter").types("court").sees("trop facile à deviner")
        await agent.presses("ctrl+u").types(NEW_PHRASE).sees("✓ assez difficile à deviner")
        await agent.presses("enter").types("autre chose").presses("enter")
        await agent.sees("Les deux phrases diffèrent").field_holds("")
        await agent.types(NEW_PHRASE).presses("enter").types(NEW_PHRASE).presses("enter")
        await agent.sees("CODE DE SECOURS", "sous enveloppe fermée")
        await agent.does_not_see(NEW_PHRASE).presses("enter").sees("Aucun dossier ouvert", "Claire")
        await agent.presses("f3", "enter").sees("1/4 ACCÈS").presses("f12").sees("Phrase de passe")
        await agent.types(NEW_PHRASE).presses("enter").sees("Aucun dossier ouvert")
    desk.shut()


async def test_first_run_offers_to_try_with_invented_dossiers(tmp_path: Path) -> None:
    """Une touche pour essayer : six dossiers inventés, et rien n’est écrit ici."""
    desk = Desk(Settings(tmp_path / "new"))
    async with Agent(desk, locked=True) as agent:
        await agent.sees("F3 : essayer").presses("f3").sees("Guichet · Dossiers", "MARTIN", "SAÏDI")
        await agent.presses("ctrl+q").sees_guichet_end()
    agent.app.opening.trial.tidy()
    assert not desk.settings.database.exists()


async def test_unlocking_says_neither_dossiers_nor_anyones_name(desk: Desk) -> None:
    """Verrouillé : le dernier agent, la phrase de passe, et rien de personne."""
    async with Agent(desk) as agent:
        await at_connexion(agent).leaves_and_comes_back()
    async with Agent(desk, locked=True) as agent:
        await agent.sees("Phrase de passe", CLAIRE).does_not_see("MARTIN", "Dossiers")
        await agent.types(PHRASE).does_not_see(PHRASE).presses("enter").sees("MARTIN")


async def test_keys_pressed_while_unlocking_are_kept(desk: Desk) -> None:
    """Phrase, Entrée, Entrée, sans regarder : on est dans le dossier, à sa ligne."""
    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown").fills(nir="29403").presses("escape", "ctrl+q")
    async with Agent(desk, NARROW, locked=True) as agent:
        await agent.presses_at_once(*PHRASE, "enter", "enter")
        await agent.sees("2/4 CONNEXION").focus_is_on("N° de sécurité").field_holds("29403")


async def test_a_wrong_phrase_is_one_sentence_and_a_delay(desk: Desk) -> None:
    """Mauvaise phrase : une phrase, un délai qui double, et rien n’est regardé trop tôt."""
    async with Agent(desk, STRIP, locked=True) as agent:
        await agent.types("une tout autre phrase").presses("enter")
        await agent.sees("Phrase de passe refusée : réessayer dans 1 s").field_holds("")
        await agent.types(PHRASE).presses("enter").sees("Trop d’essais : patienter encore")
        await agent.sees("Vous pouvez réessayer").types(PHRASE).presses("enter")
        await agent.sees("Aucun dossier ouvert")


async def test_an_empty_phrase(desk: Desk) -> None:
    """Entrée sans rien taper : ce qu’il faut faire, et aucun essai compté."""
    async with Agent(desk, locked=True) as agent:
        await agent.presses("enter").sees("↑ ↓ : un autre agent")
        await agent.types(PHRASE).presses("enter").sees("Aucun dossier ouvert")


async def test_another_agent_is_chosen_with_the_arrows(desk: Desk) -> None:
    """↓ : l’autre agent ; la phrase est la sienne."""
    async with Agent(desk, locked=True) as agent:
        await agent.sees("Claire").presses("down").sees(KARIM).types(PHRASE).presses("enter")
        await agent.sees("Aucun dossier ouvert", KARIM)


async def test_the_recovery_code_opens_once_a_phrase_is_chosen(tmp_path: Path) -> None:
    """Phrase oubliée : le code de secours, une nouvelle phrase, un nouveau code, et Dossiers."""
    desk = Desk(Settings(tmp_path / "new"))
    begun = desk.opening().begin(CLAIRE, PHRASE)
    assert begun.counter.close()
    async with Agent(desk, locked=True) as agent:
        await agent.types(begun.recovery_code.lower()).presses("enter")
        await agent.sees("Code de secours accepté").does_not_see("Aucun dossier")
        await agent.types("court").sees("trop facile à deviner").presses("ctrl+u")
        await agent.types(NEW_PHRASE).sees("✓ assez difficile").presses("enter")
        await agent.types("autre").presses("enter").sees("Les deux phrases diffèrent")
        await agent.types(NEW_PHRASE).presses("enter").types(NEW_PHRASE).presses("enter")
        await agent.sees("CODE DE SECOURS", "sous enveloppe fermée")
        await agent.does_not_see(begun.recovery_code).presses("enter").sees("Aucun dossier ouvert")
        await agent.presses("ctrl+q")
    async with Agent(desk, locked=True) as agent:
        await agent.types(begun.recovery_code).presses("enter").sees("Code de secours refusé")
    async with Agent(desk, locked=True) as agent:
        await agent.sees("Claire").types(NEW_PHRASE).presses("enter")
        await agent.sees("Aucun dossier ouvert")


async def test_an_error_while_unlocking_is_not_waited_for(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ce qui ouvre le guichet se casse : Guichet s’arrête, personne n’attend « Ouverture… »."""

    def broken(*_anything: object) -> None:
        raise ImportError

    monkeypatch.setattr(Opening, "enter", broken)
    with pytest.raises(WorkerFailed, match="ImportError"):
        async with Agent(desk, locked=True) as agent:
            await agent.types(PHRASE).presses("enter").sees_guichet_end()


async def test_the_fields_forget_the_phrase_once_in(desk: Desk) -> None:
    """Une fois entré, plus aucun champ ne garde la phrase."""
    async with Agent(desk, locked=True) as agent:
        await agent.types(PHRASE).presses("enter").sees("Aucun dossier ouvert")
        fields = [i.value for screen in agent.app.screen_stack for i in screen.query(Input)]
        assert fields
        assert PHRASE not in fields


async def test_help_and_palette_before_unlocking(desk: Desk) -> None:
    """F1 et Ctrl+P répondent déjà, et ne montrent que ce qui s’applique ici."""
    async with Agent(desk, locked=True) as agent:
        await agent.presses("f1").sees("Quitte").does_not_see("Copie la valeur").presses("escape")
        await agent.presses("ctrl+p").sees("Quitter").types("quitter").presses("enter")
        await agent.sees_guichet_end()


async def test_nobodys_values_are_left_after_locking(desk: Desk) -> None:
    """F12 au milieu d’une saisie : le nom n’est plus dans aucun écran."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("f12").sees("Phrase de passe")
        assert len(agent.app.screen_stack) == 1
        assert not agent.app.query(Input).filter("#field-last_name")
        await agent.does_not_see(MARTIN.last_name)
