"""The lock: F12, nobody there any more, or a machine that slept.

What stands on the screen is covered at once; then, as soon as all is on disk, keys and values go
with the process (see `process`). While something is nowhere else (the disk refuses, the citizen
wants nothing kept, the recovery code is not noted), the curtain alone stands, and says so: the
phrase of any agent takes it away, and the lock ends by itself once it can.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.driver import Driver

from counter_app.desk.idle import Stage, Watch, computer_idle
from counter_app.desk.opening import Agent, Opening
from counter_app.desk.process import CAN_REPLACE, Return
from counter_app.ui.handover import Handover
from counter_app.ui.leaving import Leaving
from counter_app.ui.lock_notice import LockNotice
from counter_app.ui.rubbish import tidy
from counter_app.ui.screens.opening import OpeningScreen
from counter_app.ui.screens.opening_code import RecoveryCode
from counter_app.ui.themes import colourless
from counter_app.ui.turns import its_turn
from counter_app.ui.veil import Veil

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter
    from counter_app.desk.cover import Cover
    from counter_app.ui.screens.curtain import CurtainScreen

_REMAINS = "Verrouillé. Quitter (^Q) pour que la mémoire de ce PC oublie aussi."
_CODE_LEFT = "Verrouillé. Le code de secours reste à noter\u00a0: la phrase le montre."
_IN_MEMORY = "Verrouillé. {} n’est qu’en mémoire, à la demande du citoyen."
_PHRASE_FIRST = "Verrouillé : la phrase de passe d’abord."


class Locking(Leaving):
    """`replaceable`: whether a fresh process can take this one's place. `after`: what it is to be
    told; set once this one is to end.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before any screen: also over a list, a question or a search.
        Binding("f12,ctrl+l", "lock_desk", show=False, priority=True, id="lock"),
    ]

    def __init__(
        self, opening: Opening, driver: type[Driver], *, demo: bool, replaceable: bool
    ) -> None:
        super().__init__(driver_class=driver, ansi_color=True if colourless() else None)
        self.opening, self.demo = opening, demo
        self.replaceable = replaceable and CAN_REPLACE
        self.after: Return | None = None
        self.veil = Veil()
        self.presence = Watch(opening.settings.lock_minutes, computer_idle())
        self._curtain: CurtainScreen | None = None
        self._may_lift: Cover | None = None
        self._lets_go = self._put_away = False
        self._notice = LockNotice(self)

    # -- whether somebody is there -------------------------------------------------------------

    def on_mount(self) -> None:
        """Look every second."""
        self.set_interval(1.0, self._look)

    async def on_event(self, event: events.Event) -> None:
        """A key or the mouse: somebody is there, and sees what it acts on."""
        if isinstance(event, events.Key | events.Paste | events.MouseDown | events.MouseScrollDown):
            self.presence.touched()
            self._back(away=False)
            await its_turn(self)
        await super().on_event(event)

    def on_app_blur(self, _event: events.AppBlur) -> None:
        """Another window has the focus. Textual calls the other ones too."""
        self.presence.focused(focused=False)

    def on_app_focus(self, _event: events.AppFocus) -> None:
        """This one has it again. Textual calls the other ones too."""
        self.presence.focused(focused=True)
        self._back(away=False)

    async def _look(self) -> None:
        tidy(self.presence.idle)
        stage, left = self.presence.look()
        below = self._below()
        if below is None or self.demo:
            return
        if self._curtain is not None:
            self._try_again()
        elif stage is Stage.GONE:
            await self._lock()
        else:
            self._back(away=stage is not Stage.HERE)
            if stage is Stage.NOTICE:
                self._notice.tell(left)

    def _back(self, *, away: bool) -> None:
        """Hide what is shown, or show what was hidden; a notice that no longer holds goes."""
        if not away:
            self._notice.take_away()
        if away != self.veil.away:
            self.veil.away = away
            for screen in self.screen_stack:
                veiled = getattr(screen, "veiled", None)
                if veiled is not None and screen.is_mounted:
                    veiled()
                for code in screen.query(RecoveryCode) if away else ():
                    code.hide()

    # -- locking -------------------------------------------------------------------------------

    def _below(self) -> Counter | None:
        """The open desk, its first screen shown or not yet."""
        return self.counter or self._to_note()

    def judge(self, below: Counter) -> Cover:
        """Who may lift the curtain: made while all is well, since the file may fail later."""
        if self._may_lift is None or self._may_lift.counter is not below:
            from counter_app.desk.cover import Cover

            self._may_lift = Cover(below)
        return self._may_lift

    async def action_lock_desk(self) -> None:
        """F12, on any screen; what is nowhere else is not lost without a word."""
        if self._below() is None or self._curtain is not None:
            return
        if lost := self._only_in_memory():
            self._ask_to_lose(lost, "verrouiller", partial(self._lock, lose=True))
        else:
            await self._lock()

    async def _lock(self, *, lose: bool = False) -> None:
        """Cover what is shown; once that is painted, let everything go."""
        below = self._below()
        if below is None:
            return
        from counter_app.ui.screens.curtain import CurtainScreen

        lost = {} if lose else self._only_in_memory()
        self._lets_go = self.counter is not None and not lost
        said = _IN_MEMORY.format(", ".join(lost.values())) if lost else ""
        said = said if self.counter else _CODE_LEFT
        self._curtain = CurtainScreen(self.opening, self.judge(below), self._lifted, said)
        self._back(away=False)
        self.clear_notifications()
        await self.push_screen(self._curtain)
        self.call_after_refresh(self.forget_copies)
        if self._lets_go:
            # Handed on: a callback of a screen cannot wait for that screen to be taken down.
            self.call_after_refresh(self.call_later, self._drop)

    async def _drop(self) -> None:
        """Keys and values go, unless the disk does not answer."""
        if self.counter is None or self._curtain is None:
            return
        back_to = self.here()
        self._put_away = self._parked()
        if not self._put_away or not self.shut(back_to=back_to):
            self._explain()
        elif self.replaceable:
            self.end(Return(back_to))
            self.exit()
        else:
            await self._down(_REMAINS)

    def _explain(self) -> None:
        """What waits for the disk, and why."""
        if self._curtain is not None and self._curtain.is_mounted:
            self._curtain.form.explain(self._unsaved())

    def end(self, after: Return) -> None:
        """A fresh process follows: it is handed the terminal as it stands, so that nobody sees what
        is below the application.
        """
        Handover.ahead = True
        self.after = replace(after, terminal=Handover.first)

    async def _down(self, said: str) -> None:
        """Back on the first screen, the ones that showed values gone."""
        self._curtain = None
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if isinstance(self.screen, OpeningScreen):
            self.screen.ask_again(said)

    def _try_again(self) -> None:
        """Covered, and something was not on disk: let go as soon as it is."""
        if self.counter is None or not self._lets_go:
            return
        if self.counter.saving.flush(0):
            self.call_later(self._drop)
        else:
            self._explain()

    async def _lifted(self, agent: Agent) -> None:
        """The phrase of an agent, on what could not be let go: it is all still there."""
        if self._curtain is None:
            return
        self._curtain = None
        self.pop_screen()
        if self.counter is not None:
            self.counter.agent = agent.name
        for screen in self.screen_stack:
            if taken_over := getattr(screen, "taken_over", None):
                taken_over(agent.name)
        if self._put_away:
            await self._open_again()

    async def _open_again(self) -> None:
        """The dossier that had been left for the lock, which then could not let go after all."""
        self._put_away, counter, here = False, self.counter, self.here()
        left = next((screen for screen in self.screen_stack if hasattr(screen, "park")), None)
        if left is None or counter is None:
            return
        while self.screen is not left:
            await self.pop_screen()
        left.dismiss(partial(counter.open, here) if here else None)

    def here(self) -> str:
        """The dossier one is in, if it can be come back to."""
        visits = [screen.visit for screen in self.screen_stack if hasattr(screen, "visit")]
        return next((v.ledger.header.id for v in visits if v.ledger.stored), "")

    def action_leave(self) -> None:
        """Ctrl+Q; from under the cover only where nothing would be lost."""
        if self._curtain is None:
            super().action_leave()
        elif self._kept_here() or not self._parked() or not self.shut():
            self.notify(_PHRASE_FIRST)
        else:
            self.exit()
