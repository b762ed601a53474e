"""Nobody there any more: the phrase is asked, and one is back on the line; what is nowhere else is
not lost.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from counter_app.desk import idle
from counter_app.desk.counter import Counter
from counter_app.plain import bench, leaving, session
from tests.plain.agent import END, INTERRUPT, PHRASE, Agent

pytestmark = pytest.mark.slow


@dataclass
class Time:
    """Seconds, moved by hand."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now

    def passes(self, agent: Agent, seconds: float) -> None:
        """In steps shorter than a sleep of the machine, each looked at."""
        for _ in range(int(seconds // 10)):
            self.now += 10
            agent.is_looked_for()


def _for_ever() -> float | None:
    """Nobody touches the computer but for the lines of the story."""
    return 1e9


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    """The plain mode on this clock, on a computer whose idle time is known."""
    time = Time()
    monkeypatch.setattr(session, "computer_idle", lambda: _for_ever)
    monkeypatch.setattr(session, "Watch", partial(idle.Watch, clock=time, wall=time))
    return time


def test_left_alone_it_locks_and_comes_back_to_the_line(agent: Agent, time: Time) -> None:
    agent.begins().types("es", "MARTIN").is_asked("N° de sécurité sociale ?")
    time.passes(agent, 280)
    agent.does_not_hear("Verrou")
    time.passes(agent, 10)
    agent.hears("Verrouillage dans 10 s : Entrée pour rester.")
    time.passes(agent, 10)
    agent.hears("Verrouillé.", "Ce terminal ne s’efface pas", "Agent : Claire.")
    agent.is_asked("Phrase de passe ?")
    agent.types(PHRASE).hears("MARTIN", "Étape 2/4").is_asked("N° de sécurité sociale ?")


def test_entree_stays_and_answers_nothing(agent: Agent, time: Time) -> None:
    agent.begins().types("li 6").is_asked("Ligne 6, fait ?")
    time.passes(agent, 290)
    agent.hears("Verrouillage").types("").is_asked("Ligne 6, fait ?").types("e")
    agent.hears("6. À faire, Se rendre sur ameli.fr : ○ pas fait.")


def test_in_the_middle_of_a_question(agent: Agent, time: Time) -> None:
    agent.begins().types("42000", "interrompre", "2")
    time.passes(agent, 300)
    agent.hears("Verrouillé.").types(PHRASE).hears("Étape 1/4").is_asked("Ligne 9, fait ?")


def test_the_word_locks(agent: Agent) -> None:
    agent.begins().types("42000", "verrouiller").hears("Verrouillé.").is_asked("Phrase de passe ?")
    agent.types(PHRASE).is_asked("Ligne 9, fait ?").types("l", "v").hears("Verrouillé.")
    agent.types(PHRASE).hears("Dossiers. Claire")


def test_what_is_only_in_memory_stays_behind_a_phrase(agent: Agent, time: Time) -> None:
    """Personne n’est là, et rien n’est sur le disque : la phrase rend la même ligne."""
    agent.begins().types("42000", "nr", "oui", "es")
    time.passes(agent, 300)
    agent.hears("Verrouillé.", "n’est qu’en mémoire, à la demande du citoyen.")
    agent.is_asked("Phrase de passe ?").types("").is_asked("Phrase de passe ?")
    agent.types(INTERRUPT).hears("la phrase de passe d’abord").types(END).hears("d’abord")
    time.passes(agent, 20)
    agent.is_asked("Phrase de passe ?").types(PHRASE).is_asked("Nom ?")
    agent.types("MARTIN").hears("✓ juste.", "Non conservé").types("q", "oui")
    assert agent.over


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "WAIT", 0.1)
    monkeypatch.setattr(leaving, "WAIT_FOR_DISK", 0.1)


@pytest.mark.usefixtures("impatient")
def test_a_disk_that_does_not_answer(agent: Agent, home: Path) -> None:
    """« Enregistré » n’est dit qu’une fois écrit ; quitter demande avant de perdre."""
    agent.begins().types("42000").hears("Enregistré.")
    with closing(sqlite3.connect(home / "guichet.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        agent.types("es", "MARTIN").hears("✓ juste.").does_not_hear("Enregistré.")
        agent.types("q").hears("Tout n’est pas sur le disque.", "Rien n’est encore perdu").types("")
        agent.types("v").hears("Tout n’est pas sur le disque.").types("non").is_asked(
            "N° de sécurité sociale ?"
        )
        other.execute("ROLLBACK")
    while "✓ enregistré" not in agent.types("où").heard:
        pass
    agent.types("q")
    assert agent.over


@pytest.mark.usefixtures("impatient")
def test_nobody_there_while_the_disk_does_not_answer(agent: Agent, home: Path, time: Time) -> None:
    """Derrière la phrase jusqu’à ce que tout soit écrit, puis verrouillé pour de bon."""
    agent.begins().types("42000")
    with closing(sqlite3.connect(home / "guichet.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        agent.types("es", "MARTIN")
        time.passes(agent, 300)
        agent.hears("Pas sur le disque : les dernières saisies.", "Ne pas éteindre")
        other.execute("ROLLBACK")
    agent.waits_for("Ce terminal ne s’efface pas")
    agent.types(PHRASE).hears("MARTIN").is_asked("N° de sécurité sociale ?")


def test_a_dossier_left_for_nothing_is_opened_again(
    agent: Agent, monkeypatch: pytest.MonkeyPatch, time: Time
) -> None:
    """Le disque flanche entre le dossier et le poste : rien n’est fermé, rien n’est perdu."""
    agent.begins().types("42000", "es").is_asked("Nom ?")
    with monkeypatch.context() as patch:
        patch.setattr(Counter, "close", lambda _self: False)
        agent.types("q").hears("Tout n’est pas sur le disque.").types("")
        agent.hears("Repris à", "Étape 2/4").is_asked("Nom ?")
        time.passes(agent, 300)
        agent.hears("Verrouillé.", "Ne pas éteindre ce PC").types(PHRASE)
        agent.hears("Étape 2/4").is_asked("Nom ?").types("MARTIN").hears("Enregistré.")
    agent.types("q")
    assert agent.over
