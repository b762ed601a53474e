"""What Ouverture asks: a name and a phrase twice on the first run, the phrase alone later.

A form knows its fields and what they give; when it is tried, and what follows, is the screen's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.widgets import Input

from counter_app.desk.opening import Agent, Begun, Opening, Proven, strength, weakness
from counter_app.ui.actions import OPENING
from counter_app.ui.widgets.prose import Words

if TYPE_CHECKING:
    from counter_app.desk.counter import Counter

DIFFER = "Les deux phrases diffèrent : les taper de nouveau."
OFFER = "F3 : essayer avec des dossiers inventés, rien n’est gardé"


class Restored(str):
    """A copy was put back: what to tell, before the phrase is asked again."""

    __slots__ = ()


WayIn = Callable[[], "Counter | Begun | Restored | Proven"]
"""Takes some tenths of a second, for a thread. Raises Refused, DeskProblem."""


class Form(Container):
    """`hint`: what its line of words says at first. `screen_name`: whose actions apply."""

    DEFAULT_CSS = "Form { height: auto; }"
    screen_name: str = OPENING

    def __init__(self, opening: Opening, hint: str) -> None:
        super().__init__(id="form")
        self.opening, self.hint = opening, hint
        self._said = hint

    def say(self, text: str) -> None:
        """One or two lines below the fields."""
        self._said = text
        self.query_one("#problem", Words).update(text)

    def refuse(self, sentence: str, wait: float, *, forget: bool) -> None:
        """Why it was not; after `wait` seconds, that one may try again. `forget`: the phrases."""
        if forget:
            self.forget("#phrase, #again")
        self.stand("phrase")
        self.say(sentence)
        if wait > 0:
            self.set_timer(wait, lambda: self._try_again(sentence))

    def _try_again(self, sentence: str) -> None:
        if self._said == sentence:
            self.say("Vous pouvez réessayer.")

    def words(self) -> Words:
        """Where it says so."""
        return Words(self.hint, id="problem")

    @staticmethod
    def line(label: str, widget: Input | Words) -> ComposeResult:
        """A label and what stands right of it."""
        with Container(classes="line"):
            yield Words(label, classes="label")
            yield widget

    @staticmethod
    def secret(name: str) -> Input:
        """A field that never shows what is typed."""
        return Input(id=name, password=True, compact=True, select_on_focus=False, max_length=200)

    def text(self, name: str) -> str:
        """What stands in a field."""
        return self.query_one(f"#{name}", Input).value

    def forget(self, fields: str = "Input") -> None:
        """No field keeps what was typed; what is said below them stays."""
        with self.prevent(Input.Changed):
            for field in self.query(fields).results(Input):
                field.value = ""

    @property
    def last_field(self) -> Input | None:
        """The field after which Entrée tries the way in."""
        return None

    def stand(self, field: str = "") -> None:
        """The cursor in a field: the first one, unless named."""
        found = self.query(f"#{field}" if field else "Input")
        self.screen.set_focus(found.first(Input) if found else None)

    def way_in(self) -> WayIn | str:
        """What to try with what was typed, or why there is nothing to try yet."""
        return self.hint


class FirstRunForm(Form):
    """Nobody has a passphrase here yet."""

    def __init__(self, opening: Opening) -> None:
        hint = "Première ouverture : choisir une phrase de plusieurs mots, facile à retenir."
        super().__init__(opening, hint)

    def compose(self) -> ComposeResult:
        """Name, phrase, phrase; one key to try first."""
        name = Input(id="agent", compact=True, select_on_focus=False)
        yield from self.line("Votre nom (agent)", name)
        yield from self.line("Phrase de passe", self.secret("phrase"))
        yield from self.line("La même, encore", self.secret("again"))
        yield self.words()
        yield Words(OFFER, id="offer")

    def on_input_changed(self, event: Input.Changed) -> None:
        """The strength of a new passphrase, while it is typed."""
        if event.input.id != "again":
            phrase = self.text("phrase")
            self.say(strength(phrase, self.text("agent")) if phrase else self.hint)

    @property
    def last_field(self) -> Input | None:
        """The second phrase."""
        return self.query_one("#again", Input)

    def way_in(self) -> WayIn | str:
        """The database, its first agent and the recovery code."""
        name, phrase = self.text("agent").strip(), self.text("phrase")
        if not name:
            return "Il manque votre nom."
        if phrase != self.text("again"):
            return DIFFER
        return weakness(phrase, name) or (lambda: self.opening.begin(name, phrase))


class UnlockForm(Form):
    """`agents`: the last one first. `said`: instead of the hint, until something is tried."""

    def __init__(self, opening: Opening, agents: tuple[Agent, ...], said: str = "") -> None:
        several = "↑ ↓ : un autre agent" if len(agents) > 1 else ""
        super().__init__(opening, "\n".join(words for words in (said, several) if words))
        self._several = several
        self._agents = agents
        self._at = 0

    def compose(self) -> ComposeResult:
        """Who, and the phrase."""
        yield from self.line("Agent", Words(self._agents[0].name, id="agents"))
        yield from self.line("Phrase de passe", self.secret("phrase"))
        yield self.words()

    def on_key(self, event: events.Key) -> None:
        """↑ ↓ choose the agent."""
        if event.key in ("up", "down") and self._several:
            event.stop()
            self._at = (self._at + (1 if event.key == "down" else -1)) % len(self._agents)
            self.query_one("#agents", Words).update(self._agents[self._at].name)

    @property
    def last_field(self) -> Input | None:
        """The phrase."""
        return self.query_one("#phrase", Input)

    def way_in(self) -> WayIn | str:
        """The agent's phrase, or the recovery code."""
        agent, phrase = self._agents[self._at], self.text("phrase")
        if phrase:
            return lambda: self.opening.enter(agent, phrase)
        return self._several or "Taper la phrase de passe, puis Entrée."


class RescueForm(Form):
    """`proven`: who came in with the recovery code, and has no phrase any more."""

    def __init__(self, opening: Opening, proven: Proven) -> None:
        hint = (
            "Code de secours accepté. Choisir votre nouvelle phrase.\n"
            "La clé change, le code aussi : le papier qui a servi n’ouvrira plus."
        )
        super().__init__(opening, hint)
        self._proven = proven

    def compose(self) -> ComposeResult:
        """Who, phrase, phrase."""
        who = Words(self._proven.agent.name, id="agents")
        yield from self.line("Agent", who)
        yield from self.line("Nouvelle phrase", self.secret("phrase"))
        yield from self.line("La même, encore", self.secret("again"))
        yield self.words()

    def on_input_changed(self, event: Input.Changed) -> None:
        """The strength, while it is typed."""
        if event.input.id == "phrase":
            phrase = self.text("phrase")
            self.say(strength(phrase, self._proven.agent.name) if phrase else self.hint)

    @property
    def last_field(self) -> Input | None:
        """The second phrase."""
        return self.query_one("#again", Input)

    def way_in(self) -> WayIn | str:
        """A new data key, then the desk."""
        phrase, proven = self.text("phrase"), self._proven
        if phrase != self.text("again"):
            return DIFFER
        weak = weakness(phrase, proven.agent.name)
        return weak or (lambda: self.opening.rescue(proven, phrase))
