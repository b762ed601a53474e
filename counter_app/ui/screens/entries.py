"""The lines of the palette: actions, those that are off saying why, and dossiers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from counter_app.desk.board import Card
from counter_app.desk.text import folded
from counter_app.ui.actions import Action
from counter_app.ui.keynames import key_name

_DOSSIERS = 6
"""Dossiers shown at most: beyond, one types more of the name."""

_KEYS, _WORDS = 9, 21


@dataclass(frozen=True, slots=True)
class OfAction:
    """`why`: why it is off, "" when it can be done."""

    action: Action
    why: str = ""

    def line(self) -> Content:
        """« F4  Copier  Copie la valeur pour ameli… »; all of it dim when it is off."""
        key = key_name(self.action.keys[0]) if self.action.keys else ""
        if self.why:
            text = f"{key:<{_KEYS}}{self.action.words:<{_WORDS}} non : {self.why}"
            return Content.styled(text, "$muted")
        words = f"{self.action.words:<{_WORDS}} "
        return Content.assemble((f"{key:<{_KEYS}}", "bold"), words, (self.action.help, "$muted"))

    @property
    def said(self) -> str:
        """Its sentence, or why not."""
        return self.why or self.action.help

    def rank(self, wanted: str) -> int | None:
        """How well it answers: 0 a word of its name begins so, 2 it is inside, 3 only the sentence
        has it; None when nothing has.
        """
        name = folded(self.action.words)
        if any(folded(word).startswith(wanted) for word in (name, *self.action.words.split())):
            return 0
        if wanted in name:
            return 2
        return 3 if wanted in folded(self.action.help) else None


@dataclass(frozen=True, slots=True)
class OfDossier:
    """Where Entrée goes there. `hide`: nobody is to be named."""

    card: Card
    hide: bool = False

    def line(self) -> Content:
        """« K7Q-42M  MARTIN Mme 12/03/1994  2/4 en cours, il y a 3 min »."""
        who = "•••" if self.hide else self.card.who
        where = f"{self.card.step}  {self.card.status}"
        return Content.assemble(
            (f"{self.card.reference:<{_KEYS}}", "bold"), f"{who:<{_WORDS + 7}}", (where, "$muted")
        )

    @property
    def said(self) -> str:
        """Why it waits, and until when."""
        return self.card.status


def ranked(
    actions: Iterable[OfAction], dossiers: Iterable[OfDossier], text: str
) -> tuple[OfAction | OfDossier, ...]:
    """What answers to what was typed, the best first: actions of that name, then dossiers, then
    actions whose sentence happens to say it.
    """
    wanted = folded(text)
    listed: list[tuple[int, OfAction | OfDossier]] = [
        (rank, entry) for entry in actions if (rank := entry.rank(wanted)) is not None
    ]
    listed += [(1, entry) for entry in tuple(dossiers)[:_DOSSIERS]]
    return tuple(entry for _, entry in sorted(listed, key=lambda pair: pair[0]))
