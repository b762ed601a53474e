"""Leaving the desk: nothing is closed while it is not on disk, and nothing lost without a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from counter_app.desk.promises import LOSING, NOT_NOTED, TRIES_AGAIN, WAITING
from counter_app.ui.clip.copying import CopyingApp
from counter_app.ui.screens.opening_code import CodeForm

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter

WAIT_FOR_DISK = 5.0
"""Seconds given to the disk before quitting or locking is refused."""

_LOSING = "RIEN N’EN EST CONSERVÉ : CE SERAIT PERDU"
_UNSAVED = "TOUT N’EST PAS SUR LE DISQUE"
_LOCKED = "Verrouillé. " + "\n".join(WAITING)
_TO_NOTE = "LE CODE DE SECOURS N’EST PAS NOTÉ"
_ANOTHER = "Pour en tirer un autre plus tard : ^P, « code de secours »."
_CLOSE_FIRST = "S’il a fini, revenir au dossier et le clore."


class Leaving(CopyingApp):
    """`counter`: the open desk, None while it is locked. `back_to`: the dossier to come back to."""

    counter: Counter | None = None
    back_to = ""

    def shut(self, *, back_to: str = "") -> bool:
        """Close the desk; False when something is not on disk yet, and then nothing is closed. The
        clipboard is emptied either way.
        """
        from counter_app.handout.papers import clear

        self.forget_copies()
        if self.counter is None:
            return True
        if not self.counter.close():
            return False
        clear(self.counter.settings.home)
        self.counter.saving.listener = None
        self.counter = None
        self.back_to = back_to
        return True

    def _parked(self) -> bool:
        """Park what is open; False, and the work goes on, while the disk does not answer."""
        if self.counter is not None:
            saving = self.counter.saving
            # A known fault is not waited for: the screen would stand still.
            if not saving.flush(0 if saving.fault else WAIT_FOR_DISK):
                return False
        for screen in self.screen_stack:
            park = getattr(screen, "park", None)
            if park is not None:
                park()
        return True

    def action_leave(self) -> None:
        """Ctrl+Q: everything is saved; while the disk does not answer, ask first."""
        if self._to_note() is not None:
            self._ask(_TO_NOTE, (NOT_NOTED,), _ANOTHER, "quitter sans le noter", self._leave)
        elif lost := self._only_in_memory():
            self._ask_to_lose(lost, "quitter", self._leave)
        else:
            self._leave()

    def _only_in_memory(self) -> dict[str, str]:
        """References by id of what is on no disk, at a citizen's wish."""
        visits = [screen.visit for screen in self.screen_stack if hasattr(screen, "visit")]
        return self.counter.parking.only_in_memory(*visits) if self.counter else {}

    def _to_note(self) -> Counter | None:
        """The desk behind a recovery code that is on the screen, still to be noted."""
        forms = (form for screen in self.screen_stack for form in screen.query(CodeForm))
        return next((form.below for form in forms if form.below is not None), None)

    def _kept_here(self) -> bool:
        """Whether the end of this process would lose what no disk will have."""
        return bool(self._only_in_memory()) or self._to_note() is not None

    def _unsaved(self) -> str:
        """Under the lock: what the disk has not taken, why, and what to do."""
        from counter_app.dossier.reference import shown

        saving = self.counter.saving if self.counter else None
        ledgers = [screen.visit.ledger for screen in self.screen_stack if hasattr(screen, "visit")]
        waiting = [each for each in ledgers if saving and not saving.has(each.ticket)]
        names = ", ".join(shown(each.header.reference) for each in waiting)
        return _LOCKED.format(f" de {names}" if names else "", self._fault())

    def _ask_to_lose(self, lost: dict[str, str], verb: str, then: Callable[[], object]) -> None:
        """What is nowhere else is not lost without a word."""
        lines = tuple(LOSING.format(reference=reference) for reference in lost.values())

        self._ask(_LOSING, lines, _CLOSE_FIRST, f"{verb} et perdre", then)

    def _ask(
        self,
        heading: str,
        lines: tuple[str, ...],
        hint: str,
        verb: str,
        then: Callable[[], object],
    ) -> None:
        """Ask once, over whatever is open."""
        from counter_app.ui.screens.confirm import ConfirmScreen

        if isinstance(self.screen, ConfirmScreen):
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 what a screen gives back
            if agreed:
                self.call_later(then)

        self.push_screen(ConfirmScreen(heading, lines, hint, verb), answered)

    def _leave(self) -> None:
        if self._parked() and self.shut():
            self.exit()
            return
        self._ask(
            _UNSAVED, (self._fault(), TRIES_AGAIN), "", "quitter et perdre ces saisies", self.exit
        )

    def _fault(self) -> str:
        said = self.counter.saving.fault if self.counter else ""
        return said[:1].upper() + said[1:] or "Le disque ne répond pas encore."
