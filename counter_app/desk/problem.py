"""What an agent must be told instead of a traceback."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from counter_app.store.problems import StoreProblem


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
