"""Bold runs, what a choice shows, where a question stands, where an answer leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.procedure.loader import load, shipped
from counter_app.procedure.model import Outcome, Procedure
from counter_app.procedure.text import choices_of, plain, runs, visible, way_on
from tests.procedure.samples import GOOD

BOOK = load(GOOD, "essai.toml")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("simple", (("simple", False),)),
        ("**tout**", (("tout", True),)),
        ("a **b** c **d**", (("a ", False), ("b", True), (" c ", False), ("d", True))),
        ("2 ** 3", (("2 ** 3", False),)),
        ("**sans fin", (("**sans fin", False),)),
    ],
)
def test_runs(text: str, expected: tuple[tuple[str, bool], ...]) -> None:
    assert runs(text) == expected


@given(st.text("ab* \n", max_size=20))
def test_runs_lose_nothing_but_the_marks(text: str) -> None:
    pieces = runs(text)
    assert "".join(f"**{piece}**" if bold else piece for piece, bold in pieces) == text
    assert plain(text) == "".join(piece for piece, _ in pieces)


def ids(book: Procedure, step: str, **choices: str) -> list[str]:
    items, _ = visible(book, book.step(step), choices)
    return [item.id for item in items]


def test_a_choice_not_made_stands_at_its_default() -> None:
    assert ids(BOOK, "un") == ["cliquer", "nom", "dire"]
    assert ids(BOOK, "un", way="computer") == ["cliquer", "nom", "dire"]
    assert ids(BOOK, "un", way="phone") == ["nom", "dire"]


def test_outcomes_are_chosen_from_too() -> None:
    text = GOOD.replace('label = "Suite"', 'label = "Suite"\nwhen = { way = "phone" }')
    book = load(text, "x")
    _, usual = visible(book, book.step("un"), {})
    _, phone = visible(book, book.step("un"), {"way": "phone"})
    assert [outcome.id for outcome in usual] == ["refus"]
    assert [outcome.id for outcome in phone] == ["suite", "refus"]


def test_a_question_stands_in_the_first_step_that_tests_it() -> None:
    text = GOOD.replace('mark = "Fait"', 'mark = "Fait"\nwhen = { way = "phone" }')
    book = load(text, "x")
    assert [choice.id for choice in choices_of(book, book.step("un"))] == ["way"]
    assert choices_of(book, book.step("deux")) == ()


def test_the_card_s_question_stands_on_its_piece_s_row() -> None:
    book = shipped()["ameli-1.3-cpam-loire"]
    asked = {step.id: [c.id for c in choices_of(book, step)] for step in book.steps}
    assert asked.pop("acces") == ["way"]
    assert set(map(tuple, asked.values())) == {()}


def way(procedure: str, step: str, outcome: str) -> str:
    book = shipped()[procedure]
    found = next(o for o in book.step(step).outcome if o.id == outcome)
    return way_on(book, found, shipped())


@pytest.mark.parametrize(
    ("step", "outcome", "expected"),
    [
        ("connexion", "acceptees", "→ 3/4"),
        ("connexion", "refusees", "→ que tenter, dans l’ordre"),
        ("connexion", "code_courrier", "→ attendre, puis 1.1"),
        ("connexion", "compte_existe", "→ mot de passe oublié"),
        ("connexion", "ameli_en_panne", "→ attendre"),
        ("finalisation", "lien_maintenant", "→ lien de validation, 7 jours"),
        ("finalisation", "zero_papier_refuse", "→ fin"),
    ],
)
def test_where_an_answer_leads(step: str, outcome: str, expected: str) -> None:
    assert way("ameli-1.3-cpam-loire", step, outcome) == expected


def test_where_the_rest_leads() -> None:
    assert way("ameli-saint-thomas", "code_personnel", "mot_de_passe_refuse") == "→ réessayer"
    waiting = BOOK.steps[1].outcome[1].wait
    assert waiting is not None
    assert [way_on(BOOK, exit_, {}) for exit_ in waiting.exit] == [
        "→ 2/2",
        "→ attendre encore",
        "→ fin",
    ]
    assert way_on(BOOK, Outcome(id="a", label="A", procedure="inconnue"), {}) == "→ inconnue"
