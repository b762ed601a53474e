"""Ouverture: the first screen, painted before anything heavy is imported.

A first run asks the agent's name and a passphrase twice, then shows the recovery code; later only
the passphrase. Keys pressed while unlocking are kept and given to Dossiers: phrase, Entrée, Entrée
resumes. A database that does not open says why, and what can be put in its place.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container

from counter_app.desk.opening import Begun, Opening, Proven, Refused
from counter_app.desk.problem import DeskProblem
from counter_app.ui.actions import DAMAGED, bindings_of
from counter_app.ui.kept_keys import KeptKeys
from counter_app.ui.rubbish import settle
from counter_app.ui.screens.acting import Acting
from counter_app.ui.screens.opening_broken import BrokenForm
from counter_app.ui.screens.opening_code import CodeForm
from counter_app.ui.screens.opening_forms import (
    DIFFER,
    FirstRunForm,
    Form,
    RescueForm,
    Restored,
    UnlockForm,
    WayIn,
)
from counter_app.ui.widgets.lines import Keys
from counter_app.ui.widgets.prose import Words

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter

Unlocked = Callable[["Counter"], Awaitable[None]]

TOO_SMALL = "Fenêtre trop petite : l’agrandir à 44 × 15."

_DEMO = "Préparation de six dossiers inventés…"


def form_for(opening: Opening, said: str = "") -> Form:
    """What the data folder asks for. `said`: what has just been done there."""
    try:
        agents = opening.agents()
    except DeskProblem as problem:
        return BrokenForm(opening, str(problem))
    return UnlockForm(opening, agents, said) if agents else FirstRunForm(opening)


class OpeningScreen(Acting[None]):
    """`unlocked` shows what follows; once it has, the kept keys are given to it. `said`: what has
    just happened.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(DAMAGED),
        # Before the field, and at once: a phrase and Entrée may arrive in one burst.
        Binding("enter", "go", show=False, priority=True),
    ]
    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    OpeningScreen { align: center middle; }
    OpeningScreen #door { width: 76; max-width: 100%; height: auto; padding: 0 1; }
    OpeningScreen .line { layout: horizontal; height: 1; margin-bottom: 1; }
    OpeningScreen .label { width: 24; }
    OpeningScreen #agents, OpeningScreen Input { width: 1fr; }
    OpeningScreen #title { text-style: bold; margin-bottom: 1; }
    OpeningScreen #problem { color: $text-warning; height: auto; min-height: 2; }
    OpeningScreen #code { height: auto; }
    OpeningScreen #offer { color: $text-muted; }
    OpeningScreen Keys { dock: bottom; }
    """

    def __init__(self, opening: Opening, unlocked: Unlocked, *, demo: bool, said: str = "") -> None:
        super().__init__()
        self._opening, self._unlocked, self._demo = opening, unlocked, demo
        self._form = form_for(opening, said)
        self._keys = KeptKeys()

    def compose(self) -> ComposeResult:
        """The form that the data folder asks for."""
        yield Words(TOO_SMALL, id="small")
        with Container(id="door", classes="room"):
            yield Words("Guichet · aide à la création d’un compte ameli", id="title")
            yield self._form
        yield Keys(self._form.screen_name)

    def on_mount(self) -> None:
        """The cursor where one types; the heavy things after this screen is painted."""
        if self._demo:
            self._form.say(_DEMO)
        else:
            self._form.stand()
            self.call_later(self._keys.give, self.app)
        self.call_after_refresh(self._warm_up)

    @property
    def part(self) -> str:
        """Those of the form."""
        return self._form.screen_name

    def stand(self) -> None:
        """The first field, unless there is nothing to type now."""
        if not self._keys.holding:
            self._form.stand()

    @work(thread=True)
    def _warm_up(self) -> None:
        self._opening.warm_up()
        import counter_app.ui.screens.dossier
        import counter_app.ui.screens.home  # noqa: F401

        if self._demo:
            self.app.call_from_thread(self._try, self._opening.trial.begin)

    # -- keys --------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Kept while unlocking; F3 tries with invented dossiers."""
        if self._keys.holding:
            event.stop()
            self._keys.keep(event.key, event.character)
        elif event.key == "f3" and isinstance(self._form, FirstRunForm):
            event.stop()
            self.start(self._opening.trial.begin, _DEMO)

    async def action_go(self) -> None:
        """Entrée: the next line, or the whole form; kept while unlocking."""
        if self._keys.holding:
            # After the letters that came before it, and wait for this screen.
            self.call_later(self._keys.keep, "enter")
        elif isinstance(self._form, CodeForm):
            if counter := self._form.opened():
                await self._enter(counter)
        elif (last := self._form.last_field) is None:
            self.ask_again()
        elif isinstance(self._form, FirstRunForm | RescueForm) and self.focused is not last:
            self.focus_next()
        else:
            self._wait("Ouverture…")
            # Letters of the phrase may still be on their way to the field: after them.
            last.call_later(self._submit)

    @work
    async def action_put_back(self) -> None:
        """F2: the copy in the place of a damaged database, once confirmed."""
        if isinstance(self._form, BrokenForm) and (way_in := await self._form.confirmed()):
            self.start(way_in, "Remise en place de la copie…")

    def on_broken_form_found(self) -> None:
        """One more key applies."""
        self.query_one(Keys).remove()
        self.mount(Keys(self._form.screen_name))

    # -- ways in -----------------------------------------------------------------------------

    def _submit(self) -> None:
        way_in = self._form.way_in()
        if isinstance(way_in, str):
            # Dots tell nobody which of the two is wrong: both from the start.
            self._refused(way_in, forget=way_in == DIFFER)
        else:
            self._try(way_in)

    def start(self, way_in: WayIn, words: str) -> None:
        """Open by that way; `words`: what is said meanwhile."""
        self._wait(words)
        self._try(way_in)

    def _wait(self, words: str) -> None:
        self._keys.holding = True
        self.set_focus(None)
        self._form.say(words)

    @work(thread=True)
    def _try(self, way_in: WayIn) -> None:
        """In a thread: try, then tell the screen."""
        tell = self.app.call_from_thread
        try:
            result = way_in()
        except Refused as refused:
            tell(self._refused, str(refused), refused.wait)
        except DeskProblem as problem:
            tell(self._refused, str(problem))
            if not isinstance(self._form, BrokenForm) and self._opening.damaged():
                tell(self.app.call_later, self._show, BrokenForm(self._opening, str(problem)))
        else:
            settle()
            tell(self.call_next, self._let_in, result)

    def _refused(self, sentence: str, wait: float = 0.0, *, forget: bool = True) -> None:
        self._keys.drop()
        self._form.refuse(sentence, wait, forget=forget)

    async def _let_in(self, result: Counter | Begun | Restored | Proven) -> None:
        self._form.forget()
        if isinstance(result, Restored):
            self.ask_again(result)
        elif isinstance(result, Proven):
            self._keys.drop()
            await self._show(RescueForm(self._opening, result))
        elif isinstance(result, Begun):
            self._keys.holding = False
            await self._show(CodeForm(self._opening, result))
        else:
            await self._enter(result)

    async def _enter(self, counter: Counter) -> None:
        await self._unlocked(counter)
        self._keys.give(self.app)

    def ask_again(self, said: str = "") -> None:
        """Locked, or another database: the passphrase again, by any agent."""
        self._keys.drop()
        self.app.call_later(self._show, form_for(self._opening, said))

    async def _show(self, form: Form) -> None:
        self._form = form
        await self.recompose()
        if form.is_attached:
            form.stand()
