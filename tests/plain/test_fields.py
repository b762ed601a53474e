"""A value typed, judged at once, corrected by number, spelled or copied when it is asked for."""

from __future__ import annotations

import pytest

from tests.journeys.people import MARTIN
from tests.plain.agent import Agent

WRONG = MARTIN.nir[:-1] + ("3" if MARTIN.nir[-1] != "3" else "4")


@pytest.fixture
def at_the_number(agent: Agent) -> Agent:
    agent.sensitive |= {MARTIN.nir, WRONG}
    return agent.begins().types("es", "s").is_asked("N° de sécurité sociale ?")


def test_a_wrong_key_is_told_with_its_corrections(at_the_number: Agent) -> None:
    agent = at_the_number.types(WRONG)
    agent.hears("✗ à corriger. La clé ne correspond pas : relire la carte.", "Correction 1 :")
    agent.hears("devient", "Un numéro met cette correction", "Enregistré.")
    agent.is_asked("N° de sécurité sociale ?")
    agent.types("1").hears("✓ juste.", "Enregistré.", "6. Date de naissance")
    agent.types("p").hears("finit par").does_not_hear(MARTIN.nir)


def test_corrections_one_after_the_other(at_the_number: Agent) -> None:
    agent = at_the_number.types(WRONG, "corriger").hears("Correction mise :", "✓ juste.")
    agent.types("p", "k").hears("Correction mise :").types("p")
    agent.types("vi").hears("○ vide.", "Enregistré.").types("k").hears("Pas de correction")
    agent.types("r", "k").hears("corrige le champ").types("vider").hears("il n’y en a pas")


def test_entree_leaves_a_wrong_value_and_goes_on(at_the_number: Agent) -> None:
    """Un champ ne retient jamais."""
    at_the_number.types("2940").hears("… incomplet.").types("").hears("6. Date de naissance")


def test_what_one_field_says_of_another(at_the_number: Agent) -> None:
    at_the_number.types(MARTIN.nir, "13/04/1994").hears("N° de sécurité sociale :")


def test_a_number_is_only_said_whole_when_it_is_spelled(at_the_number: Agent) -> None:
    agent = at_the_number.types(MARTIN.nir, "p").hears("finit par")
    agent.types("épeler").hears("Pour ameli : 2, 9, 4, 0, 3")
    agent.types("masquer").hears("Masqué").types("x").hears("Masqué")
    agent.types("m", "vider", "x").hears("Ce champ est vide.").types("r", "x").hears(
        "il n’y en a pas"
    )
    agent.types("li 5", "2940", "x").hears("Tel que tapé : 2, 9, 4, 0.")


def test_values_are_copied_in_ameli_s_order(at_the_number: Agent) -> None:
    agent = at_the_number.types(MARTIN.nir, "li 4", "MARTIN", "li 4")
    agent.types("copier").hears("Nom : copié.", "« copier » encore : N° de sécurité sociale.")
    agent.types("co").hears("N° de sécurité sociale : copié.", "Date de naissance")
    agent.types("co").hears("à remplir d’abord, rien n’est copié")
    assert agent.clip.texts == ["MARTIN", MARTIN.nir[:13]]
    agent.types("étape 5", "copier").hears("Rien à copier")
    agent.types("liste")
    assert agent.clip.closed


def test_masked_names_nobody(agent: Agent) -> None:
    """« masquer » : ni nom, ni naissance, ni adresse, et la saisie ne se voit plus."""
    agent.begins().types("es", "MARTIN", "masquer").hears("Masqué")
    agent.types("li 6", "12/03/1994").hears("✓ juste.").does_not_hear("32 ans")
    agent.types("e").hears("Nom, masqué : ✓ juste.", "Date de naissance, masqué").does_not_hear(
        "MARTIN", "1994"
    )
    agent.types("li 4")
    assert agent.lines.secret
    agent.types("où").hears("nom masqué").types("liste").hears("nom masqué").does_not_hear("MARTIN")
    agent.types("m").hears("dits de nouveau").types("l").hears("MARTIN")


@pytest.mark.parametrize("name", ["Talon", "TALON", "Li", "Suivant"])
def test_a_name_that_is_also_a_word(agent: Agent, name: str) -> None:
    agent.begins().types("es", name).hears(f"{name}, est-ce le nom du citoyen ?").types("oui")
    agent.hears("✓ juste.").types("p").hears(f"Nom, {name}")


def test_a_word_where_a_name_is_asked(agent: Agent) -> None:
    agent.begins().types("es", "Talon", "").hears("Fin du talon.").types("").is_asked("Nom ?")
    agent.types("=O").hears("! douteux. Une seule lettre").types("=TALON").hears("✓ juste.")
    agent.types("s", "li").types("p", "p")
    agent.types("li 4", "s").hears("5. N° de").types("p", "ep").hears("Étape 1/4")


def test_rubbish_is_no_trouble(at_the_number: Agent) -> None:
    for rubbish in (
        "\x00\x1b[31mrouge\x07",
        "é" * 5000,
        "\u202e1234\u2066",
        "\udcff",
        "[/] {0} %s",
    ):
        at_the_number.types(rubbish).is_asked("N° de sécurité sociale ?")
