from __future__ import annotations

import pytest

from counter_app.checks import State
from tests.checks.saying import DOUBTFUL, INCOMPLETE, INVALID, VALID, judged, plain, texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("MARTIN", "MARTIN"),
        ("Le  Goff ", "Le Goff"),
        ("d’Almeida", "d'Almeida"),
        ("Nʼdiaye", "N'diaye"),
        ("'t Hooft", "'t Hooft"),
        ("DUPONT--DURAND", "DUPONT--DURAND"),
        ("Dupont – Durand", "Dupont-Durand"),
        ("Dupont‑Durand", "Dupont-Durand"),
        ("L'Haÿ-les-Œillets", "L'Haÿ-les-Œillets"),
        ("Ndour", "Ndour"),
        ("LACROIX", "LACROIX"),
        ("E\u0301tienne", "Étienne"),
        ("Şahin Łukasz Ñuñez", "Şahin Łukasz Ñuñez"),
        ("ÉTIENNE  DE LA TOUR-D’AUVERGNE", "ÉTIENNE DE LA TOUR-D'AUVERGNE"),
        ("ʻAna‒Marie", "'Ana-Marie"),
        ("Gri\ufb03n ＭＡＲＩＥ", "Griffin MARIE"),
        ("MAR\u200bTIN\u202c", "MARTIN"),
    ],
)
def test_a_name_is_kept_as_civil_status_writes_it(text: str, value: str) -> None:
    found = judged("last_name", text)
    assert (found.state, found.value) == (VALID, value)
    assert "comme sur la carte" in plain(found.message).lower()


@pytest.mark.parametrize(
    ("text", "state", "message"),
    [
        ("O", DOUBTFUL, "Une seule lettre : est-ce le nom entier ?"),
        ("Dupont-", INCOMPLETE, "Après le trait d’union ou l’apostrophe, la suite du nom"),
        ("d'", INCOMPLETE, "Après le trait d’union ou l’apostrophe, la suite du nom"),
        ("'", INCOMPLETE, "Après le trait d’union ou l’apostrophe, la suite du nom"),
        ("-", INVALID, "Accent, trait d’union ou apostrophe de trop : relire la carte"),
        ("A---B", INVALID, "Accent, trait d’union ou apostrophe de trop : relire la carte"),
        ("\u0301a", INVALID, "Accent, trait d’union ou apostrophe de trop : relire la carte"),
        ("A''B", INVALID, "Accent, trait d’union ou apostrophe de trop : relire la carte"),
        ("MARTIN2", INVALID, "7e caractère : « 2 » ne va pas dans un nom, relire la carte"),
        ("Дима", INVALID, "1er caractère : « Д » ne va pas dans un nom, relire la carte"),
        ("٣", INVALID, "1er caractère : « ٣ » ne va pas dans un nom, relire la carte"),
        ("Mª", INVALID, "2e caractère : « ª » ne va pas dans un nom, relire la carte"),
    ],
)
def test_it_says_what_to_do_next(text: str, state: State, message: str) -> None:
    found = judged("last_name", text)
    assert (found.state, plain(found.message)) == (state, message)


def test_a_sign_of_punctuation_is_proposed_away() -> None:
    found = judged("last_name", "St. Martin,")
    assert texts(found) == ["St Martin"]
    assert found.proposals[0].change == "sans , ."
    assert texts(judged("last_name", "MARTIN2.")) == []
    assert texts(judged("last_name", "MARTIN/DURAND-")) == ["MARTIN DURAND"]
    assert texts(judged("last_name", "A.")) == []
    assert texts(judged("last_name", "LY.")) == ["LY"]
    assert texts(judged("last_name", "LACROIX.")) == ["LACROIX"]


def test_a_digit_is_read_as_the_letter_it_looks_like() -> None:
    found = judged("last_name", "MART1N-80YER")
    assert (found.state, texts(found)) == (INVALID, ["MARTIN-BOYER"])
    assert found.proposals[0].change == "0 → O, 1 → I, 8 → B"
    assert texts(judged("last_name", "MARTIN4")) == []


def test_a_title_is_no_part_of_the_name() -> None:
    for title in ("Mme", "mr", "Monsieur", "Mlle"):
        found = judged("last_name", f"{title} MARTIN")
        assert (found.state, texts(found)) == (DOUBTFUL, ["MARTIN"])
        assert found.proposals[0].change == f"sans {title}"
        assert found.value == f"{title} MARTIN"
        assert plain(found.message) == "Le nom seul, sans Monsieur ni Madame"
    assert texts(judged("last_name", "M. MARTIN")) == ["MARTIN"]
    for name in ("Mme", "Mr", "Mmebo", "Madamet", "M MARTIN"):
        assert judged("last_name", name).state is VALID


@pytest.mark.parametrize(
    ("text", "state", "birth", "usage"),
    [
        ("MARTIN née DURAND", DOUBTFUL, "DURAND", "MARTIN"),
        ("MARTIN NEE LE GOFF", DOUBTFUL, "LE GOFF", "MARTIN"),
        ("LE GOFF, né MARTIN", INVALID, "MARTIN", "LE GOFF"),
        ("MARTIN (née DURAND)", INVALID, "DURAND", "MARTIN"),
        ("DURAND épouse MARTIN", DOUBTFUL, "DURAND", "MARTIN"),
        ("DURAND ep. MARTIN", INVALID, "DURAND", "MARTIN"),
        ("DURAND Veuve D’ALMEIDA", DOUBTFUL, "DURAND", "D'ALMEIDA"),
        ("DURAND vve MARTIN", DOUBTFUL, "DURAND", "MARTIN"),
    ],
)
def test_of_two_names_one_is_chosen(text: str, state: State, birth: str, usage: str) -> None:
    found = judged("last_name", text)
    assert found.state is state
    assert [(one.text, one.change) for one in found.proposals] == [
        (birth, "nom de naissance"),
        (usage, "nom d’usage"),
    ]
    if state is DOUBTFUL:
        message = "Deux noms : un seul à la fois, celui de la carte d’abord"
        assert (plain(found.message), found.value) == (message, text.replace("’", "'"))


def test_a_name_that_only_begins_so_is_one_name() -> None:
    for name in ("NÉE", "MARTIN née", "MARTIN DIT LAVIGNE", "AGNÉE MARTIN", "MARTIN NÉEL"):
        assert (judged("last_name", name).state, texts(judged("last_name", name))) == (VALID, [])
    for name in ("MARTIN née DUR4ND", "MARTIN (née -)", "A''B (née MARTIN)"):
        assert "nom de naissance" not in str(judged("last_name", name).proposals)


def test_a_text_is_looked_at_up_to_a_length() -> None:
    assert judged("last_name", "x" * 320).state is VALID
    assert judged("last_name", "x" * 321).state is INVALID


def test_after_a_refusal_the_other_name_is_to_be_tried() -> None:
    found = judged("last_name", "MARTIN", refused="oui")
    assert (found.state, found.value) == (VALID, "MARTIN")
    message = "Refusé par ameli : essayer l’autre nom, de naissance ou d’usage"
    assert plain(found.message) == message
