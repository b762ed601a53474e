"""What is sensitive stands on one row only; F8 hides whoever the dossier is of, on every screen."""

from __future__ import annotations

import pytest

from counter_app.ui.widgets.lines import Line
from tests.journeys.agent import NARROW, SIZES, WIDE, Agent
from tests.journeys.desk import KARIM, Desk
from tests.journeys.people import MARTIN
from tests.journeys.reading import lines_of
from tests.journeys.visits import at_connexion, at_finalisation

SENSITIVE = {
    "nir": (MARTIN.nir[:13], MARTIN.nir),
    "iban": (MARTIN.iban[-7:],),
    "vitale_serial": (MARTIN.vitale_serial,),
}
NAMED = ("MARTIN", "12/03/1994", "12031994", "32 ans", "mars 1994", MARTIN.email, MARTIN.phone)
OVER = ("f1", "f3", "f7", "f9", "ctrl+p")
WORDS = ("journal", "clore", "prolonger", "ne rien conserver", "effacer le dossier", "qui tape")


def everything(agent: Agent) -> str:
    """All that is painted, on this screen and behind it, and the title: no spaces."""
    stack = agent.app.screen_stack
    shown = [line for screen in stack if screen.is_attached for line in lines_of(screen)]
    return "".join("".join([*shown, agent.app.title, agent.app.sub_title]).split())


def no_secret(agent: Agent, *, but: str = "") -> None:
    text = everything(agent)
    for field, values in SENSITIVE.items():
        for value in values:
            assert field == but or "".join(value.split()) not in text, f"{field} in clear"


def nobody(agent: Agent) -> None:
    no_secret(agent)
    text = everything(agent)
    for words in (*NAMED, "Zoé", "Saint-Étienne"):
        assert "".join(words.split()) not in text, f"{words} in clear"


async def overlays(agent: Agent) -> None:
    """Each screen that opens over a dossier, then closed again: what is told is looked at."""
    for key in OVER:
        await agent.presses(key)
        no_secret(agent)
        await agent.presses("escape")
    for words in WORDS:
        await agent.presses("ctrl+p").types(words).presses("enter")
        no_secret(agent)
        await agent.presses("enter" if words == "qui tape" else "escape")


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_sensitive_values_stand_in_the_focused_row_only(
    desk: Desk, size: tuple[int, int]
) -> None:
    """Toutes les lignes : le n°, l’IBAN et la série sous le curseur seulement."""
    async with Agent(desk, size) as agent:
        await at_finalisation(agent).presses("pageup", "pageup", "pageup")
        for _ in range(4):
            first = None
            while (here := agent.hands.row_label) != first:
                first = first or here
                field = getattr(agent.app.focused, "field", "")
                no_secret(agent, but=field)
                await agent.presses("down")
            await agent.presses("pagedown")
        await agent.presses("escape").sees("Guichet · Dossiers")
        no_secret(agent)


@pytest.mark.parametrize("row", ["N° de sécurité", "Nom"])
async def test_nothing_opens_over_a_number_in_clear(desk: Desk, row: str) -> None:
    """Talon, aide, palette, interruption : derrière, le n° n’est plus que points."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).stands_on(row)
        await overlays(agent)
        await agent.stands_on("N° de sécurité").sees(MARTIN.nir)


async def test_what_f8_did_not_hide_is_not_said_to_be(desk: Desk) -> None:
    """Sous la palette, « Masqué (F8) » ne se lit que si F8 masque."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).stands_on("Code postal").presses("ctrl+p").types("clore")
        await agent.sees("la liste de clôture", "CODE POSTAL").does_not_see("Masqué (F8)")
        await agent.presses("escape", "f8").sees("Masqué (F8)")


async def test_a_citizen_put_aside_and_taken_over(desk: Desk) -> None:
    """Résumé, aperçu, liste : jamais un n° ; le nom, lui, reste pour se retrouver."""
    async with Agent(desk) as agent:
        await at_finalisation(agent).presses("f7", "enter").sees("Guichet · Dossiers", "MARTIN")
        no_secret(agent)
        await agent.comes_back(KARIM).presses("enter").sees("Pourquoi", "MARTIN")
        no_secret(agent)


@pytest.mark.parametrize("size", SIZES, ids=("120x40", "80x24", "48x30"))
async def test_f8_hides_on_every_screen(desk: Desk, size: tuple[int, int]) -> None:
    """F8 : ni nom, ni naissance, ni contact, sous le curseur non plus ; où qu’on aille ensuite."""
    async with Agent(desk, size) as agent:
        await at_finalisation(agent).presses("f8")
        nobody(agent)
        await agent.presses("pageup", "pageup")
        for row in ("Nom", "N° de sécurité", "Date de naissance", "Code postal"):
            await agent.stands_on(row).presses("f8", "f8")
            nobody(agent)
        for key in OVER:
            await agent.presses(key)
            nobody(agent)
            await agent.presses("escape")
        await agent.presses("f7", "tab", "tab").types("revient avec sa fille Zoé").presses("enter")
        await agent.sees("Guichet · Dossiers", "•••")
        nobody(agent)
        await agent.types("martin").sees("•••")
        nobody(agent)
        await agent.presses("enter").sees("Pourquoi", "•••")
        nobody(agent)
        await agent.presses("f8").sees("MARTIN", "Zoé").presses("f8")
        nobody(agent)


async def test_f8_lasts_from_a_dossier_to_the_list_and_back(desk: Desk) -> None:
    """Masqué dans le dossier, masqué dans la liste ; et montré de même."""
    async with Agent(desk, NARROW) as agent:
        await at_connexion(agent).presses("f8", "escape").sees("•••")
        await agent.does_not_see("MARTIN", "12/03/1994")
        await agent.presses("f8").sees("MARTIN").presses("enter").sees("MARTIN", "12/03/1994")


async def test_typing_shows_the_row_one_types_in(desk: Desk) -> None:
    """Masqué, on tape quand même : la première touche montre la ligne, et elle seule."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f8").does_not_see("MARTIN")
        await agent.presses("end", "E").sees("MARTINE").does_not_see("12/03/1994")
        await agent.stands_on("Code postal").does_not_see("MARTINE")


async def test_f8_holds_through_the_gestures_of_a_visit(desk: Desk) -> None:
    """Masqué : F4 et ses retours, F2, Ctrl+Z, les refus, la recopie ne disent rien de personne."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").presses("f8")
        nobody(agent)
        for _ in range(5):
            await agent.presses("f4").sees("Presse-papiers")
            nobody(agent)
        await agent.stands_on("Nom").presses("f4")
        for _ in range(3):
            await agent.goes_to_ameli_and_back().sees("Presse-papiers")
            nobody(agent)
        await agent.chooses("Refusées, sans code envoyé").sees("1 essai")
        nobody(agent)
        for _ in range(3):
            await agent.presses("down")
            nobody(agent)
        await agent.presses("ctrl+z", "ctrl+y", "f2")
        nobody(agent)
        assert MARTIN.last_name in desk.dossiers()[0][1].values()


@pytest.mark.parametrize(
    ("field", "wrong", "told"),
    [
        ("nir", MARTIN.nir[:13] + "92", ("→", "92")),
        ("email", "m.martin@gmial.com", ("→", "gm")),
    ],
)
async def test_f2_under_f8_does_not_say_what_it_changed(
    desk: Desk, field: str, wrong: str, told: tuple[str, ...]
) -> None:
    """Masqué, F2 corrige sans dire quoi ; montré, il le dit."""
    async with Agent(desk) as agent:
        await at_finalisation(agent)
        if field == "nir":
            await agent.presses("pageup", "pageup").sees("2/4")
        await agent.fills(**{field: wrong}).presses("f8", "f2").sees("Correction mise")
        nobody(agent)
        status = str(agent.app.screen.query_one("#status", Line).content)
        assert not any(words in status for words in told)
        await agent.presses("f8").fills(**{field: wrong}).presses("f2").sees("Correction mise")
        assert told[0] in str(agent.app.screen.query_one("#status", Line).content)
