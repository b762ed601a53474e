"""The beginnings of the stories: a citizen already led to a step, in a few words.

Each takes a person at the keyboard and queues steps; `await` what it gives.
"""

from __future__ import annotations

from tests.journeys.agent import Agent
from tests.journeys.people import MARTIN, identity
from tests.people import Person

PROCEDURES = ("1.3", "1.1", "1.2", "Saint-Thomas", "mot de passe oublié")


def begins(agent: Agent, procedure: str = "") -> Agent:
    """F3, then the usual procedure, or the one whose line holds these words."""
    agent.presses("f3").sees("QUELLE PROCÉDURE")
    if procedure:
        agent.highlights(procedure)
    return agent.presses("enter").does_not_see("QUELLE PROCÉDURE")


def at_connexion(agent: Agent, person: Person = MARTIN) -> Agent:
    """Fiche 1.3 at 2/4, the four fields typed."""
    begins(agent).chooses("Le formulaire s’affiche").sees("2/4 CONNEXION")
    return agent.fills(**identity(person))


def at_verification(agent: Agent, person: Person = MARTIN) -> Agent:
    """Fiche 1.3 at 3/4, the card's kind said."""
    at_connexion(agent, person).chooses("Acceptées").sees("3/4 VÉRIFICATION")
    if person.card == "no_photo":
        agent.stands_on("Carte Vitale").presses("right")
    return agent.fills(iban=person.iban, vitale_serial=person.vitale_serial)


def at_finalisation(agent: Agent, person: Person = MARTIN) -> Agent:
    """Fiche 1.3 at 4/4, e-mail and phone typed."""
    at_verification(agent, person).chooses("Acceptées").sees("4/4 FINALISATION")
    return agent.fills(email=person.email, phone=person.phone)


def with_link_to_open(agent: Agent, person: Person = MARTIN) -> Agent:
    """Fiche 1.3: the account exists, the link is opened later; at Dossiers."""
    at_finalisation(agent, person).chooses("Compte créé, lien à ouvrir plus tard")
    return agent.sees("lien de validation", "expire").presses("escape").sees("Guichet · Dossiers")


def closes(agent: Agent, outcome: str, reason: str) -> Agent:
    """A closing outcome, the closing list read, and the dossier left: it is wiped."""
    agent.chooses(outcome).sees("CLORE LE DOSSIER", reason).presses("enter").sees("Clos", "^Z")
    return agent.presses("escape").sees("Aucun dossier ouvert").the_disk_holds_no_dossier()
