"""The locator agrees with tomllib on every path, and says the right line."""

import tomllib
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.procedure.lines import Path, _Scanner, line_of, locate
from counter_app.settings import data_folder

NASTY = '''# a comment with "quotes" and [brackets]
title = "a \\" ] } # not a comment" # a comment
"quoted key" = 'C:\\no\\escape'
'literal.key'.under = 1
a . b = 1979-05-27 07:32:00
many = [
  1, # one
  [2, "]"],
  { x = 1, y = [ { z = "}" } ] },
]
empty = []
none = {}
long = """
[not.a.table]
key = "not a key"
five quotes: """""
raw = \'\'\'
it's [[not]] a 'table'\'\'\'\'

[plain]
when = { way = "phone", "odd key" = true }
[plain.inner]
x.y.z = -1.5e3

  [[step]] # indented
  id = "one"
    [[step.item]]
    do = "first"
    [[ step . item ]]
    do = "second"
    [step.wait]
    days = 7
      [[step.wait.exit]]
      id = "x"
[[step]]
[[step.item]]
"do" = "third"
'''


def paths(value: object, above: Path = ()) -> Iterator[Path]:
    if above:
        yield above
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from paths(inner, (*above, name))
    elif isinstance(value, list):
        for rank, inner in enumerate(value):
            yield from paths(inner, (*above, rank))


@pytest.mark.parametrize(
    "text",
    [
        NASTY,
        NASTY.replace("\n", "\r\n"),
        "",
        "# only a comment",
        *(
            pytest.param(path.read_text(encoding="utf-8"), id=path.name)
            for path in sorted(data_folder().glob("**/*.toml"))
        ),
    ],
)
def test_the_paths_are_those_of_the_parsed_document(text: str) -> None:
    assert set(locate(text)) == set(paths(tomllib.loads(text)))


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("quoted key",), 3),
        (("literal.key", "under"), 4),
        (("many",), 6),
        (("many", 1), 8),
        (("many", 2, "y", 0, "z"), 9),
        (("raw",), 17),
        (("plain", "when", "odd key"), 21),
        (("plain", "inner", "x", "y"), 23),
        (("step", 0, "item", 1, "do"), 30),
        (("step", 0, "wait", "exit", 0, "id"), 34),
        (("step", 1), 35),
        (("step", 1, "item", 0), 36),
        (("step", 1, "item", 0, "do"), 37),
    ],
)
def test_the_line_is_where_the_key_stands(path: Path, line: int) -> None:
    assert locate(NASTY)[path] == line


def test_an_unwritten_path_gets_the_line_of_what_holds_it() -> None:
    lines = locate(NASTY)
    assert line_of(lines, ("step", 0, "wait", "exit", 3, "label")) == 33
    assert line_of(lines, ("nowhere",)) == 1


def test_what_is_not_toml_is_said_not_looped_on() -> None:
    with pytest.raises(ValueError, match="not TOML at 0"):
        _Scanner("=").document()


KEYS = st.text("abcé .'\"[]#\n", min_size=1, max_size=4)
TEXTS = st.text("abc\"'\\[]{}#=,.\n é", max_size=8)
VALUES = st.recursive(
    TEXTS | st.integers(-9, 9) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


def quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def written(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return quoted(value)
        case dict():
            inner = ", ".join(f"{quoted(name)} = {written(v)}" for name, v in value.items())
            return f"{{ {inner} }}"
        case list():
            return f"[{', '.join(map(written, value))}]"
    return str(value)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_any_document_is_walked_as_tomllib_does(document: dict[str, object]) -> None:
    text = "\n".join(f"{quoted(name)} = {written(value)}" for name, value in document.items())
    assert tomllib.loads(text) == document
    lines = locate(text)
    assert set(lines) == set(paths(document))
    assert [lines[name,] for name in document] == list(range(1, len(document) + 1))
