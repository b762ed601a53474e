"""Style sheets read once give the rules that Textual reads again and again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.stylesheet import Stylesheet, StylesheetParseError

from counter_app.ui.sheets import Sheets
from tests.journeys.agent import Agent
from tests.journeys.desk import Desk

RED, BLUE = {"ink": "#ff0000"}, {"ink": "#0000ff"}
FIRST, SECOND = "Label { color: $ink; }", "Input { color: $ink; }"


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is read, each time it is."""
    read: list[str] = []

    def counted(scope: str, css: str, *rest: Any, **more: Any) -> Iterable[RuleSet]:
        read.append(css)
        return parse(scope, css, *rest, **more)

    monkeypatch.setattr("textual.css.stylesheet.parse", counted)
    return read


def sheets_of(*texts: str) -> Sheets:
    sheets = Sheets(variables=dict(RED))
    for text in texts:
        sheets.add_source(text, ("here", text))
    return sheets


def said(sheets: Stylesheet) -> list[tuple[object, ...]]:
    """Each rule: to what it applies, what it says, how much it weighs."""
    return [
        (rule.selectors, repr(rule.styles.get_rules()), rule.is_default_rules, rule.tie_breaker)
        for rule in sheets.rules
    ]


def inks(sheets: Stylesheet) -> list[str]:
    return [rule.styles.color.hex.lower() for rule in sheets.rules]


def test_a_sheet_is_read_once_in_each_theme(readings: list[str], request: Any) -> None:
    first, second = (f"{text} /* {request.node.name} */" for text in (FIRST, SECOND))
    sheets = sheets_of(first)
    assert inks(sheets) == [RED["ink"]]
    sheets.add_source(second, ("here", second))
    sheets.reparse()
    assert readings == [first, second]
    for colours in (BLUE, RED, BLUE):
        sheets.set_variables(dict(colours))
        sheets.reparse()
        assert inks(sheets) == [colours["ink"]] * 2
    assert readings == [first, second, first, second]


def test_a_sheet_with_a_fault_leaves_the_rules_as_they_were() -> None:
    sheets = sheets_of(FIRST)
    before = said(sheets)
    sheets.add_source("Label { colour: $ink; }", ("here", "fault"))
    with pytest.raises(StylesheetParseError):
        sheets.reparse()
    sheets._require_parse = False
    assert said(sheets) == before


async def test_a_visit_wears_the_rules_of_textual(tmp_path: Path) -> None:
    desk = Desk.furnished(tmp_path / "home")
    async with Agent(desk) as claire:
        await claire.presses("f3", "enter").sees("1/4")
        worn = claire.app.stylesheet
        assert isinstance(worn, Sheets)
        for theme in ("clair", "contraste", "sombre"):
            claire.app.theme = theme
            await claire.sees("1/4")
            plain = Stylesheet(variables=claire.app.get_css_variables())
            plain.source = {**worn.source}
            plain.parse()
            assert said(worn) == said(plain)
    desk.shut()


async def test_each_sheet_of_a_visit_is_read_once(tmp_path: Path, readings: list[str]) -> None:
    desk = Desk.furnished(tmp_path / "home")
    for _ in range(2):
        async with Agent(desk) as claire:
            await claire.presses("f3", "enter").sees("1/4")
            await claire.presses("f1").sees("Aide")
    desk.shut()
    assert sorted(set(readings)) == sorted(readings)
