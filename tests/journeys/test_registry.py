"""The one registry of actions: no key twice, a way to everything, and keys every desk has."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from textual.actions import parse
from textual.screen import Screen

from counter_app.ui.actions import (
    ACTIONS,
    DAMAGED,
    DOSSIER,
    HOME,
    OPENING,
    SLIP,
    actions_of,
    bindings_of,
)
from counter_app.ui.app import GuichetApp
from counter_app.ui.screens.choose import ChooseScreen
from counter_app.ui.screens.closing import ClosingScreen
from counter_app.ui.screens.dossier import DossierScreen
from counter_app.ui.screens.help import HelpScreen, keys_told
from counter_app.ui.screens.home import HomeScreen
from counter_app.ui.screens.interrupt import InterruptScreen
from counter_app.ui.screens.leaflet import LeafletScreen
from counter_app.ui.screens.opening import OpeningScreen
from counter_app.ui.screens.palette import PaletteScreen
from counter_app.ui.screens.save import SaveScreen
from counter_app.ui.screens.slip import SlipScreen
from counter_app.ui.screens.summary import SummaryScreen
from tests.journeys.agent import Agent
from tests.journeys.desk import Desk
from tests.journeys.visits import begins

SCREENS: dict[str, type[Screen[Any]]] = {
    OPENING: OpeningScreen,
    DAMAGED: OpeningScreen,
    HOME: HomeScreen,
    DOSSIER: DossierScreen,
    SLIP: SlipScreen,
}
OVER = (
    ChooseScreen,
    ClosingScreen,
    HelpScreen,
    InterruptScreen,
    LeafletScreen,
    PaletteScreen,
    SaveScreen,
    SummaryScreen,
)
NEVER = {"f5", "f10", "f11", "ctrl+i", "ctrl+m", "ctrl+h", "ctrl+j"}
"""F5 reloads ameli's form; F10 and F11 are the terminal's; the others are Tab, Entrée, Effacer."""


def keys_of(bindings: object) -> list[str]:
    """All the keys of a BINDINGS list."""
    assert isinstance(bindings, list)
    return [key for binding in bindings for key in binding.key.split(",")]


@pytest.mark.parametrize("name", SCREENS)
def test_no_two_actions_share_a_key(name: str) -> None:
    counted = Counter(key for action in actions_of(name) for key in action.keys)
    assert {key for key, times in counted.items() if times > 1} == set()


@pytest.mark.parametrize("name", SCREENS)
def test_every_action_is_a_method_of_its_screens(name: str) -> None:
    for action in actions_of(name):
        # Of the screen, or of the application.
        owner = GuichetApp if action.app else SCREENS[name]
        _, method, _ = parse(action.call)
        assert hasattr(owner, f"action_{method}"), action.id


@pytest.mark.parametrize("name", SCREENS)
def test_every_action_stands_in_the_help(name: str) -> None:
    here, others = keys_told(name)
    told = [words for _, words in (*here, *others)]
    assert len(told) == len(list(actions_of(name)))
    assert all(any(action.help in words for words in told) for action in actions_of(name))


def test_every_action_has_words_and_one_sentence() -> None:
    for action in ACTIONS:
        assert action.words
        assert action.help.endswith((".", "?"))
        assert len(action.help) <= 80
        assert action.screens


@pytest.mark.parametrize("screen", [*SCREENS.values(), *OVER, GuichetApp])
def test_keys_that_are_left_alone(screen: type[object]) -> None:
    owner = next(each for each in screen.__mro__ if "BINDINGS" in each.__dict__)
    bound = set(keys_of(owner.__dict__["BINDINGS"]))
    assert owner.__module__.startswith("counter_app.")
    assert bound.isdisjoint(NEVER)
    # None needs AltGr, a digit or a sign that moves with the keyboard.
    assert all(len(key) > 1 for key in bound)


def test_function_keys_have_a_second_way_or_the_palette() -> None:
    for name in SCREENS:
        for action in actions_of(name):
            if action.keys and action.keys[0].startswith("f"):
                assert len(action.keys) > 1 or action.id in {"mask", "slip"}, action.id


def test_bindings_come_from_the_registry() -> None:
    for name in SCREENS:
        listed = {key for action in actions_of(name) for key in action.keys}
        assert set(keys_of(bindings_of(name))) == listed


async def test_the_palette_lists_every_action(desk: Desk) -> None:
    """Ctrl+P montre tout ce que l’on peut faire ici, par son nom."""
    async with Agent(desk) as agent:
        await begins(agent).presses("ctrl+p").sees("Chercher une action")
        palette = agent.app.screen
        assert isinstance(palette, PaletteScreen)
        listed = {entry.action.id for entry in palette.actions}
        assert listed == {a.id for a in actions_of(DOSSIER)} - {"palette", "enter"}
