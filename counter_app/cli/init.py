"""`counter-app init`: the first run without a screen, for whoever prepares a town's computers."""

from __future__ import annotations

from pathlib import Path

from counter_app.cli.arguments import read
from counter_app.cli.phrases import drop, hand_over, passphrase, reserve
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble
from counter_app.cli.streams import say
from counter_app.desk.care import share
from counter_app.desk.opening import Opening
from counter_app.desk.problem import DeskProblem
from counter_app.settings import home_folder, machine_folder, read_settings

NAME = "init"
GROUP = "guichet"
"""The system's group of those who share a PC's data, unless another is named."""

HELP = f"""\
counter-app init --agent NOM --passphrase-file F [--recovery-file F]
                 [--shared [--group GROUPE]]

Prépare Guichet sur ce poste : la base, le premier agent et sa phrase de passe,
lue dans un fichier UTF-8 d’une ligne (à effacer ensuite).

  --recovery-file   écrit le code de secours dans ce fichier, lisible de vous
                    seul, qui ne doit pas exister ; sinon, il est affiché

  --shared          pour tous les agents de ce PC, qui sont dans un groupe du
                    système (« {GROUP} », ou celui de --group) : le dossier
                    {machine_folder()},
                    ou COUNTER_APP_HOME, est à ce groupe seul

Le code de secours n’est donné que cette fois : le noter sur papier et le
remettre à la direction, sous enveloppe fermée.

Code de sortie : {DONE} si c’est fait, {WRONG} si Guichet refuse (phrase facile à deviner,
poste déjà prêt), {USAGE} si la commande est mal écrite ou un fichier illisible."""


def init(arguments: list[str]) -> int:
    """Make the desk, give the recovery code once. Raises Trouble, DeskProblem."""
    options = ("agent=", "passphrase-file=", "recovery-file=", "shared", "group=")
    given = read(NAME, arguments, options, 0)
    if given.has("help"):
        say(HELP)
        return DONE
    agent, phrase_file = given.last("agent").strip(), given.last("passphrase-file")
    if not agent or not phrase_file:
        raise Trouble("Écrire init --agent NOM --passphrase-file F : les deux sont nécessaires.")
    if not agent.isprintable():
        raise Trouble("Le nom de l’agent ne se lit pas : l’écrire en lettres, sur une ligne.")
    if given.has("group") and not given.has("shared"):
        raise Trouble("--group ne va qu’avec --shared.")
    phrase = passphrase(Path(phrase_file))
    home = share(given.last("group") or GROUP) if given.has("shared") else home_folder()
    return _begin(home, agent, phrase, given.last("recovery-file"))


def _begin(home: Path, agent: str, phrase: str, recovery_file: str) -> int:
    opening = Opening(read_settings(home))
    if opening.agents():
        raise DeskProblem("Guichet est déjà prêt ici : lancer counter-app et donner la phrase.")
    paper = reserve(recovery_file)
    try:
        begun = opening.begin(agent, phrase)
    except BaseException:
        drop(paper, recovery_file)
        raise
    begun.counter.close()
    return hand_over(begun.recovery_code, paper, recovery_file, _LOST)


_LOST = (
    "Le code de secours n’a pas pu être affiché, le poste est prêt sans lui : "
    "effacer le dossier de données et recommencer."
)
