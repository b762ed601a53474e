"""What is rarely asked of a dossier."""

from __future__ import annotations

from pathlib import Path

import pytest

from counter_app.handout.printer import NotPrintedError
from counter_app.plain import slip
from tests.plain.agent import END, Agent, Opens


def test_the_slip(agent: Agent) -> None:
    agent.begins().types("toutes", "42000", "r1", "talon")
    agent.hears("Talon.", "Saint-Thomas", "Référence : ", "Où vous en êtes :", "1/4 Accès : fait")
    agent.hears("36 46", "Fin du talon.", "1. L’imprimer.").does_not_hear("○", "✓")
    agent.types("3").hears("Il y a 5 étapes en tout.", "Fin du talon.").types("").is_asked("Nom ?")


def test_the_slip_in_a_file(agent: Agent, tmp_path: Path) -> None:
    file = tmp_path / "talon.txt"
    agent.begins().types("42000", "t", "2").hears("Présentation : 1 tel quel").types("3")
    agent.hears("sauf chemin entier").types(str(file)).hears(f"Enregistré : {file}")
    assert "référence" in file.read_text("utf-8")
    agent.types("2", "", str(file)).hears("existe déjà").types("2", "", "retour").hears("Rien")


def test_the_slip_where_there_is_no_printer(agent: Agent, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise NotPrintedError("Pas d’imprimante sur ce PC.")

    monkeypatch.setattr(slip, "print_slip", none)
    agent.begins().types("42000", "t", "1", "2").hears("Envoi à l’imprimante", "Pas d’imprimante")
    monkeypatch.setattr(slip, "print_slip", lambda *_: None)
    agent.types("1", "").hears("Envoyé à l’imprimante.").types("retour").hears("")


def test_who_types(agent: Agent) -> None:
    agent.begins().types("42000", "qui tape").hears("Qui tape : citoyen.", "1. Le citoyen.")
    agent.types("2").types("MANDAT-7").hears("Enregistré.").types("2").hears("mandat de 31 j")
    agent.types("qt").hears("agent, mandat de 31 j").types("", "", "").hears("mandat de 31 j")
    agent.types("qt", "retour").types("qt", "1").hears("Qui tape : citoyen.")


def test_a_dossier_of_which_nothing_is_kept(agent: Agent, opens: Opens) -> None:
    """Quitter ou verrouiller le perdrait : Guichet le demande."""
    agent.begins().types("42000", "ne rien conserver").hears("en mémoire").types("oui")
    agent.hears("Non conservé, à la demande.").types("es", "MARTIN").hears("Non conservé")
    agent.types("q").hears("n’est qu’en mémoire ici", "Quitter et perdre ?").types("")
    agent.types("v").hears("n’est qu’en mémoire ici").types("non").types("l", "1").hears("MARTIN")
    agent.types("q", "oui")
    assert agent.over
    opens().unlocks().hears("Aucun dossier ouvert.")


def test_nobody_answers_any_more(agent: Agent) -> None:
    agent.begins().types("42000", "nr", "oui").types(END).types(END)
    assert agent.over


def test_erased_for_good(agent: Agent) -> None:
    agent.begins().types("42000", "effacer", "").types("effacer").hears("Rien ne pourra")
    agent.types("oui").hears("Dossier effacé.", "Aucun dossier ouvert.")


def test_kept_longer_once(agent: Agent) -> None:
    agent.begins().types("42000", "prolonger").hears("1. rendez-vous pris.").types("")
    agent.hears("Rien n’est prolongé.").types("prolonger", "1").hears("Dossier prolongé.")
    agent.types("prolonger", "1").hears("ne se prolonge plus")


def test_the_journal_holds_no_value(agent: Agent) -> None:
    agent.begins().types("journal").hears("Rien encore").types("42000", "j").hears("Claire")
    agent.does_not_hear("42000")


def test_with_nothing_sensitive_on_disk(opens: Opens) -> None:
    from tests.journeys.people import MARTIN

    agent = opens(sensitive_days=0)
    agent.sensitive.add(MARTIN.nir)
    agent.begins().types("es", "s", MARTIN.nir).hears("Enregistré.").types("où")
    agent.hears("sauf NIR, IBAN et série")
