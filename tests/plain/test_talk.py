"""What may leave for the terminal: text alone; and which terminals are spoken to line by line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.plain.choice import only_lines
from counter_app.plain.talk import Talk, spoken
from counter_app.plain.telling import sentence, spelled


class Wall:
    """Keeps what is written; nobody types."""

    def __init__(self) -> None:
        self.said = ""

    def write(self, text: str) -> None:
        self.said += text

    def read(self, prompt: str, each: Callable[[], object], *, secret: bool = False) -> str:
        self.said += prompt
        raise EOFError

    def forget(self) -> None:
        return

    def close(self) -> None:
        return

    @property
    def modes(self) -> None:
        return None


@given(st.text())
def test_no_text_whatever_writes_more_than_one_line_of_text(text: str) -> None:
    wall = Wall()
    talk = Talk(wall)
    talk.say(text)
    with pytest.raises(EOFError):
        talk.ask(text)
    assert wall.said.count("\n") <= 1
    assert all(sign.isprintable() or sign == "\n" for sign in wall.said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Clos. ^Z annule ; Échap quitte.", "Clos. « annuler » annule ; « liste » quitte."),
        ("↻ Repris à 14:32. F4 recopie", "Repris à 14:32. « copier » recopie"),
        ("F12 et F1", "« verrouiller » et « aide »"),
        ("Femme · mars 1994", "Femme, mars 1994"),
        ("connues → 3/4", "connues puis 3/4"),
        ("IBAN FR1 et F40", "IBAN FR1 et F40"),
        ("espace\u00a0: insécable", "espace : insécable"),
    ],
)
def test_keys_are_words_and_signs_are_said(text: str, said: str) -> None:
    assert spoken(text) == said


def test_sentences() -> None:
    assert sentence("jj/mm/aaaa") == "jj/mm/aaaa."
    assert sentence("la clé") == "La clé."
    assert sentence("est-ce lui ?") == "Est-ce lui ?"
    assert sentence("l’autre") == "L’autre."
    assert sentence("") == ""
    assert spelled("a.b-c@d") == "a, point, b, tiret, c, arobase, d"


@pytest.mark.parametrize(
    ("kind", "platform", "lines"),
    [
        ("dumb", "linux", True),
        ("", "linux", True),
        ("unknown", "linux", True),
        ("xterm-256color", "linux", False),
        ("linux", "linux", False),
        ("tmux-256color", "linux", False),
        ("no-such-terminal", "linux", False),
        ("ansi", "linux", False),
        ("", "win32", False),
        ("dumb", "win32", True),
    ],
)
def test_terminals_that_cannot_draw(kind: str, platform: str, lines: bool) -> None:
    assert only_lines({"TERM": kind} if kind else {}, platform) is lines
