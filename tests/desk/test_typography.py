"""Every French string of these rooms has the spaces and apostrophes of French typography."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import counter_app

ROOT = Path(counter_app.__file__).parent
FILES = sorted(
    path for room in ("dossier", "desk", "handout", "plain") for path in (ROOT / room).glob("*.py")
)
WRONG = re.compile(r"[^\W\d_)»]\s?'\w|[\w)»] [:;!?»]|\w[;!?](?: |$)|« ")
"""An apostrophe of the typewriter, a space that breaks before a sign, or none."""


def texts(tree: ast.Module) -> Iterator[str]:
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in documented:
            continue
        if isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_string_is_well_set(path: Path) -> None:
    wrong = [
        text
        for text in texts(ast.parse(path.read_text(encoding="utf-8")))
        if WRONG.search(text) and " " in text
    ]
    assert wrong == []


@pytest.mark.parametrize("text", ["Clos : fin", "« oui »", "Vraiment ?", "l'IBAN ici", "quoi? non"])
def test_what_is_badly_set_is_seen(text: str) -> None:
    assert WRONG.search(text)
