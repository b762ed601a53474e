"""What an agent must be told instead of a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from counter_app.settings import Settings
from counter_app.store.problems import StoreProblem

LOST = "La base de Guichet n’est plus dans son dossier."


class DeskProblem(Exception):  # noqa: N818 - shown as a sentence, expected in daily work
    """The message is one French sentence saying what to do."""


class Refused(DeskProblem):
    """The passphrase was not right. `wait`: seconds before the next try is looked at."""

    def __init__(self, sentence: str, wait: float) -> None:
        super().__init__(sentence)
        self.wait = wait


@contextmanager
def disk_told() -> Iterator[None]:
    """What the disk refuses, as the desk says it. Raises DeskProblem."""
    try:
        yield
    except StoreProblem as problem:
        raise DeskProblem(str(problem)) from problem


def refuse_absent(settings: Settings, sentence: str) -> None:
    """Raises DeskProblem where there is no database: that it is gone, or that sentence before the
    first run. One made in the place of a lost one would hide that there are copies of it.
    """
    if settings.lost:
        raise DeskProblem(LOST)
    if not settings.database.exists():
        raise DeskProblem(sentence)
