"""Fifty bits, estimated: nothing is asked of a phrase but that it be hard to guess."""

from __future__ import annotations

import sys
from subprocess import run
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counter_app.vault.strength import ENOUGH, bits, strength, warm, weakness


@pytest.mark.parametrize(
    "good",
    [
        "quatre mots sans rapport",
        "tulipe-marteau-7-nuage",
        "cheval lampe douze rivière",
        "bougie tracteur violon",
        "xkqzjwvtpgbnhfms",
        "4821 9937 1150 6623",
        "É1ç&àù)=$mlk§Q7!?w",
    ],
)
def test_a_phrase_hard_to_guess_passes_whatever_it_is_made_of(good: str) -> None:
    assert weakness(good, "Claire") == ""
    assert strength(good, "Claire") == "✓ assez difficile à deviner"


@pytest.mark.parametrize(
    "weak",
    [
        "tulipe bleue",
        "vive la france",
        "bonjour la mairie",
        "Motdepasse123!",
        "aaaaaaaaaaaaaaaaaaaaaa",
        "soleil soleil soleil",
        "azertyuiopqsdfghjklm",
        "12/03/1994",
        "guichet mairie ameli",
        "P@ssw0rd!2026",
        "anticonstitutionnellement",
    ],
)
def test_one_easily_guessed_is_told_how_far_it_is(weak: str) -> None:
    found = bits(weak, "Claire")
    assert found < ENOUGH
    assert weakness(weak, "Claire") == strength(weak, "Claire")
    assert weakness(weak, "Claire") == (
        f"Encore trop facile à deviner ({found} sur 50)\u00a0: ajouter un mot."
    )


def test_nothing_typed_is_not_called_weak() -> None:
    assert weakness("") == "Il manque la phrase\u00a0: quatre mots sans rapport vont bien."


def test_the_agent_s_own_name_is_a_clue() -> None:
    phrase = "Hyacinthe Mirabellier 4821"
    assert bits(phrase, "Karim") >= ENOUGH
    assert bits(phrase, "Hyacinthe Mirabellier") < ENOUGH
    assert bits(phrase, "hyacinthe MIRABELLIER") == bits(phrase, "Hyacinthe Mirabellier")


def test_french_words_are_words() -> None:
    assert bits("jardinier") < bits("zxqjvkwpf")
    assert bits("éléphant") == bits("elephant") < 20


def test_a_word_more_makes_it_harder() -> None:
    found = [bits(phrase) for phrase in ("bougie", "bougie tracteur", "bougie tracteur violon")]
    assert found == sorted(set(found))


def test_what_makes_it_strong_may_come_late() -> None:
    assert bits("a" * 24) < ENOUGH
    assert bits("a" * 24 + " bougie tracteur violon") >= ENOUGH
    assert bits("a" * 48) < bits("a" * 48 + "xkqzjwvtpgb")


def test_a_long_one_of_odd_signs_is_judged_at_once() -> None:
    warm()
    before = perf_counter()
    assert bits("4@8({[<3691!|0$5+7%2" * 10) >= ENOUGH
    assert perf_counter() - before < 1


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=90), st.text(max_size=20))
def test_any_text_gets_one_line(text: str, name: str) -> None:
    sentence = strength(text, name)
    assert 0 < len(sentence) <= 70
    assert "\n" not in sentence


def test_the_estimator_is_not_loaded_before_it_is_asked() -> None:
    script = "import sys; import counter_app.desk.opening; print('zxcvbn' in sys.modules)"
    told = run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"
