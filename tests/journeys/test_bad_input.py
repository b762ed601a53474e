"""Whatever is typed, pasted or done to the window: a plain sentence, and nothing saved is lost."""

from __future__ import annotations

import pytest

from counter_app.desk.text import LONGEST
from tests.journeys.agent import NARROW, STRIP, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN, identity
from tests.journeys.visits import at_connexion, begins

FIELDS = ("last_name", "nir", "birth_date", "postal_code")


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("[/]", WIDE),
        ("[/]", NARROW),
        ("[/]", STRIP),
        ("[bold]x", WIDE),
        ("[@click=app.bell()]x[/]", NARROW),
        ("$x {y} \\n", WIDE),
    ],
)
async def test_a_name_that_looks_like_markup(desk: Desk, name: str, size: tuple[int, int]) -> None:
    """« [/] » est un nom comme un autre : il se lit partout tel qu’il est tapé."""
    async with Agent(desk, size) as agent:
        await begins(agent).presses("pagedown").fills(last_name=name).sees(name)
        await (
            agent.stands_on("Acceptées")
            .sees(name.split(maxsplit=1)[0])
            .presses("f9")
            .presses("escape")
        )
        await agent.presses("f1", "escape").presses("f7", "enter")
        await agent.sees("Guichet · Dossiers", name.upper()[:8]).the_disk_holds(last_name=name)
        await agent.types(name).presses("enter").sees("Pourquoi", name.upper()[:8])
        await agent.presses("enter").sees("2/4 CONNEXION")


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("\x00\x01\x1b[31mMART\x07IN\r\nDUPONT", "[31mMART IN DUPONT"),
        ("\u202eNITRAM\u202c \u200bMARTIN\ufeff", "NITRAM MARTIN"),
        ("A" * 10_000, "A" * LONGEST),
        ("  MARTIN\t\n ", "MARTIN"),
        ("\ud83d", ""),
    ],
    ids=("binary", "bidirectional", "10000", "blanks", "lone surrogate"),
)
async def test_anything_pasted_becomes_one_clean_line(desk: Desk, pasted: str, kept: str) -> None:
    """Binaire, 10 000 caractères, signes invisibles : une ligne propre, et l’on continue."""
    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown").pastes(pasted).field_holds(kept)
        await agent.presses("tab").focus_is_on("N° de sécurité")
        if kept:
            await agent.the_disk_holds(last_name=kept)


@pytest.mark.parametrize("field", FIELDS)
async def test_every_field_takes_anything(desk: Desk, field: str) -> None:
    """Chaque champ juge sans casser, et se laisse quitter."""
    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown")
        for text in ("٣٤٥", "🙂" * 30, "é" * LONGEST, "'; DROP TABLE dossier; --", "1e999", "-0"):
            await agent.goes_into(field).pastes(text).the_disk_holds(**{field: text[:LONGEST]})
        await agent.presses("ctrl+z").presses("tab").sees("2/4 CONNEXION")


async def test_what_undo_brings_back_is_seen_from_its_beginning(desk: Desk) -> None:
    """Un long texte collé par erreur, Ctrl+Z : le nom d’avant se lit, en entier."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").types("MARTIN").pastes(" Z" * 150)
        await agent.does_not_see("MARTIN Z").presses("ctrl+z").sees("▸ Nom MARTIN │")


_LONG = ("DUPONT MARTIN DE LA ", "TOUR DU PIN")


async def test_what_undo_brings_back_is_seen_however_long(desk: Desk) -> None:
    """Un nom plus long que la ligne, un collage par erreur, Ctrl+Z : la fin du nom se lit."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").types(_LONG[0]).types(_LONG[1])
        await agent.sees("TOUR DU PIN │").pastes("Z" * 80).does_not_see("TOUR DU PIN │")
        await agent.presses("ctrl+z").sees("LA TOUR DU PIN │")


async def test_what_is_left_of_a_long_text_is_seen_while_it_is_deleted(desk: Desk) -> None:
    """On efface la fin d’un long texte : ce qui reste se lit, la ligne n’a jamais l’air vide."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").types(_LONG[0]).types(_LONG[1])
        await agent.presses(*["backspace"] * 24).sees("▸ Nom DUPONT │").field_holds("DUPONT ")
        await agent.types("DU").sees("▸ Nom DUPONT DU │")


async def test_a_value_copied_from_a_document_is_pasted_whole(desk: Desk) -> None:
    """Un n° collé avec ses espaces, et un retour à la ligne : il est juste."""
    spaced = f"{MARTIN.nir[:1]} {MARTIN.nir[1:3]} {MARTIN.nir[3:5]} {MARTIN.nir[5:]}\n"
    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown").stands_on("N° de sécurité").pastes(spaced)
        await agent.sees("✓").field_holds(spaced.strip())


async def test_the_window_made_tiny_and_back(desk: Desk) -> None:
    """20×5 : une phrase ; la fenêtre agrandie, on est à la même ligne et l’on tape."""
    async with Agent(desk) as agent:
        await begins(agent).presses("pagedown").fills(nir="2940")
        await agent.resizes(20, 5).sees("trop petite").resizes(120, 40).sees("2/4 CONNEXION")
        await agent.focus_is_on("N° de sécurité").types("3").field_holds("29403")
        await agent.resizes(48, 30).sees("2/4 CONNEXION : À RECOPIER SUR AMELI")
        await agent.resizes(80, 24).sees("2/4 CONNEXION : À SAISIR SUR AMELI")
        await agent.focus_is_on("N° de sécurité").the_disk_holds(nir="29403")


async def test_the_list_made_tiny_and_back(desk: Desk) -> None:
    """La liste aussi supporte 20×5."""
    async with Agent(desk) as agent:
        await at_connexion(agent).presses("escape").resizes(20, 5).sees("trop petite")
        await agent.resizes(80, 24).sees("MARTIN").types("mart").sees("MARTIN").presses("enter")
        await agent.sees("2/4 CONNEXION")


async def test_keys_that_mean_nothing(desk: Desk) -> None:
    """Toutes les touches d’un clavier, sur chaque écran : rien ne casse, rien n’est perdu."""
    stray = ("f5", "f10", "f11", "ctrl+a", "ctrl+c", "ctrl+d", "insert", "home", "end", "delete")
    async with Agent(desk) as agent:
        await agent.presses(*stray).presses("backspace", "left", "right")
        await begins(agent).presses(*stray).presses("pagedown").fills(**identity(MARTIN))
        await agent.stands_on("Acceptées").presses(*stray, "a", "1", "é")
        await agent.the_disk_holds(**identity(MARTIN))
        for over in ("f1", "f7", "f9", "ctrl+p", "f3"):
            await agent.presses(over, *stray, "escape").sees("2/4 CONNEXION")
