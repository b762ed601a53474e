"""The words: one for every action of the screen, letters that are never two, names left alone."""

from __future__ import annotations

from collections import Counter

import pytest

from counter_app.desk.text import folded
from counter_app.plain.help import help_lines
from counter_app.plain.words import (
    DOSSIER,
    HOME,
    KEYS,
    WORDS,
    Asked,
    Several,
    asked,
    may_be_a_name,
    words_of,
)
from counter_app.ui import actions
from counter_app.ui.actions import ACTIONS, SHIPPED, Part
from counter_app.ui.keynames import key_name

PLACES = {HOME: actions.HOME, DOSSIER: actions.DOSSIER}


@pytest.mark.parametrize("place", PLACES)
def test_whatever_can_be_done_on_the_screen_has_its_word(place: str) -> None:
    there = {action.id for action in actions.actions_of(PLACES[place])}
    drawn = {name for name in there if name.startswith(("theme_", "panels_"))}
    said = {name for word in words_of(place) for name in word.actions}
    assert drawn, "how a screen is drawn, which lines have not"
    assert there - said == drawn


def test_a_word_does_nothing_the_screen_does_not_know() -> None:
    known = {action.id for action in ACTIONS}
    assert {name for word in WORDS for name in word.actions} - known == set()


def test_actions_of_ouverture_and_of_the_slip_are_asked_there() -> None:
    """See `test_door`, `test_keeping`: a question, with the ways numbered."""
    asked_there = {a.id for a in ACTIONS if not {*PLACES.values()} & {*a.screens}}
    assert asked_there == {"put_back", "print", "next_look", "previous_look", "save", "back"}


@pytest.mark.parametrize("place", PLACES)
def test_no_two_words_answer_to_the_same(place: str) -> None:
    answers = Counter(
        sign for word in words_of(place) for sign in {folded(word.word), word.letters}
    )
    assert [sign for sign, times in answers.items() if times > 1] == []


@pytest.mark.parametrize("place", PLACES)
def test_a_word_is_found_by_all_its_ways(place: str) -> None:
    for word in words_of(place):
        for text in (word.word, word.word.upper(), folded(word.word), word.letters):
            assert asked(text, place) == Asked(word), text


@pytest.mark.parametrize("place", PLACES)
def test_the_help_has_every_word(place: str) -> None:
    said = "\n".join(help_lines(place))
    for word in words_of(place):
        assert word.word in said
        assert word.help in said
        assert len(word.help) <= 70


def test_enough_of_the_beginning_is_enough() -> None:
    found = asked("interr", DOSSIER)
    assert isinstance(found, Asked)
    assert found.word.word == "interrompre"
    several = asked("eta", DOSSIER)
    assert isinstance(several, Several)
    assert len(several.words) == 3
    assert asked("interr", DOSSIER, beginnings=False) is None
    assert asked("martin", HOME) is None
    assert asked("", HOME) is None


@pytest.mark.parametrize(
    ("text", "word", "rest"),
    [("r2", "réponses", "2"), ("ligne 12", "ligne", "12"), ("étape 3/4", "étape", "3/4")],
)
def test_what_follows_a_word(text: str, word: str, rest: str) -> None:
    found = asked(text, DOSSIER)
    assert isinstance(found, Asked)
    assert (found.word.word, found.rest) == (word, rest)


def test_a_search_keeps_all_that_follows() -> None:
    found = asked("chercher le goff talon", HOME)
    assert isinstance(found, Asked)
    assert found.rest == "le goff talon"


@pytest.mark.parametrize(
    ("text", "name"),
    [("s", False), ("S", False), ("talon", False), ("Talon", True), ("li", True), ("li 3", False)],
)
def test_which_words_may_be_a_name(text: str, name: bool) -> None:
    found = asked(text, DOSSIER, beginnings=False)
    assert isinstance(found, Asked)
    assert may_be_a_name(text, found) is name


def test_the_keys_that_sentences_name_have_the_word_of_their_action() -> None:
    for key, said in KEYS.items():
        ids = {a.id for a in ACTIONS if a.keys and key_name(a.keys[0]) == key}
        words = {word.word for word in WORDS if ids & set(word.actions)}
        assert said in words, key
    screens = {screen for action in ACTIONS for screen in action.screens}
    hints = [hint for one in screens for part in Part for hint in SHIPPED.hints(one, {part})]
    named = {key_name(key) for key, _ in hints}
    assert named - KEYS.keys() == {"Entrée", "Espace", "^S", "→"}
