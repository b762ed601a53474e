"""`[keys]`: more keys for an action, and what cannot be one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from counter_app.settings import Settings, SettingsProblem, read_settings
from counter_app.ui.actions import ACTIONS, SHIPPED
from counter_app.ui.keymap import keyed
from tests.journeys.agent import Agent
from tests.journeys.desk import PHRASE, Desk
from tests.journeys.people import MARTIN
from tests.journeys.visits import at_connexion, begins


def configured(home: Path, written: str) -> Settings:
    home.mkdir(parents=True, exist_ok=True)
    (home / "config.toml").write_text(f"[keys]\n{written}\n", "utf-8")
    return read_settings(home)


def test_nothing_written_changes_nothing(tmp_path: Path) -> None:
    registry = keyed(configured(tmp_path, ""))
    assert registry.actions == ACTIONS
    assert not registry.keymap
    assert not registry.keyless


def test_given_keys_come_first_and_the_usual_ones_stay(tmp_path: Path) -> None:
    registry = keyed(configured(tmp_path, 'copy = "F10"\nerase = ["shift+f1", "Maj+F2"]'))
    assert registry.keymap == {"copy": ("f10", "f4", "ctrl+o")}
    assert registry.keyless == {"erase": ("f13", "f14")}
    assert len(registry.actions) == len(SHIPPED.actions)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('copie = "f10"', "enlever copie"),
        ('copy = "f5"', "recharge la page d’ameli"),
        ('copy = "shift+f5"', "recharge la page d’ameli"),
        ('copy = "f11"', "est au terminal"),
        ('copy = "ctrl+m"', "est Tab, Entrée ou Effacer"),
        ('copy = "ctrl+a"', "sert dans les champs"),
        ('copy = "c"', "n’est pas une touche"),
        ('copy = "2"', "n’est pas une touche"),
        ('copy = "alt+c"', "n’est pas une touche"),
        ('copy = "f25"', "n’est pas une touche"),
        ('copy = "f9"', "« Copier » et « Talon »"),
        ('copy = "f10"\nslip = "f10"', "« Copier » et « Talon »"),
        ('print = "f9"', "« Imprimer » et « Revenir »"),
        ("copy = 4", "attend une touche"),
        ("copy = []", "attend une touche"),
        ("copy = [4]", "attend une touche"),
    ],
)
def test_what_cannot_be_says_what_to_write(tmp_path: Path, written: str, said: str) -> None:
    with pytest.raises(SettingsProblem) as problem:
        keyed(configured(tmp_path, written))
    told = str(problem.value).replace("\u00a0", " ")
    assert said in told
    assert "[keys]" in told
    assert "\n" not in told


def test_keys_must_be_a_table(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('keys = "f10"', "utf-8")
    with pytest.raises(SettingsProblem, match=r"écrire \[keys\]"):
        read_settings(tmp_path)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = Desk.furnished(tmp_path / "home")
    keys = (("copy", ("f10",)), ("mask", ("shift+f8",)), ("all_pieces", ("insert",)))
    return replace(made, settings=replace(made.settings, keys=keys))


async def test_a_story_with_other_keys(desk: Desk) -> None:
    """F10 copie, Inser coche les pièces, Maj+F8 masque ; les touches d’usage marchent encore."""
    async with Agent(desk) as agent:
        await at_connexion(agent).stands_on("Nom").sees("F10 Copier").presses("f10")
        await agent.clipboard_holds(MARTIN.last_name).sees("Presse-papiers")
        await agent.presses("f1").sees("F10 ou F4 ou ^O").presses("escape")
        await agent.presses("ctrl+p").types("copier").sees("F10").presses("escape")
        await agent.presses("f20").does_not_see("MARTIN").presses("f8").sees("MARTIN")
        await agent.presses("insert").sees("✓ IBAN connu").presses("ctrl+p", "f20").sees("•")
        await agent.presses("f20", "escape", "escape").sees("MARTIN").presses("insert")
        await agent.sees("Guichet · Dossiers")
    desk.shut()


async def test_what_is_off_says_why_at_a_given_key(desk: Desk) -> None:
    """La touche choisie dit aussi pourquoi ce n’est pas possible."""
    keys = (("undo", ("f10",)),)
    other = replace(desk, settings=replace(desk.settings, keys=keys))
    async with Agent(other, locked=True) as agent:
        await agent.presses("insert").types(PHRASE).presses("enter")
        await begins(agent).presses("f10").sees("Rien à annuler")
    other.shut()
