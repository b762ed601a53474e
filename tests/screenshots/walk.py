"""The visit that the README shows: the stories' people, desk and clock, the real program.

What is shown is what a story may look at, so a step that no longer goes this way fails here.
"""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from unittest.mock import patch

from textual.widgets import Input

from counter_app.desk import counter
from counter_app.dossier.reference import draw
from counter_app.ui.clip.holder import HELD
from tests.journeys.agent import Agent
from tests.journeys.desk import CLAIRE, KARIM, PHRASE, Desk
from tests.journeys.people import BONNET, MARTIN, SAIDI, identity
from tests.journeys.reading import lines_of
from tests.journeys.test_copying import passes
from tests.journeys.visits import at_connexion, begins, with_link_to_open
from tests.people import Person
from tests.screenshots.film import still

WIDE, USUAL = (120, 32), (80, 24)
MISREAD = "2 94 03 75 120 005 92"


@asynccontextmanager
async def at_the_desk(size: tuple[int, int], *, locked: bool = False) -> AsyncIterator[Agent]:
    """Claire at a desk, in a folder that is gone afterwards; references are always the same."""
    chance = Random(42)
    with (
        tempfile.TemporaryDirectory() as home,
        patch.object(counter, "draw", lambda taken: draw(taken, chance.randrange)),
    ):
        desk = Desk.furnished(Path(home) / "home")
        await _others_wait(desk)
        async with Agent(desk, size, name=CLAIRE, locked=locked) as agent:
            yield agent
        desk.shut()


async def _others_wait(desk: Desk) -> None:
    async with Agent(desk, USUAL) as agent:
        await with_link_to_open(agent, SAIDI).waits(hours=1)
        await at_connexion(agent, BONNET).chooses("Acceptées").presses("f7", "enter")
        await agent.sees("Guichet · Dossiers").waits(minutes=20)


def misread(agent: Agent, person: Person = MARTIN) -> Agent:
    """2/4, the key of the number misread."""
    agent.fills(last_name=person.last_name, nir=MISREAD)
    return agent.sees("✗", "F2").sees("✓ enregistré")


async def taken(agent: Agent, title: str) -> str:
    """The screen as it stands, under a title, once all is on disk; the caret does not blink."""
    for field in agent.app.screen.query(Input):
        field.cursor_blink = False
    await agent.hands.until(
        lambda: not lines_of(agent.app.screen)[0].endswith("…"), lambda: "never on disk"
    )
    return still(agent.app.export_screenshot(title=title))


async def visit(agent: Agent) -> AsyncIterator[str]:
    """One citizen, from the phrase to the closing list; gives what to say of each picture, when it
    stands on the screen.
    """
    await agent.sees("Phrase de passe")
    yield "Le matin : la phrase de passe, Entrée."
    await agent.types(PHRASE).presses("enter").sees("Guichet · Dossiers", "BONNET")
    yield "Les dossiers : Entrée reprend celui qui est choisi, F3 en ouvre un."
    await begins(agent).presses("ctrl+p").types("pièces").presses("enter")
    await agent.fills(postal_code=MARTIN.postal_code).sees("✓ enregistré")
    yield "1/4 : ce qu’il faut faire sur ameli, dans l’ordre ; F4 copie la valeur."
    await agent.chooses("Le formulaire s’affiche").sees("2/4 CONNEXION")
    await misread(agent)
    yield "2/4 : le verdict suit chaque touche ; ✗, la clé ne va pas."
    await agent.presses("f2").sees("✓ Clé juste", "✓ enregistré")
    yield "F2 : la correction proposée, à vérifier sur la carte."
    await agent.fills(**identity(MARTIN)).presses("f4").goes_to_ameli_and_back()
    await agent.sees("✓ enregistré", "Presse-papiers : N°")
    yield "F4, coller dans ameli, revenir : la valeur suivante est déjà copiée."
    # What is left of its half minute would stand in the pictures that follow, or not.
    await passes(agent, HELD).chooses("Acceptées").sees("3/4 VÉRIFICATION")
    await agent.ticks("IBAN connu").presses("f7").sees("POURQUOI")
    yield "Il manque une pièce : F7, la raison est déjà choisie."
    await agent.presses("f9").sees("VOTRE RÉFÉRENCE")
    yield "F9 : le talon que le citoyen emporte, sans nom ni numéro."
    await agent.presses("escape").sees("Guichet · Dossiers", "tout est enregistré")
    yield "Le dossier attend ; le suivant peut s’asseoir."
    await (
        agent.waits(hours=3)
        .leaves_and_comes_back(KARIM)
        .presses("enter")
        .sees("Pourquoi", "IBAN connu")
    )
    yield "L’après-midi, Karim : Entrée, et il sait où l’on en est."
    await agent.presses("enter").fills(iban=MARTIN.iban, vitale_serial=MARTIN.vitale_serial)
    await agent.chooses("Acceptées").fills(email=MARTIN.email, phone=MARTIN.phone)
    await agent.sees("4/4 FINALISATION", "✓ enregistré")
    yield "4/4 : l’adresse, le téléphone ; puis ce qu’ameli a répondu."
    await agent.chooses("Compte créé, lien à ouvrir maintenant").chooses("Connecté")
    await agent.sees("CLORE LE DOSSIER")
    yield "Le compte est ouvert : la liste de clôture, et tout est effacé."
