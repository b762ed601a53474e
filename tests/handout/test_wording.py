"""`data/slip.toml`: every thing a shipped procedure names has its words, easy ones too."""

from __future__ import annotations

import re

import pytest

from counter_app.handout.slip import Told
from counter_app.handout.wording import wording
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Field
from counter_app.procedure.reasons import reasons
from counter_app.settings import data_folder

TEXT = (data_folder() / "slip.toml").read_text(encoding="utf-8")
SENTENCES = [sentence for said in wording().easy.values() for sentence in said]


def test_every_reason_has_its_words() -> None:
    assert wording().say.keys() == reasons().keys()


@pytest.mark.parametrize("name", shipped())
def test_everything_a_procedure_names_is_said_easily(name: str) -> None:
    procedure = shipped()[name]
    fields = {i.field for step in procedure.steps for i in step.item if isinstance(i, Field)}
    named = {f"piece:{document.id}" for document in procedure.documents}
    named |= {f"field:{field}" for field in fields}
    named |= {f"reminder:{each.id}" for each in procedure.reminders}
    assert named - wording().easy.keys() == set()


def test_what_has_no_words_keeps_its_own() -> None:
    own = Told("piece:justificatif", "Justificatif de domicile")
    assert wording().easily("", own) == ("Justificatif de domicile",)
    assert wording().reason(Told("inconnu", "")) == "inconnu"
    assert wording().easily("reason", Told("inconnu", "")) == ("inconnu",)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_an_easy_sentence_is_short_and_whole(sentence: str) -> None:
    """L’information pour tous (Unapei): short sentences, no brackets, no capitals for words."""
    assert len(sentence.split()) <= 10
    assert len(sentence) <= 48
    assert sentence.endswith(".")
    assert not re.search(r"[();:…%&]|\bn[e’]", sentence)


def test_a_difficult_word_is_explained_where_it_stands() -> None:
    means = dict(wording().explained(["Donnez votre RIB à la CPAM.", "Le dossier est complet."]))
    assert list(means) == ["RIB", "CPAM"]
    assert dict(wording().explained(["Le codes"])) == {}


def test_its_sentences_have_the_spaces_of_french() -> None:
    said = [*wording().say.values(), *SENTENCES, *wording().words.values()]
    assert [text for text in said if re.search(r" [:;!?»]|« |'", text)] == []
    assert "pièce\u00a0: revenez" in wording().say["document_missing"]


def test_the_file_says_where_it_comes_from() -> None:
    assert re.search(r'^source = ".+"\nchecked_on = \d{4}-\d\d-\d\d\nconfidence = ', TEXT, re.M)
