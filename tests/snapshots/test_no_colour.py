"""Without any colour: each state, and the row one stands on, by sign and by word."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.dossier.rows import SIGNS, WIPED
from tests.journeys.desk import Desk
from tests.snapshots.make import SEEN
from tests.snapshots.rooms import ROOMS, VIEWS
from tests.snapshots.sight import NO_COLOUR, cells_of, painted, parts_of, still
from tests.snapshots.stage import standing

SAID = {
    "nothing typed": ("to_the_end/verification_old_card", "○ Au dos"),
    "incomplete": ("beginning/wrong_number", "… Il manque 1 chiffre"),
    "valid": ("refusals/refused", "✓ Clé juste"),
    "doubtful": ("to_the_end/finalisation", "! Est-ce gmail.com ?"),
    "invalid": ("beginning/wrong_number", "✗ La clé ne correspond pas"),
    "no account possible": ("weeks_later/ineligible", "⊘ "),
    "wiped, to be asked again": ("weeks_later/wiped", "⌫ effacé le"),
    "to be done": ("to_the_end/link", "○ Cliquer sur le lien"),
    "done": ("to_the_end/waiting", "✓ Le compte ameli est créé"),
    "a piece in hand": ("beginning/wrong_number", "✓ Carte Vitale"),
    "a piece that is missing": ("beginning/wrong_number", "… Adresse e-mail"),
    "a piece passed over": ("to_the_end/link", "○ Adresse e-mail"),
    "an answer of ameli": ("refusals/refused", "( ) Mot de passe provisoire"),
    "the answer chosen": ("refusals/refused", "(•) Refusées"),
    "a remedy to try": ("refusals/refused", "↳ ○ L’autre nom"),
    "the step one is at": ("refusals/refused", "▸2/4 CONNEXION"),
    "a step done": ("refusals/refused", "1/4 ✓"),
    "a step to come": ("refusals/refused", "3/4 ○"),
    "waiting": ("to_the_end/waiting", "En attente : lien de validation"),
    "closed": ("to_the_end/closed", "Clos : compte ouvert"),
    "kept on disk": ("refusals/refused", "✓ enregistré"),
    "not kept": ("curtain/not_saved", "✗ non enregistré"),
    "a dossier that is late": ("dossiers/dossiers", "!E6H-W3V"),
}
"""A state, the picture it stands in, and how it is told."""

STANDING = {
    "a field": ("beginning/wrong_number", "▸ N° de sécurité soc"),
    "a row to tick": ("to_the_end/link", "▸ ○ Cliquer sur le lien"),
    "an answer of ameli": ("to_the_end/waiting", "▸ (•) Compte créé"),
    "a remedy": ("refusals/refused", "▸   ↳ ○ L’autre nom"),
    "a dossier of the list": ("dossiers/dossiers", "▸ 9WW-T32"),
}


def colourless(picture: str) -> tuple[str, list[str]]:
    """The signs of a picture as they stand without colours, and how they look."""
    text = (SEEN / "80x24" / f"{picture}.txt").read_text("utf-8")
    return next((p.signs, p.looks[NO_COLOUR]) for p in parts_of(text) if NO_COLOUR in p.looks)


@pytest.mark.parametrize("state", SAID)
def test_each_state_is_told(state: str) -> None:
    picture, words = SAID[state]
    assert words in colourless(picture)[0].replace("\u00a0", " ")


def test_no_sign_of_a_verdict_is_forgotten() -> None:
    told = {words[0] for _, words in SAID.values()}
    assert told >= {*SIGNS.values(), WIPED}


@pytest.mark.parametrize("row", STANDING)
def test_the_row_one_stands_on_is_marked_and_no_other(row: str) -> None:
    picture, words = STANDING[row]
    lines = colourless(picture)[0].replace("\u00a0", " ").splitlines()
    assert [line for line in lines if line.startswith("▸")] == [
        line for line in lines if line.startswith(words)
    ]
    assert any(line.startswith(words) for line in lines)


@pytest.mark.parametrize("size", ["80x24", "120x40"])
def test_no_colour_is_sent(size: str) -> None:
    pictures = [file.relative_to(SEEN) for file in (SEEN / size).rglob("*.txt")]
    usual = [file for file in pictures if VIEWS[file.parent.as_posix()].usual]
    assert len(usual) > 50
    for file in usual:
        for part in parts_of((SEEN / file).read_text("utf-8")):
            colours = {word for look in part.looks.get(NO_COLOUR, ()) for word in look.split()}
            assert colours <= {"default", "on", "bold", "dim", "italic", "reverse", "underline"}


async def test_started_so_it_looks_as_when_changed_in_place() -> None:
    """What the pictures show is what NO_COLOR gives from the first frame."""

    def without(home: Path) -> Desk:
        os.environ["NO_COLOR"] = "1"
        return Desk.furnished(home)

    room = ROOMS["beginning"]
    started, changed = {}, {}
    async with standing(replace(room, desk=without), (80, 24)) as agent:
        async for name in room.walk(agent):
            await still(agent.app, agent.hands)
            started[name] = cells_of(agent.app)
    async with standing(room, (80, 24)) as agent:
        async for name in room.walk(agent):
            await still(agent.app, agent.hands)
            await painted(agent.app, agent.hands, "sombre")
            changed[name] = await painted(agent.app, agent.hands, NO_COLOUR)
    assert started == changed
