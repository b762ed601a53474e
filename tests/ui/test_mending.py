"""Whatever cuts or joins what a terminal sends, each key does its own thing and a paste is text."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events

from counter_app.ui.mending import ESCAPE, FAR, NEAR, PASTE, PASTED, STALE, Mender, patience
from counter_app.ui.mending import MendingParser as Parser

SEQUENCES = {
    "\x1b[A": "up",
    "\x1b[1;2A": "shift+up",
    "\x1bOS": "f4",
    "\x1b[15~": "f5",
    "\x1b[24~": "f12",
    "\x1b[Z": "shift+tab",
    "\x1b[6~": "pagedown",
    "\x1b[[A": "f1",
}


class Line:
    """A mender on a line whose clock only moves when told to."""

    def __init__(self, wait: float = FAR) -> None:
        self.now = 0.0
        self.mender = Mender(wait, lambda: self.now)

    def brings(self, *texts: str, pause: float = 0.15) -> list[str]:
        """The parts, with a pause after each text in which one keeps looking."""
        parts: list[str] = []
        for text in texts:
            parts += self.mender.mended(text)
            parts += self.waits(pause)
        return parts

    def waits(self, seconds: float) -> list[str]:
        self.now += seconds
        return [*self.mender.late()]


def keys(found: Iterable[object]) -> list[str]:
    return [event.key for event in found if isinstance(event, events.Key)]


def cuts(text: str) -> list[tuple[str, str]]:
    return [(text[:at], text[at:]) for at in range(1, len(text))]


@pytest.mark.parametrize(
    ("sequence", "cut"), [(s, cut) for s in SEQUENCES for cut in cuts(s)], ids=repr
)
def test_a_key_cut_anywhere_by_150_ms_is_that_key(sequence: str, cut: tuple[str, str]) -> None:
    assert Line().brings("X", *cut, "Y") == ["X", sequence, "Y"]


@pytest.mark.parametrize("sequence", [s for s in SEQUENCES if s[1] == "["])
def test_cut_after_each_byte_too(sequence: str) -> None:
    assert Line().brings(*sequence, "Y") == [sequence, "Y"]


@pytest.mark.parametrize(("sequence", "key"), SEQUENCES.items())
def test_textual_knows_them(sequence: str, key: str) -> None:
    assert keys(Parser().feed(f"X{sequence}Y")) == ["X", key, "Y"]


@pytest.mark.parametrize("wait", [NEAR, FAR])
def test_echap_alone_is_echap_after_a_while(wait: float) -> None:
    line = Line(wait)
    assert [*line.mender.mended(ESCAPE)] == []
    assert line.waits(wait - 0.01) == []
    assert line.waits(0.02) == [ESCAPE]
    assert line.waits(9) == []


@pytest.mark.parametrize("typed", ["MARTIN", "é", "1", " ", "LE", "\r", "\t"])
def test_echap_and_what_is_typed_after_it_are_not_alt(typed: str) -> None:
    assert "".join(Line().brings(ESCAPE + typed, pause=0)) == ESCAPE + typed
    assert keys(Parser().feed(f"{ESCAPE}{typed}"))[0] == "escape"
    assert Line().brings(ESCAPE, *typed, pause=0.02)[:2] == [ESCAPE, typed[0]]


def test_echap_then_a_name_in_o_by_hand() -> None:
    """« ESC O B » is also an arrow; a hand sends it in three."""
    assert Line().brings(ESCAPE, "O", "B", "E", pause=0.08) == [ESCAPE, "O", "B", "E"]
    assert Line().brings(ESCAPE, "O", pause=0.5) == [ESCAPE, "O"]
    assert Line().brings(ESCAPE, "OB") == ["\x1bOB"]


@pytest.mark.parametrize("name", ["PETIT", "P", "P1", "P!"])
def test_echap_then_a_name_in_p(name: str) -> None:
    """« ESC P » also begins an answer of the terminal: one letter more tells."""
    assert "".join(Line().brings(ESCAPE, *name, pause=0.02)) in (ESCAPE + name, "")
    assert "".join(Line().brings(ESCAPE, *name, "X", pause=0.02)) == f"{ESCAPE}{name}X"
    assert "".join(Line().brings(ESCAPE + name, pause=STALE + 1)) == ESCAPE + name


def test_echap_twice_then_an_arrow() -> None:
    assert Line().brings("\x1b\x1b\x1b[A") == [ESCAPE, ESCAPE, "\x1b[A"]


def test_a_sequence_that_breaks_off_is_nothing() -> None:
    line = Line()
    assert line.brings("\x1b[1", pause=STALE - 0.1) == []
    assert line.waits(0.2) == []
    assert line.brings("M") == ["M"]
    assert line.brings("\x1b[1;éa") == ["éa"]


@pytest.mark.parametrize(
    "report",
    [
        "\x1b[?1;2c",
        "\x1b[?1u",
        "\x1b[>41;354;0c",
        "\x1b]11;rgb:0000/0000/0000\x1b\\",
        "\x1b]4;1\a",
        "\x1bP>|xterm(388)\x1b\\",
        "\x1bP!|00000000\x1b\\",
        "\x1bP1+r524742=38\x1b\\",
        "\x1bP0$r\x1b\\",
    ],
)
def test_late_answers_of_the_terminal_are_not_typed(report: str) -> None:
    for cut in [(report,), *cuts(report)]:
        assert Line().brings("a", *cut, "b") == ["a", "b"]


def test_the_answers_textual_asked_for_reach_it() -> None:
    assert Line().brings("\x1b[?2026;2$y", "\x1b[<35;10;5M") == ["\x1b[?2026;2$y", "\x1b[<35;10;5M"]


def test_the_old_mouse_is_three_signs_more() -> None:
    assert Line().brings("\x1b[M", " !", '"x') == ['\x1b[M !"', "x"]


@given(st.binary(max_size=80), st.lists(st.integers(0, 120), max_size=12))
def test_no_escape_of_a_paste_reaches_the_keys(rubbish: bytes, cut: list[int]) -> None:
    """Wherever it is cut, and however slowly it comes."""
    pasted = rubbish.replace(b"~", b"").decode("utf-8", "replace")
    sent = f"a{PASTE}{pasted}{PASTED}\x1b[A"
    edges = [0, *sorted(min(at, len(sent)) for at in cut), len(sent)]
    parts = [sent[a:b] for a, b in itertools.pairwise(edges) if a < b]
    plain = pasted.replace(ESCAPE, "")
    assert "".join(Line().brings(*parts)) == f"a{PASTE}{plain}{PASTED}\x1b[A"


@given(st.lists(st.sampled_from([*SEQUENCES, ESCAPE, "A", "é", "O’B", "12"]), max_size=12))
def test_all_in_one_breath_loses_and_reorders_nothing(typed: list[str]) -> None:
    assert "".join(Line().brings("".join(typed), pause=STALE + 1)) == "".join(typed)


def test_the_parser_ends_with_the_terminal() -> None:
    parser = Parser()
    assert keys(parser.feed("a")) == ["a"]
    assert [*parser.feed("")] == []
    assert parser.is_eof


def test_the_parser_s_echap_comes_by_itself() -> None:
    parser = Parser()
    parser._mender = Mender(0.0)
    assert keys(parser.feed(ESCAPE)) == []
    assert keys(parser.tick()) == ["escape"]


def test_a_paste_is_one_paste() -> None:
    parser = Parser()
    pieces = ("\x1b[20", "0~Mme", " LE\x1b[A GOFF\x1b[2", "01~")
    found = [event for text in pieces for event in parser.feed(text)]
    (paste,) = found
    assert isinstance(paste, events.Paste)
    assert paste.text == "Mme LE[A GOFF"


def test_how_long_echap_is_waited_for() -> None:
    assert patience({}) == NEAR
    assert patience({"SSH_CONNECTION": "10.0.0.1 1 10.0.0.2 22"}) == FAR
    assert patience({"SSH_TTY": "/dev/pts/1"}) == FAR
    assert patience({"SSH_TTY": "/dev/pts/1", "ESCDELAY": "50"}) == 0.05
    assert patience({"ESCDELAY": "soon"}) == NEAR
