"""Whatever an author saves, the linter answers: it never raises, and names lines that exist."""

from hypothesis import given
from hypothesis import strategies as st

from counter_app.procedure.linter import lint
from counter_app.procedure.loader import load
from counter_app.procedure.problem import ProcedureError
from tests.procedure.samples import GOOD, OTHERS

LINES = GOOD.split("\n")
VALUES = st.sampled_from(
    ["3", "-1.5", "nan", "true", '""', '"x"', '"until:x"', '"{x}"', "[]", "[3]", '["x"]', "{}",
     "{ a = 3 }", "[{ id = 3 }]", "[[]]", "2026-11-21", "07:32:00", "2026-11-21T07:32:00Z"]
)  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> str:
    lines = list(LINES)
    for _ in range(draw(st.integers(1, 3))):
        rank = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from(["cut", "twice", "value", "move", "key"]))
        key, equals, _ = lines[rank].partition(" = ")
        if change == "cut":
            lines[rank] = ""
        elif change == "twice":
            lines[rank] += "\n" + lines[rank]
        elif change == "value" and equals:
            lines[rank] = f"{key} = {draw(VALUES)}"
        elif change == "key":
            lines[rank] += (
                f"\n{draw(st.sampled_from(['steps', 'wait', 'item', 'x', 'use', 'when']))}"
            )
            lines[rank] += f" = {draw(VALUES)}"
        else:
            lines.insert(draw(st.integers(0, len(lines))), lines.pop(rank))
    return "\n".join(lines)


@given(spoilt())
def test_a_spoilt_file_gets_an_answer(text: str) -> None:
    problems = lint(text, "x.toml", OTHERS)
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems)
    try:
        read = load(text, "x.toml").text
    except ProcedureError as error:
        read = text if set(error.problems) <= set(problems) else "told otherwise"
    assert read == text


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    assert lint(text, "x.toml")
