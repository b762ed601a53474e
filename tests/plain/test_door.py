"""Ouverture, heard: the first run, the phrase, the recovery code, a damaged database, agents."""

from __future__ import annotations

import re
from pathlib import Path

from counter_app.store import backup
from tests.people import TODAY
from tests.plain.agent import END, INTERRUPT, PHRASE, Agent, Opens

OTHER = "cheval lampe douze rivière"


def code_of(agent: Agent) -> str:
    found = re.search(r"Code de secours : ([0-9A-Z-]+)\n", agent.heard)
    assert found
    return found[1]


def test_the_first_run(opens: Opens, tmp_path: Path) -> None:
    agent = opens(tmp_path / "new").hears("ligne à ligne", "Première ouverture")
    agent.types("").hears("Il manque votre nom.").types("Claire", "1234").hears("phrase")
    agent.types("Claire", PHRASE, "autre").hears("Les deux phrases diffèrent")
    agent.types("Claire", PHRASE, PHRASE).hears("une seule fois", "ne s’efface pas")
    agent.does_not_hear(PHRASE).types(INTERRUPT, "").hears("Code de secours :", "sur papier")
    assert code_of(agent)
    agent.types("").hears("Dossiers. Claire")


def test_leaving_before_the_code_is_noted(opens: Opens, tmp_path: Path) -> None:
    agent = (
        opens(tmp_path / "new")
        .types("Claire", PHRASE, PHRASE, END)
        .hears("quitter sans le noter")
        .types(END)
    )
    assert agent.over


def test_a_wrong_phrase_costs_a_delay(agent: Agent) -> None:
    agent.hears("Agent : Claire.").is_asked("Phrase de passe ?")
    assert agent.lines.secret
    agent.types("pas la bonne phrase").hears("refusée").types("").is_asked("Phrase de passe ?")
    agent.types(INTERRUPT).hears("Ctrl+D pour quitter.").types(END)
    assert agent.over


def test_agents_come_and_go(agent: Agent, opens: Opens) -> None:
    """Karim arrive, ouvre, puis est retiré : la clé et le code changent."""
    agent.unlocks().types("agents").hears("Claire (vous).").types("retirer").hears("le seul agent")
    agent.types("ajouter", PHRASE, "").hears("Il manque son nom.")
    agent.types("ajouter", PHRASE, "Karim", "azerty").does_not_hear("peut ouvrir")
    agent.types("aj", PHRASE, "Karim", OTHER, OTHER).hears("Karim peut ouvrir Guichet.")
    agent.types("aj", "pas la bonne", "Zoé", OTHER, OTHER).hears("refusée")
    agent.types("q")
    karim = opens().hears("1. Claire.", "2. Karim.").types("2", OTHER).hears("Dossiers. Karim")
    karim.types("phrase", OTHER, PHRASE, PHRASE).hears("Phrase de passe changée.").types("q")
    claire = opens().types("", PHRASE)
    claire.types("retirer", "1", "").types("retirer", "1", PHRASE).hears("Tout est scellé")
    claire.types("").hears("Code de secours :").types("").hears("Dossiers.")
    claire.types("agents").hears("(vous)")


def test_another_recovery_code_opens(agent: Agent, opens: Opens) -> None:
    agent.begins().types("42000", "l", "code", PHRASE, "").hears("Code de secours")
    code = code_of(agent)
    agent.types("", "q")
    other = opens().types(code).hears("Code de secours accepté.").types("azerty").hears("Agent")
    other.types(code, OTHER, OTHER, "").hears("Code de secours :").types("")
    other.hears("étape 1/4").types("").hears("Dossier").types("li 8").hears("42000")


def test_a_damaged_database_offers_its_copy(home: Path, opens: Opens) -> None:
    first = opens().begins().types("42000", "q")
    assert first.over
    database = home / "guichet.sqlite3"
    for copy in home.glob("backups/*"):
        copy.unlink()
    backup.daily(database, TODAY)
    database.write_bytes(b"not a database at all " * 500)
    agent = opens().hears("abîmée", "Sauvegarde").types("").hears("Sauvegarde").types("oui")
    agent.hears("Copie remise.", "gardée").types(PHRASE).hears("étape 1/4")


def test_a_damaged_database_without_a_copy(home: Path, opens: Opens) -> None:
    for copy in home.glob("backups/*"):
        copy.unlink()
    (home / "guichet.sqlite3").write_bytes(b"not a database at all " * 500)
    opens().hears("abîmée", "Aucune sauvegarde entière", "restore").types("").hears("Aucune")
