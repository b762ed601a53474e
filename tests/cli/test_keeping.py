"""`journal` and `purge`, without anyone unlocking."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from counter_app.desk.counter import Counter
from counter_app.desk.words import local_now
from counter_app.dossier.reference import draw, shown
from counter_app.settings import Settings
from counter_app.store.backup import daily
from counter_app.store.database import Database, open_database
from counter_app.vault.key import DataKey
from tests.cli.conftest import Command, Said, is_a_sentence
from tests.people import person


class Back:
    """A clock some days behind the computer's."""

    def __init__(self, days: float) -> None:
        self.days = days

    def __call__(self) -> datetime:
        return local_now() - timedelta(days=self.days)


@pytest.fixture
def reference(home: Path) -> str:
    """A dossier put aside 20 days ago, with a whole number in it, and then a purge yesterday."""
    settings = Settings(home)
    clock = Back(20)
    counter = Counter(settings, "Claire", DataKey(bytes(32)), base(settings), clock)
    visit = counter.new()
    visit.fields.type("nir", person().nir, 15, "item:nir")
    visit.stopping.interrupt("document_missing", clock().date())
    counter.leave(visit)
    assert counter.close()
    clock.days = 1
    patient = replace(settings, sensitive_days=40)
    assert Counter(patient, "Claire", DataKey(bytes(32)), base(settings), clock).close()
    return shown(visit.ledger.header.reference)


def base(settings: Settings) -> Database:
    return open_database(settings.database, settings.site)


def test_the_journal_says_who_did_what(command: Command, reference: str) -> None:
    said = command("journal")
    assert (said.code, said.err) == (0, "")
    assert [line[18:] for line in said.lines] == [
        f"{reference}  Claire  dossier commencé\u00a0: 1.3, Créer un compte ameli",
        f"{reference}  Claire  mis de côté\u00a0: il manque une pièce",
        "-------  Guichet  durées de garde vérifiées",
    ]


def test_of_one_reference_as_json(command: Command, reference: str) -> None:
    said = command("journal", "--json", "--dossier", reference.lower())
    told = [json.loads(line) for line in said.lines]
    assert [line["kind"] for line in told] == ["created", "interrupted"]
    assert told[1].keys() == {"at", "agent", "kind", "words", "reference", "detail"}
    assert (told[1]["agent"], told[1]["detail"]) == ("Claire", "document_missing")
    assert told[1]["reference"] == reference
    assert datetime.fromisoformat(told[1]["at"]) < datetime.now(UTC) - timedelta(days=19)


def test_another_reference_has_no_line(command: Command, reference: str) -> None:
    other = draw({reference.replace("-", "")})
    assert command("journal", "--dossier", other) == Said(0, "", "")


def test_a_misheard_reference_is_told(command: Command, reference: str) -> None:
    wrong = "2" if reference[-1] != "2" else "3"
    said = command("journal", "--dossier", reference[:-1] + wrong)
    assert said.code == 2
    assert "mal entendu" in said.err
    assert is_a_sentence(said.err)


def test_a_dry_run_changes_nothing_and_a_purge_does_it(command: Command, reference: str) -> None:
    first = command("purge", "--dry-run")
    assert first.code == 0
    assert first.lines == [
        f"1 dossier allégé, NIR, IBAN et n° de série à effacer\u00a0: {reference}"
    ]
    assert command("purge", "--dry-run") == first
    done = command("purge")
    assert (done.code, done.err) == (0, "")
    assert done.lines == [f"1 dossier allégé, NIR, IBAN et n° de série effacés\u00a0: {reference}"]
    assert command("purge").lines == ["Rien à effacer."]
    kinds = [json.loads(line)["kind"] for line in command("journal", "--json").lines]
    assert "wiped" in kinds


def test_the_town_s_own_days(command: Command, reference: str, home: Path) -> None:
    (home / "config.toml").write_text("[retention]\nkeep_days = 19\n")
    said = command("purge", "--dry-run")
    assert said.lines == [f"1 dossier à effacer, durée de garde passée\u00a0: {reference}"]


def test_a_date_in_doubt_wipes_nothing(command: Command, reference: str, home: Path) -> None:
    settings = replace(Settings(home), sensitive_days=40)
    ahead = Counter(settings, "Karim", DataKey(bytes(32)), base(settings), Back(-3))
    ahead.leave(ahead.open(ahead.board().cards[0].id))
    assert ahead.close()
    said = command("purge")
    assert said.code == 1
    assert "Rien n’est effacé" in said.err
    assert is_a_sentence(said.err)


def test_a_dossier_open_in_a_window_is_said_to_stay(
    command: Command, reference: str, home: Path
) -> None:
    settings = replace(Settings(home), sensitive_days=40)
    counter = Counter(settings, "Karim", DataKey(bytes(32)), base(settings))
    (card,) = counter.board().cards
    counter.open(card.id)
    said = command("purge")
    assert counter.close()
    assert said.code == 1
    assert said.lines == [f"1 dossier laissé, dans une fenêtre ouverte\u00a0: {reference}"]


@pytest.mark.parametrize("name", ["journal", "purge"])
def test_without_a_database_a_sentence(command: Command, home: Path, name: str) -> None:
    said = command(name)
    assert said.code == 1
    assert is_a_sentence(said.err)
    assert not home.exists()


@pytest.mark.parametrize("emptied", [True, False])
@pytest.mark.parametrize("arguments", [("journal",), ("purge",), ("backup", "copy")])
def test_nothing_is_made_in_the_place_of_a_lost_database(
    command: Command, reference: str, home: Path, arguments: tuple[str, ...], *, emptied: bool
) -> None:
    settings = Settings(home)
    daily(settings.database, local_now().date())
    settings.database.unlink()
    if emptied:
        settings.database.touch(mode=0o600)
    said = command(*arguments)
    assert (said.code, said.out) == (1, "")
    assert "n’est plus dans son dossier" in said.err, reference
    assert settings.lost


@pytest.mark.parametrize("name", ["journal", "purge"])
def test_help_fits_eighty_columns(command: Command, name: str) -> None:
    said = command(name, "--help")
    assert said.code == 0
    assert max(map(len, said.lines)) <= 80


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[retention]\nkeep_days = '45'\n", "keep_days attend un nombre de jours, de 1 à 365."),
        ("[retention]\nkeep_days = true\n", "keep_days attend"),
        ("[retention]\nkeep_days = 0\n", "keep_days attend"),
        ("[retention]\nsensitive_days = -1\n", "sensitive_days attend"),
        ("[retention]\nsensitive_days = 60\n", "ne peut pas dépasser keep_days"),
        ("[retention]\nsecret_days = 1\n", "enlever secret_days"),
        ("retention = 3\n", "écrire [retention]"),
        ("[clipboard]\nallow = 'no'\n", "allow attend true ou false."),
        ("[clipboard]\nalow = false\n", "enlever alow"),
        ("[clipboard]\nfollow = 1\n", "follow attend true ou false."),
        ("clipboard = false\n", "écrire [clipboard]"),
        ("[retention\n", "n’est pas du TOML"),
        (b"\xff\xfe", "n’est pas du TOML"),
    ],
)
def test_a_wrong_configuration_is_told_in_one_sentence(
    command: Command, reference: str, home: Path, text: str | bytes, told: str
) -> None:
    (home / "config.toml").write_bytes(text.encode() if isinstance(text, str) else text)
    said = command("purge")
    assert said.code == 1
    assert told in said.err
    assert is_a_sentence(said.err)


def test_a_configuration_that_cannot_be_read_is_told(
    command: Command, reference: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_given: object, **_named: object) -> str:
        raise PermissionError(13, "refused")

    (home / "config.toml").write_text("")
    monkeypatch.setattr(Path, "read_text", refused)
    said = command("journal")
    assert said.code == 1
    assert "ne se lit pas" in said.err
