"""`counter-app doctor`: is this PC fit for Guichet, and what to do about what is not."""

from __future__ import annotations

import os
import sys

from counter_app.cli.arguments import read
from counter_app.cli.problem import DONE, USAGE, WRONG
from counter_app.cli.streams import say
from counter_app.cli.terminal import abilities
from counter_app.desk.doctor import Sign, examine
from counter_app.desk.means import means_for
from counter_app.desk.words import local_now
from counter_app.settings import Settings, SettingsProblem, configured, home_folder

NAME = "doctor"
HELP = f"""\
counter-app doctor

Regarde ce PC : dossier de données et ses droits, base, place libre, date,
sauvegardes, tables, procédures, versions, terminal, copie (F4). Ne change rien,
ne demande pas de phrase de passe, ne nomme personne.

Une ligne par chose : ✓ bien · ! à savoir · ✗ à réparer, puis que faire.

Code de sortie : {DONE} si rien n’est à réparer, {WRONG} sinon, {USAGE} si la commande est mal
écrite."""


def doctor(arguments: list[str]) -> int:
    """Say each point as it is known; 1 when one is bad. Raises Trouble."""
    given = read(NAME, arguments, (), 0)
    if given.has("help"):
        say(HELP)
        return DONE
    code = DONE
    settings = _settings()
    means = means_for(os.environ, sys.platform, allowed=settings.clipboard)
    terminal = abilities(os.environ, _size(), sys.stdout.encoding or "", means)
    for points in (examine(settings, local_now()), terminal):
        for point in points:
            say(str(point))
            code = WRONG if point.sign is Sign.BAD else code
    return code


def _settings() -> Settings:
    """As the town configured them; the usual ones where what it wrote cannot be followed."""
    try:
        return configured()
    except SettingsProblem:
        return Settings(home_folder())


def _size() -> tuple[int, int]:
    """Of the terminal, whichever stream is one."""
    for stream in (sys.__stdout__, sys.__stderr__, sys.__stdin__):
        try:
            if stream is not None and stream.isatty():
                return os.get_terminal_size(stream.fileno())
        except (OSError, ValueError):
            continue
    return 0, 0
