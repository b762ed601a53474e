"""What gives way, and what does not, when there is little room."""

from __future__ import annotations

import re

import pytest
from textual.content import Content

from counter_app.ui.widgets.prose import folded
from tests.journeys.agent import NARROW, WIDE, Agent
from tests.journeys.desk import Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, begins

LONG = "jean.martin.de.la.tour.du.pin@example.org"


def test_lines_break_at_spaces_but_never_at_no_break_ones() -> None:
    """« … » et « 13 h » restent entiers, les styles avec eux."""
    text = Content.styled("Cliquer sur «\u00a0Compte ameli\u00a0» à 13\u00a0h", "bold")
    lines = folded(text, 14)
    assert [line.plain for line in lines] == [
        "Cliquer sur",
        "«\u00a0Compte",
        "ameli\u00a0» à 13\u00a0h",
    ]
    assert all(line.spans for line in lines)


def test_folding_keeps_line_ends_and_survives_no_room() -> None:
    """Les fins de ligne restent ; sans place, un signe par ligne."""
    assert [line.plain for line in folded(Content("a b\nc"), 10)] == ["a b", "c"]
    assert [line.plain for line in folded(Content("ab"), 0)] == ["a", "b"]


async def test_a_long_address_is_read_from_its_beginning(desk: Desk) -> None:
    """Le champ quitté montre le début de l’adresse, et « … » où elle ne tient plus."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown", "pagedown", "pagedown").fills(email=LONG)
        await agent.presses("tab").sees("jean.martin.de.la.tour.…").the_disk_holds(email=LONG)


async def test_a_number_of_fifteen_signs_has_room_at_80_columns(desk: Desk) -> None:
    """Le n° corrigé, groupé comme sur la carte, tient dans son champ."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).presses("pagedown").fills(birth_date="12/05/1985")
        await agent.fills(nir="285057800608491").presses("f2").sees("85 05 78 006 084 91")


async def test_a_piece_that_is_not_asked_any_more_is_not_missing(desk: Desk) -> None:
    """Passée l’étape qui la demandait, une pièce non cochée n’est plus « … »."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent).sees("… Carte Vitale")
        await agent.presses("pagedown", "pagedown", "pagedown").sees("○ Carte Vitale")


async def test_a_piece_is_in_hand_once_its_value_is_typed(desk: Desk) -> None:
    """L’IBAN lu sur le RIB et juste : la pièce est ✓ avec la dernière lettre, sans la cocher."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent).presses("pagedown", "pagedown").fills(iban=MARTIN.iban[:-1])
        await agent.sees("… IBAN connu de la CPAM").fills(iban=MARTIN.iban)
        await agent.sees("✓ IBAN connu de la CPAM", "… Carte Vitale")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (120, r"Guichet · Compte ameli 1\.3 \S{7} MARTIN Mme 12/03/1994 Claire tape : citoyen ✓"),
        (80, r"1\.3 \S{7} MARTIN Mme 12/03/1994 Claire ✓"),
        (65, r"1\.3 \S{7} MARTIN Mme 12/03/1994 ✓"),
        (57, r"\S{7} MARTIN Mme 12/03/1994 ✓"),
    ],
)
async def test_line_one_names_the_procedure_before_the_agent(
    desk: Desk, width: int, line: str
) -> None:
    """La fiche, la référence, le citoyen ; l’agent où il reste de la place."""
    async with Agent(desk, (width, 30)) as agent:
        await at_connexion(agent).sees("✓ enregistré")
        assert re.match(line, agent.text.strip()), agent.text


async def test_the_case_that_stands_is_marked(desk: Desk) -> None:
    """Dans la liste des cas particuliers, « aucun » est choisi d’abord."""
    async with Agent(desk, WIDE) as agent:
        await begins(agent).stands_on("Cas particulier").presses("enter").sees("(•) aucun")
        await agent.sees("( ) utilise FranceConnect")


async def test_done_is_said_by_its_sign_where_words_have_no_room(desk: Desk) -> None:
    """À 80 colonnes « fait » laisse la place aux mots ; à 120 il est écrit."""
    async with Agent(desk, NARROW) as agent:
        await begins(agent).stands_on("Confirmer").presses("space").sees("✓ Confirmer")
        await agent.does_not_see("✓ fait").resizes(120, 40).sees("✓ fait")


async def test_what_goes_on_below_stands_under_the_words(desk: Desk) -> None:
    """Un remède sur deux lignes : la seconde commence sous les mots, non sous le signe."""
    async with Agent(desk, WIDE) as agent:
        await at_connexion(agent).chooses("Refusées, sans code envoyé").resizes(45, 40)
        await agent.sees("↳ ○ L’autre nom : de naissance ou", "\n        d’usage")
