"""Ouverture: the first screen, painted before anything heavy is imported.

A first run asks the agent's name and a passphrase twice, then shows the recovery code; later only
the passphrase. Keys pressed while unlocking are kept and given to Dossiers: phrase, Entrée, Entrée
resumes.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Input, Static

from counter_app.desk.opening import Agent, Begun, Opening, Refused, weakness
from counter_app.desk.problem import DeskProblem
from counter_app.ui.actions import OPENING, bindings_of
from counter_app.ui.widgets.lines import Keys

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter

Unlocked = Callable[["Counter"], Awaitable[None]]

TOO_SMALL = "Fenêtre trop petite : l’agrandir à 44 × 15."

_OFFER = "F3 : essayer avec des dossiers inventés, rien n’est gardé"

_CODE = """CODE DE SECOURS

    {code}

Il ouvre Guichet si toutes les phrases de passe sont perdues.
Il n’est montré que cette fois : le noter sur papier et le remettre
à la direction, sous enveloppe fermée, pas au guichet.

Entrée : c’est noté, ouvrir Guichet"""


class OpeningScreen(Screen[None]):
    """`unlocked` shows what follows; once it has, the kept keys are given to it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(OPENING),
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
    OpeningScreen #code { display: none; height: auto; }
    OpeningScreen.-code #code { display: block; }
    OpeningScreen.-code #form { display: none; }
    OpeningScreen #form { height: auto; }
    OpeningScreen #offer { color: $text-muted; }
    OpeningScreen Keys { dock: bottom; }
    """

    def __init__(self, opening: Opening, unlocked: Unlocked, *, demo: bool) -> None:
        super().__init__()
        self._opening, self._unlocked, self._demo = opening, unlocked, demo
        self._agents: tuple[Agent, ...] = ()
        self._at = 0
        self._broken = ""
        self._busy = demo
        self._kept: list[str] = []
        self._begun: Begun | None = None
        try:
            self._agents = opening.agents()
        except DeskProblem as problem:
            self._broken = str(problem)

    @property
    def first_run(self) -> bool:
        """Nobody has a passphrase here yet."""
        return not self._agents and not self._broken

    def compose(self) -> ComposeResult:
        """The form of a first run, or one line to unlock."""
        yield Static(TOO_SMALL, id="small", markup=False)
        with Container(id="door", classes="room"):
            yield Static("Guichet · aide à la création d’un compte ameli", id="title", markup=False)
            with Container(id="form"):
                if self.first_run:
                    yield from self._line(
                        "Votre nom (agent)", Input(id="agent", compact=True, select_on_focus=False)
                    )
                else:
                    yield from self._line("Agent", Static(self._agent_words(), id="agents"))
                yield from self._line("Phrase de passe", self._secret("phrase"))
                if self.first_run:
                    yield from self._line("La même, encore", self._secret("again"))
                yield Static(self._hint(), id="problem", markup=False)
                if self.first_run:
                    yield Static(_OFFER, id="offer", markup=False)
            yield Static("", id="code", markup=False)
        yield Keys(OPENING)

    def _line(self, label: str, widget: Input | Static) -> ComposeResult:
        with Container(classes="line"):
            yield Static(label, classes="label", markup=False)
            yield widget

    @staticmethod
    def _secret(name: str) -> Input:
        return Input(id=name, password=True, compact=True, select_on_focus=False, max_length=200)

    def _hint(self) -> str:
        if self._broken:
            return self._broken
        if self.first_run:
            return "Première ouverture : choisir une phrase de plusieurs mots, facile à retenir."
        if len(self._agents) > 1:
            return "↑ ↓ : un autre agent"
        return ""

    def _agent_words(self) -> str:
        return self._agents[self._at].name if self._agents else ""

    def on_mount(self) -> None:
        """The cursor where one types; the heavy things after this screen is painted."""
        if self._demo:
            self._say("Préparation de six dossiers inventés…")
        else:
            self._focus_first()
        self.call_after_refresh(self._warm_up)

    def on_resize(self) -> None:
        """A window made tiny had hidden the focus."""
        self.call_after_refresh(self._find_focus)

    def _find_focus(self) -> None:
        if self.focused is None and not self._busy and not self._begun:
            self._focus_first()

    def _focus_first(self) -> None:
        self.set_focus(self.query_one("#agent" if self.first_run else "#phrase", Input))

    @work(thread=True, exit_on_error=False)
    def _warm_up(self) -> None:
        self._opening.warm_up()
        import counter_app.ui.screens.dossier
        import counter_app.ui.screens.home  # noqa: F401

        if self._demo:
            self._try_out()

    def _say(self, text: str) -> None:
        self.query_one("#problem", Static).update(text)

    # -- keys --------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Kept while unlocking; ↑ ↓ choose the agent; F3 tries with invented dossiers."""
        if self._busy:
            event.stop()
            self._kept.append(event.key)
        elif event.key == "f3" and self.first_run and not self._begun:
            event.stop()
            self._start_demo()
        elif event.key in ("up", "down") and len(self._agents) > 1:
            event.stop()
            self._at = (self._at + (1 if event.key == "down" else -1)) % len(self._agents)
            self.query_one("#agents", Static).update(self._agent_words())

    def on_input_changed(self, event: Input.Changed) -> None:
        """The strength of a new passphrase, while it is typed."""
        if self.first_run and event.input.id in ("phrase", "agent"):
            phrase = self.query_one("#phrase", Input).value
            weak = weakness(phrase, self.query_one("#agent", Input).value)
            self._say((weak or "✓ phrase assez longue") if phrase else self._hint())

    async def action_go(self) -> None:
        """Entrée: the next line, or the whole form; kept while unlocking."""
        if self._busy:
            self._kept.append("enter")
        elif self._begun:
            await self._enter(self._begun.counter)
        elif self.first_run and self.focused is not self.query_one("#again"):
            self.focus_next()
        elif not self._broken:
            self._wait("Ouverture…")
            # Letters of the phrase may still be on their way to the field: after them.
            last = self.query_one("#again" if self.first_run else "#phrase", Input)
            last.call_later(self._submit_first if self.first_run else self._submit)

    # -- ways in -----------------------------------------------------------------------------

    def _submit_first(self) -> None:
        name = self.query_one("#agent", Input).value.strip()
        phrase = self.query_one("#phrase", Input).value
        problem = weakness(phrase, name)
        if not name:
            problem = "Il manque votre nom."
        elif phrase != self.query_one("#again", Input).value:
            problem = "Les deux phrases diffèrent : les taper de nouveau."
        if problem:
            self._refused(problem, 0.0, wipe=False)
        else:
            self._create(name, phrase)

    def _submit(self) -> None:
        phrase = self.query_one("#phrase", Input).value
        if phrase:
            self._open(self._agents[self._at], phrase)
        else:
            self._refused(self._hint() or "Taper la phrase de passe, puis Entrée.", 0.0)

    def _start_demo(self) -> None:
        self._wait("Préparation de six dossiers inventés…")
        self._try_out_later()

    def _wait(self, words: str) -> None:
        self._busy = True
        self.set_focus(None)
        self._say(words)

    @work(thread=True, exit_on_error=False)
    def _create(self, name: str, phrase: str) -> None:
        self._attempt(lambda: self._opening.begin(name, phrase))

    @work(thread=True, exit_on_error=False)
    def _open(self, agent: Agent, phrase: str) -> None:
        self._attempt(lambda: self._opening.unlock(agent, phrase))

    @work(thread=True, exit_on_error=False)
    def _try_out_later(self) -> None:
        self._try_out()

    def _try_out(self) -> None:
        self._attempt(self._opening.demo)

    def _attempt(self, way_in: Callable[[], Counter | Begun]) -> None:
        """In a thread: try, then tell the screen."""
        try:
            result = way_in()
        except Refused as refused:
            self.app.call_from_thread(self._refused, str(refused), refused.wait)
        except DeskProblem as problem:
            self.app.call_from_thread(self._refused, str(problem), 0.0)
        else:
            self.app.call_from_thread(self._let_in_soon, result)

    def _refused(self, sentence: str, wait: float, *, wipe: bool = True) -> None:
        self._busy = False
        self._kept.clear()
        if wipe:
            for secret in self.query("#phrase, #again").results(Input):
                secret.value = ""
        self.set_focus(self.query_one("#phrase", Input))
        self._say(sentence)
        if wait > 0:
            until = time.monotonic() + wait
            self.set_timer(wait, lambda: self._try_again(until))

    def _try_again(self, until: float) -> None:
        if time.monotonic() >= until - 0.1 and not self._busy:
            self._say("Vous pouvez réessayer.")

    def _let_in_soon(self, result: Counter | Begun) -> None:
        self.call_next(self._let_in, result)

    async def _let_in(self, result: Counter | Begun) -> None:
        for secret in self.query(Input):
            secret.value = ""
        if isinstance(result, Begun):
            self._begun, self._busy = result, False
            self.query_one("#code", Static).update(_CODE.format(code=result.recovery_code))
            self.add_class("-code")
            self.set_focus(None)
        else:
            await self._enter(result)

    async def _enter(self, counter: Counter) -> None:
        self._begun = None
        await self._unlocked(counter)
        self._busy = False
        keys, self._kept = self._kept, []
        for key in keys:
            self.app.simulate_key(key)

    def ask_again(self) -> None:
        """Locked: the passphrase again, by any agent."""
        self.remove_class("-code")
        self._begun, self._busy, self._at = None, False, 0
        self._kept.clear()
        self.app.call_later(self._reload)

    async def _reload(self) -> None:
        try:
            self._agents, self._broken = self._opening.agents(), ""
        except DeskProblem as problem:
            self._agents, self._broken = (), str(problem)
        await self.recompose()
        self._focus_first()

    # -- actions -----------------------------------------------------------------------------

    def action_help(self) -> None:
        """F1."""
        from counter_app.ui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(OPENING, ""))

    def action_palette(self) -> None:
        """Ctrl+P."""
        from counter_app.ui.screens.palette import PaletteScreen

        self.app.push_screen(PaletteScreen(OPENING, self))

    async def action_leave(self) -> None:
        """Ctrl+Q."""
        await self.app.run_action("leave")
