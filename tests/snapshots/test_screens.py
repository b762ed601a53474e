"""Each screen at 120×40 and 80×24; the two one lives in, in the strip too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from counter_app.ui.app import GuichetApp
from counter_app.ui.looks import keep
from tests.journeys.agent import Agent
from tests.journeys.damage import copied, spoiled
from tests.journeys.desk import KARIM, PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, at_finalisation, at_verification, begins

Scene = Callable[[Agent], Awaitable[Agent]]
Compare = Callable[..., bool]
SIZES = {"120x40": (120, 40), "80x24": (80, 24), "48x30": (48, 30)}
BOTH = ("120x40", "80x24")

MISREAD = MARTIN.nir[:13] + "92"


async def with_everything_typed(agent: Agent) -> Agent:
    await begins(agent).ticks("Carte Vitale", "IBAN connu", "Adresse e-mail").presses("pagedown")
    return await agent.fills(last_name="MARTIN", birth_date="12/03/1994", postal_code="4200")


async def wrong_number(agent: Agent) -> Agent:
    await with_everything_typed(agent)
    return await agent.fills(nir=MISREAD).sees("✗", "F2", "✓ enregistré")


async def refused(agent: Agent) -> Agent:
    await at_connexion(agent).chooses("Refusées").focus_is_on("L’autre nom")
    return await agent.sees("✓ enregistré")


async def verification(agent: Agent) -> Agent:
    return await at_verification(agent).sees("✓ enregistré")


async def finalisation(agent: Agent) -> Agent:
    return await at_finalisation(agent).sees("✓ enregistré")


async def link(agent: Agent) -> Agent:
    await at_finalisation(agent).chooses("Compte créé, lien à ouvrir maintenant")
    return await agent.sees("LIEN DE VALIDATION", "✓ enregistré")


async def access(agent: Agent) -> Agent:
    return await begins(agent).fills(postal_code="42000").sees("✓ enregistré")


async def closing(agent: Agent) -> Agent:
    return await (await link(agent)).chooses("Connecté").sees("CLORE LE DOSSIER")


async def interrupting(agent: Agent) -> Agent:
    return await at_connexion(agent).presses("f7").sees("POURQUOI")


async def slip(agent: Agent) -> Agent:
    await at_finalisation(agent).chooses("Compte créé, lien à ouvrir plus tard")
    return await agent.sees("En attente", "✓ enregistré").presses("f9")


async def easy_slip(agent: Agent) -> Agent:
    return await (await slip(agent)).presses("right", "right").sees("▸Facile à lire")


async def qr(agent: Agent) -> Agent:
    return await (await slip(agent)).presses("left").sees("▸QR", "Un téléphone ouvre")


async def helped(agent: Agent) -> Agent:
    return await (await wrong_number(agent)).presses("f1").sees("Échap : revenir")


async def palette(agent: Agent) -> Agent:
    return await begins(agent).presses("ctrl+p").sees("Chercher une action")


async def choosing(agent: Agent) -> Agent:
    return await agent.presses("f3").sees("QUELLE PROCÉDURE")


async def nobody(agent: Agent) -> Agent:
    return await agent.sees("Aucun dossier ouvert", "tout est enregistré")


SCENES: dict[str, Scene] = {
    "access": access,
    "wrong_number": wrong_number,
    "refused": refused,
    "verification": verification,
    "finalisation": finalisation,
    "link": link,
    "closing": closing,
    "interrupting": interrupting,
    "slip": slip,
    "easy_slip": easy_slip,
    "qr": qr,
    "help": helped,
    "palette": palette,
    "choosing": choosing,
    "nobody": nobody,
}


def matches(
    snap_compare: Compare, desk: Desk, size: str, scene: Scene, *, locked: bool = False, name: str
) -> bool:
    """Play the scene, stop the caret's blinking, compare."""

    async def play(pilot: Pilot[None]) -> None:
        agent = Agent(desk, SIZES[size], name=name)
        await agent.adopt(app, pilot, locked=locked)
        await scene(agent)
        for field in app.screen.query(Input):
            field.cursor_blink = False
        await agent.hands.settle()

    app = GuichetApp(desk.opening())
    matched = snap_compare(app, terminal_size=SIZES[size], run_before=play)
    app.shut()
    return matched


@pytest.mark.parametrize("size", BOTH)
@pytest.mark.parametrize("scene", SCENES)
def test_screen(snap_compare: Compare, desk: Desk, scene: str, size: str) -> None:
    assert matches(snap_compare, desk, size, SCENES[scene], name="Claire")


LOOKS = ("clair", "contraste", "terminal", "no colour")


@pytest.mark.parametrize("size", BOTH)
@pytest.mark.parametrize("scene", ["wrong_number", "closing", "palette"])
@pytest.mark.parametrize("look", LOOKS)
def test_look(snap_compare: Compare, desk: Desk, look: str, scene: str, size: str) -> None:
    keep(desk.settings.home, {"theme": look, "panels": "auto"})
    with pytest.MonkeyPatch.context() as variables:
        if look == "no colour":
            variables.setenv("NO_COLOR", "1")
        assert matches(snap_compare, desk, size, SCENES[scene], name="Claire")


def test_strip(snap_compare: Compare, desk: Desk) -> None:
    assert matches(snap_compare, desk, "48x30", wrong_number, name="Claire")


@pytest.mark.parametrize("size", SIZES)
def test_dossiers(snap_compare: Compare, board: Desk, size: str) -> None:
    async def scene(agent: Agent) -> Agent:
        return await agent.sees("MARTIN", "À FAIRE AU GUICHET", "CHEZ LE CITOYEN")

    assert matches(snap_compare, board, size, scene, name="Claire")


@pytest.mark.parametrize("size", BOTH)
def test_summary(snap_compare: Compare, board: Desk, size: str) -> None:
    async def scene(agent: Agent) -> Agent:
        return await agent.types("martin").presses("enter").sees("Pourquoi", "Manque")

    assert matches(snap_compare, board, size, scene, name=KARIM)


@pytest.mark.parametrize("size", BOTH)
def test_unlocking(snap_compare: Compare, desk: Desk, size: str) -> None:
    async def scene(agent: Agent) -> Agent:
        return await agent.sees("Phrase de passe", "Claire").types("abc")

    assert matches(snap_compare, desk, size, scene, locked=True, name="Claire")


@pytest.mark.parametrize("size", BOTH)
def test_damaged(snap_compare: Compare, board: Desk, size: str) -> None:
    async def scene(agent: Agent) -> Agent:
        return await agent.sees("abîmée", "F2 : remettre")

    copied(board)
    spoiled(board, 0)
    assert matches(snap_compare, board, size, scene, locked=True, name="Claire")


@pytest.mark.parametrize("size", BOTH)
def test_first_run(snap_compare: Compare, new_desk: Desk, size: str) -> None:
    async def scene(agent: Agent) -> Agent:
        return await agent.types("Claire").presses("enter").types("quatre mots").sees("deviner")

    assert matches(snap_compare, new_desk, size, scene, locked=True, name="Claire")


def test_recovery_code(snap_compare: Compare, new_desk: Desk) -> None:
    async def scene(agent: Agent) -> Agent:
        await agent.types("Claire").presses("enter").types(PHRASE).presses("enter")
        return await agent.types(PHRASE).presses("enter").sees("CODE DE SECOURS")

    assert matches(snap_compare, new_desk, "80x24", scene, locked=True, name="Claire")


@pytest.mark.parametrize("size", ["80x24", "48x30"])
def test_add_an_agent(snap_compare: Compare, desk: Desk, size: str) -> None:
    async def scene(agent: Agent) -> Agent:
        await agent.presses("ctrl+p").types("ajouter").presses("enter").sees("AJOUTER UN AGENT")
        await agent.types(PHRASE).presses("enter").types("Luc").presses("enter")
        return await agent.types("vive la mairie").sees("deviner")

    assert matches(snap_compare, desk, size, scene, name="Claire")


def test_remove_an_agent(snap_compare: Compare, desk: Desk) -> None:
    async def scene(agent: Agent) -> Agent:
        await agent.presses("ctrl+p").types("retirer").presses("enter").sees("QUI ?")
        return await agent.presses("enter").sees("RETIRER Karim")

    assert matches(snap_compare, desk, "80x24", scene, name="Claire")


def test_a_phrase_after_the_recovery_code(snap_compare: Compare, new_desk: Desk) -> None:
    begun = new_desk.opening().begin("Claire", PHRASE)
    assert begun.counter.close()

    async def scene(agent: Agent) -> Agent:
        await agent.types(begun.recovery_code).presses("enter").sees("Code de secours accepté")
        return await agent.types("quatre mots").sees("deviner")

    assert matches(snap_compare, new_desk, "80x24", scene, locked=True, name="Claire")


def test_tiny(snap_compare: Compare, desk: Desk) -> None:
    async def play(pilot: Pilot[None]) -> None:
        agent = Agent(desk, (20, 5))
        await agent.adopt(app, pilot)
        await agent.sees("trop petite")

    app = GuichetApp(desk.opening())
    assert snap_compare(app, terminal_size=(20, 5), run_before=play)
    app.shut()
