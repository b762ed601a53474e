"""Leaving the desk: quitting, locking, and nobody there any more.

Nothing is closed while it is not on disk, and nothing is lost without a word.
"""

from __future__ import annotations

from collections.abc import Callable

from counter_app.desk.counter import Counter
from counter_app.desk.opening import Begun, Proven
from counter_app.desk.promises import LOSING, TRIES_AGAIN
from counter_app.handout.papers import clear
from counter_app.plain.bench import Bench

WAIT_FOR_DISK = 5.0
"""Seconds given to the disk before leaving is refused."""

STAYS = (
    "Ce terminal ne s’efface pas : ce qui a été dit y reste lisible.",
    "Si quelqu’un peut le lire, fermer cette fenêtre.",
)

WayIn = Callable[[], Counter | Begun | Proven]


class Quit(Exception):  # noqa: N818 - asked for
    """The desk is closed."""


class Locked(Exception):  # noqa: N818 - asked for
    """The desk is closed until a phrase. `dossier`: the id to come back to. `way_in`: how it opens
    again without one.
    """

    def __init__(self, dossier: str = "", way_in: WayIn | None = None) -> None:
        super().__init__()
        self.dossier, self.way_in = dossier, way_in


class Leaving:
    """`prove`: asks for the phrase of any agent, and gives their name; called each second it is
    given something to look at.
    """

    def __init__(self, bench: Bench, prove: Callable[[Callable[[], None]], str]) -> None:
        self._bench, self._prove = bench, prove

    def quit(self) -> None:
        """« quitter », Ctrl+D. Raises Quit, unless the agent stays."""
        if self._may_lose("Quitter et perdre ?") and self._shut_or_ask():
            raise Quit

    def lock(self) -> None:
        """« verrouiller ». Raises Locked, unless the agent stays."""
        if self._bench.demo:
            self._bench.say("Ce sont des dossiers d’essai : il n’y a rien à verrouiller.")
        elif self._may_lose("Verrouiller et perdre ?"):
            back_to = self._back_to()
            if self._shut_or_ask():
                raise Locked(back_to)

    def reopen(self, way_in: WayIn) -> None:
        """Through the locked desk, for what changes its key. Raises Locked."""
        if self._may_lose("Continuer et perdre ?") and self._shut_or_ask():
            raise Locked(way_in=way_in)

    def gone(self) -> None:
        """Nobody there: lock; what cannot be let go stays behind a phrase, and is let go as soon as
        it can. Raises Locked.
        """
        lost = ", ".join(self._only_in_memory().values())
        kept = f"{lost} n’est qu’en mémoire, à la demande du citoyen." if lost else ""
        self._drop()
        self._bench.say("Verrouillé.", kept or "La clé reste en mémoire : tout n’est pas écrit.")
        self._bench.counter.agent = self._prove(self._drop)
        if self._bench.visit is not None:
            self._bench.visit.pen.agent = self._bench.counter.agent

    def shut(self) -> bool:
        """Park what is open and close; False while the disk does not answer: nothing is closed."""
        bench, saving = self._bench, self._bench.counter.saving
        bench.clip.close()
        if not saving.flush(0 if saving.fault else WAIT_FOR_DISK):
            return False
        visit, bench.visit = bench.visit, None
        if visit is not None:
            bench.counter.leave(visit)
        if bench.counter.close():
            clear(bench.counter.settings.home)
            return True
        bench.visit = visit
        return False

    def _drop(self) -> None:
        """Let everything go if nothing would be lost. Raises Locked."""
        saving, back_to = self._bench.counter.saving, self._back_to()
        if not self._only_in_memory() and saving.flush(0 if saving.fault else 1) and self.shut():
            raise Locked(back_to)

    def _back_to(self) -> str:
        visit = self._bench.visit
        return visit.ledger.header.id if visit is not None and visit.ledger.stored else ""

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
        fault = self._bench.counter.saving.fault or "le disque ne répond pas encore"
        self._bench.say(f"Non enregistré : {fault.removesuffix('.')}.", TRIES_AGAIN)
        return self._agreed("Quitter et perdre ces saisies ?")

    def _agreed(self, prompt: str) -> bool:
        """Nobody can answer any more: then it is lost."""
        try:
            return self._bench.talk.agreed(prompt)
        except EOFError:
            return True
