"""`config.toml`: the mairie's lines for the slip, and a sentence for what cannot be followed."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.settings import Mairie, SettingsProblem, read_settings


def read(home: Path, text: str) -> Mairie:
    (home / "config.toml").write_text(text, "utf-8")
    return read_settings(home).mairie


def test_a_mairie_says_its_name_address_hours_and_link(tmp_path: Path) -> None:
    text = """
[mairie]
name = "Mairie de Saint-Thomas"
address = "1 place de l’Église, 42600 Saint-Thomas"
hours = ["Lundi au vendredi : 8 h 30 – 12 h", "Samedi : 9 h – 12 h"]
link = "https://www.ameli.fr/loire"
"""
    assert read(tmp_path, text) == Mairie(
        "Mairie de Saint-Thomas",
        "1 place de l’Église, 42600 Saint-Thomas",
        ("Lundi au vendredi : 8 h 30 – 12 h", "Samedi : 9 h – 12 h"),
        "https://www.ameli.fr/loire",
    )


@pytest.mark.parametrize("text", ["", "[mairie]", "[lock]\nminutes = 3"])
def test_nothing_need_be_said(tmp_path: Path, text: str) -> None:
    assert read(tmp_path, text) == Mairie()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("mairie = 3", "écrire [mairie]"),
        ("[retenion]\nkeep_days = 3", "enlever retenion, inconnu"),
        ("keep_days = 3", "enlever keep_days, inconnu"),
        ('[mairie]\nnom = "Ici"', "enlever nom, inconnu"),
        ("[mairie]\nname = 3", "name attend un texte d’une ligne"),
        ('[mairie]\nname = ""', "name attend"),
        ('[mairie]\nname = "Ici\\nlà"', "name attend"),
        ('[mairie]\naddress = "a\\u202eb"', "address attend"),
        (f'[mairie]\nname = "{"n" * 61}"', "60 caractères"),
        ('[mairie]\nhours = "le matin"', "hours attend une liste"),
        ("[mairie]\nhours = [8, 12]", "hours attend"),
        ("[mairie]\nhours = [" + "'lundi'," * 8 + "]", "7 lignes"),
        ('[mairie]\nlink = "http://www.ameli.fr"', "link attend une adresse https://"),
        ('[mairie]\nlink = "https://"', "link attend"),
        ('[mairie]\nlink = "https://a b"', "link attend"),
        ('[mairie]\nlink = "https://é.fr"', "link attend"),
        (f'[mairie]\nlink = "https://{"n" * 40}"', "42 caractères"),
        ("[mairie]\nlink = false", "link attend"),
    ],
)
def test_what_cannot_be_followed_is_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsProblem) as problem:
        read(tmp_path, text)
    assert told in str(problem.value)
    assert str(problem.value).endswith(".")


def test_the_screen_is_as_the_town_wants_it(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text(
        '[screen]\ntheme = "clair"\npanels = "dessous"\n', "utf-8"
    )
    settings = read_settings(tmp_path)
    assert (settings.theme, settings.panels) == ("clair", "dessous")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("screen = 3", "écrire [screen]"),
        ('[screen]\ncolour = "rose"', "enlever colour, inconnu"),
        ('[screen]\ntheme = "rose"', "theme attend sombre, clair, contraste, terminal"),
        ("[screen]\npanels = [1]", "panels attend auto, cote, dessous"),
    ],
)
def test_a_screen_that_cannot_be_had(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(SettingsProblem) as problem:
        read(tmp_path, text)
    assert told in str(problem.value)
