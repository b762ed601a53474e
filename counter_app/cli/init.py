"""`counter-app init`: the first run without a screen, for whoever prepares a town's computers."""

from __future__ import annotations

import os
from pathlib import Path

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG, Trouble, cause
from counter_app.cli.streams import complain, finish, say, typeset
from counter_app.desk.care import share
from counter_app.desk.opening import Opening
from counter_app.desk.problem import DeskProblem
from counter_app.settings import home_folder, machine_folder, read_settings

NAME = "init"
GROUP = "guichet"
"""The system's group of those who share a PC's data, unless another is named."""

LONGEST_PHRASE = 200
"""Characters the field of the first screen takes: a longer phrase could never be typed there."""

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

Code de sortie : {DONE} si c’est fait, {WRONG} si Guichet refuse (phrase trop courte, poste
déjà prêt), {USAGE} si la commande est mal écrite ou un fichier illisible."""


def init(arguments: list[str]) -> int:
    """Make the desk, give the recovery code once. Raises Trouble, DeskProblem."""
    options = ("agent=", "passphrase-file=", "recovery-file=", "shared", "group=")
    given = read(NAME, arguments, options, 0)
    if given.has("help"):
        say(typeset(HELP))
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


def passphrase(file: Path) -> str:
    """The phrase of a file, without its final newline nor byte order mark. Raises Trouble."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Trouble(f"{file} ne se lit pas : {cause(error)}.") from error
    except ValueError as error:
        raise Trouble(f"{file} n’est pas en UTF-8 : l’enregistrer ainsi.") from error
    phrase = text.removesuffix("\n")
    if not phrase.isprintable() or len(phrase) > LONGEST_PHRASE:
        raise Trouble(f"{file} : une phrase d’une ligne, de {LONGEST_PHRASE} caractères au plus.")
    return phrase


def _begin(home: Path, agent: str, phrase: str, recovery_file: str) -> int:
    opening = Opening(read_settings(home))
    if opening.agents():
        raise DeskProblem("Guichet est déjà prêt ici : lancer counter-app et donner la phrase.")
    paper = _reserve(Path(recovery_file)) if recovery_file else None
    try:
        begun = opening.begin(agent, phrase)
    except BaseException:
        if paper is not None:
            os.close(paper)
            Path(recovery_file).unlink(missing_ok=True)
        raise
    begun.counter.close()
    if paper is None:
        return _print(begun.recovery_code)
    return _write(paper, begun.recovery_code, recovery_file)


def _reserve(file: Path) -> int:
    """The new file's descriptor, 0600, taken before anything else is made. Raises Trouble."""
    try:
        return os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise Trouble(f"{file} ne s’écrit pas : {cause(error)}.") from error


def _print(code: str) -> int:
    """The code alone on standard output, so that a script can take it."""
    try:
        say(code)
        finish()
    except (OSError, Trouble) as error:
        raise Trouble(_LOST, WRONG) from error
    return DONE


def _write(paper: int, code: str, name: str) -> int:
    """The code on disk; when the disk refuses it, on standard output rather than nowhere."""
    try:
        with os.fdopen(paper, "w", encoding="utf-8") as file:
            file.write(f"{code}\n")
            file.flush()
            os.fsync(paper)
    except OSError as error:
        complain(f"{name} ne s’écrit pas, le code de secours est affiché : {cause(error)}.")
        return max(_print(code), WRONG)
    return DONE


_LOST = (
    "Le code de secours n’a pas pu être affiché, le poste est prêt sans lui : "
    "effacer le dossier de données et recommencer."
)
