"""The doctor: one line a thing, in French, with what to do, and nothing changed."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import timedelta
from functools import cache
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from counter_app.desk import doctor as module
from counter_app.desk.counter import Counter
from counter_app.desk.doctor import Point, Sign, examine
from counter_app.procedure.problem import Problem
from counter_app.settings import Settings
from counter_app.store.backup import daily
from counter_app.store.health import Health
from counter_app.store.plain import SCHEMA
from tests.desk.mairie import MORNING, Mairie

WELL = Health(schema=SCHEMA, agents=1, dossiers=2, last_line=MORNING, free=9 << 30)


@cache
def shipped() -> tuple[Point, list[Point]]:
    """What is said of the files that come with Guichet: a tenth of a second, always the same."""
    return module._reference(), list(module._procedures())


def points(
    settings: Settings, monkeypatch: pytest.MonkeyPatch | None = None, health: Health = WELL
) -> list[Point]:
    """`monkeypatch`: the data folder stands as `health` says, and is all that is looked at."""
    if monkeypatch is not None:
        reference, procedures = shipped()
        monkeypatch.setattr(module, "_reference", lambda: reference)
        monkeypatch.setattr(module, "_procedures", lambda: iter(procedures))
        monkeypatch.setattr(module, "health_of", lambda _database: health)
    return list(examine(settings, MORNING))


def said(found: list[Point], sign: Sign) -> str:
    return "\n".join(str(point) for point in found if point.sign is sign)


def test_a_desk_in_use_is_well(mairie: Mairie) -> None:
    window = mairie.window()
    visit = window.new()
    visit.checklist.toggle("piece:carte_vitale")
    window.leave(visit)
    daily(mairie.settings.database, MORNING.date())
    found = points(mairie.settings)
    assert said(found, Sign.BAD) == ""
    good = said(found, Sign.GOOD)
    for words in ("base entière, 1 dossier ouvert", "5 procédures", "Python 3.", "textual 8"):
        assert words in good
    assert "personne n’a encore" in said(found, Sign.DOUBT)
    assert all("\n" not in str(point) for point in found)


def test_before_the_first_run_nothing_is_wrong(tmp_path: Path) -> None:
    found = points(Settings(tmp_path / "home"))
    assert said(found, Sign.BAD) == ""
    assert "pas encore de base · lancer counter-app" in said(found, Sign.DOUBT)
    assert not (tmp_path / "home").exists()


def test_a_database_that_is_gone_is_not_one_to_begin(mairie: Mairie, claire: Counter) -> None:
    daily(mairie.settings.database, MORNING.date())
    assert claire.close()
    mairie.settings.database.unlink()
    found = points(mairie.settings)
    assert "n’est plus dans son dossier" in said(found, Sign.BAD)
    assert "counter-app restore" in said(found, Sign.DOUBT)


def test_a_data_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "home").touch(mode=0o600)
    assert "n’est pas un dossier" in said(points(Settings(tmp_path / "home")), Sign.BAD)


@pytest.mark.parametrize(
    ("health", "sign", "words"),
    [
        (replace(WELL, network="cifs"), Sign.BAD, "sur un réseau (cifs) · choisir un dossier"),
        (replace(WELL, writable=False), Sign.BAD, "sans droit d’écriture"),
        (replace(WELL, shared=True), Sign.GOOD, "dossier partagé"),
        (replace(WELL, loose=(Path("a"),)), Sign.BAD, "ouvert à d’autres\u00a0: a · enlever"),
        (replace(WELL, loose=(Path("a"), Path("b"), Path("c"))), Sign.BAD, "a et 2 autres"),
        (replace(WELL, loose=(Path("a"),), shared=True), Sign.BAD, "chmod o="),
        (replace(WELL, hands="À d’autres.", back="Voir."), Sign.BAD, "À d’autres · Voir"),
        (
            replace(WELL, links=(Path("a"), Path("b"))),
            Sign.BAD,
            "un lien mène ailleurs\u00a0: a et 1",
        ),
        (
            replace(WELL, doubled=(Path("a"),)),
            Sign.DOUBT,
            "un autre nom ailleurs\u00a0: a · enlever",
        ),
        (
            replace(WELL, schema=0, problem="La base est abîmée.", remedy="Remettre."),
            Sign.BAD,
            "La base est abîmée · Remettre",
        ),
        (replace(WELL, schema=SCHEMA - 1 or -1), Sign.DOUBT, "sera mise à jour"),
        (replace(WELL, agents=3), Sign.GOOD, "3 agents"),
        (replace(WELL, free=None), Sign.DOUBT, "place libre inconnue"),
        (replace(WELL, free=100 << 20), Sign.BAD, "0,1 Go libres · libérer"),
        (replace(WELL, free=500 << 20), Sign.DOUBT, "0,5 Go libres"),
        (
            replace(WELL, last_line=MORNING + timedelta(hours=2)),
            Sign.BAD,
            "avant la dernière ligne du journal · régler",
        ),
        (
            replace(WELL, last_line=MORNING - timedelta(days=90)),
            Sign.DOUBT,
            "bien après la dernière ligne",
        ),
        (replace(WELL, last_line=None), Sign.GOOD, "21/11/2026 09:30"),
    ],
)
def test_each_trouble_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, health: Health, sign: Sign, words: str
) -> None:
    assert words in said(points(Settings(tmp_path), monkeypatch, health), sign)


def test_an_old_copy_and_a_damaged_base(mairie: Mairie, monkeypatch: pytest.MonkeyPatch) -> None:
    mairie.window()
    daily(mairie.settings.database, MORNING.date())
    late = MORNING + timedelta(days=4000)
    monkeypatch.setattr(module, "health_of", lambda _database: WELL)
    assert "ouvrir Guichet, elle se fait seule" in said(
        list(examine(mairie.settings, late)), Sign.DOUBT
    )
    broken = replace(WELL, problem="La base est abîmée.")
    found = points(mairie.settings, monkeypatch, broken)
    assert "counter-app restore " in said(found, Sign.DOUBT)


def test_files_of_ours_that_are_missing_or_faulty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "data_folder", lambda: tmp_path)
    found = said(points(Settings(tmp_path)), Sign.BAD)
    assert "tables de référence illisibles · réinstaller" in found
    assert "procédures\u00a0: 0 faute, aucune" in found
    (tmp_path / "procedures").mkdir()
    (tmp_path / "procedures" / "a.toml").write_text("[", "utf-8")
    assert "1 faute, a.toml:1" in said(points(Settings(tmp_path)), Sign.BAD)
    (tmp_path / "procedures" / "a.toml").write_bytes(b"\xff")
    assert "procédures illisibles" in said(points(Settings(tmp_path)), Sign.BAD)


def test_what_the_town_configured(mairie: Mairie) -> None:
    file = mairie.settings.home / "config.toml"
    mairie.settings.home.mkdir()
    file.write_text("[retention]\nkeep_days = 30\n", "utf-8")
    assert "réglages de la commune" in said(points(mairie.settings), Sign.GOOD)
    file.write_text("[retention]\nkeep_days = 'trente'\n", "utf-8")
    assert "config.toml" in said(points(mairie.settings), Sign.BAD)


def test_a_shipped_procedure_that_does_not_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = Problem("x.toml", 3, "illisible")
    monkeypatch.setattr(module, "shipped_problems", lambda: (problem,))
    assert "1 faute, x.toml:3" in said(points(Settings(tmp_path)), Sign.BAD)


def test_a_library_that_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "version", none)
    assert "il manque textual, " in said(points(Settings(tmp_path)), Sign.BAD)


def test_what_windows_keeps_to_itself_is_not_called_good(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(tmp_path)
    monkeypatch.setattr(sys, "platform", "win32")
    (rights,) = (each for each in points(settings, monkeypatch) if "droits" in each.what)
    assert (rights.sign, rights.todo) == (Sign.DOUBT, "icacls les montre")
