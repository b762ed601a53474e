"""What Ouverture, Dossiers and Dossier have in common: their part of the registry of actions, the
reason why one of them is off, and a focus that a window made tiny does not lose.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from textual.content import Content
from textual.screen import Screen

from counter_app.desk.problem import DeskProblem
from counter_app.ui.actions import SHIPPED, Action, Off, Part, Registry
from counter_app.ui.screens.once import Once
from counter_app.ui.widgets.lines import Keys

if TYPE_CHECKING:
    from counter_app.desk.board import Card

Result = TypeVar("Result")
Given = TypeVar("Given")


class Acting(Once[Result]):
    """What applies here is of the registry. `under_way`: what was asked for takes the place of this
    one, screen after screen; it takes no key between two of them.
    """

    _asking = False
    under_way = False

    @property
    def part(self) -> str:
        """Whose actions apply."""
        raise NotImplementedError

    @property
    def registry(self) -> Registry:
        """The actions, with this desk's keys."""
        found: Registry = getattr(self.app, "registry", SHIPPED)
        return found

    def parts(self) -> frozenset[Part]:
        """What the focus is on."""
        return frozenset()

    def follow_focus(self) -> None:
        """The footer says the keys of what has the focus."""
        if keys := self.query(Keys):
            keys.first().stand(self.parts())

    def about(self) -> str | Content:
        """What the help says first, of what has the focus."""
        return ""

    def tell(self, text: str) -> None:
        """One sentence, until the next."""
        self.app.notify(text, markup=False)

    # -- what is off ---------------------------------------------------------------------------

    def offs(self) -> Mapping[Off, Callable[[], bool]]:
        """Whether each reason stands now."""
        return {}

    def why_not(self, action: Action) -> str:
        """Why it cannot be done now, "" when it can."""
        offs = self.offs()
        try:
            return next((off for off in action.off if off in offs and offs[off]()), "")
        except DeskProblem:
            # What the disk has to say, the action itself will tell.
            return ""

    async def action_act(self, name: str) -> None:
        """An action by its id: done, or why not."""
        for action in self.registry.of(self.part):
            if action.id == name:
                if why := self.why_not(action):
                    self.tell(why)
                else:
                    await self.run_action(action.call)

    # -- over the screen -----------------------------------------------------------------------

    @property
    def bringing(self) -> bool:
        """Whether another screen is on its way to the place of this one, or over it."""
        return self._asking or self.under_way

    async def ask(self, screen: Screen[Given]) -> Given | None:
        """What a screen over this one gives; in a worker. None, as where the agent goes back, while
        another stands there or is on its way: a key pressed twice in one burst asks once.
        """
        if self._asking or not self.on_top:
            return None
        self._asking = True
        try:
            return await self.app.push_screen_wait(screen)
        finally:
            self._asking = False

    def action_help(self) -> None:
        """F1."""
        from counter_app.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self))

    def action_palette(self) -> None:
        """Ctrl+P."""
        from counter_app.ui.screens.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(self))

    def others(self) -> tuple[Card, ...]:
        """The dossiers that the palette finds; none here. Raises DeskProblem."""
        return ()

    def go_to(self, _dossier: str) -> None:
        """To the dossier of that id."""

    # -- the focus -----------------------------------------------------------------------------

    def stand(self) -> None:
        """Put the focus where one works."""
        raise NotImplementedError

    def on_resize(self) -> None:
        """A window made tiny hides what has the focus: give it back."""
        self.call_after_refresh(self._find_focus)

    def _find_focus(self) -> None:
        if self.focused is None:
            self.stand()
