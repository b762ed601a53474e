"""French that reads well: what no boundary can mend in the sentences of the program and of its
data, and the words of the README's glossary. The spaces are looked at where they are painted or
printed: every screen of the journeys, every command.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import counter_app
from counter_app.settings import data_folder
from counter_app.typography import french

ROOT = Path(counter_app.__file__).parent
README = ROOT.parent / "README.md"
FILES = sorted(ROOT.rglob("*.py"))
DATA = sorted([*data_folder().glob("*.toml"), *data_folder().glob("[p]*/*.toml")])
OURS = [path for path in DATA if path.parent.name != "procedures"]
"""Those of a procedure are its sheet's words: « courriel » at Saint-Thomas."""

FRENCH = re.compile(
    r"[éèêàçùôîœ’«]|\b(?:le|la|les|un|une|des|du|de|et|ou|est|pas|pour|sur|ici|dans|en|au)\b"
)
WRONG = {
    "an apostrophe of the typewriter": r"[^\W\d_]'[^\W\d_]",
    "three points for an ellipsis": r"\w\.\.\.",
    "no space before a sign": r"[^\W\d_][;!?](?:\s|$)|[^\W\d_]:\s(?!message)",
    "no space inside the quotes": r"«[^\s{]|[^\s}]»",
    "quotes of the typewriter": r"(?:^|[\s(])\"[^\W\d_][^\"=]* [^\"=]*\"(?:[\s).,]|$)",
    "a capital without its accent": r"\b(?:Echap|Etape|Etat|Ecrire|Ecran|Etes|(?<![^.] )A [a-z])",
    "a space too much": r"(?s)^(?!.*\n).*[a-zé,;]  [a-zé]+ [a-zé]",
    "a space before a comma or a full stop": r"\w [,.](?:\s|$)",
    "a space at the end of a line": r"[a-zé] \n",
}
"""By name, what is wrong in a French sentence whatever its spaces become."""

QUIET = (
    "create table",
    "select ",
    "insert ",
    "update ",
    "delete ",
    "height:",
    "{ ",
    "^",
    "\\",
    "(?<",
    "[desktop entry]",
)
"""What begins or holds one of these is SQL, a style sheet or a pattern, not a sentence."""


@cache
def sentences(path: Path) -> tuple[str, ...]:
    """The French texts of a file: of the program, or of its data."""
    return tuple(program_sentences(path) if path.suffix == ".py" else data_sentences(path))


def program_sentences(path: Path) -> Iterator[str]:
    """The French texts of a file of the program, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documented = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if id(node) not in documented and " " in text.strip() and FRENCH.search(text):
                quiet = any(sign in text.casefold() for sign in QUIET)
                if not quiet:
                    yield text


def data_sentences(path: Path) -> Iterator[str]:
    """What the data say, without what they quote from a sheet as it was printed, nor a drawing."""

    def said(value: object, key: str = "") -> Iterator[str]:
        if isinstance(value, dict):
            for name, inner in value.items():
                yield from said(inner, name)
        elif isinstance(value, list):
            for inner in value:
                yield from said(inner, key)
        elif isinstance(value, str) and " " in value and key not in ("seed", "source", "lines"):
            yield value

    yield from said(tomllib.loads(path.read_text(encoding="utf-8")))


def faults(text: str) -> list[str]:
    """The names of what is wrong in it."""
    return [name for name, pattern in WRONG.items() if re.search(pattern, text)]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_sentence_is_well_written(path: Path) -> None:
    assert [(text, found) for text in sentences(path) if (found := faults(text))] == []


@pytest.mark.parametrize("path", DATA, ids=lambda path: path.name)
def test_every_sentence_of_the_data_is_well_written(path: Path) -> None:
    said = sentences(path)
    assert said
    assert [(text, found) for text in said if (found := faults(text))] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("l'IBAN ici", "an apostrophe of the typewriter"),
        ("attendre...", "three points for an ellipsis"),
        ("Clos: fin", "no space before a sign"),
        ("quoi? non", "no space before a sign"),
        ("dire «oui» ici", "no space inside the quotes"),
        ('choisir "deux mots".', "quotes of the typewriter"),
        ("Echap : revenir", "a capital without its accent"),
        ("relire  la carte", "a space too much"),
        ("relire , puis", "a space before a comma or a full stop"),
        ("relire \nla carte", "a space at the end of a line"),
    ],
)
def test_what_is_badly_written_is_seen(text: str, name: str) -> None:
    assert faults(text) == [name]


def test_the_spaces_are_put_in_and_nothing_else() -> None:
    text = "Dire « oui » : vraiment ? Oui ! ; à 14:32, 12 chiffres"
    assert (
        french(text)
        == "Dire «\u00a0oui\u00a0»\u00a0: vraiment\u00a0? Oui\u00a0!\u00a0; à 14:32, 12 chiffres"
    )
    assert french(french(text)) == french(text)


def glossary() -> dict[str, str]:
    """The README's table: word to use by each way of saying it that is not ours."""
    table = README.read_text(encoding="utf-8").partition("<!-- glossaire -->")[2]
    rows = [line.split("|")[1:4] for line in table.split("\n\n")[1].splitlines()[2:]]
    return {
        other.strip(" *«»"): word.strip(" *")
        for word, _, others in rows
        for other in others.split(",")
        if other.strip(" –")
    }


@pytest.mark.parametrize("other", glossary())
def test_one_word_for_one_thing(other: str) -> None:
    written = re.compile(rf"(?<![\w-]){re.escape(other)}(?![\w-])")
    found = [
        f"{path.name}: {text}"
        for path in (*FILES, *OURS)
        for text in sentences(path)
        if written.search(text)
    ]
    assert found == [], f"say « {glossary()[other]} »"
