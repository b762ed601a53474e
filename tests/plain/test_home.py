"""Dossiers, heard: three groups, found by name, opened by number."""

from __future__ import annotations

from pathlib import Path

from tests.plain.agent import END, INTERRUPT, Agent, Opens


def test_an_empty_list_names_what_leaves_it(agent: Agent) -> None:
    agent.unlocks().hears("samedi 21/11, 09:30", "Tout est enregistré.", "Aucun dossier ouvert.")
    agent.is_asked("Dossiers ?").types("").hears("Nouveau dossier : quelle procédure ?")
    agent.types("retour", "4").hears("Aucun dossier").types("ac").hears("Aucun dossier à côté.")


def test_the_invented_dossiers_in_their_groups(opens: Opens, tmp_path: Path) -> None:
    agent = opens(tmp_path / "none", demo=True)
    agent.hears("À côté, maintenant :", "1.", "MARTIN", "À faire au guichet :", "en retard")
    agent.hears("Chez le citoyen, rien à faire ici : 1 dossier. « tout » les dit.")
    agent.does_not_hear("N’DIAYE").types("tout").hears("6.", "N’DIAYE")
    agent.types("bonet").hears("1 dossier trouvé :", "1.", "BONNET").types("").hears("BONNET")
    agent.types("").hears("Étape 3/4").types("ac").hears("Dossier").types("l")
    agent.types("personne de ce nom").hears("Aucun dossier ne correspond.").types("l")
    agent.types("c").hears("et un nom").types("c roux").hears("ROUX").types("7777").hears("Aucun")
    agent.types("l").hears("À côté").types("r 2").hears("Dossier")
    agent.types("l", "v").hears("rien à verrouiller").types("agents").hears("pas d’agents")


def test_a_number_beyond_the_list(agent: Agent) -> None:
    agent.begins().types("42000", "l").types("reprendre 7").hears("vont de 1 à 1")
    agent.types("reprendre").hears("Étape 1/4").types("nouveau", "").hears("Dossier")
    agent.types("ac").hears("Étape 1/4").types("ac").hears("Aucun autre")


def test_the_next_one_aside(agent: Agent) -> None:
    agent.begins().types("42000", "n", "").types("42100").types("ac").hears("Étape 1/4")
    agent.types("ac").hears("Étape 1/4").types("l").hears("1.", "2.")


def test_one_of_the_list_without_opening_it(agent: Agent) -> None:
    agent.unlocks().types("journal").hears("Aucun dossier ouvert.").types("n", "", "42000", "l")
    agent.types("journal 1").hears("dossier commencé").types("journal 7").hears("vont de 1 à 1")
    agent.types("prolonger 1", "1").hears("Dossier prolongé.")
    agent.types("prolonger", "1").hears("ne se prolonge plus")
    agent.types("effacer 1", "non").hears("1.").types("effacer", "oui").hears("Dossier effacé.")
    agent.hears("Aucun dossier ouvert.").types("effacer").hears("Aucun dossier ouvert.")


def test_the_date_is_confirmed(agent: Agent) -> None:
    agent.unlocks().types("confirmer").hears("Dossiers. Claire")


def test_ctrl_c_and_ctrl_d(agent: Agent) -> None:
    agent.unlocks().types(INTERRUPT).hears("Rien n’est perdu.").is_asked("Dossiers ?")
    agent.types(END)
    assert agent.over
    assert agent.heard.endswith("Guichet est fermé, tout est enregistré.\n")


def test_ctrl_d_in_a_dossier(agent: Agent, opens: Opens) -> None:
    agent.begins().types("42000", END).hears("Guichet est fermé")
    opens().unlocks().hears("en cours").types("").hears("9. À faire, Confirmer")
