"""Which agent a command acts for, and the phrase that proves it."""

from __future__ import annotations

from pathlib import Path

from counter_app.cli.arguments import Given
from counter_app.cli.phrases import asked, passphrase
from counter_app.cli.problem import Trouble
from counter_app.desk.opening import Agent, Opening
from counter_app.desk.problem import DeskProblem


def need_agents(opening: Opening) -> None:
    """Raises DeskProblem where nobody has a phrase yet."""
    if not opening.agents():
        raise DeskProblem("Il n’y a pas encore d’agent ici : voir « counter-app init --help ».")


def who(opening: Opening, given: Given) -> Agent:
    """`--agent`, or the only one there is. Raises Trouble, DeskProblem."""
    if name := given.last("agent"):
        return opening.people.named(name)
    listed = opening.agents()
    if len(listed) > 1:
        raise Trouble("Écrire aussi --agent QUI : l’agent qui donne sa phrase.")
    return listed[0]


def secret_of(agent: Agent, given: Given) -> str:
    """From `--passphrase-file`, else typed unseen. Raises Trouble."""
    if file := given.last("passphrase-file"):
        return passphrase(Path(file))
    return asked(f"Phrase de {agent.name}", "passphrase-file")
