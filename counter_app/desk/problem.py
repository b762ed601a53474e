"""What an agent must be told instead of a traceback."""

from __future__ import annotations


class DeskProblem(Exception):  # noqa: N818 - shown as a sentence, expected in daily work
    """The message is one French sentence saying what to do."""


class Refused(DeskProblem):
    """The passphrase was not right. `wait`: seconds before the next try is looked at."""

    def __init__(self, sentence: str, wait: float) -> None:
        super().__init__(sentence)
        self.wait = wait
