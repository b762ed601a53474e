"""`check`: the verdicts of the screen, for scripts."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counter_app.checks import FIELDS, State
from tests.cli.conftest import Command, is_a_sentence

RIGHT, WRONG = "2 94 03 75 120 005 91", "2 94 03 75 120 005 92"
KEYS = ["field", "state", "value", "message", "decoded", "proposals"]


def test_a_right_value(command: Command) -> None:
    said = command("check", "nir", RIGHT)
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("✓ juste | 2940375120005 | ")


def test_a_wrong_value_and_its_corrections(command: Command) -> None:
    said = command("check", "nir", WRONG)
    assert said.code == 1
    assert said.out.startswith("✗ à corriger | ")
    assert f"→ {RIGHT} (clé\u00a0: 92 → 91)" in said.out


def test_json_has_the_keys_of_the_contract(command: Command) -> None:
    said = command("check", "nir", WRONG, "--json")
    answer = json.loads(said.out)
    assert [*answer] == KEYS
    assert (answer["field"], answer["state"], answer["value"]) == ("nir", "invalid", "")
    assert {"text": RIGHT, "change": "clé\u00a0: 92 → 91"} in answer["proposals"]


@pytest.mark.parametrize(
    ("field", "text", "state", "code"),
    [
        ("nir", "", "empty", 0),
        ("nir", "2 94", "incomplete", 0),
        ("nir", RIGHT, "valid", 0),
        ("email", "a.martin@gmial.com", "doubtful", 0),
        ("nir", WRONG, "invalid", 1),
        ("nir", "7 94 03 75 120 005", "ineligible", 0),
    ],
)
def test_only_invalid_gives_1(
    command: Command, field: str, text: str, state: str, code: int
) -> None:
    said = command("check", field, text, "--json")
    assert (json.loads(said.out)["state"], said.code) == (state, code)


def test_the_states_are_those_of_the_contract() -> None:
    assert [*State] == ["empty", "incomplete", "valid", "doubtful", "invalid", "ineligible"]


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_answers(command: Command, field: str) -> None:
    said = command("check", field, "")
    assert (said.code, said.lines[0][:6]) == (0, "○ vide")


def test_options_stand_anywhere(command: Command) -> None:
    expected = command("check", "nir", RIGHT, "--json").out
    assert command("check", "--json", "nir", RIGHT).out == expected
    assert command("check", "nir", "--json", RIGHT).out == expected
    assert command("check", "--json", "--", "nir", RIGHT).out == expected


def test_a_text_that_begins_with_a_dash(command: Command) -> None:
    assert command("check", "last_name", "--", "-MARTIN").code == 1


def test_a_line_a_value_a_line_an_answer(command: Command) -> None:
    stdin = f"{RIGHT}\r\n\n{WRONG}\n2 94".encode()
    said = command("check", "nir", "--json", stdin=stdin)
    states = [json.loads(line)["state"] for line in said.lines]
    assert states == ["valid", "empty", "invalid", "incomplete"]
    assert said.code == 1


def test_no_value_no_answer(command: Command) -> None:
    assert command("check", "nir") == command("check", "email")
    assert command("check", "nir").out == ""


def test_a_byte_order_mark_is_no_part_of_the_first_value(command: Command) -> None:
    said = command("check", "last_name", "--json", stdin="\ufeffNOËL\n".encode())
    assert json.loads(said.out)["value"] == "NOËL"


def test_stdin_that_is_not_utf8(command: Command) -> None:
    said = command("check", "last_name", stdin=b"MARTIN\nNO\xcbL\nROUX\n")
    assert (said.code, len(said.lines)) == (2, 1)
    assert said.err == "Ligne 2\u00a0: ce n’est pas de l’UTF-8, enregistrer le fichier ainsi.\n"


def test_a_line_without_end_is_one_answer(command: Command) -> None:
    long = b"4" * (1 << 16) + "é".encode() * 9
    said = command("check", "nir", stdin=long + b"\n" + RIGHT.encode())
    assert [line[0] for line in said.lines] == ["✗", "✓"]


def test_a_character_cut_by_the_limit_is_no_fault_of_encoding(command: Command) -> None:
    long = b"4" * ((1 << 16) - 1) + "é".encode()
    assert command("check", "nir", stdin=long).out.startswith("✗ à corriger")


class _Folder(io.BytesIO):
    """What cannot be read."""

    def readline(self, _size: int | None = -1, /) -> bytes:
        raise IsADirectoryError(21, "Is a directory")


def test_standard_input_that_cannot_be_read(command: Command) -> None:
    said = command("check", "nir", stdin=_Folder())
    assert (said.code, said.out) == (2, "")
    assert said.err == "L’entrée ne se lit pas\u00a0: c’est un dossier.\n"


def test_what_else_is_known_changes_the_verdict(command: Command) -> None:
    agrees = command("check", "nir", RIGHT, "--with", "birth_date=12/03/1994", "--json")
    differs = command("check", "nir", RIGHT, "--with", "birth_date=12/04/1994", "--json")
    states = [json.loads(said.out)["state"] for said in (agrees, differs)]
    assert states == ["valid", "doubtful"]


def test_the_card_changes_the_verdict(command: Command) -> None:
    serial = ("check", "vitale_serial", "12345678", "--json")
    photo = command(*serial, "--with", "card=photo")
    none = command(*serial, "--with=card=no_photo")
    assert json.loads(photo.out)["state"] == "incomplete"
    assert json.loads(none.out)["state"] in ("valid", "doubtful", "incomplete")
    assert photo.out != none.out


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("nope",),
        ("nir", "1", "2"),
        ("nir", "1", "--nope"),
        ("nir", "1", "-x"),
        ("nir", "1", "--json=oui"),
        ("nir", "1", "--with"),
        ("nir", "1", "--with", "birth_date"),
        ("nir", "1", "--with", "nope=3"),
        ("nir", "1", "--with", "card=maybe"),
    ],
)
def test_wrong_usage_is_one_sentence_and_2(command: Command, arguments: tuple[str, ...]) -> None:
    said = command("check", *arguments)
    assert (said.code, said.out) == (2, "")
    assert is_a_sentence(said.err)


def test_help_sends_real_people_to_standard_input(command: Command) -> None:
    said = command("check", "--help")
    assert said.code == 0
    assert "passer par l’entrée standard" in said.out
    assert all(field in said.out for field in FIELDS)
    assert all(state in said.out for state in State)
    assert max(map(len, said.lines)) <= 80


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(field=st.sampled_from(FIELDS), data=st.binary(max_size=60))
def test_any_bytes_get_an_answer_or_a_sentence(command: Command, field: str, data: bytes) -> None:
    said = command("check", field, "--json", stdin=data)
    lines = data.count(b"\n") + (not data.endswith(b"\n") and data != b"")
    if said.code == 2:
        assert is_a_sentence(said.err)
        assert "UTF-8" in said.err
    else:
        assert len(said.lines) == lines
        assert [*map(list, map(json.loads, said.lines))] == [KEYS] * lines
