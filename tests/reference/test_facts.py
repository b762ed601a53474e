from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from pathlib import Path

import pytest

from counter_app.reference.facts import Origin, facts, load
from counter_app.settings import data_folder

TEXT = (data_folder() / "reference" / "facts.toml").read_text(encoding="utf-8")


def test_the_facts_are_typed_and_have_an_origin() -> None:
    found = facts()
    assert (found.nir_form_characters, found.iban_form_characters) == (13, 7)
    assert found.serial_photo_prefix == "8025000002"
    assert found.origins["iban_form_characters"].confidence == "seed"
    assert found.origins["age_account"].checked_on == date(2026, 11, 21)
    assert facts() is found


@pytest.mark.parametrize("name", ["age_account", "origins"])
def test_a_fact_cannot_be_changed(name: str) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(facts(), name, 15)


@pytest.mark.parametrize(
    ("confidence", "to_confirm"),
    [("official", False), ("seed", False), ("2+", False), ("weak", True), ("unknown", True)],
)
def test_a_weak_fact_is_to_be_confirmed(confidence: str, *, to_confirm: bool) -> None:
    assert Origin("ici", date(2026, 1, 1), confidence).to_confirm is to_confirm


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("[age_most]", "[age_limit]", "age_limit, age_most"),
        ("value = 120", 'value = "120"', "age_most: value must be int"),
        ("value = 120", "value = true", "age_most: value must be int"),
        ('value = "8025000002"', "value = 8025000002", "serial_photo_prefix: value must be str"),
        ('confidence = "seed"', 'confidence = "sure"', "iban_form_characters: source"),
        ("checked_on = 2026-11-21", "", "nir_form_characters: source"),
        ("checked_on = 2026-11-21", 'checked_on = "hier"', "nir_form_characters: source"),
    ],
)
def test_a_wrong_file_is_refused_naming_the_fact(
    tmp_path: Path, old: str, new: str, told: str
) -> None:
    file = tmp_path / "facts.toml"
    file.write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ValueError, match=told):
        load(file)
