"""What goes wrong: one sentence, and a way on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from counter_app.desk import archive, counter
from counter_app.desk.counter import Counter
from counter_app.desk.problem import DeskProblem
from counter_app.plain import start
from counter_app.procedure.loader import shipped
from counter_app.procedure.model import Procedure
from counter_app.settings import Settings
from tests.plain.agent import END, PHRASE, Agent, Clipboard, Lines, Opens

SHIPPED = dict(shipped())


def ships(patch: pytest.MonkeyPatch, procedures: Mapping[str, Procedure]) -> None:
    patch.setattr(archive, "shipped", lambda: procedures)
    patch.setattr(counter, "shipped", lambda: procedures)


def test_a_procedure_that_is_not_there(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    """On ne perd que le chemin : le dossier reste où il est."""
    agent.begins().types("42000", "r1")
    ships(monkeypatch, {"ameli-1.3-cpam-loire": SHIPPED["ameli-1.3-cpam-loire"]})
    agent.types("r5").hears("manque", "prévenir l’informatique").is_asked("Nom ?")
    agent.types("r3").hears("En attente").types("l", "", "1").hears("manque").hears("Dossiers.")


def test_a_list_that_cannot_be_read(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    agent.begins().types("42000", "l")

    def broken(_self: Counter, _dossier: str = "") -> None:
        raise DeskProblem("La base ne répond pas : attendre, puis recommencer.")

    with monkeypatch.context() as patch:
        patch.setattr(Counter, "open", broken)
        agent.types("1").hears("La base ne répond pas", "Dossiers. Claire")
        patch.setattr(Counter, "board", broken)
        patch.setattr(Counter, "journal", broken)
        for word in ("l", "martin", "ac"):
            agent.types(word).hears("La base" if word != "ac" else "Aucun")
    agent.types("l").hears("1.").types("1", "j").hears("Claire")


def test_the_way_a_wait_ends_the_visit(agent: Agent) -> None:
    """Le lien a expiré depuis longtemps : la question propose d’en finir."""
    agent.begins().types("étape 4", "li 8", "", "r2").hears("En attente", "expire")
    agent.types("l").clock.passes(days=7)
    agent.types("l").clock.passes(hours=13.8)
    agent.types("l").hears("en retard").types("1").hears("Le lien de validation est-il ouvert ?")
    agent.types("jamais", "masquer").hears("Masqué").types("m")
    last = max(n for n in range(1, 9) if f"\n{n}. " in agent.types("l", "1").heard)
    agent.types(str(last)).hears("Enregistré.")


def test_the_key_is_unlocked_where_ctrl_d_leaves_a_summary(agent: Agent) -> None:
    agent.begins().types("42000", "i", "", "", "", "").types("1").hears("Entrée : aller à la ligne")
    agent.types(END).hears("Guichet est fermé")


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch, home: Path, capsys: pytest.CaptureFixture[str]) -> Lines:
    """The terminal that `start` finds."""
    lines = Lines()
    monkeypatch.setenv("COUNTER_APP_HOME", str(home))
    monkeypatch.setattr(start, "console", lambda _first: lines)
    monkeypatch.setattr(start, "harden", lambda _report: None)
    monkeypatch.setattr(start, "_at_a_terminal", lambda: True)
    return lines


def test_started_and_left(lines: Lines) -> None:
    lines.put(END)
    assert start.start(lambda _settings: Clipboard()) == 0
    lines.put(PHRASE, "q")
    assert start.start(lambda _settings: Clipboard()) == 0
    assert "tout est enregistré" in lines.said


def test_an_error_leaves_a_report_and_no_value(
    lines: Lines, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    class Broken(Clipboard):
        def copy(self, text: str) -> str:
            raise RuntimeError(text)

    lines.put(PHRASE, "n", "", "42000", "ep", "li 8", "copier")
    assert start.start(lambda _settings: Broken()) == 1
    said = capsys.readouterr().err
    assert "s’est arrêté sur une erreur" in said
    assert "Traceback" not in said
    (report,) = (home / "reports").iterdir()
    assert "RuntimeError" in report.read_text("utf-8")
    assert "42000" not in report.read_text("utf-8")


def test_settings_that_cannot_be_followed(
    lines: Lines, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (home / "config.toml").write_text("[lock]\nminutes = 99\n", "utf-8")
    assert start.start(lambda _settings: Clipboard()) == 1
    assert "minutes attend un nombre" in capsys.readouterr().err


def test_the_clipboard_is_the_one_that_the_settings_allow(lines: Lines, home: Path) -> None:
    seen: list[Settings] = []

    def clip_for(settings: Settings) -> Clipboard:
        seen.append(settings)
        return Clipboard()

    lines.put(END)
    start.start(clip_for)
    assert [settings.home for settings in seen] == [home]


def test_two_windows_of_one_desk(agent: Agent, opens: Opens) -> None:
    """Le nom d’un autre agent : le résumé d’abord."""
    agent.unlocks().types("aj", PHRASE, "Karim", "cheval lampe douze rivière")
    agent.types("cheval lampe douze rivière").types("n", "", "42000", "q")
    karim = opens().types("2", "cheval lampe douze rivière").hears("Dossiers. Karim")
    karim.types("").hears("Où : 1/4", "Dernier geste : Claire").types("").hears("Étape 1/4")
