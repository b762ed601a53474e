"""Files into procedures: what the vocabulary becomes, and one bad file among good ones."""

from datetime import date
from pathlib import Path

import pytest

from counter_app.procedure import loader
from counter_app.procedure.loader import load, load_file, read_folder, shipped, shipped_problems
from counter_app.procedure.model import Do, Field, Mark, Note
from counter_app.procedure.problem import Problem, ProcedureError
from counter_app.procedure.sourced import Confidence
from tests.procedure.samples import GOOD, spoilt


def test_the_vocabulary_becomes_objects() -> None:
    book = load(GOOD, "essai.toml")
    assert (book.id, book.checked_on, book.confidence) == (
        "essai",
        date(2026, 11, 21),
        Confidence.SEED,
    )
    one, two = book.steps
    assert [type(item) for item in one.item] == [Do, Field, Note]
    assert [type(item) for item in two.item] == [Mark]
    assert (one.replay, two.replay) == (True, "until:fait")
    assert one.item[0].when == {"way": "computer"}
    assert book.documents[0].absent is not None
    assert book.documents[0].absent.reason == "document_missing"
    assert [choice.id for choice in book.choices] == ["card", "way"]
    assert book.orientation is not None
    assert [case.default for case in book.orientation.case] == [True, False]
    assert book.reminders[0].on_slip
    assert book.text == GOOD
    assert book.step("deux") is two
    with pytest.raises(KeyError):
        book.step("trois")


def test_from_is_start_and_lists_are_tuples() -> None:
    waiting = load(GOOD, "x").steps[1].outcome[1].wait
    assert waiting is not None
    assert (waiting.start, waiting.days, waiting.recall) == ("fait", 7, None)
    assert [way.id for way in waiting.exit] == ["oui", "non", "expire"]
    assert load(GOOD, "x").steps[1].outcome[2].keep == ("last_name",)


def test_vars_are_replaced_everywhere_but_nothing_else_changes() -> None:
    item = load(GOOD, "x").steps[0].item[0]
    assert isinstance(item, Do)
    assert item.do == "**Cliquer** pour la CPAM d’ici"


def test_a_block_is_taken_and_overridden() -> None:
    text = spoilt('use = "refus"', 'use = "refus"\nid = "refus_un"\nlabel = "Autre"\nremedy = []')
    outcome = load(text, "x").steps[0].outcome[1]
    assert (outcome.id, outcome.label, outcome.retry) == ("refus_un", "Autre", True)
    assert outcome.remedy == ()
    assert outcome.reason == "data_refused"


def test_a_block_s_wait_counts_from_its_mark() -> None:
    wait = GOOD[GOOD.index("[step.outcome.wait]") : GOOD.index('[[step.outcome]]\nid = "passer"')]
    text = GOOD.replace(wait, "").replace('label = "Attendre"\n', 'use = "attente"\n')
    text += '\n[[block]]\nid = "attente"\nlabel = "B"\n' + wait.replace("step.outcome", "block")
    found = load(text, "x").steps[1].outcome[1].wait
    assert found is not None
    assert found.start == "fait"


def test_a_file_that_is_not_utf8_or_not_there_is_said(tmp_path: Path) -> None:
    latin = tmp_path / "latin.toml"
    latin.write_bytes('title = "é"'.encode("latin-1"))
    for path in (latin, tmp_path / "absent.toml"):
        with pytest.raises(ProcedureError, match="fichier illisible") as raised:
            load_file(path)
        assert raised.value.problems[0].file == path.name


def test_a_file_saved_by_notepad_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bloc-notes.toml"
    path.write_bytes(GOOD.replace("\n", "\r\n").encode("utf-8-sig"))
    assert load_file(path).id == "essai"


def test_one_bad_file_takes_no_other_down(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "b.toml").write_text("title = ", encoding="utf-8")
    (tmp_path / "c.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "d.toml").write_text(spoilt('id = "essai"', 'id = "autre"'), encoding="utf-8")
    loaded, wrong = read_folder(tmp_path)
    assert list(loaded) == ["essai", "autre"]
    assert [(problem.file, problem.line) for problem in wrong] == [("b.toml", 1), ("c.toml", 1)]


def test_the_shipped_ones_are_read_once() -> None:
    assert shipped_problems() == ()
    assert shipped() is shipped()
    assert set(shipped()) == {
        "ameli-1.3-cpam-loire",
        "ameli-saint-thomas",
        "ameli-1.1-code-provisoire",
        "ameli-1.2-franceconnect",
        "ameli-mot-de-passe-oublie",
    }


def test_a_problem_reads_as_a_sentence() -> None:
    problem = Problem("a.toml", 3, "il manque id")
    assert str(problem) == "a.toml, ligne 3\u00a0: il manque id"
    assert str(ProcedureError((problem,))) == str(problem)


def test_the_reasons_come_with_the_loader() -> None:
    assert loader.reasons()["done"].kind == "end"
