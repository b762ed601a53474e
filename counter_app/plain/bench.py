"""What every part of the plain mode has at hand once the desk is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Opening
from counter_app.desk.visit import Visit
from counter_app.dossier.dossier import Change
from counter_app.plain.talk import Talk

WAIT = 2.0
"""Seconds given to the disk before one says that it is late."""

READ_ONLY = "Lecture seule : ce dossier est ouvert dans une autre fenêtre."


class Clip(Protocol):
    """The desktop's clipboard, where there is one."""

    def copy(self, text: str) -> str:
        """Put it there for a while; what to say of it."""

    def close(self) -> None:
        """Nothing of ours stays in it."""


@dataclass(slots=True)
class Bench:
    """`hidden`: what names the citizen is not said (« masquer »). `visit`: the dossier one is in.
    `late`: the disk had not said everything when it was asked last.
    """

    talk: Talk
    opening: Opening
    counter: Counter
    clip: Clip
    demo: bool = False
    hidden: bool = False
    visit: Visit | None = None
    late: bool = False

    def say(self, *lines: str) -> None:
        """To the agent."""
        self.talk.say(*lines)

    def saved(self, visit: Visit, change: Change) -> None:
        """« Enregistré. », once the disk has said so; what is wrong otherwise."""
        if not change:
            return
        ledger = visit.ledger
        self.written()
        self.late = not self.counter.saving.has(ledger.ticket)
        if ledger.in_memory or self.late:
            self.say(self.state(visit))
        elif ledger.stored:
            self.say("Enregistré.")

    def written(self) -> None:
        """Give the disk a moment, so that what is told next is already kept."""
        saving = self.counter.saving
        saving.flush(0.2 if saving.fault else WAIT)

    def state(self, visit: Visit) -> str:
        """What the disk has said of the dossier, as line one of the screen does."""
        words = self.counter.saving.words(visit.ledger, read_only=visit.pen.read_only)
        if words == "…":
            return "Pas encore enregistré : le disque tarde."
        return f"{words[:1].upper()}{words[1:]}." if words else "Rien encore à enregistrer."

    def caught_up(self) -> None:
        """What was late is on disk by now, if it is."""
        visit = self.visit
        if self.late and visit is not None and self.counter.saving.has(visit.ledger.ticket):
            self.late = False
            self.say("Enregistré.")

    def may_write(self, visit: Visit) -> bool:
        """Say so where one may not."""
        if visit.pen.read_only:
            self.say(READ_ONLY)
        return not visit.pen.read_only
