"""What is plainly weak is refused with what to do; the rest is the agent's choice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.vault.strength import weakness


@pytest.mark.parametrize(
    "good",
    [
        "quatre mots sans rapport",
        "tulipe-marteau-7-nuage",
        "correct horse battery",
        "Claire aime le vélo bleu",
        "é1ç&àù)=$mlk",
    ],
)
def test_a_phrase_worth_choosing_passes(good: str) -> None:
    assert weakness(good, "Claire") == ""


@pytest.mark.parametrize(
    ("weak", "because"),
    [
        ("", "Il manque 12 caractères\u00a0: quatre mots vont bien."),
        ("tulipe bleu", "Il manque 1 caractère\u00a0: quatre mots vont bien."),
        ("aaaaaaaaaaaaaa", "Trop répétitif"),
        ("soleil soleil soleil", "Trop répétitif"),
        ("abababababacab", "Trop répétitif"),
        ("            ", "Trop répétitif"),
        ("123456789012", "Suite trop connue"),
        ("azertyuiopqsdf", "Suite trop connue"),
        ("abcdefghijklm", "Suite trop connue"),
        ("Mirabelle 2026", "Trop proche du nom"),
        ("mirabèlle mirabelle!?", "Trop proche du nom"),
    ],
)
def test_a_weak_one_is_told_why(weak: str, because: str) -> None:
    assert weakness(weak, "Mirabelle").startswith(because)


def test_a_short_name_is_no_clue() -> None:
    assert weakness("royale tulipe nuage", "Al") == ""


@given(st.text(), st.text())
def test_any_text_gets_at_most_one_line(text: str, name: str) -> None:
    sentence = weakness(text, name)
    assert len(sentence) <= 70
    assert "\n" not in sentence
