"""The lines above and below the list of dossiers: who and when; whether all of it is kept."""

from __future__ import annotations

from textual.content import Content

from counter_app.desk.counter import Counter
from counter_app.desk.words import dated
from counter_app.ui.widgets.lines import Line, justified

_DAY_FROM = 70
"""Columns from which there is room for the day."""

_WELL = "✓ tout est enregistré"

_CONFIRM = "Oui\u00a0: ^P, «\u00a0Confirmer la date\u00a0». Rien ne s’efface avant."

_LONG_WIPE = 1.0
"""Seconds: a wipe is a matter of milliseconds, only one that lasts is worth a word."""


class HomeTitle(Line):
    """Where one is, who, and the time at which it was last read."""

    def __init__(self, counter: Counter) -> None:
        super().__init__(id="title")
        self.add_class("room")
        self._counter = counter

    def repaint(self) -> None:
        """The agent and the time of now."""
        now, width = self._counter.now(), self.app.size.width
        left = Content(" Guichet · Dossiers")
        day = f"{dated(now)} " if width >= _DAY_FROM else ""
        right = Content(f"{self._counter.agent}   {day}{now:%H:%M} ")
        self.say(justified(left, right, width))


class KeepingLine(Line):
    """What is wrong with what is kept, or that all is well; what will be wiped, and when. Another
    sentence may stand there until the next time.
    """

    def __init__(self, counter: Counter) -> None:
        super().__init__(id="status")
        self.add_class("room")
        self._counter = counter
        self._notice = self._doubt = self._told = ""
        self._looks_again = False

    def tell(self, text: str) -> None:
        """One sentence, until the next, or until something goes wrong."""
        self._told = text
        self.say(f" {text}")

    def show(self, notice: str) -> None:
        """How things stand. `notice`: what will be wiped soon."""
        self._notice, self._doubt = notice, self._counter.retention.doubt
        self._told = ""
        self.repaint()

    def renew(self, notice: str) -> None:
        """The same only when it is another: a sentence that stands there stays."""
        if notice != self._notice or self._counter.retention.doubt != self._doubt:
            self.show(notice)

    def repaint(self) -> None:
        """How things stand now."""
        self._paint(late=False)

    def _still_wiping(self) -> None:
        self._looks_again = False
        if self.app.screen is self.screen:
            self._paint(late=True)

    def _paint(self, *, late: bool) -> None:
        if self._told and self._state == _WELL:
            return
        retention = self._counter.retention
        pending = retention.pending
        if pending and not self._looks_again:
            self._looks_again = True
            self.set_timer(_LONG_WIPE, self._still_wiping)
        # What is wrong comes first: the end of the line may not be seen.
        parts = [self._state, self._notice, pending if late else ""]
        if retention.doubt:
            parts = [f"! {retention.doubt} {_CONFIRM}"]
        self.say(f" {'      '.join(words for words in parts if words)}")

    @property
    def _state(self) -> str:
        if fault := self._counter.saving.fault:
            return f"✗ non enregistré : {fault}"
        keeper = self._counter.caretaker
        return f"! {keeper.problem}" if keeper and keeper.problem else _WELL
