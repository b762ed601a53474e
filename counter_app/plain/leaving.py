"""Leaving the desk: quitting, locking, and nobody there any more.

Nothing is closed while it is not on disk, and nothing is lost without a word.
"""

from __future__ import annotations

from collections.abc import Callable

from counter_app.desk.counter import Counter
from counter_app.desk.cover import Cover
from counter_app.desk.opening import Agent, Begun, Proven
from counter_app.desk.promises import LOSING, TRIES_AGAIN, WAITING
from counter_app.handout.papers import clear
from counter_app.plain.bench import Bench

WAIT_FOR_DISK = 5.0
"""Seconds given to the disk before leaving is refused."""

STAYS = (
    "Ce terminal ne s’efface pas : ce qui a été dit y reste lisible.",
    "Si quelqu’un peut le lire, fermer cette fenêtre.",
)

WayIn = Callable[[], Counter | Begun | Proven]
Lifted = Callable[[Cover, tuple[Agent, ...], Callable[[], None]], str]


class Quit(BaseException):
    """Asked for, as the next one: the desk is closed."""


class Locked(BaseException):
    """The desk is closed until a phrase. `dossier`: the id to come back to. `way_in`: how it opens
    again without one.
    """

    def __init__(self, dossier: str = "", way_in: WayIn | None = None) -> None:
        super().__init__()
        self.dossier, self.way_in = dossier, way_in


class Again(BaseException):
    """The desk stays open after all; the dossier that had been left is opened again."""

    def __init__(self, dossier: str) -> None:
        super().__init__()
        self.dossier = dossier


class Leaving:
    """`lifted`: asks for the phrase of any agent who may lift the lock of a desk that could not be
    let go; called each second it is given something to look at; gives their name.
    """

    def __init__(self, bench: Bench, lifted: Lifted) -> None:
        self._bench, self._lifted = bench, lifted
        # Made while all is well: the file may fail later.
        self._cover = Cover(bench.counter)
        self._known = self._cover.agents()
        self._left: str | None = None

    def quit(self) -> None:
        """« quitter », Ctrl+D. Raises Quit, unless the agent stays; Again."""
        if self._may_lose("Quitter et perdre ?") and self._shut_or_ask():
            raise Quit
        self._back()

    def lock(self) -> None:
        """« verrouiller ». Raises Locked, unless the agent stays; Again."""
        if self._bench.demo:
            self._bench.say("Ce sont des dossiers d’essai : il n’y a rien à verrouiller.")
            return
        back_to = self._here
        if self._may_lose("Verrouiller et perdre ?") and self._shut_or_ask():
            raise Locked(back_to)
        self._back()

    def reopen(self, way_in: WayIn) -> None:
        """Through the locked desk, for what changes its key. Raises Locked."""
        if self._may_lose("Continuer et perdre ?") and self._shut_or_ask():
            raise Locked(way_in=way_in)
        self._back()

    def gone(self) -> None:
        """Nobody there: lock; what cannot be let go stays behind a phrase, and is let go as soon as
        it can. Raises Locked, Again.
        """
        bench = self._bench
        self._drop()
        lost = ", ".join(self._only_in_memory().values())
        bench.say("Verrouillé.")
        if lost:
            bench.say(f"{lost} n’est qu’en mémoire, à la demande du citoyen.")
        else:
            what, why, how = WAITING
            bench.say(what.format(""), why.format(self._fault), how)
        bench.counter.agent = self._lifted(self._cover, self._known, self._drop)
        if bench.visit is not None:
            bench.visit.pen.agent = bench.counter.agent
        self._back()

    def _back(self) -> None:
        """A dossier that was left for nothing is not gone on with: another window may have it."""
        if self._left is not None:
            left, self._left = self._left, None
            raise Again(left)

    def shut(self) -> bool:
        """Park what is open and close; False while the disk does not answer: the desk stays."""
        bench, saving = self._bench, self._bench.counter.saving
        bench.clip.close()
        if not saving.flush(0 if saving.fault else WAIT_FOR_DISK):
            return False
        if bench.visit is not None:
            self._left = self._here
            bench.counter.leave(bench.visit)
            bench.visit = None
        if not bench.counter.close():
            return False
        clear(bench.counter.settings.home)
        return True

    def _drop(self) -> None:
        """Let everything go if nothing would be lost. Raises Locked."""
        saving, back_to = self._bench.counter.saving, self._here
        if not self._only_in_memory() and saving.flush(0 if saving.fault else 1) and self.shut():
            raise Locked(back_to)

    @property
    def _here(self) -> str:
        """The dossier to come back to."""
        visit = self._bench.visit
        if visit is None:
            return self._left or ""
        return visit.ledger.header.id if visit.ledger.stored else ""

    @property
    def _fault(self) -> str:
        fault = self._bench.counter.saving.fault or "le disque ne répond pas encore"
        return f"{fault[:1].upper()}{fault[1:].removesuffix('.')}."

    def _only_in_memory(self) -> dict[str, str]:
        visits = [self._bench.visit] if self._bench.visit is not None else []
        return self._bench.counter.parking.only_in_memory(*visits)

    def _may_lose(self, prompt: str) -> bool:
        lost = self._only_in_memory()
        self._bench.say(*(LOSING.format(reference=reference) for reference in lost.values()))
        return not lost or self._agreed(prompt)

    def _shut_or_ask(self) -> bool:
        if self.shut():
            return True
        self._bench.say("Tout n’est pas sur le disque.", self._fault, TRIES_AGAIN)
        return self._agreed("Quitter et perdre ces saisies ?")

    def _agreed(self, prompt: str) -> bool:
        """Nobody can answer any more: then it is lost."""
        try:
            return self._bench.talk.agreed(prompt)
        except EOFError:
            return True
